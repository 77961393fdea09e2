"""Where a file lies, seen from the working directory."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wp2rdf.validating.findings import Validation


def below_here(validation: Validation, file: str) -> str | None:
    """The path of a file from the working directory, with `/`, however the source was named; None if it lies elsewhere.

    Continuous integration runs in the root of the repository and knows files by these paths.
    """
    if validation.source == "-":
        return file
    path = PurePath(os.path.relpath(validation.root / file))
    return None if path.is_absolute() or path.parts[0] == os.pardir else path.as_posix()


def from_here(validation: Validation, file: str) -> str:
    """The path of a file from the working directory if it lies below it, else as people are told it."""
    return below_here(validation, file) or validation.path(file)
