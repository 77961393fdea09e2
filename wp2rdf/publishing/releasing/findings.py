"""The validation report of a release, which names files as the site does, wherever it lies."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from wp2rdf.validating import reports
from wp2rdf.validating.findings import Validation
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

JSON, HTML = "reports/validation.json", "reports/validation.html"


class _OfSite(Validation):
    """A validation whose files are named from the root of the site."""

    __slots__ = ()

    def path(self, file: str) -> str:
        return file


def write(
    site: Path | str,
    folder: Path,
    *,
    drawings: Path | str | None,
    issued: str,
    jobs: int | None,
    progress: Callable[[int, int], None] | None,
) -> Validation:
    """Writes the reports.

    Args:
        site: a checkout.
        folder: of the release.
        drawings: those of pages that have none beside them.
        issued: the date of the release: what pages say of later days is wrong.
        jobs: number of processes.
        progress: told how many of how many pages are done.
    """
    found = validate(site, drawings=drawings, issued=issued, jobs=jobs, progress=progress)
    values = {one.name: getattr(found, one.name) for one in dataclasses.fields(found)}
    told = _OfSite(**(values | {"source": "the pages of the site"}))
    (folder / "reports").mkdir()
    for name, form in ((JSON, "json"), (HTML, "html")):
        (folder / name).write_text(reports.named(form)(told), encoding="utf-8", newline="\n")
    return told
