"""Where the time goes, by stage: CPU seconds of every process, for `wp2rdf convert --profile-time`.

A stage is a function; the time of a stage that runs within another is not counted twice. Nothing is measured, and
hardly anything is spent, until `start` is called.
"""

from __future__ import annotations

import time
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

P = ParamSpec("P")
T = TypeVar("T")

REST = "the rest"
"""The time that no stage has."""


class _Clock:
    """The CPU seconds of this process by stage."""

    def __init__(self, stage: str, since: float) -> None:
        self.spent: dict[str, float] = {}
        self.stage = stage
        self.since = since

    def turn_to(self, stage: str) -> str:
        """Counts the time since the last turn; gives the stage that it was spent on."""
        now = time.process_time()
        before = self.stage
        self.spent[before] = self.spent.get(before, 0.0) + now - self.since
        self.stage, self.since = stage, now
        return before


_clock: _Clock | None = None


def start(*, stage: str | None = None) -> None:
    """Begins to measure.

    Args:
        stage: what the time until now has been spent on; None: it does not count.
    """
    global _clock  # noqa: PLW0603 - a process has one clock
    _clock = _Clock(stage or REST, 0.0 if stage else time.process_time())
    _clock.turn_to(REST)


def is_running() -> bool:
    """Whether anything is measured."""
    return _clock is not None


def timed(stage: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Makes a function a stage."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def measured(*args: P.args, **kwargs: P.kwargs) -> T:
            clock = _clock
            if clock is None:
                return function(*args, **kwargs)
            before = clock.turn_to(stage)
            try:
                return function(*args, **kwargs)
            finally:
                clock.turn_to(before)

        return measured

    return decorate


def taken() -> dict[str, float]:
    """The CPU seconds by stage since the last time that they were taken."""
    if _clock is None:
        return {}
    _clock.turn_to(_clock.stage)
    spent, _clock.spent = _clock.spent, {}
    return spent


def add(spent: Mapping[str, float]) -> None:
    """Adds what another process has spent."""
    if _clock is not None:
        for stage, seconds in spent.items():
            _clock.spent[stage] = _clock.spent.get(stage, 0.0) + seconds
