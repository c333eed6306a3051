"""French ordinals and Roman numerals, read from one form."""

import re
from functools import lru_cache
from typing import Final

from extract.normalise import fold
from extract.numbers.cardinals import cardinal
from extract.numbers.words import VALUES

_FIRSTS: Final = {"premier": 1, "premiere": 1, "second": 2, "seconde": 2}
_SUFFIXED = re.compile(
    r"(\d{1,9}|[IVXLCDM]+)(?:er|ers|re|res|ère|ères|nd|nds|nde|ndes|è|e|es|ème|èmes|eme|emes)"
)
_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_STEMS: Final = {fold(word): word for word in VALUES} | {
    stem: word
    for word in VALUES
    for stem in (fold(word).removesuffix("e"), f"{word[:-1]}v" if word == "neuf" else f"{word}u")
}


@lru_cache(maxsize=4096)
def ordinal(form: str) -> int | None:
    """The rank that `form` names: "premier", "3e", "XXe", "deuxième", "vingt et unième", else None."""
    suffixed = _SUFFIXED.fullmatch(form)
    if suffixed:
        return int(suffixed[1]) if suffixed[1].isdecimal() else roman(suffixed[1])
    *before, last = fold(form).replace("-", " ").split() or [""]
    singular = last.removesuffix("s")
    if singular in _FIRSTS and not before:
        return _FIRSTS[singular]
    stem = _STEMS.get(singular.removesuffix("ieme"))
    if stem is None or not singular.endswith("ieme"):
        return None
    words = [*before, stem, "", ""]
    reading = cardinal(words, 0)
    return int(reading.value) if reading is not None and reading.stop == len(words) - 2 else None


@lru_cache(maxsize=4096)
def roman(form: str) -> int | None:
    """The value of a Roman numeral in capitals, 1 to 3999 ("XIV", also "XIIII"), else None."""
    if not _ROMAN.fullmatch(form):
        return None
    values = [_ROMAN_VALUES[letter] for letter in form]
    following = [*values[1:], 0]
    return sum(value if value >= after else -value for value, after in zip(values, following, strict=True))
