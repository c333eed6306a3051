"""Counts: what is counted, how many, how sure.

Numbers become amounts (`amounts`), amounts get their unit (`units`, `ages`), modifier (`modifiers`) and noun
(`nouns`, `antecedents`); what only looks like a quantity is left out (`decoys`, `ones`).
"""

from extract.entities.counts.finder import find
from extract.entities.counts.resolver import resolve

__all__ = ["find", "resolve"]
