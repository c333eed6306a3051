"""Examples as they might also have been written: other names in the same places, other case, no accents."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from extract.analysis import Label, ModelSpan
from extract.names.labels import encode, spans
from extract.names.tags import UPOS
from extract.normalise import fold
from extract.training.corpus import Example, Paragraph
from extract.training.invention import organisation, person
from extract.training.words import Forms, classes

_PROPER = UPOS.index("PROPN")
_DETERMINERS = {
    "la": "la", "le": "le", "du": "le", "au": "le", "les": "les", "des": "les", "aux": "les", "l'": "l'",
}  # fmt: skip
_TOWN_BEFORE = {"à", "de"}
Choose = Callable[[Forms, str], Forms | None]


@dataclass(frozen=True, slots=True)
class Rates:
    """How often an article's names are exchanged, by label, and a paragraph's writing is changed."""

    people: float
    organisations: float
    places: float
    capitals: float
    lower: float
    plain: float

    def of_writing(self) -> "Rates":
        """The same without exchanges of names."""
        return replace(self, people=0, organisations=0, places=0)


def vary(example: Example, random: Random, rates: Rates) -> Example:
    """`example` with some of its names exchanged, the same for the same throughout, and some paragraphs rewritten."""
    for label, choose in _exchanges(random, rates).items():
        example = [_exchange(paragraph, label, choose) for paragraph in example]
    return [_rewrite(paragraph, random, rates) for paragraph in example]


def _exchanges(random: Random, rates: Rates) -> dict[Label, Choose]:
    """The labels whose names are exchanged this time, and by what."""
    chosen: dict[Label, Choose] = {}
    if random.random() < rates.people:
        chosen["PER"] = _people(random)
    if random.random() < rates.organisations:
        chosen["ORG"] = _remembered(lambda _, before: _organisation(random, before))
    if random.random() < rates.places:
        chosen["LOC"] = _remembered(lambda _, before: _town(random, before))
    return chosen


def _remembered(choose: Choose) -> Choose:
    known: dict[Forms, Forms | None] = {}

    def same(forms: Forms, before: str) -> Forms | None:
        if forms not in known:
            known[forms] = choose(forms, before)
        return known[forms]

    return same


def _people(random: Random) -> Choose:
    """New people for old: who shares a given or a family name still does."""
    given_names: dict[str, Forms] = {}
    family_names: dict[Forms, Forms] = {}

    def choose(forms: Forms, _: str) -> Forms:
        new_given, new_family = person(random)
        if len(forms) == 1 and forms[0] in given_names:
            return given_names[forms[0]]
        given, family = (forms[:1], forms[1:]) if len(forms) > 1 else ((), forms)
        new_family = family_names.setdefault(family, new_family)
        return (given_names.setdefault(given[0], new_given) if given else ()) + new_family

    return choose


def _organisation(random: Random, before: str) -> Forms | None:
    """An organisation that takes the determiner before it; half of them stay as they are."""
    wanted = _DETERMINERS.get(before, "")
    name = organisation(random, "org")
    return name.forms if name.determiner == wanted and random.random() < 0.5 else None


def _town(random: Random, before: str) -> Forms | None:
    return random.choice(classes()["city"]).forms if before in _TOWN_BEFORE else None


def _exchange(paragraph: Paragraph, label: Label, choose: Choose) -> Paragraph:
    """The paragraph with the names that carry `label` exchanged."""
    forms: list[str] = []
    tags: list[int] = []
    names: list[ModelSpan] = []
    at = 0
    for span in spans(paragraph.labels):
        forms += paragraph.forms[at : span.first]
        tags += paragraph.tags[at : span.first]
        old = tuple(paragraph.forms[span.first : span.stop])
        new = choose(old, forms[-1].lower() if forms else "") if span.label == label else None
        names.append(ModelSpan(len(forms), len(forms) + len(new or old), span.label))
        forms += new or old
        tags += (
            [_PROPER if len(new) < 4 else -1] * len(new) if new else paragraph.tags[span.first : span.stop]
        )
        at = span.stop
    forms += paragraph.forms[at:]
    return Paragraph(forms, encode(names, len(forms)), tags + paragraph.tags[at:])


def _rewrite(paragraph: Paragraph, random: Random, rates: Rates) -> Paragraph:
    """The paragraph in capitals, in lower case or without accents, or as it is."""
    chance = random.random()
    for rate, write in ((rates.capitals, str.upper), (rates.lower, str.lower), (rates.plain, _plain)):
        if chance < rate:
            return Paragraph([write(form) for form in paragraph.forms], paragraph.labels, paragraph.tags)
        chance -= rate
    return paragraph


def _plain(form: str) -> str:
    """Without accents, in the same case."""
    folded = fold(form)
    if form.islower() or len(folded) != len(form):
        return folded
    return "".join(new.upper() if old.isupper() else new for old, new in zip(form, folded, strict=True))
