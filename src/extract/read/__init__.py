"""Bytes → articles: the files of a request, each read by the module of its format, every bad item named.

Nothing here raises for the content of a file: what gives no article gives a rejection in its place.
"""

from extract.read.files import Slice, Survey, read, read_file, survey
from extract.read.inputs import Input, Inputs, find_inputs, listed

__all__ = ["Input", "Inputs", "Slice", "Survey", "find_inputs", "listed", "read", "read_file", "survey"]
