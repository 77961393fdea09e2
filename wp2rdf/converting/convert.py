"""The main job: pages in, RDF out."""

from __future__ import annotations

import itertools
import re
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeVar

from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.converting.spreading import cluster as clusters
from wp2rdf.converting.spreading.processes import over
from wp2rdf.errors import InputError, UsageError
from wp2rdf.errors.arguments import check_optional_paths, check_paths, check_target
from wp2rdf.rdf import iri
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import fetch
from wp2rdf.registries.organisms import meant
from wp2rdf.timing import timed
from wp2rdf.writing import formats, output
from wp2rdf.writing import parts as dump_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from wp2rdf.mapping import Profile
    from wp2rdf.model import Page, Pathway, Site
    from wp2rdf.rdf.block import Block, Encoded
    from wp2rdf.writing.formats import Format
    from wp2rdf.writing.tidy import Writable

T = TypeVar("T")

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
    drawings: Path | str | None = None,
    gpml_layer: bool = False,
    jobs: int | None = 1,
    cluster: str | None = None,
    parts: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Converts pathway pages to RDF.

    Args:
        source: a checkout of the site or of the database, or a URL of one that fsspec can read; one page; a folder or a
            zip archive of drawings; one drawing; or `-` for a page or a drawing on standard input.
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
        drawings: a folder or a zip archive with the drawings of pages that have none beside them.
        gpml_layer: whether everything that is drawn is told, with its place and its look.
        jobs: number of processes, None for as many as there are processors; the bytes are the same for any number.
        cluster: the address of a Dask scheduler, whose workers are used instead of processes; the same bytes.
        parts: pages in a part: `target` is a folder that gets parts of N-Quads and a list of them; None: no parts.
        progress: told how many of how many pages are done.

    Returns:
        What was done, and every problem in the data; infos about drawings are counted. When no page could be
        converted, nothing is written.

    Raises:
        Wp2rdfError: the cluster cannot be used.
        UsageError: an option is not of its form, or wants a package that is not installed.
        InputError: there is no such input, it cannot be fetched, or none of its pages is wanted.
        OutputError: the target cannot be written; it stays as it was.
    """
    check_paths(source=source)
    check_optional_paths(drawings=drawings)
    check_target(target)
    options = Options(profile, links, dataset_iri, issued, pathways, organisms, communities, gpml_layer)
    spread = over(jobs) if cluster is None else clusters.over(cluster)
    form, folder = _destination(target, format) if parts is None else _of_parts(target, format, parts)
    with fetch.local(source) as here:
        checkout = checkouts.find(here, drawings)
        if isinstance(target, (str, Path)):
            checkouts.check_target(checkout, target)
        _check_wanted(checkout.pages, options, source)
        report = Report(root=Path() if fetch.is_url(source) else checkout.root)
        each = partial(pipeline.each, checkout, options, report=report, spread=spread, progress=progress)
        apart: Iterable[Encoded] = ()
        blocks: Iterable[Block] = ()
        if folder is not None or form.name == "nquads":
            apart = _begun(each(partial(_encoded, form=form)))
        else:
            blocks = _begun(each(_same)) if checkout.is_site else list(each(_same))
        if not report.pages:
            if not report.count("error"):
                raise InputError(f"{source}: no page is of what was asked for{meant(options.organisms)}")
            return report
        if folder is not None and parts is not None:
            report.triples = dump_parts.write(apart, folder, graphs=parts)
            return report
        if folder is not None:
            stale = checkout.is_site and not options.is_filtered
            report.triples = _write_folder(apart, folder, form, remove_stale=stale)
            return report
        with output.replacing(Path(target)) if isinstance(target, (str, Path)) else nullcontext(target) as out:
            report.triples = _join(apart, out) if form.name == "nquads" else formats.write(blocks, out, form)
    return report


def _same(block: Block, _record: Pathway | None, _known: Site) -> Block:
    return block


def _encoded(block: Block, _record: Pathway | None, _known: Site, *, form: Format) -> Encoded:
    return formats.encoded(block, form)


def _begun(made: Iterator[T]) -> Iterable[T]:
    """The same, the first already made: when there is none, nothing needs to be opened for writing."""
    first = next(made, None)
    return () if first is None else itertools.chain((first,), made)


def _join(apart: Iterable[Encoded], out: Writable) -> int:
    """Writes one block after the other; returns the number of triples."""
    count = 0
    write = timed("writing")(out.write)
    for one in apart:
        write(one.data)
        count += one.triples
    return count


def _destination(target: Path | str | BinaryIO, name: str | None) -> tuple[Format, Path | None]:
    """The format to write, and the folder if a folder is written."""
    asked = formats.named(name) if name else None
    default = formats.named("turtle")
    if not isinstance(target, (str, Path)):
        return asked or default, None
    if str(target).endswith("/") or Path(target).is_dir():
        return asked or default, Path(target)
    return asked or formats.of_file(Path(target)), None


def _of_parts(target: Path | str | BinaryIO, name: str | None, parts: int) -> tuple[Format, Path]:
    """The format of parts, and their folder."""
    form = formats.named(name or "nquads")
    if form.name != "nquads":
        raise UsageError(f"parts are N-Quads, not {form.name}")
    if parts < 1:
        raise UsageError(f"a part has 1 page or more, not {parts}")
    if not isinstance(target, (str, Path)) or not str(target):
        raise UsageError("parts want a folder")
    return form, Path(target)


def _check_wanted(pages: tuple[Page, ...], options: Options, source: Path | str) -> None:
    numbers = {page.number for page in pages}
    missing = [wpid for wpid in options.pathways if int(wpid[2:]) not in numbers]
    if missing and str(source) != "-":
        raise InputError(f"{source}: no page of {', '.join(missing)}")


def _write_folder(apart: Iterable[Encoded], folder: Path, form: Format, *, remove_stale: bool) -> int:
    """A file a graph; after a whole site, files of pathways that are not there any more are removed."""
    count = 0
    names = set()
    with output.replacing_in(folder) as beside:
        for one in apart:
            page = iri.local_part(one.graph, iri.PAGES)
            name = f"{page.removesuffix('.html') if page else _SITE}.{form.extension}"
            names.add(name)
            (beside / name).write_bytes(one.data)
            count += one.triples
    if remove_stale:
        for file in folder.glob(f"*.{form.extension}"):
            if file.name not in names and _OURS.fullmatch(file.stem):
                file.unlink(missing_ok=True)
    return count
