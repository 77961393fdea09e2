"""The page of results: what the benchmarks ran on, and a section for each, between two marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.measure import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE = ROOT / "benchmarks" / "RESULTS.md"
_BETWEEN = re.compile(r"(?<=<!-- results -->\n).*?(?=<!-- /results -->)", re.DOTALL)
_SECTION = re.compile(r"^## ([^\n]+)\n\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)


def updated(page: str, machine: str, sections: Mapping[str, str | None]) -> str:
    """The page with new results.

    Args:
        page: the page as it is.
        machine: what the benchmarks ran on. Sections that were measured on anything else are dropped.
        sections: by title and in their order, what a benchmark said; None: it did not run, and what is there stays.
    """
    found = _BETWEEN.search(page)
    before = found[0] if found else ""
    kept = dict(_SECTION.findall(before)) if before.strip().startswith(machine.strip()) else {}
    parts = [f"\n{machine.strip()}\n"]
    for title, said in sections.items():
        text = kept.get(title) if said is None else said
        if text is not None:
            parts.append(f"## {title}\n\n{text.strip()}\n")
    return _BETWEEN.sub(lambda _: "\n".join((*parts, "")), page)
