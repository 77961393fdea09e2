"""What only drawings (GPML files) hold."""

from __future__ import annotations


def missing(text: str) -> tuple[str, ...]:
    """What a query asks for that only drawings hold."""
    del text
    return ()
