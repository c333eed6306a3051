"""Dates: every expression that places something in time, says how long or how often, with its TIMEX3 value.

Recognition (`find`) is a grammar over word classes that knows nothing of calendars; resolution (`resolve`)
is a pure function of what was recognised and of the publication date.
"""

from extract.entities.dates.dateline import anchor
from extract.entities.dates.recognition import find
from extract.entities.dates.resolution import resolve

__all__ = ["anchor", "find", "resolve"]
