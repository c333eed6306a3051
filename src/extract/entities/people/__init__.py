"""People: individuals by name, what they are, and the countries that the text ties them to."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from extract import records
from extract.analysis import Analysis
from extract.article import Article
from extract.entities.people import candidates, descriptions, identity, lists, roles, ties
from extract.mentions import CountryMention, Found, Mention, OrganisationMention, PersonMention, Tie
from extract.phrases.words import Words, words_of
from extract.tokens import Span


def find(analysis: Analysis, found: Found) -> list[PersonMention]:  # noqa: ARG001 (people come first)
    """The mentions of people in the order of the text; those of one person carry the same name."""
    words = words_of(analysis.tokens)
    people = identity.group(words, candidates.find(words, analysis.names))
    marks = words.marked(span for person in people for span in person.mentions)
    mentions = [
        _mention(words, span, name, marks, number)
        for number, person in enumerate(people)
        for name in [_name(words, person.mentions)]
        for span in person.mentions
    ]
    mentions.sort(key=lambda mention: mention.first)
    shared = [
        mention
        for listed in lists.lists(words, roles.settle(mentions))
        for mention in lists.share_roles(words, listed, marks)
    ]
    return descriptions.tie(words, ties.tie(words, shared))


def _mention(words: Words, span: Span, name: str, people: Sequence[bool], number: int) -> PersonMention:
    tokens = words.tokens
    spans = tuple(
        Mention(role.first, role.stop, tokens.start(role), tokens.end(role))
        for role in roles.find(words, span, people)
    )
    start, end = tokens.start(span), tokens.end(span)
    return PersonMention(span.first, span.stop, start, end, name, spans, person=number)


def _name(words: Words, mentions: Sequence[Span]) -> str:
    """The fullest of `mentions`, the first of several; one in capitals only where there is no other."""
    fullest = max(
        sorted(mentions, key=lambda span: span.first),
        key=lambda span: (
            not words.shouted[span.first],
            len(words.key(span)),
            len(words.tokens.surface(span)),
        ),
    )
    return " ".join(words.tokens.surface(fullest).split())


def resolve(found: Found, article: Article) -> list[records.Person]:
    """The people found, with roles and countries, in the order of their first mentions."""
    people: dict[tuple[str, int], list[PersonMention]] = {}
    for mention in found.people:
        people.setdefault((mention.name, mention.person), []).append(mention)
    return [_person(name, mentions, found, article) for (name, _), mentions in people.items()]


def _person(name: str, mentions: Sequence[PersonMention], found: Found, article: Article) -> records.Person:
    text = article.text
    evidence = {
        (country.first, country.stop): country
        for mention in mentions
        for tie in mention.ties
        for country in _tied(tie, found.countries)
    }
    return records.Person(
        name=name,
        mentions=[records.Mention(text=text[m.start : m.end], start=m.start, end=m.end) for m in mentions],
        roles=[_role(role, found.organisations, text) for mention in mentions for role in mention.roles],
        countries=[
            records.CountryEvidence(
                code=country.code,
                start=country.start,
                end=country.end,
                text=text[country.start : country.end],
            )
            for _, country in sorted(evidence.items())
        ],
    )


def _tied(tie: Tie, countries: Sequence[CountryMention]) -> list[CountryMention]:
    """The countries that `tie` gives its person: all in its words, or one where people share them in turn."""
    first, stop = (bisect_left(countries, edge, key=attrgetter("first")) for edge in (tie.first, tie.stop))
    inside = [country for country in countries[first:stop] if country.stop <= tie.stop]
    if tie.sharers == 1:
        return inside
    return [inside[tie.share]] if len(inside) == tie.sharers else []


def _role(role: Mention, organisations: Sequence[OrganisationMention], text: str) -> records.Role:
    """A role with the first organisation that it names; the last one's name is never cut."""
    first = bisect_right(organisations, role.first, key=attrgetter("stop"))
    named = organisations[first : bisect_left(organisations, role.stop, key=attrgetter("first"))]
    end = max([role.end, *(organisation.end for organisation in named)])
    return records.Role(
        text=text[role.start : end], start=role.start, end=end, organisation=named[0].name if named else None
    )
