"""Words that say of a name beside them that it is a place, a region or a people."""

from extract.entities.countries.candidates import Candidate
from extract.entities.countries.context import Context
from extract.lexicon import places
from extract.tokens import Span

_ARTICLES = places.words("article")
_DETERMINERS = places.words("determiner")
_SEPARATORS = places.words("separator")
_LIST_WORDS = places.words("list")
_TO_A_TOWN = places.words("to town")
_TO_A_REGION = places.words("to region")
_OPENERS = places.words("opener")
_INSIDE = places.words("inside")
_ENDS = frozenset({".", "!", "?", "…", "..."})
# "dans le Nord", "dans la Manche": any north, or the sea.
_EVERYWHERE = frozenset({"nord", "manche"})


def is_located(context: Context, candidate: Candidate) -> bool:
    """Whether a word beside the name says that it is a place."""
    before = context.before(candidate.first)
    if context.in_brackets(candidate):
        return True
    if "city" in candidate.kinds and _is_located_town(context, candidate, before):
        return True
    return candidate.kinds != {"city"} and _is_located_region(context, candidate, before)


def _is_located_town(context: Context, candidate: Candidate, before: str) -> bool:
    classes, joint, _ = context.head(candidate)
    unaccented = before == "a" and context.tokens.forms[candidate.first - 1] == "A"
    club = not joint and "club" in places.classes().get(context.tokens.forms[candidate.first - 1], ())
    return before in _TO_A_TOWN or unaccented or club or bool(joint and "town" in classes)


def _is_located_region(context: Context, candidate: Candidate, before: str) -> bool:
    classes, joint, _ = context.head(candidate)
    if joint and "region" in classes:
        return True
    if candidate.form.river:
        inside = before in _ARTICLES and context.before(candidate.first - 1) == "dans"
        return before == "en" or (inside and candidate.key not in _EVERYWHERE)
    bare = before == "de" and candidate.key in places.words("bare country") - context.names_of_people
    bare = bare or (is_called_land(context, candidate) and "name" in candidate.kinds)
    known = any(place.known for place in candidate.readings)
    return bare or before in _TO_A_REGION or (known and context.has_article(candidate))


def is_division(context: Context, candidate: Candidate) -> bool:
    """Whether the noun before the name is that of a part of a country: "l'État de New York"."""
    classes, joint, _ = context.head(candidate)
    return bool(joint) and "division" in classes


def is_called_land(context: Context, candidate: Candidate) -> bool:
    """Whether the words after the name call it a land: "Maurice, l'île sœur"."""
    comma, article, noun = (*context.tokens.lowers[candidate.stop : candidate.stop + 3], "", "", "")[:3]
    return comma == "," and article in _ARTICLES and "land" in places.classes().get(noun, ())


def is_named_body(context: Context, candidate: Candidate) -> bool:
    """Whether the name ends that of a body: "Hydro-Québec", "Santé Québec"; a town's end so too: "Vieux-Québec"."""
    first = candidate.first - (context.before(candidate.first) == "-")
    word = context.tokens.forms[first - 1] if first else ""
    small_word = word.lower() in _TO_A_TOWN or word.lower() in places.words("old town")
    return len(word) > 2 and word[0].isupper() and not small_word and not context.opens_line(candidate.first)


def speaks_of_region(context: Context, candidate: Candidate) -> bool:
    """Whether the people of a town are those of its region: "le Conseil d'État genevois"."""
    classes, joint, _ = context.head(candidate)
    return not joint and "region body" in classes


def is_people(context: Context, candidate: Candidate) -> bool:
    """Whether a demonym is written small, or as a noun after its determiner: "picard", "les Picards"."""
    small = context.tokens.forms[candidate.first].islower()
    return small or context.before(candidate.first) in _DETERMINERS


def goes_on(context: Context, candidate: Candidate) -> bool:
    """Whether a longer name goes on after the words: "Carnegie Mellon", "Saint-Jean-Évangéliste"."""
    tokens, stop = context.tokens, candidate.stop
    joined = context.after(candidate) == "-" and not tokens.spaced(stop) and stop + 1 < len(tokens)
    if context.opens_line(stop):
        return False
    after = tokens.forms[stop + 1] if joined else context.after(candidate)
    return len(after) > 1 and after[0].isupper()


def are_listed(context: Context, earlier: Span, later: Span) -> bool:
    """Whether nothing but what joins the parts of a list stands between the two names."""
    gap = context.tokens.lowers[earlier.stop : later.first]
    return 0 < len(gap) <= 3 and gap[0] in _SEPARATORS and _LIST_WORDS.issuperset(gap)


def follows_at_once(context: Context, earlier: Span, later: Span) -> bool:
    """Whether the later name stands right beside the earlier one: "Paris Saint-Germain"."""
    tokens = context.tokens
    gap = tokens.normalised[tokens.end(earlier) : tokens.start(later)]
    return earlier.stop == later.first and gap in {"", " "}


def is_apposed(context: Context, earlier: Span, later: Span) -> bool:
    """Whether the later name says where the earlier one is: "Plano, au Texas", "Košice (Slovaquie)"."""
    gap = context.tokens.lowers[earlier.stop : later.first]
    return 0 < len(gap) <= 3 and gap[0] in _OPENERS and _INSIDE.issuperset(gap[1:])


def says_where(context: Context, earlier: Span, later: Span) -> bool:
    """Whether nothing else can be meant: "Plano, au Texas", "Mobile (Alabama)", but not "à Plano, le Texas"."""
    tokens = context.tokens
    gap = tokens.lowers[earlier.stop : later.first]
    if gap == ["("]:
        return context.in_brackets(later)
    return is_apposed(context, earlier, later) and len(gap) > 1 and gap[0] == "," and gap[1] in _TO_A_REGION


def belongs_to(context: Context, earlier: Span, later: Span) -> bool:
    """Whether nothing but "de" joins the two: "un Congolais de Brazzaville"."""
    between = range(earlier.stop, later.first)
    return len(between) == 1 and context.tokens.lowers[earlier.stop] in places.words("of")


def opens_sentence(context: Context, candidate: Candidate) -> bool:
    """Whether one word with a capital stands where any word has one, and no mark sets it apart."""
    first = candidate.first
    opens = context.before(first) in _ENDS or context.opens_line(first)
    return " " not in candidate.key and opens and context.after(candidate) not in {":", "(", ","}
