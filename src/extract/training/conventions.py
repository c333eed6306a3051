"""WiNER's entities brought to the conventions of this project's records.

WiNER marks the portfolio in a title ("ministre de l'[Intérieur]"), bodies by a bare common noun
("[Parlement]"), some articles, and the family name in "loi [Macron]"; it also leaves repeated mentions of a
name unmarked. A record does none of these, so the training data must not either.
"""

import re
from collections.abc import Iterable, Iterator

from extract.training.mending import Entity

_ARTICLE = re.compile(r"(?:l['’]|d['’]|qu['’]|les? |la |des? |du )(?=\w)")
_TITLE = re.compile(r"\b[Mm]inistres?(?: [a-zéèêçïû-]+){0,3} (?:de l['’]|de la |des |du )$")
_TITLES = re.compile(r"\b[Mm]inistres?\b[^.;:\n()]{0,60}(?:de l['’]|de la |des |du |, |et )$")
_MINISTRY = re.compile(r"\b[Mm]inistère (?:[a-zéèçù]+ )?(?:de l['’]|de la |des |du )$")
_NAMED_AFTER = re.compile(
    r"\b(?:affaire|avenue|boulevard|cours|cyclone|fondation|loi|ouragan|prix|quai|rue|stade|square) (?:de |d['’])?$"
    r"|\b(?:clan|couple|famille|place) $",
    re.IGNORECASE,
)
_COMMON_NOUNS = frozenset(
    {
        "armée", "assemblée", "communauté internationale", "congrès", "cour", "droite", "défense", "fisc",
        "gauche", "gendarmerie", "gouvernement", "gouvernement civil", "journal de 20h", "libéraux", "mairie",
        "outre-mer", "parlement", "parquet", "police", "préfecture", "services de renseignements", "sénat",
        "transport", "transports", "tribunal", "tribunal correctionnel", "voltigeurs", "écologistes", "état",
    }
)  # fmt: skip


def follow_guidelines(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """The entities of a record among WiNER's, in the order of the text."""
    trimmed = [_trim(text, entity) for entity in entities]
    ruled = [ruled for entity in trimmed for ruled in _rule(text, entity)]
    return sorted([*ruled, *_repeats(text, trimmed, ruled)], key=lambda entity: entity["start"])


def _trim(text: str, entity: Entity) -> Entity:
    """Without a leading article or preposition in lower case; particles belong to people's names."""
    if entity["label"] == "PER":
        return entity
    match = _ARTICLE.match(text, entity["start"], entity["end"])
    return entity | {"start": match.end()} if match else entity


def _rule(text: str, entity: Entity) -> Iterator[Entity]:
    """The entity as a record has it, or nothing."""
    before = text[max(0, entity["start"] - 90) : entity["start"]]
    match entity["label"]:
        case "ORG":
            yield from _rule_organisation(text, entity, before)
        case "PER" if _NAMED_AFTER.search(before):
            return
        case _:
            yield entity


def _rule_organisation(text: str, entity: Entity, before: str) -> Iterator[Entity]:
    surface = text[entity["start"] : entity["end"]]
    ministry = _MINISTRY.search(before)
    if ministry:
        yield entity | {"start": entity["start"] - len(before) + ministry.start()}
    elif not (_is_common(surface) or _is_portfolio(surface, before)):
        yield entity


def _is_common(surface: str) -> bool:
    """Whether `surface` is a common noun that names no body."""
    return surface.lower() in _COMMON_NOUNS or surface.lower().startswith("gouvernement ")


def _is_portfolio(surface: str, before: str) -> bool:
    """Whether `surface` says what a minister is in charge of."""
    is_word = surface.isalpha() and not surface.isupper()
    return bool(_TITLE.search(before) or (is_word and _TITLES.search(before)))


def _repeats(text: str, marked: list[Entity], ruled: list[Entity]) -> Iterator[Entity]:
    """Mentions that the annotators passed over: a name that they marked elsewhere in the same text."""
    taken = [(entity["start"], entity["end"]) for entity in (*marked, *ruled)]
    labels = {text[entity["start"] : entity["end"]]: entity["label"] for entity in ruled}
    for surface in sorted(labels, key=len, reverse=True):
        if labels[surface] not in {"PER", "ORG", "LOC"} or not surface[0].isupper() or len(surface) < 3:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(surface)}(?![\w-])", text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                yield {"start": match.start(), "end": match.end(), "label": labels[surface]}
