from hypothesis import given
from hypothesis import strategies as st

from extract.analysis import ModelSpan
from extract.phrases import repetitions
from extract.phrases.capitals import capital_run, capital_runs
from extract.phrases.tree import phrase_set
from extract.phrases.votes import labelled
from extract.phrases.words import Words, words_of
from extract.tokens import Span, tokenise

NATIONS = phrase_set(["Nations unies", "Nations unies pour l'enfance", "ONU", "La Poste"])
TEXTS = st.lists(
    st.sampled_from(
        ["Nations", "-", "unies", "pour", "l'", "enfance", "ONU", "la", "Poste", ".", "Jean", "van", "de"]
    )
).flatmap(lambda forms: st.sampled_from([" ".join(forms), "".join(forms)]))


def view(text: str) -> Words:
    return words_of(tokenise(text))


@given(TEXTS)
def test_a_phrase_stands_only_where_one_may_start(text: str) -> None:
    keys = view(text).keys
    found = [index for index in range(len(keys)) if NATIONS.longest(keys, index, len(keys))]
    assert set(found) <= set(NATIONS.starts(keys))


@given(TEXTS)
def test_runs_of_capitals_hold_all_capitals_once(text: str) -> None:
    words = view(text)
    inside = [index for first, stop in capital_runs(words).items() for index in range(first, stop)]
    assert inside == sorted(set(inside))
    assert {index for index, capital in enumerate(words.capitals) if capital} <= set(inside)
    assert all(
        stop == capital_run(words, first, words.limits[first]) for first, stop in capital_runs(words).items()
    )


@given(TEXTS)
def test_hyphens_stand_between_two_words(text: str) -> None:
    words = view(text)
    glued = {index for index in range(1, len(words) - 1) if words.glued(index) and words.glued(index + 1)}
    assert words.hyphens == {index for index in glued if words.keys[index] == "-"}


def test_names_are_found_again_the_longest_first_hyphens_and_periods_left_out() -> None:
    words = view("Jean-Paul Roy et J. P. Roy. Paul")
    found = repetitions.find(
        words, {("jean", "paul", "roy"), ("jean",), ("j", "p", "roy")}, [False] * len(words)
    )
    assert [words.tokens.surface(span) for span in found] == ["Jean-Paul Roy", "Jean", "J. P. Roy"]


def test_names_that_begin_at_a_taken_word_are_not_found_again() -> None:
    words = view("Paul Roy, Paul Roy")
    found = repetitions.find(words, {("paul", "roy")}, words.marked([Span(0, 2)]))
    assert list(found) == [Span(3, 5)]


def test_the_model_is_outvoted_by_itself_where_it_calls_a_name_something_else_more_than_twice_as_often() -> (
    None
):
    words = view("Vinci Vinci Vinci Roy")
    organisations = [ModelSpan(index, index + 1, "ORG") for index in (1, 2)]
    names = [ModelSpan(0, 1, "PER"), *organisations, ModelSpan(3, 4, "PER")]
    assert list(labelled(words, names, "PER")) == [names[0], names[3]]
    more = [*names, ModelSpan(2, 3, "ORG")]
    assert list(labelled(words, more, "PER")) == [names[3]]


def test_the_finders_of_one_text_share_its_view() -> None:
    tokens = tokenise("Un texte.")
    assert words_of(tokens) is words_of(tokens)
