"""What is served, made ready: a store as it is, the build of a checkout, a store made from a dump."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf._version import __version__
from wp2rdf.building import store as stores
from wp2rdf.building.build import build
from wp2rdf.building.layout import STORE
from wp2rdf.errors import InputError, UsageError
from wp2rdf.publishing.describing import beside
from wp2rdf.reading import rdf_files

if TYPE_CHECKING:
    from collections.abc import Callable

_SOURCE = "wp2rdf-source"
"""A file inside a store that was made from a dump: the digest of the dump, so that the two come and go together."""


def store_of(
    source: Path | str,
    folder: Path | str,
    *,
    jobs: int | None = None,
    issued: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    told: Callable[[str], None] = lambda _line: None,
) -> Path:
    """The store to serve; a checkout is built, a dump is loaded unless that was done before.

    Args:
        source: a checkout, a dump, or a store.
        folder: where what is made goes.
        jobs: number of processes for a build; None: as many as there are processors.
        issued: date of what is built from a checkout; None: no date is stated.
        progress: told how many of how many pages are done.
        told: given a line when something takes its time, or is left on disk.

    Raises:
        InputError: there is no such thing, or the store is damaged.
        UsageError: an option cannot be.
        OutputError: what is made cannot be written.
    """
    source, folder = Path(source), Path(folder)
    if issued is not None and source.exists() and (source.is_file() or stores.is_store(source)):
        raise UsageError(f"--issued dates what is built from a checkout; {source} is built already")
    if stores.is_store(source):
        path = source
    elif source.is_file() and rdf_files.is_rdf(source):
        path = _loaded(source, folder, told)
    elif source.is_dir():
        told(f"building {folder / STORE} from {source}")
        built = build(source, folder, jobs=jobs, issued=issued, progress=progress)
        path = folder / STORE
        beside.refresh(folder, path, source, built.counts)
    elif source.exists():
        raise InputError(f"{source}: is no checkout, no RDF file and no store")
    else:
        raise InputError(f"{source}: no such file or folder")
    _check(path)
    return path


def _loaded(dump: Path, folder: Path, told: Callable[[str], None]) -> Path:
    place = hashlib.sha256(os.fsencode(dump.resolve())).hexdigest()[:8]  # another dump may have the same name
    target = folder / f"{dump.name}-{place}.store"
    try:
        with dump.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{dump}: cannot be read: {error.strerror or error}") from error
    said = f"{digest} wp2rdf {__version__}\n"
    try:
        if (target / _SOURCE).read_text(encoding="utf-8") == said:
            return target
    except OSError:
        pass  # there is no store yet, or not one that was made from a dump
    with stores.replacing(target) as beside:
        stores.fill(beside, rdf_files.graphs(dump))
        (beside / _SOURCE).write_text(said, encoding="utf-8")
    told(f"loaded {dump} into {target}, which stays for the next time (-o takes another folder)")
    return target


def _check(path: Path) -> None:
    """Raises an exception when a store cannot be opened or read."""
    try:
        store = pyoxigraph.Store.read_only(str(path))
        found = next(iter(store.quads_for_pattern(None, None, None)), None)
    except (OSError, ValueError, RuntimeError) as error:
        said = " ".join(str(error).split())[:300]
        raise InputError(f"{path}: the store is damaged, or not one of ours: {said}") from error
    if found is None:
        raise InputError(f"{path}: the store is empty")
