"""Made-up articles: the sentences of `words/` with their slots filled at random, labelled as they are filled."""

import re
from collections.abc import Iterator
from random import Random

from extract.analysis import Label, ModelSpan
from extract.names.labels import encode
from extract.tokens import tokenise
from extract.training.corpus import Example, Paragraph
from extract.training.words import Forms, Name, classes, patterns, people, sentences, slots, split_determiner

_PIECE = re.compile(r"\{([^{}]*)\}|\[(PER|ORG|LOC|MISC) ([^\]]*)\]|([^{}\[\]]+)")
_PLACES = {"city", "country"}
_BODIES = {"org", "body", "court", "university", "ngo"}  # their names are made by pattern, too
_PATTERN_RATE = 0.4
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
    family = names["family"] or people()["fr"]["family"]
    return random.choice(names["given"]), random.choice(family)


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
    family = person(random)[1]
    for slot, label, name, plain in _PIECE.findall(sentence):
        if plain:
            yield tuple(tokenise(plain).forms), None
        elif label:
            yield tuple(tokenise(name).forms), label
        elif "|" in slot:
            yield (random.choice(slot.split("|")),), None
        elif slot == "per":
            given, family = person(random)
            yield given + family, "PER"
        elif slot in {"fam", "given"}:
            yield family if slot == "fam" else person(random)[0], "PER"
        elif slot == "unnamed":
            yield person(random)[1], None
        else:
            yield from _name(slot, random)


def organisation(random: Random, kind: str) -> Name:
    """An organisation of the class `kind`, from its list or made up by a pattern."""
    if kind not in _BODIES or random.random() > _PATTERN_RATE:
        return random.choice(classes()[kind])
    determiner, pattern = split_determiner(random.choice(patterns()))
    parts = _fill(_PIECE.sub(lambda match: _listed(match, random), pattern), random)
    return Name(determiner, tuple(form for forms, _ in parts for form in forms))


def _listed(match: re.Match[str], random: Random) -> str:
    """A slot of a pattern filled from its list; any other stretch as it is."""
    return random.choice(slots()[match[1]]) if match[1] in slots() else match[0]


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
