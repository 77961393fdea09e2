"""What a target is, and what all of them ask of a refusal."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wp2rdf.errors import Problem

ROOT = Path(__file__).parent.parent.parent
"""The repository."""
LONGEST_LINE = 1000
"""Characters of a line that is said; longer ones are nothing that a person reads."""


class Target(NamedTuple):
    """Something that reads.

    Attributes:
        check: reads one input, and raises when something does not hold.
        seeds: inputs to begin with.
        words: what inputs are made of, with blanks between.
        longest: bytes of an input, at most.
    """

    check: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    words: str = ""
    longest: int = 4000


@cache
def folder() -> Path:
    """A folder for files of this process, in memory where that can be had."""
    shared = Path("/dev/shm")  # noqa: S108 - nothing of it is trusted
    made = tempfile.TemporaryDirectory(prefix="wp2rdf-fuzz-", dir=shared if shared.is_dir() else None)
    _KEPT.append(made)
    return Path(made.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def is_one_line(said: str) -> bool:
    """Whether a refusal is one line for a person."""
    return bool(said.strip()) and said.isprintable() and len(said) <= LONGEST_LINE


def check_refusal(error: Exception) -> None:
    """A refusal is one line."""
    assert is_one_line(str(error)), f"not one line: {str(error)!a}"


def check_problems(problems: Iterable[Problem], files: dict[str, bytes]) -> None:
    """Each problem is one line, and stands at a place that there is."""
    for problem in problems:
        assert is_one_line(str(problem)), f"not one line: {str(problem)!a}"
        lines = files[problem.file].decode(errors="replace").split("\n")
        assert 1 <= problem.line <= len(lines), f"no such line: {problem}"
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, f"no such column: {problem}"
