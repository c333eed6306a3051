"""Articles made of bare texts, and where the gold lies."""

from datetime import date
from pathlib import Path

from extract.article import Article
from extract.records import Source

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def article(text: str, published: str | None = None, key: str = "a") -> Article:
    """An article that was read nowhere."""
    source = Source(
        path=f"{key}.txt", member=None, sha256="0" * 64, encoding="utf-8", media_type="text/plain"
    )
    day = date.fromisoformat(published) if published else None
    return Article(id=key, source=source, text=text, published=day)
