"""Time limits that can be kept: what whoever asks may name as seconds."""

from __future__ import annotations

from wp2rdf.errors import UsageError
from wp2rdf.errors.arguments import check_number

_LONGEST = 10_000_000
"""Seconds, some sixteen weeks: clocks of some systems end."""


def check(timeout: float | None) -> None:
    """Refuses a time limit that cannot be kept.

    Args:
        timeout: seconds; None: there is no limit.

    Raises:
        UsageError: it is no number, not more than 0, or longer than clocks go.
    """
    if timeout is None:
        return
    check_number(timeout=timeout)
    if not timeout > 0:
        raise UsageError(f"timeout must be more than 0 s, not {timeout:g}")
    if timeout > _LONGEST:
        raise UsageError(f"timeout must be {_LONGEST:,} s or less, not {timeout:g}")
