"""Countries by their three letters, as the results of a competition give them: "Eliud Kipchoge (KEN)"."""

from collections.abc import Iterator, Sequence

from extract.lexicon import places as lexicon
from extract.tokens import Span, Tokens

_CLOSING = frozenset({")", "/", ",", ";"})
_LONGEST = 5  # letters of a party's acronym


def coded_countries(tokens: Tokens, people: Sequence[Span]) -> list[tuple[Span, str]]:
    """The codes in brackets behind `people`, with the countries that they mean (ISO 3166-1 alpha-2).

    None where there is but one, or an acronym that is no code stands so too: "Evo Morales (MAS)" is of a party.
    """
    codes, found = lexicon.sport_codes(), list(_bracketed(tokens, people))
    if len(found) < 2 or any(tokens.forms[span.first] not in codes for span in found):
        return []
    return [(span, codes[tokens.forms[span.first]]) for span in found]


def _bracketed(tokens: Tokens, people: Sequence[Span]) -> Iterator[Span]:
    """The acronyms with which a bracket opens right behind a person's name."""
    for person in people:
        bracket, acronym, closing = (*tokens.forms[person.stop : person.stop + 3], "", "", "")[:3]
        if bracket == "(" and closing in _CLOSING and acronym.isupper() and len(acronym) <= _LONGEST:
            yield Span(person.stop + 1, person.stop + 2)
