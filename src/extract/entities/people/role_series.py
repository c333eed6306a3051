"""Functions of one person in a row: "chanteur, acteur et écrivain", "l'un des trois fondateurs de la revue"."""

from collections.abc import Iterator, Sequence

from extract.entities.people.nouns import head_stop, is_human, noun_behind
from extract.entities.people.role_spans import opens_adjective, stop_among
from extract.lexicon import names as lexicon
from extract.phrases.words import Words
from extract.tokens import Span


def functions(words: Words, index: int, limit: int, people: Sequence[bool]) -> Iterator[Span]:
    """The functions joined by "et" and commas that begin at `index`, fillers and articles before them left out."""
    begin = index
    while index < limit:
        first = _behind_fillers(words, index, limit)
        noun = noun_behind(words, first, limit)
        head = head_stop(words, noun, limit) if noun < limit else 0
        if not head and noun < limit and noun == begin and is_human(words, noun):
            head = noun + 1
        if not head or any(people[first:head]):
            return
        stop = stop_among(words, head, limit, people)
        if stop < limit and (people[stop] or _is_verbal(words, head, stop)):
            return
        yield Span(first, stop)
        index = _next(words, stop, limit)


def _is_verbal(words: Words, head: int, stop: int) -> bool:
    """Whether a function is rather a verb's form: "X, juge que …", "X, élu en avril"."""
    is_election = head == stop and words.keys[head - 1] in {"elu", "elue"}
    return words.keys[stop] in {"qu'", "que"} or (
        is_election and words.keys[stop] in {"a", "au", "en", "le", "par"}
    )


def _behind_fillers(words: Words, index: int, limit: int) -> int:
    """Where a function begins behind articles, adverbs and adjectives that are no part of it: "l'un des trois", "l'actuel"."""
    begin = index
    while index < limit and _is_filler(words, begin, index) and not _is_head(words, index, limit):
        index += 1
    return index + (index > begin and opens_adjective(words, index, limit))


def _is_head(words: Words, index: int, limit: int) -> bool:
    """Whether a function begins at `index` that is not itself a filler before another: "élu local", no "élu président"."""
    head = head_stop(words, index, limit)
    return head > 0 and not (head < limit and head_stop(words, head, limit))


def _is_filler(words: Words, begin: int, index: int) -> bool:
    form, before = words.tokens.lowers[index], words.tokens.lowers[index - 1]
    if form in lexicon.vocabulary("filler"):
        return True
    if form in lexicon.vocabulary("qualifier"):
        return index > begin or form not in lexicon.vocabulary("before_function")
    if index > begin and (form in {"des", "de"} and before in {"un", "une"}):
        return True
    if index > begin and form in lexicon.vocabulary("plural_determiner") and before in {"de", "des"}:
        return True
    return form.endswith("ment") and len(form) > len("gaiement")


def _next(words: Words, stop: int, limit: int) -> int:
    """Where another function of the same person may begin behind one: behind "et", or at once behind a comma."""
    while (
        stop + 1 < limit
        and words.tokens.lowers[stop] in {"à", "de", "depuis", "en"}
        and words.keys[stop + 1].isdigit()
    ):
        stop += 2
    if stop + 1 >= limit or words.keys[stop] not in {"et", ","}:
        return limit
    if words.keys[stop] == "et":
        return stop + 1
    noun = noun_behind(words, stop + 1, limit)
    is_one = noun < limit and head_stop(words, noun, limit) and not words.keys[noun].endswith(("s", "x"))
    return stop + 1 if is_one else limit
