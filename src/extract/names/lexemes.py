"""What the network sees of a word: the written form alone, so that it is computed once per form."""

from collections.abc import Sequence

from extract.normalise import fold

ATTRIBUTES = ("norm", "prefix", "suffix", "shape", "fold", "opening", "ending")
LONGEST = 60  # characters of a form that count: addresses have no end


def attributes(form: str) -> tuple[str, ...]:
    """The strings of `form` that are embedded, in the order of `ATTRIBUTES`."""
    form = form[:LONGEST]
    folded = fold(form)
    return (form.lower(), form[0], form[-3:], shape(form), folded, folded[:4], folded[-4:])


def spellings(form: str) -> Sequence[str]:
    """The forms under which a vector of `form` is looked up, best first: "PARIS" is found as "Paris"."""
    form = form[:LONGEST]
    lower = form.lower()
    return tuple(dict.fromkeys((form, lower.capitalize() if form[0].isupper() else lower, lower)))


def shape(form: str) -> str:
    """The shape of `form` as spaCy writes it: "Xxxxx", "dd", at most four of a kind in a row."""
    written, run, last = [], 0, ""
    for character in form:
        kind = _kind(character)
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 4:
            written.append(kind)
    return "".join(written)


def _kind(character: str) -> str:
    if character.isalpha():
        return "X" if character.isupper() else "x"
    return "d" if character.isdigit() else character
