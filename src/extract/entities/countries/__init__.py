"""Countries: every mention that points at one, by name, demonym, region or town.

The lists of `lexicon/fr/countries/` find; people's names and the words around decide. A form that means
several places takes the one whose country the text names elsewhere, else the default of `homonyms.csv`.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract import records
from extract.analysis import Analysis
from extract.article import Article
from extract.entities.countries.appositions import told_codes
from extract.entities.countries.candidates import Candidate, scan
from extract.entities.countries.context import Context
from extract.entities.countries.cues import are_listed, follows_at_once, goes_on, is_apposed
from extract.entities.countries.meaning import choose, evidence, is_certain
from extract.entities.countries.traps import is_trap
from extract.entities.countries.unlisted import unlisted_towns
from extract.lexicon import places
from extract.lexicon.places import Place
from extract.mentions import CountryMention, Found
from extract.phrases.sport_codes import coded_countries
from extract.tokens import Span


def find(analysis: Analysis, found: Found) -> list[CountryMention]:
    """The words of the text that point at a country, in order."""
    context = Context(analysis.tokens, analysis, found)
    codes = [
        _mention(context, span, code, "name", None)
        for span, code in coded_countries(analysis.tokens, found.people)
    ]
    kept = [candidate for candidate in scan(analysis.tokens) if not is_trap(context, candidate)]
    if not kept:
        return codes
    coded = {mention.first for mention in codes}
    named = [mention for mention in _mentions(context, kept) if mention.first not in coded]
    mentions = sorted([*codes, *named, *_halves(context, kept)], key=lambda mention: mention.first)
    return sorted([*mentions, *unlisted_towns(context, mentions)], key=lambda mention: mention.first)


def _mentions(context: Context, candidates: Sequence[Candidate]) -> list[CountryMention]:
    told = evidence(candidates)
    chosen = [
        (candidate, choose(context, candidate, told, apposed))
        for candidate, apposed in zip(candidates, told_codes(context, candidates), strict=True)
    ]
    meant = [(candidate, place) for candidate, place in chosen if place is not None]
    sure = [is_certain(context, candidate, place, told) for candidate, place in meant]
    for make_sure in (_repeat, _spread, _repeat):
        make_sure(context, meant, sure)
    _keep_one_of_each_name(context, meant, sure)
    return [
        _mention(context, candidate, place.code, place.kind, place.subdivision)
        for (candidate, place), certain in zip(meant, sure, strict=True)
        if certain
    ]


def _spread(context: Context, meant: Sequence[tuple[Candidate, Place]], sure: list[bool]) -> None:
    """Make sure what stands beside something sure: "Allier, Creuse et Corrèze", "Plano, au Texas"."""
    forwards = list(pairwise(range(len(meant))))
    for known, other in [*forwards, *((late, early) for early, late in reversed(forwards))]:
        if sure[other] or not sure[known]:
            continue
        early, late = sorted((known, other))
        (first, first_place), (second, second_place) = meant[early], meant[late]
        sure[other] = (first_place.kind == second_place.kind and are_listed(context, first, second)) or (
            first_place.code == second_place.code and is_apposed(context, first, second)
        )


def _repeat(context: Context, meant: Sequence[tuple[Candidate, Place]], sure: list[bool]) -> None:
    """Make sure the towns that the text has made sure elsewhere, but for names that may be other things."""
    found = {(c.key, place.code) for (c, place), certain in zip(meant, sure, strict=True) if certain}
    for index, (candidate, place) in enumerate(meant):
        told = place.kind == "city" and (candidate.key, place.code) in found
        if told and not candidate.is_doubtful and not goes_on(context, candidate):
            sure[index] = sure[index] or not context.has_article(candidate)


def _keep_one_of_each_name(
    context: Context, meant: Sequence[tuple[Candidate, Place]], sure: list[bool]
) -> None:
    """Of two towns side by side, the second is a part of the first's name: "Paris Saint-Germain"."""
    for early, late in pairwise(range(len(meant))):
        (first, first_place), (second, second_place) = meant[early], meant[late]
        towns = (
            not first_place.is_demonym
            and second_place.kind == "city"
            and first_place.code == second_place.code
        )
        if sure[early] and towns and follows_at_once(context, first, second):
            sure[late] = False


def _halves(context: Context, candidates: Sequence[Candidate]) -> list[CountryMention]:
    """The first halves of compound demonyms: "franco" and "germano" of "franco-germano-suisse"."""
    tokens, mentions = context.tokens, []
    for candidate in candidates:
        if not candidate.has_demonym:
            continue
        first = candidate.first
        while first >= 2 and tokens.forms[first - 1] == "-" and not tokens.spaced(first):
            code = places.prefixes().get(tokens.lowers[first - 2])
            if code is None:
                break
            first -= 2
            mentions.append(_mention(context, Span(first, first + 1), code, "demonym", None))
    return mentions


def _mention(
    context: Context, span: Span, code: str, kind: records.CountryKind, subdivision: str | None
) -> CountryMention:
    tokens = context.tokens
    return CountryMention(
        span.first, span.stop, tokens.start(span), tokens.end(span), code, kind, subdivision
    )


def resolve(found: Found, article: Article) -> list[records.Country]:
    """One country for each code, in the order of their first mentions."""
    mentions: dict[str, list[records.CountryMention]] = {}
    for mention in found.countries:
        mentions.setdefault(mention.code, []).append(
            records.CountryMention(
                text=article.text[mention.start : mention.end],
                start=mention.start,
                end=mention.end,
                kind=mention.kind,
                subdivision=mention.subdivision,
            )
        )
    names = places.country_names()
    return [records.Country(code=code, name=names[code], mentions=group) for code, group in mentions.items()]
