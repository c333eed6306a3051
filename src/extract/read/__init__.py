"""Bytes → articles: the files of a request, each read by the module of its format, every bad item named.

Nothing here raises for the content of a file: what gives no article gives a rejection in its place.
"""

from extract.read.files import Slice, Survey, digest, items, outcome, read, read_file, read_paths, survey
from extract.read.inputs import Input, Inputs, find_inputs, listed, with_stdin
from extract.read.item import Item, Place, refused, rejection

__all__ = [
    "Input",
    "Inputs",
    "Item",
    "Place",
    "Slice",
    "Survey",
    "digest",
    "find_inputs",
    "items",
    "listed",
    "outcome",
    "read",
    "read_file",
    "read_paths",
    "refused",
    "rejection",
    "survey",
    "with_stdin",
]
