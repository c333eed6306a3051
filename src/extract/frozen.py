"""Dataclasses whose objects are made by the thousand: frozen for the type checker, not at run time.

To freeze an object while it runs makes it three to five times as slow to build.
"""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

__all__ = ["dataclass"]

Class = TypeVar("Class")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, frozen: bool = False, slots: bool, eq: bool = True
    ) -> Callable[[type[Class]], type[Class]]:
        """As `dataclasses.dataclass`, with its hashes."""
        return dataclasses.dataclass(slots=slots, eq=eq, unsafe_hash=frozen and eq)
