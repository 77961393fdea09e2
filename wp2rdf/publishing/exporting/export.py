"""The job of exporting: pathways from wherever they lie, in the format that is asked for."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol, cast

from wp2rdf.converting.options import Options
from wp2rdf.errors import UsageError
from wp2rdf.errors.arguments import check_target
from wp2rdf.publishing import identifiers
from wp2rdf.publishing.exporting.forms import FORMS, Form
from wp2rdf.publishing.sources import Source, Wanted
from wp2rdf.reading import checkout as checkouts
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from wp2rdf.converting.pipeline import Report


class Asked(NamedTuple):
    """How pathways are exported.

    Attributes:
        form: the name of the format.
        identifier: the prefix of a data source, whose identifiers are wanted; None: what the format takes otherwise.
        plain_names: whether names have `_` in the place of blanks.
        issued: the date of what is written, as `2026-11-10`; None: what the source says.
        tabs: whether tables have tabs between their cells, not commas.
    """

    form: str
    identifier: str | None = None
    plain_names: bool = False
    issued: str | None = None
    tabs: bool = False

    def date(self, source: Source) -> str:
        """The date of what is written, when all of the source has been read; empty: there is none."""
        return (self.issued or source.issued or source.newest)[:10]


class Writer(Protocol):
    """A module of this package that writes one format."""

    def write(self, source: Source, out: BinaryIO | Path, asked: Asked) -> int:
        """Writes the pathways of a source.

        Args:
            source: what is to be read.
            out: what bytes are written to; for several files the folder, which is there.
            asked: how.

        Returns:
            The number of what the format counts: see `Form.counts`.
        """


class Exported(NamedTuple):
    """What an export did.

    Attributes:
        form: the format.
        written: how many of what the format counts.
        report: what converting a checkout did; of another source, nothing.
    """

    form: Form
    written: int
    report: Report

    def __repr__(self) -> str:
        """One line: what was written."""
        return f"<{self.form.name}: {self.written:,} {self.form.counts}{'' if self.written == 1 else 's'}>"


def export(
    form: str,
    source: Path | str | None,
    target: Path | str | BinaryIO,
    *,
    organisms: Collection[str] = (),
    pathways: Collection[str] = (),
    communities: Collection[str] = (),
    identifier: str | None = None,
    plain_names: bool = False,
    issued: str | None = None,
    tabs: bool = False,
    drawings: Path | str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Exported:
    """Writes pathways in a hand-over format.

    Args:
        form: the name of a format; `wp2rdf export --help` lists them.
        source: a checkout, a page, an RDF file, a folder with a dump, or a store; None: the build in `output/`.
        target: a file, or for some formats a folder; what is there is replaced when all went well. For a network, a
            name that ends with a slash or is that of a folder asks for a file a pathway. Or something to write bytes
            to, for one file.
        organisms: Latin names; pathways of any of them are written; empty: all.
        pathways: wpids; empty: all.
        communities: community tags; pathways with any of them are written; empty: all.
        identifier: the prefix of a data source, for formats that have identifiers of one.
        plain_names: whether names have `_` in the place of blanks.
        issued: the date of what is written, as `2026-11-10`; None: what the source says, or else the day of the newest
            change of a pathway.
        tabs: whether tables have tabs between their cells, not commas.
        drawings: a folder, an archive or a file with the drawings of pages that have none beside them.
        progress: told how many of how many pages of a checkout are done.

    Raises:
        UsageError: there is no such format, an option is not of its form or not of this format, or a package is
            missing.
        InputError: there is no such source, or it has none of the pathways.
        OutputError: the target cannot be written; it stays as it was.
    """
    known = FORMS.get(form)
    if known is None:
        raise UsageError(f"unknown format {form!r}; one of {', '.join(FORMS)}")
    check_target(target)
    for option, given in (("identifier", identifier), ("plain-names", plain_names), ("tabs", tabs)):
        if given and option not in known.takes:
            raise UsageError(f"{form} takes no {option}")
    Options(issued=issued)  # looks at the date
    prefix = identifiers.prefix_of(identifier) if identifier else None
    asked = Asked(form, prefix, plain_names, issued, tabs)
    read = Source(source, Wanted(pathways, organisms, communities), drawings=drawings, progress=progress)
    writer = cast("Writer", importlib.import_module(f"wp2rdf.publishing.exporting.{known.module}"))
    if not isinstance(target, (str, Path)):
        if known.is_folder:
            raise UsageError(f"{form} is several files: name a folder")
        return Exported(known, writer.write(read, target, asked), read.report)
    path = Path(target)
    if read.checkout:
        checkouts.check_target(read.checkout, path)
    is_folder = known.is_folder or (known.or_folder and (str(target).endswith("/") or path.is_dir()))
    opened = output.replacing_in(path) if is_folder else output.replacing(path)
    with opened as out:
        return Exported(known, writer.write(read, out, asked), read.report)
