"""Y, the yardstick: parses the front matter of every page with PyYAML's `CSafeLoader` and does nothing with it.

Usage: `python -m benchmarks.yardstick SITE`. What others cost is told in multiples of this, measured in the same run,
so that numbers from different machines can be compared.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

NAME = "Y"


def command(site: Path) -> list[str]:
    """What runs it."""
    return [sys.executable, "-m", "benchmarks.yardstick", str(site)]


def main() -> None:
    """Parses the pages of the site that is named."""
    for page in sorted(Path(sys.argv[1]).glob("_pathways/*.md")):
        yaml.load(page.read_text(encoding="utf-8").strip().removesuffix("---"), Loader=yaml.CSafeLoader)


if __name__ == "__main__":
    main()
