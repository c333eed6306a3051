"""The lemma of a counted noun: its singular, by the rules of French plurals and lists of what they miss."""

from extract.lexicon import read_lines, read_rows

_IRREGULAR = {row[0]: row[1] for row in read_rows("counts/singulars.csv", ("plural", "singular"))}
_INVARIABLE = frozenset(read_lines("counts/invariable.txt"))


def lemma(noun: str) -> str:
    """The singular of `noun`, in lower case but for acronyms and the likes of "Français": "chevaux" → "cheval", "Gilets" → "gilet".

    The gender stays: "patientes" → "patiente".
    """
    if any(letter.isdigit() or letter.isupper() for letter in noun[1:]):
        return noun
    lower = noun.lower()
    if noun[:1].isupper() and lower.endswith(("ais", "ois")):
        return noun
    if lower in _INVARIABLE or lower in _IRREGULAR:
        return _IRREGULAR.get(lower, lower)
    return "-".join(_singular(part) for part in lower.split("-"))


def _singular(word: str) -> str:
    """The singular of one word, by rule."""
    if word in _INVARIABLE or word in _IRREGULAR:
        return _IRREGULAR.get(word, word)
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux"):
        return f"{word[:-3]}al"
    if word.endswith(("eux", "oux")):
        return word[:-1]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
