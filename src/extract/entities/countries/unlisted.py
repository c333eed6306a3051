"""Towns in no list, where the text itself says where they are: "à El Granado, en Andalousie", "Mobile (Alabama)"."""

from collections.abc import Iterator, Mapping, Sequence

from extract.entities.countries.context import Context
from extract.entities.countries.cues import says_where
from extract.lexicon import places
from extract.mentions import CountryMention
from extract.tokens import Span

_SEPARATORS = places.words("separator")
_AT = frozenset({"à"})
# Between the town and its land stand at most a comma, a preposition and an article.
_WIDEST_GAP = 3


def unlisted_towns(context: Context, mentions: Sequence[CountryMention]) -> Iterator[CountryMention]:
    """The model's names right before a land of `mentions`, in their order, that no list has and a town would be."""
    names = {name.stop: name for name in context.analysis.names}
    for index, land in enumerate(mentions):
        before = mentions[index - 1] if index else None
        name = _name_before(context, names, land)
        if name and _is_free(context, name, before) and _is_town(context, name, land, before):
            tokens = context.tokens
            start, end = tokens.start(name), tokens.end(name)
            yield CountryMention(name.first, name.stop, start, end, land.code, "city", None)


def _name_before(context: Context, names: Mapping[int, Span], land: CountryMention) -> Span | None:
    """The name that the words before `land` place there."""
    if land.kind not in {"name", "subdivision"} or context.tokens.forms[land.stop - 1].islower():
        return None
    near = (names.get(land.first - length) for length in range(1, _WIDEST_GAP + 1))
    return next((name for name in near if name and says_where(context, name, land)), None)


def _is_free(context: Context, name: Span, before: CountryMention | None) -> bool:
    taken = before is not None and before.stop > name.first
    is_half = context.before(name.first) == "-"
    named = not context.is_person(name) and context.tokens.forms[name.first][0].isupper()
    return named and not taken and not is_half


def _is_town(context: Context, name: Span, land: CountryMention, before: CountryMention | None) -> bool:
    """Whether one is "à" it; in brackets a region follows towns alone, or the model sees a place."""
    preceding = context.before(name.first)
    if preceding in _AT:
        return True
    if context.before(land.first) != "(" or land.kind != "subdivision" or context.has_article(name):
        return False
    listed = preceding in _SEPARATORS and before is not None and before.stop == name.first - 1
    return (listed and before is not None and before.kind == "city") or context.is_called("LOC", name)
