"""`python -m extract` is `extract`."""

from extract.cli import main

main()
