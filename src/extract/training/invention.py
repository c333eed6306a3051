"""Made-up articles: the sentences of `words/` with their slots filled at random, labelled as they are filled."""

import re
from collections.abc import Iterator
from random import Random

from extract.analysis import Label, ModelSpan
from extract.names.labels import encode
from extract.tokens import tokenise
from extract.training.corpus import Example, Paragraph
from extract.training.words import Forms, Name, classes, patterns, people, sentences, slots

_PIECE = re.compile(r"\{([^{}]*)\}|\[(PER|ORG|LOC|MISC) ([^\]]*)\]|([^{}\[\]]+)")
_PEOPLE = {"per", "reversed", "fam", "given"}
_PLACES = {"city", "country"}
_BODIES = {"org", "body", "court", "university", "ngo"}  # their names are made by pattern, too
_PATTERN_RATE = 0.4
_COINED: dict[str, Label] = {"org": "ORG", "per": "PER", "city": "LOC"}
_LETTERS = "AABCCDEEFGIILMNNOOPPRRSSTTUUV"
_PARTICLES = ("de", "De", "Le", "van", "von", "da", "dos", "El", "ben")
_SUFFIXES = (
    "Corporation", "Inc", "Group", "Games", "Music", "Bank", "Airlines", "Technologies", "Motors", "Pharma", "Media",
    "Energy", "Systems", "Studios", "Entertainment", "International", "Industries", "Capital", "Foundation", "Records",
    "SA", "SARL", "Ltd", "Santé", "Conseil", "Assurances", "Immobilier", "Transports", "Distribution",
)  # fmt: skip
_SYLLABLES = (
    "ba", "bel", "cor", "da", "den", "do", "fa", "fer", "ga", "gen", "gri", "ha", "jo", "ka", "kel", "lan", "lem",
    "li", "lo", "ma", "mer", "mi", "nar", "ne", "no", "ou", "pa", "per", "ra", "rin", "ro", "sa", "sel", "so", "ta",
    "ten", "ti", "tor", "va", "vel", "vi", "xa", "ya", "zen",
)  # fmt: skip
_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}
_VOWELS = "aeiouyhàâéèêëîïôùûœAEIOUHÉÈÊÎÔŒ"
Part = tuple[Forms, Label | None]


def invent(random: Random) -> Example:
    """An article of 4 to 12 paragraphs of one or two sentences; nothing is known of its tags."""
    return [_paragraph(random, random.choice((1, 1, 2))) for _ in range(random.randint(4, 12))]


def person(random: Random) -> tuple[Forms, Forms]:
    """A given name and a family name of one origin."""
    origin = "fr" if random.random() < 0.4 else random.choice(sorted(people()))
    names = people()[origin]
    given, family = random.choice(names["given"]), random.choice(names["family"])
    match random.random():
        case chance if chance < 0.05:
            return (*given, random.choice(_LETTERS), "."), family
        case chance if chance < 0.1:
            return given, (*family, "-", *random.choice(names["family"]))
        case chance if chance < 0.14:
            return given, (random.choice(_PARTICLES), *family)
    return given, family


def _paragraph(random: Random, length: int) -> Paragraph:
    forms: list[str] = []
    names: list[ModelSpan] = []
    for sentence in random.choices(sentences(), k=length):
        begin = len(forms)
        for part, label in _fill(sentence, random):
            if label:
                names.append(ModelSpan(len(forms), len(forms) + len(part), label))
            forms.extend(part)
        forms[begin] = forms[begin][0].upper() + forms[begin][1:]
    return Paragraph(forms, encode(names, len(forms)), [-1] * len(forms))


def _fill(sentence: str, random: Random) -> Iterator[Part]:
    """The stretches of a sentence, the slots filled."""
    family: Forms | None = None
    for slot, label, name, plain in _PIECE.findall(sentence):
        if not slot:
            yield tuple(tokenise(plain or name).forms), label or None
        elif slot in _PEOPLE:
            given, new = person(random)
            family = new if slot in {"per", "reversed"} else family
            written = {"per": given + new, "reversed": new + given, "fam": family or new, "given": given}
            yield written[slot], "PER"
        else:
            yield from _fill_slot(slot, random)


def _fill_slot(slot: str, random: Random) -> Iterator[Part]:
    """What stands in a slot that names no person."""
    if "|" in slot:
        yield (random.choice(slot.split("|")),), None
    elif slot == "acronym":
        yield ("".join(random.choices(_LETTERS, k=random.randint(2, 5))),), "ORG"
    elif slot == "unnamed":
        yield person(random)[1], None
    elif slot.startswith("coined "):
        yield _coined(slot.removeprefix("coined "), random)
    else:
        yield from _name(slot, random)


def organisation(random: Random, kind: str) -> Name:
    """An organisation of the class `kind`, from its list or made up by a pattern."""
    if kind not in _BODIES or random.random() > _PATTERN_RATE:
        return random.choice(classes()[kind])
    determiner, pattern = _split_determiner(random.choice(patterns()))
    parts = _fill(_PIECE.sub(lambda match: _listed(match, random), pattern), random)
    return Name(determiner, tuple(form for forms, _ in parts for form in forms))


def _split_determiner(text: str) -> tuple[str, str]:
    """The determiner that `text` begins with, and the rest."""
    if text.startswith("l'"):
        return "l'", text[2:]
    determiner, _, rest = text.partition(" ")
    return determiner, rest


def _listed(match: re.Match[str], random: Random) -> str:
    """A slot of a pattern filled from its list; any other stretch as it is."""
    return random.choice(slots()[match[1]]) if match[1] in slots() else match[0]


def _coined(kind: str, random: Random) -> Part:
    """One or two words that mean nothing; a company's suffix may follow a word or a family name."""
    words = ["".join(random.choices(_SYLLABLES, k=random.randint(2, 3))).capitalize() for _ in range(2)]
    if kind == "org" and random.random() < 0.3:
        first = random.choice(((words[0],), person(random)[1]))
        return (*first, random.choice(_SUFFIXES)), "ORG"
    return tuple(words[: random.choice((1, 1, 2))]), _COINED[kind]


def _name(slot: str, random: Random) -> Iterator[Part]:
    """A name of the slot's class, with the preposition and determiner that it asks for."""
    preposition, _, kind = slot.rpartition(" ")
    name = organisation(random, kind.rstrip("!"))
    determiner = "" if kind.endswith("!") else name.determiner
    before = _before(preposition, determiner, name)
    if before:
        yield before, None
    yield name.forms, "LOC" if kind.rstrip("!") in _PLACES else "ORG"


def _before(preposition: str, determiner: str, name: Name) -> Forms:
    contracted = _CONTRACTED.get((preposition, determiner))
    if contracted:
        return (contracted,)
    if preposition == "de" and not determiner and name.forms[0][0] in _VOWELS:
        return ("d'",)
    return tuple(filter(None, (preposition, determiner)))
