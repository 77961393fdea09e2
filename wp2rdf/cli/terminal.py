"""What the commands print on the terminal besides their results."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_SECONDS = 10
"""Between two lines of a log."""


@contextmanager
def progress(doing: str, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error, when that is a terminal; else, as in a log, a line every ten seconds.

    Args:
        doing: what is done, such as `converting`.
        quiet: whether nothing is to be shown.
    """
    with phases(quiet=quiet) as told:
        yield partial(told, doing) if told else None


@contextmanager
def phases(*, quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """The same for what is done in turn; it is told what, such as `converting`, and how many of how many."""
    if quiet:
        yield None
        return
    if not sys.stderr.isatty():
        yield _Lines()
        return
    from rich.console import Console  # noqa: PLC0415 - not loaded when nobody sees it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda doing, done, total: bar.update(task, description=doing, completed=done, total=total)


class _Lines:
    """Says how far something is, a line every ten seconds; what takes less says nothing."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _SECONDS

    def __call__(self, doing: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _SECONDS
            print(f"wp2rdf: {doing}: {done:,} of {total:,}", file=sys.stderr, flush=True)


def plural(number: int, noun: str) -> str:
    """A number and what it counts."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
