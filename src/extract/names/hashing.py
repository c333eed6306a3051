"""spaCy's hashes of strings, computed for many strings at once without importing spaCy.

spaCy keys its vectors by MurmurHash64A of the UTF-8 string with seed 1, and finds the four rows of a key in
an embedding table by MurmurHash3's finaliser (thinc). Both algorithms are in the public domain (A. Appleby).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

_MULTIPLIER = np.uint64(0xC6A4A7935BD1E995)


def hash_strings(strings: Sequence[str]) -> Keys:
    """`spacy.strings.hash_string` of each string."""
    encoded = [string.encode() for string in strings]
    lengths = np.fromiter(map(len, encoded), dtype=np.uint64, count=len(encoded))
    width = (max(map(len, encoded), default=0) + 8) // 8 * 8
    padded = np.frombuffer(b"".join(item.ljust(width, b"\0") for item in encoded), dtype="<u8")
    return _murmur64a(padded.reshape(len(encoded), width // 8), lengths)


def _murmur64a(words: Keys, lengths: Keys) -> Keys:
    """MurmurHash64A with seed 1 of rows of 8-byte words, zeros after `lengths` bytes."""
    hashes = np.uint64(1) ^ (lengths * _MULTIPLIER)
    whole = lengths >> np.uint64(3)
    for index, column in enumerate(words.T):
        mixed = column * _MULTIPLIER
        mixed ^= mixed >> np.uint64(47)
        mixed *= _MULTIPLIER
        has_tail = (whole == index) & ((lengths & np.uint64(7)) > 0)
        hashes = np.where(whole > index, (hashes ^ mixed) * _MULTIPLIER, hashes)
        hashes = np.where(has_tail, (hashes ^ column) * _MULTIPLIER, hashes)
    hashes ^= hashes >> np.uint64(47)
    hashes *= _MULTIPLIER
    return hashes ^ (hashes >> np.uint64(47))


def table_rows(keys: Keys, seed: int, rows: int) -> NDArray[np.intp]:
    """The four rows of each key in an embedding table of `rows` rows: (keys, 4)."""
    first = keys * np.uint64(0x87C37B91114253D5)
    first = (first << np.uint64(31)) | (first >> np.uint64(33))
    first *= np.uint64(0x4CF5AD432745937F)
    first ^= np.uint64(seed ^ 8)
    second = np.full_like(first, seed ^ 8)
    first += second
    second += first
    first, second = _finalise(first), _finalise(second)
    first += second
    second += first
    low = np.uint64(0xFFFFFFFF)
    parts = (first & low, first >> np.uint64(32), second & low, second >> np.uint64(32))
    return np.stack(parts, axis=1).astype(np.intp) % rows


def _finalise(keys: Keys) -> Keys:
    keys = keys ^ (keys >> np.uint64(33))
    keys *= np.uint64(0xFF51AFD7ED558CCD)
    keys ^= keys >> np.uint64(33)
    keys *= np.uint64(0xC4CEB9FE1A85EC53)
    return keys ^ (keys >> np.uint64(33))
