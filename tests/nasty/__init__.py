"""Inputs that readers fail on, as bytes in `inputs/`, and what becomes of each of their items."""
