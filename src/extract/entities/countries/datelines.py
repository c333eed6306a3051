"""Towns at the head of a paragraph, from which the news is told: "BAILLEUL. Un feu", "SAINT-LÔ (AFP) – Une rame"."""

from collections import Counter
from collections.abc import Sequence

from extract.entities.countries.candidates import Candidate
from extract.entities.countries.context import Context

_BULLETS = frozenset({"•", "■", "▪", "●", "►", "*", "-", "–", "—"})
_DASHES = frozenset({"-", "–", "—"})
# "(AFP)", "(de notre correspondant)": no longer group in brackets belongs to a dateline.
_LONGEST_BRACKET = 6


def is_dateline(context: Context, candidate: Candidate) -> bool:
    """Whether the name is all that stands before a paragraph's text, and may be a town's and no person's."""
    return (
        "city" in candidate.kinds
        and not candidate.is_doubtful
        and _opens_paragraph(context, candidate.first)
        and _is_set_apart(context, candidate)
        and _is_nobody(context, candidate)
    )


def _is_nobody(context: Context, candidate: Candidate) -> bool:
    """Whether the text has nobody of that name; in capitals, nobody whose full name it gives."""
    in_capitals = context.tokens.surface(candidate).isupper()
    names = context.words_of_full_names if in_capitals else context.names_of_people
    return names.isdisjoint(candidate.key.split())


def country_of(datelines: Sequence[Candidate]) -> str | None:
    """The country of a text's datelines, by those that name one country only: one paper tells of one land."""
    codes: Counter[str] = Counter()
    for dateline in datelines:
        meant = {place.code for place in dateline.readings}
        if len(meant) == 1:
            codes.update(meant)
    return codes.most_common(1)[0][0] if codes else None


def _opens_paragraph(context: Context, first: int) -> bool:
    bulleted = first > 0 and context.tokens.forms[first - 1] in _BULLETS and context.opens_line(first - 1)
    return bulleted or context.opens_line(first)


def _is_set_apart(context: Context, candidate: Candidate) -> bool:
    """Whether a full stop, a dash, or, after capitals, a comma and a day end the dateline.

    Without capitals no second name may follow the dash: "Mercier – Dubois : le duel".
    """
    tokens, mark = context.tokens, _after_bracket(context, candidate.stop)
    end, after, later = (*tokens.forms[mark : mark + 3], "", "", "")[:3]
    in_capitals = tokens.surface(candidate).isupper()
    if end == ".":
        return not after[:1].islower()
    if end in _DASHES:
        apart = tokens.spaced(mark) and tokens.spaced(mark + 1)
        return apart and (in_capitals or later.islower() or later.isdigit())
    return end == "," and after.isdigit() and in_capitals


def _after_bracket(context: Context, stop: int) -> int:
    """The token after the brackets that open at `stop`, `stop` itself where none do."""
    forms = context.tokens.forms
    if stop >= len(forms) or forms[stop] != "(":
        return stop
    near = forms[stop : stop + _LONGEST_BRACKET + 2]
    return stop + near.index(")") + 1 if ")" in near else stop
