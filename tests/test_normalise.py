from hypothesis import given
from hypothesis import strategies as st

from extract.normalise import fold, normalise


@given(st.text())
def test_every_offset_stays_true(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_typography_becomes_ascii() -> None:
    assert normalise("«\u202fL’ONU\u00a0» –\u2009dit-il\u2028") == '" L\'ONU " - dit-il\n'


def test_fold_is_a_key_for_spellings() -> None:
    assert fold("Île-de-France") == fold("ILE-DE-FRANCE")
    assert fold("Cœur") == "coeur"
