"""The main job: pages in, RDF out."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from wp2rdf import formats, iri, output, pipeline, site
from wp2rdf.errors import InputError, UsageError
from wp2rdf.options import Options
from wp2rdf.pipeline import Report
from wp2rdf.spread import over

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from wp2rdf.formats import Block, Format
    from wp2rdf.mapping import Profile
    from wp2rdf.model import Page

_SITE = "site"
_OURS = re.compile(rf"WP[0-9]+|{_SITE}")


def convert(
    source: Path | str,
    target: Path | str | BinaryIO,
    *,
    format: str | None = None,  # noqa: A002 - the word that users know
    profile: Profile = "full",
    links: Literal["partner"] | None = None,
    dataset_iri: str = iri.DATASET,
    issued: str | None = None,
    pathways: Collection[str] = (),
    organisms: Collection[str] = (),
    communities: Collection[str] = (),
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Converts pathway pages to RDF.

    Args:
        source: a checkout of the site or of the database, one page, or `-` for a page on standard input.
        target: a file, replaced as a whole when all went well; a folder (it is one, or its name ends with `/`) for a
            file a pathway; or something to write bytes to.
        format: turtle, ntriples, nquads, trig, rdfxml or jsonld; None: as the file name tells, else turtle.
        profile: `full`, or `wprdf` for the official shapes only.
        links: `partner` adds links to the IRIs that partners use themselves.
        dataset_iri: IRI of the dump.
        issued: date of the dump, as `2026-08-22` or with a time; the only source of dates about the dump.
        pathways: wpids to convert; empty: all.
        organisms: Latin names; pages of any of them are converted; empty: all.
        communities: community tags, likewise.
        jobs: number of processes; the bytes are the same for any number.
        progress: told how many of how many pages are done.

    Returns:
        What was done, and every problem in the data. When no page could be converted, nothing is written.

    Raises:
        UsageError: an option is not of its form.
        InputError: there is no such input, or none of its pages is wanted.
        OutputError: the target cannot be written; it stays as it was.
    """
    options = Options(profile, links, dataset_iri, issued, pathways, organisms, communities)
    spread = over(jobs)
    form, folder = _destination(target, format)
    checkout = site.find(source)
    if isinstance(target, (str, Path)):
        site.check_target(checkout, target)
    _check_wanted(checkout.pages, options, source)
    report = Report(root=checkout.root)
    blocks: Iterable[Block] = pipeline.blocks(checkout, options, report=report, spread=spread, progress=progress)
    blocks = _begun(blocks) if checkout.is_site else list(blocks)
    if not report.pages:
        if not report.count("error"):
            raise InputError(f"{source}: no page is of what was asked for")
        return report
    if folder is not None:
        stale = checkout.is_site and not options.is_filtered
        report.triples = _write_folder(blocks, folder, form, remove_stale=stale)
    elif isinstance(target, (str, Path)):
        with output.replacing(Path(target)) as out:
            report.triples = formats.write(blocks, out, form)
    else:
        report.triples = formats.write(blocks, target, form)
    return report


def _begun(blocks: Iterable[Block]) -> Iterable[Block]:
    """The same blocks, the first already made: when there is none, nothing needs to be opened for writing."""
    rest = iter(blocks)
    first = next(rest, None)
    return () if first is None else itertools.chain((first,), rest)


def _destination(target: Path | str | BinaryIO, name: str | None) -> tuple[Format, Path | None]:
    """The format to write, and the folder if a folder is written."""
    asked = formats.named(name) if name else None
    default = formats.named("turtle")
    if not isinstance(target, (str, Path)):
        return asked or default, None
    if not str(target):
        raise UsageError("the name of the output is empty")
    if str(target).endswith("/") or Path(target).is_dir():
        return asked or default, Path(target)
    return asked or formats.of_file(Path(target)), None


def _check_wanted(pages: tuple[Page, ...], options: Options, source: Path | str) -> None:
    numbers = {page.number for page in pages}
    missing = [wpid for wpid in options.pathways if int(wpid[2:]) not in numbers]
    if missing and str(source) != "-":
        raise InputError(f"{source}: no page of {', '.join(missing)}")


def _write_folder(blocks: Iterable[Block], folder: Path, form: Format, *, remove_stale: bool) -> int:
    """A file a graph; after a whole site, files of pathways that are not there any more are removed."""
    count = 0
    names = set()
    with output.replacing_in(folder) as beside:
        for block in blocks:
            page = iri.local_part(block.graph, iri.PAGES)
            name = f"{page.removesuffix('.html') if page else _SITE}.{form.extension}"
            names.add(name)
            with (beside / name).open("wb") as out:
                count += formats.write((block,), out, form)
    if remove_stale:
        for file in folder.glob(f"*.{form.extension}"):
            if file.name not in names and _OURS.fullmatch(file.stem):
                file.unlink(missing_ok=True)
    return count
