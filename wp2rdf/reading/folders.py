"""What a folder of a checkout holds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path, suffix: str = "") -> list[str]:
    """The names in a folder that end so, in order, without hidden ones; none when there is no such folder."""
    if not folder.is_dir():
        return []
    return sorted(name for name in os.listdir(folder) if name.endswith(suffix) and not name.startswith("."))
