"""The day from which relative dates are resolved."""

from typing import Final

from extract import timex
from extract.article import Article
from extract.entities.dates.expressions import CalendarDate, Clock
from extract.mentions import DateMention, Found
from extract.records import Anchor

_TOP: Final = 600  # characters of a text in which a dateline stands
_PLACE: Final = 40  # characters of the place before it
_MARGIN: Final = 10
_PUBLISHED: Final = ("publié le", "publiée le", "mis à jour le", "posté le", "paru le", "publié :", "date :")


def anchor(found: Found, article: Article) -> Anchor | None:
    """The day from which relative dates are resolved: the input's own, else that of a dateline."""
    if article.published is not None:
        return Anchor(date=article.published.isoformat(), origin="published", start=None, end=None)
    for mention in found.dates:
        said = mention.expression
        if isinstance(said, Clock):
            said = said.day
        if not isinstance(said, CalendarDate) or None in {said.year, said.month, said.day}:
            continue
        day = timex.day_or_none(said.year or 0, said.month or 0, said.day or 0)
        if day and _is_dateline(article.text, mention):
            return Anchor(date=day.isoformat(), origin="dateline", start=mention.start, end=mention.end)
    return None


def _is_dateline(text: str, mention: DateMention) -> bool:
    """Whether a date opens its line, or follows a place or "Publié le"; only at the top of the text."""
    if mention.start > _TOP:
        return False
    line_start = text.rfind("\n", 0, mention.start) + 1
    before = text[line_start : mention.start].strip().lower()
    if before.endswith(_PUBLISHED):
        return True
    after = text[mention.end : mention.end + _MARGIN].partition("\n")[0].lstrip()
    is_place = len(before) <= _PLACE and before.endswith((",", ", le", "(", "-", "–", "—"))
    opens = not before or is_place
    closes = not after or after[0] in ".–—-():|,"
    return opens and closes
