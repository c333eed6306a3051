"""What the user chose: one frozen value, built by the command line and passed down."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that changes what is extracted from the same inputs.

    `published` dates the articles whose input gives no date; `model` pins the base model, None takes the
    best one installed; `ner` names the component that finds people and organisations.
    """

    published: date | None = None
    model: str | None = None
    ner: str = "default"
    any_language: bool = False
    encoding: str | None = None
