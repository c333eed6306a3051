"""Words that say of a name beside them that it means no country."""

from extract.entities.countries.candidates import Candidate
from extract.entities.countries.context import Context
from extract.entities.countries.cues import is_called_land
from extract.entities.countries.datelines import is_dateline
from extract.entities.countries.forms import table
from extract.lexicon import places
from extract.lexicon.places import plain

_LINKS = places.words("link")
_GIVEN = frozenset(map(plain, places.words("given")))
_COMPASS = places.words("compass")
_SEPARATORS = places.words("separator")
_BODIES = places.words("us body")
_TONGUE = places.words("tongue")
_OTHER_TONGUES = places.words("other tongue")
_ADVERBS = places.words("adverb")
_THE_TONGUE = places.words("the tongue")
_NO_PERSON = places.words("no person")


def is_trap(context: Context, candidate: Candidate) -> bool:
    """Whether the words are a person's name, an expression, or part of something that names no country."""
    return (
        not candidate.readings
        or _is_person(context, candidate)
        or _is_part_of_a_name(context, candidate)
        or _is_named_after(context, candidate)
        or _is_firm(context, candidate)
        or _is_language(context, candidate)
        or _is_other_us(context, candidate)
    )


def _is_person(context: Context, candidate: Candidate) -> bool:
    """Whether a person's name covers the words; none stands after the preposition of a country or the plural's."""
    if (
        not context.is_person(candidate)
        or is_called_land(context, candidate)
        or is_dateline(context, candidate)
    ):
        return False
    unlike_a_person = context.before(candidate.first) in _NO_PERSON and not candidate.is_doubtful
    return candidate.kinds == {"city"} or not unlike_a_person


def _is_part_of_a_name(context: Context, candidate: Candidate) -> bool:
    """Joined by a hyphen to a word that is no place: "Marie-France", "Neuilly-sur-Marne", "Creys-Malville"."""
    tokens, first = context.tokens, candidate.first
    if first < 2 or context.before(first) != "-" or tokens.spaced(first) or tokens.spaced(first - 1):
        return False
    word = tokens.forms[first - 2]
    if tokens.forms[first].islower():
        return False
    if candidate.has_demonym:
        return word[0].isupper() and not word.endswith("o") and plain(word) not in _COMPASS
    are_acronyms = word.isupper() and tokens.forms[first].isupper() and len(word) > 1  # "PDCI-RDA", a party
    is_no_town = candidate.kinds == {"city"} and word[0].isupper() and table().lookup(plain(word)) is None
    return are_acronyms or is_no_town or word in _LINKS or plain(word) in _GIVEN


def _is_named_after(context: Context, candidate: Candidate) -> bool:
    """A currency, a dish, an order, a street, a square, a stop or a water: "franc suisse", "place d'Italie"."""
    classes, joint, index = context.head(candidate)
    if not classes:
        return False
    if candidate.has_demonym and not joint and ("currency" in classes or "dish" in classes):
        return True
    if "faith" in classes and candidate.key.startswith("dominicain"):
        return True
    towns = "city" in candidate.kinds and "name" not in candidate.kinds
    return candidate.kinds != {"demonym"} and (
        ("street" in classes and _is_one_street(context, index))
        or ("square" in classes and (not joint or (joint == "de" and not towns)))
        or (("stop" in classes or ("works" in classes and towns)) and not joint)
        or ("currency" in classes and joint == "de" and "name" in candidate.kinds)
        or ("water" in classes and not (joint and towns))
        or ("river" in classes and candidate.is_doubtful and not towns)
    )


def _is_one_street(context: Context, index: int) -> bool:
    """Whether the street is called so: "rue de Londres", not "une rue de Londres", "les quais de Rouen"."""
    plural = context.tokens.lowers[index].endswith("s")
    return not plural and context.before(index) not in places.words("indefinite")


def _is_firm(context: Context, candidate: Candidate) -> bool:
    """A brand that bears the name of a state: "Alaska Airlines", "Texas Instruments"."""
    if candidate.kinds != {"subdivision"}:
        return False
    return "firm" in places.classes().get(context.after(candidate).lower(), ())


def _is_language(context: Context, candidate: Candidate) -> bool:
    """As in "parler français", "en anglais et allemand", "traduit de l'espagnol", "la langue russe"."""
    first = candidate.first
    if candidate.stop - first > 1 or not context.tokens.forms[first].islower():
        return False
    if (
        _is_listed(context, first)
        or "language" in context.head(candidate).classes
        or _is_tongue(context, candidate)
    ):
        context.languages.add(first)
    return first in context.languages


def _is_listed(context: Context, first: int) -> bool:
    """Whether the word follows languages in a list, those of no country among them: "parle arabe, français"."""
    while context.before(first) in _SEPARATORS:
        first -= 2
        if first in context.languages:
            return True
        if first < 0 or context.tokens.lowers[first] not in _OTHER_TONGUES:
            return False
        if _introduces_tongue(context, first):
            return True
    return False


def _introduces_tongue(context: Context, first: int) -> bool:
    """Whether what stands before a token says that a language follows: "parle couramment", "en"."""
    if context.before(first) in _TONGUE:
        return True
    while context.before(first) in _ADVERBS or context.before(first).endswith("ment"):
        first -= 1
    return _speaks(context.before(first))


def _is_tongue(context: Context, candidate: Candidate) -> bool:
    """Whether the word names a language and stands where a language does, with no name after it."""
    first = candidate.first
    if context.tokens.lowers[first] not in places.languages():
        return False
    before, earlier = context.before(first), context.before(first - 1)
    if _introduces_tongue(context, first):
        return "quantity" not in places.classes().get(earlier, ())
    return before in _THE_TONGUE and (_speaks(earlier) or not context.after(candidate)[:1].isupper())


def _speaks(word: str) -> bool:
    return "speech" in places.classes().get(word, frozenset())


def _is_other_us(context: Context, candidate: Candidate) -> bool:
    """A sports union or a dollar: "US Créteil", "68 $US", "dollars US", but "US Air Force"."""
    if candidate.key != "us":
        return False
    after = context.after(candidate)
    is_dollar = not {"$", "dollar", "dollars"}.isdisjoint({context.before(candidate.first), after})
    return is_dollar or (after[:1].isupper() and after.lower() not in _BODIES)
