"""What a release says of itself: the description, the lists of its files, the page for people, the digests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.publishing.describing.written import write as write_description
from wp2rdf.publishing.releasing import catalogue, crate, index, naming, package, sums, zenodo
from wp2rdf.publishing.releasing.instructions import instructions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from wp2rdf.publishing.comparing.diff import Comparison
    from wp2rdf.publishing.describing.describe import Described
    from wp2rdf.publishing.releasing.naming import Names
    from wp2rdf.validating.findings import Validation


def write(
    folder: Path,
    names: Names,
    found: Described,
    titles: Mapping[str, str],
    *,
    pages: int,
    validation: Validation,
    compared: Comparison | None,
) -> None:
    """Writes them all; the data files are there, and `found` tells of them.

    Args:
        folder: of the release.
        names: of its files.
        found: the description of the full dump.
        titles: what each file is.
        pages: how many became RDF.
        validation: of the pages.
        compared: with the previous release; None: there is none.
    """
    for name, form in ((naming.VOID, "turtle"), (naming.DATASET, "bioschemas")):
        with (folder / name).open("wb") as out:
            write_description(found, out, form)

    def put(name: str, text: str) -> None:
        (folder / name).write_text(text, encoding="utf-8", newline="\n")

    put(naming.PACKAGE, package.text(names.version, found, found.about.files))
    put(naming.ZENODO, zenodo.text(names.version, found))
    files = catalogue.files(folder, titles)
    how = instructions(names, [file.name for file in files])
    page = index.page(names.version, found, files, pages=pages, validation=validation, compared=compared, how=how)
    put(naming.INDEX, page)
    put(naming.CRATE, crate.text(names.version, found, catalogue.files(folder, titles)))
    sums.write(folder)
