"""The grammar of French cardinals, in the forms of France, Belgium and Switzerland.

Every function reads the number that begins at `words[index]`, as long as the grammar lets it be. `words` are
lower-case, without the hyphens inside numbers, and end with two empty words; digit groups are words as well.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from extract.numbers.words import GLYPHS, MULTIPLES, ONES, ROLES, SCALES, VALUES, ZEROS

_DIGITS = re.compile(r"\d{1,3}(?:[ .']\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:[.,]\d+)?")
_SEPARATORS = re.compile("[ .']")
_LONGEST = 24  # a longer digit group is no quantity, and would pass the precision of Decimal


class Reading(NamedTuple):
    """A number that ends before `words[stop]`."""

    value: Decimal
    stop: int


@lru_cache(maxsize=4096)
def digits(word: str) -> Decimal | None:
    """The value of a digit group: a comma is decimal, a dot before three digits parts thousands.

    "10,000" is ten thousand: nobody writes three zeros after a decimal comma.
    """
    if not word[:1].isdecimal():
        return GLYPHS.get(word)
    if len(word) > _LONGEST or not _DIGITS.fullmatch(word):
        return None
    if word.count(",") > 1 or (word.endswith(",000") and word[0] != "0"):
        return Decimal(word.replace(",", ""))
    whole, _, decimals = word.partition(",")
    head, _, tail = whole.rpartition(".")
    if head and not decimals and (len(tail) != 3 or head == "0"):
        whole, decimals = head, tail
    return Decimal(f"{_SEPARATORS.sub('', whole)}.{decimals}")


def below_hundred(words: Sequence[str], index: int) -> Reading | None:
    """1 to 99: "seize", "soixante et onze", "quatre-vingt-dix-sept", "nonante-deux"."""
    word = words[index]
    role = ROLES.get(word)
    if word == "quatre" and words[index + 1] in {"vingt", "vingts"}:
        return _after_tens(words, Reading(Decimal(80), index + 2))
    if role in {"unit", "teen"}:
        return Reading(VALUES[word], index + 1)
    if role == "ten":
        return _after_tens(words, Reading(VALUES[word], index + 1))
    return None


def _after_tens(words: Sequence[str], tens: Reading) -> Reading:
    """Add the units after `tens`: up to 9, after soixante and quatre-vingts up to 19."""
    first = tens.stop + (words[tens.stop] == "et")
    role = ROLES.get(words[first])
    if first > tens.stop and not (words[first] == "onze" or _is_last_one(words, first)):
        return tens
    if tens.value == 10:
        return _plus(tens, below_hundred(words, first)) if words[first] in {"sept", "huit", "neuf"} else tens
    if role == "unit" and not (words[first] == "quatre" and words[first + 1] in {"vingt", "vingts"}):
        return _plus(tens, Reading(VALUES[words[first]], first + 1))
    if tens.value in {60, 80} and (role == "teen" or words[first] == "dix"):
        return _plus(tens, below_hundred(words, first))
    return tens


def _is_last_one(words: Sequence[str], index: int) -> bool:
    """Whether un or une after "et" ends a number: not in "entre vingt et une trentaine"."""
    following = words[index + 1]
    return words[index] in ONES and (following not in MULTIPLES or following.endswith("s"))


def below_thousand(words: Sequence[str], index: int) -> Reading | None:
    """1 to 999, and the hundreds of years: "onze cents", "dix-neuf cent quatorze"."""
    if words[index] == "cent":
        return _with_rest(words, Reading(Decimal(100), index + 1), below_hundred)
    head = below_hundred(words, index)
    if head is None or ROLES.get(words[head.stop]) != "hundred" or head.value > 19 or head.value in {1, 10}:
        return head
    return _with_rest(words, Reading(head.value * 100, head.stop + 1), below_hundred)


def below_million(words: Sequence[str], index: int) -> Reading | None:
    """1 to 999 999: "mille et une", "deux cent mille", "5 mille"; a digit group as it stands."""
    if ROLES.get(words[index]) == "thousand":
        found = _with_rest(words, Reading(Decimal(1000), index + 1), below_thousand)
        return None if words[index] == "mil" and found.stop == index + 1 else found  # "le mil" is a cereal
    value = digits(words[index])
    head = below_thousand(words, index) if value is None else _with_glyph(words, Reading(value, index + 1))
    if head is None or words[head.stop] != "mille" or head.value == 1 or head.value >= 1000:
        return head
    return _with_rest(words, Reading(head.value * 1000, head.stop + 1), below_thousand)


def _with_glyph(words: Sequence[str], head: Reading) -> Reading:
    """Add the half of "2½"."""
    glyph = GLYPHS.get(words[head.stop])
    return head if glyph is None or head.value < 1 else Reading(head.value + glyph, head.stop + 1)


def cardinal(words: Sequence[str], index: int) -> Reading | None:
    """Any cardinal, scale words included: "un million deux cent mille", "3,5 milliards", "zéro virgule deux"."""
    head = _head(words, index)
    if head is None or words[head.stop] not in SCALES:
        return head
    total, bound = Reading(Decimal(0), index), Decimal("Infinity")
    while head is not None:
        scale = SCALES.get(words[head.stop])
        if (scale or head.value) >= bound:
            break
        if scale is None:
            goes_on = head.value >= 1000 or _is_spelled_on(words, index, total.stop)
            return _plus(total, head) if goes_on else total
        total, bound = Reading(total.value + head.value * scale, head.stop + 1), scale
        head = _head(words, total.stop)
    return total


def _is_spelled_on(words: Sequence[str], index: int, stop: int) -> bool:
    """Whether the words at `stop` go on with the number at `index`: not "275 millions un an plus tôt"."""
    is_article = words[stop] in ONES and digits(words[index]) is not None
    return digits(words[stop]) is None and not is_article


def _head(words: Sequence[str], index: int) -> Reading | None:
    """A number below a million, or zéro, with the decimals that "virgule" adds."""
    head = Reading(Decimal(0), index + 1) if words[index] in ZEROS else below_million(words, index)
    if head is None or words[head.stop] != "virgule" or head.value % 1:
        return head
    decimals, stop = "", head.stop + 1
    while part := Reading(Decimal(0), stop + 1) if words[stop] in ZEROS else below_million(words, stop):
        decimals, stop = f"{decimals}{part.value}", part.stop
    return Reading(Decimal(f"{int(head.value)}.{decimals}"), stop) if decimals.isdecimal() else head


def _with_rest(
    words: Sequence[str], head: Reading, rest: Callable[[Sequence[str], int], Reading | None]
) -> Reading:
    """Add to `head` what `rest` reads after it, or "et un", "et une"."""
    joined = words[head.stop] == "et" and _is_last_one(words, head.stop + 1)
    return _plus(head, rest(words, head.stop + joined))


def _plus(head: Reading, rest: Reading | None) -> Reading:
    return head if rest is None else Reading(head.value + rest.value, rest.stop)
