"""The job of releasing: a site in, a folder with everything that is given out."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.converting.options import Options
from wp2rdf.errors import UsageError
from wp2rdf.errors.arguments import check_optional_paths, check_paths
from wp2rdf.mapping import PROFILES
from wp2rdf.mapping.pathway import is_date
from wp2rdf.publishing.comparing.losses import limit
from wp2rdf.publishing.describing.describe import describe
from wp2rdf.publishing.releasing import catalogue, changes, documents, dumps, findings, place, queries, sets
from wp2rdf.publishing.releasing.naming import Names
from wp2rdf.rdf import iri
from wp2rdf.reading import checkout as checkouts

if TYPE_CHECKING:
    from collections.abc import Callable

    from wp2rdf.converting.pipeline import Report
    from wp2rdf.publishing.comparing.diff import Comparison
    from wp2rdf.publishing.describing.describe import Described


class Released(NamedTuple):
    """What a release is.

    Attributes:
        folder: where it stands.
        report: what converting the pages did.
        described: the description of the full dump.
        compared: with the previous release; None: there is none.
        files: how many there are.
    """

    folder: Path
    report: Report
    described: Described
    compared: Comparison | None
    files: int

    def __repr__(self) -> str:
        """One line: what the release has."""
        return f"<Released: {self.folder}, {self.files:,} files, {self.report!r}>"


def release(
    site: Path | str,
    target: Path | str,
    *,
    version: str,
    issued: str,
    previous: Path | str | None = None,
    may_lose: str | None = None,
    drawings: Path | str | None = None,
    dataset_iri: str = iri.DATASET,
    base: str = "",
    endpoint: str = "",
    jobs: int | None = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> Released:
    """Makes a release: a folder with dumps, archives, gene sets, description, reports and a page for people.

    The same site and the same options give the same bytes.

    Args:
        site: a checkout, in either layout.
        target: the folder; one of an earlier release is replaced as a whole when all went well.
        version: such as `20261110`; it stands in the names of files.
        issued: the date, as `2026-11-10`.
        previous: the folder, or the full dump, of the release before; None: changes are not told.
        may_lose: the share of all triples, of a class or of a property that may be lost since then, such as `1%`; None:
            any.
        drawings: a folder, an archive or a file with the drawings of pages that have none beside them.
        dataset_iri: IRI of the dump.
        base: the address where the folder will be.
        endpoint: the address of the SPARQL endpoint that will have it.
        jobs: number of processes, None for as many as there are processors.
        progress: told what is done, and how many of how many pages.

    Raises:
        UsageError: an option is not of its form, or the folder is no release of ours.
        InputError: the site, or the previous release, cannot be read, or more is lost than may be.
        OutputError: the folder cannot be written; it stays as it was.
    """
    check_paths(site=site, folder=target)
    check_optional_paths(previous=previous, drawings=drawings)
    names, folder = Names.of(version), Path(target)
    if not is_date(issued):
        raise UsageError(f"date {issued!r} is not of the form 2026-11-10")
    Options(dataset_iri=dataset_iri)  # looks at it
    for name, address in (("the address of the folder", base), ("the endpoint", endpoint)):
        if address and iri.url(address) is None:
            raise UsageError(f"{name}, {address!r}, is not a web address")
    checkout = checkouts.find(site, drawings)
    if not checkout.is_site:
        raise UsageError(f"{site}: a release is of a whole site, not of a page")
    checkouts.check_target(checkout, folder)
    place.check(folder)
    if may_lose is not None:
        limit(may_lose)  # looks at it
        if previous is None:
            raise UsageError("what may be lost since the previous release is said, and that is not")
    if previous is not None:
        changes.check(Path(previous))
    with place.replacing(folder) as made:
        work = made / ".work"
        work.mkdir()
        plain = {profile: work / f"{profile}.nq" for profile in PROFILES}
        reports = {
            profile: dumps.write(
                checkout,
                made,
                path,
                profile=profile,
                names=names,
                issued=issued,
                dataset_iri=dataset_iri,
                jobs=jobs,
                progress=partial(progress, f"converting ({profile})") if progress else None,
            )
            for profile, path in plain.items()
        }
        full = plain["full"]
        compared = None if previous is None else changes.write(Path(previous), full, made, version, may_lose=may_lose)
        of_organisms = sets.write(full, made, names, issued)
        number = queries.write(made, names, issued)
        checked = findings.write(
            site,
            made,
            drawings=drawings,
            issued=issued,
            jobs=jobs,
            progress=partial(progress, "validating") if progress else None,
        )
        said = catalogue.titles(names, of_organisms, number)
        data = catalogue.files(made, said)
        found = describe(
            full,
            dataset_iri=dataset_iri,
            issued=issued,
            version=version,
            files=data,
            base=base,
            endpoint=endpoint,
            made_from=checkout.root,
        )
        shutil.rmtree(work)
        pages = reports["full"].pages
        documents.write(made, names, found, said, pages=pages, validation=checked, compared=compared)
        count = sum(path.is_file() for path in made.rglob("*"))
    return Released(folder, reports["full"], found, compared, count)
