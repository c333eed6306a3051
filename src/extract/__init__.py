"""French news text in, validated records out: people, organisations, countries, dates and counts."""

__version__ = "0.1.0"
