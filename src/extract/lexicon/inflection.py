"""French inflection by rule: the feminines and plurals of nouns and adjectives given in the masculine singular."""

# Longest ending first; each gives all feminines that French forms from it ("sculpteur": sculptrice, "chanteur": chanteuse).
_FEMININE_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("teur", ("teuse", "trice")),
    ("eur", ("euse", "eure", "rice")),
    ("eux", ("euse",)),
    ("eau", ("elle",)),
    ("chef", ("cheffe",)),
    ("if", ("ive",)),
    ("ic", ("ique",)),
    ("ec", ("ecque",)),
    ("el", ("elle",)),
    ("et", ("ette", "ète")),
    ("en", ("enne",)),
    ("on", ("onne",)),
    ("er", ("ère",)),
    ("e", ("e",)),
)


def feminines(noun: str) -> tuple[str, ...]:
    """The feminine forms that the ending of `noun` (masculine singular) allows."""
    for ending, replacements in _FEMININE_ENDINGS:
        if noun.endswith(ending):
            return tuple(noun[: -len(ending)] + replacement for replacement in replacements)
    return (noun + "e",)


def plural(noun: str) -> str:
    """The regular plural of `noun`."""
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al"):
        return noun[:-1] + "ux"
    return noun + ("x" if noun.endswith(("eau", "eu")) else "s")


def plurals(noun: str) -> tuple[str, ...]:
    """The plural of `noun`; of several words, those before the first preposition change."""
    inflected, tail = _split(noun)
    return (" ".join([*(plural(word) for word in inflected), *tail]),)


def inflections(noun: str) -> tuple[str, ...]:
    """`noun` with its feminines and all plurals; of several words, those before the first preposition change.

    "premier ministre" gives "première ministre", "premiers ministres" …; "chef de l'État" "cheffes de l'État".
    """
    inflected, tail = _split(noun)
    singulars = [
        *_products([[word] for word in inflected]),
        *_products([[*feminines(word)] for word in inflected]),
    ]
    plural_forms = [[plural(word) for word in form] for form in singulars]
    return tuple(dict.fromkeys(" ".join([*form, *tail]) for form in (*singulars, *plural_forms)))


def _split(noun: str) -> tuple[list[str], list[str]]:
    """The words that are inflected, and the rest."""
    words = noun.split(" ")
    head = next((index for index, word in enumerate(words) if _is_preposition(word)), len(words))
    return words[:head], words[head:]


def _is_preposition(word: str) -> bool:
    return word in {"de", "du", "des", "à", "au", "aux", "en"} or word.startswith(("d'", "l'"))


def _products(choices: list[list[str]]) -> list[list[str]]:
    """Every way to take one form of each word."""
    forms: list[list[str]] = [[]]
    for choice in choices:
        forms = [[*form, word] for form in forms for word in choice]
    return forms
