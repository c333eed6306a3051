"""Organisations: companies, institutions, parties, media, clubs, armed groups and other bodies by name."""

from collections.abc import Sequence

from extract import records
from extract.analysis import Analysis
from extract.article import Article
from extract.entities.organisations import acronyms, candidates, identity
from extract.mentions import Found, OrganisationMention
from extract.phrases.sport_codes import coded_countries
from extract.phrases.words import Words, words_of
from extract.tokens import Span


def find(analysis: Analysis, found: Found) -> list[OrganisationMention]:
    """The mentions of organisations in the order of the text; those of one carry the same name and acronym."""
    words = words_of(analysis.tokens)
    codes = [span for span, _ in coded_countries(analysis.tokens, found.people)]
    names = candidates.find(words, analysis.names, words.marked((*found.people, *codes)))
    organisations = identity.group(words, names, found.people)
    mentions = [
        mention for organisation in organisations for mention in _mentions(words, organisation.mentions)
    ]
    return sorted(mentions, key=lambda mention: mention.first)


def _mentions(words: Words, spans: Sequence[Span]) -> list[OrganisationMention]:
    tokens = words.tokens
    fullest = max(
        spans, key=lambda span: (not words.shouted[span.first], len(words.key(span)), span.stop - span.first)
    )
    name = " ".join(tokens.surface(fullest).split())
    acronym = next((tokens.surface(span) for span in spans if acronyms.is_acronym(words, span)), None)
    return [
        OrganisationMention(span.first, span.stop, tokens.start(span), tokens.end(span), name, acronym)
        for span in spans
    ]


def resolve(found: Found, article: Article) -> list[records.Organisation]:
    """One organisation for each name, in the order of their first mentions."""
    organisations: dict[str, list[OrganisationMention]] = {}
    for mention in found.organisations:
        organisations.setdefault(mention.name, []).append(mention)
    return [
        records.Organisation(
            name=name,
            acronym=mentions[0].acronym,
            mentions=[
                records.Mention(text=article.text[m.start : m.end], start=m.start, end=m.end)
                for m in mentions
            ],
        )
        for name, mentions in organisations.items()
    ]
