"""Validation of what somebody touched: the pages that some files belong to, or the lines changed since a revision."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from wp2rdf.errors import UsageError
from wp2rdf.model import WPID
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading.ontologies import FOLDER
from wp2rdf.validating import baseline as known_findings
from wp2rdf.validating.findings import Validation
from wp2rdf.validating.revisions import Revision, laid_out
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from wp2rdf.model import Page
    from wp2rdf.reading.checkout import Checkout
    from wp2rdf.validating.engines import EngineName
    from wp2rdf.validating.findings import Finding
    from wp2rdf.validating.own_checks import OwnCheck

_MOST = 25
"""Pages that are validated one by one; the whole site takes no longer than more of them."""


class How(TypedDict, total=False):
    """How it is validated: what `validate` takes under these names."""

    own_shapes: Iterable[Path | str]
    engine: EngineName | None
    baseline: Path | str | None
    ontologies: Path | str | None
    queries: Sequence[OwnCheck]


def of_files(
    source: Path | str,
    files: Collection[str],
    *,
    jobs: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
    **how: Unpack[How],
) -> Validation:
    """The findings in some files of a site, and in the page and tables beside one.

    Pages are validated one by one. What is said of an author, an organism, a community or a term depends on the whole
    site, which is then validated.

    Args:
        source: the checkout.
        files: relative to it, with `/`.
        jobs: number of processes.
        progress: told how many of how many pages are done.
        how: as for `validate`.

    Raises:
        UsageError: an option, the shapes or the baseline cannot be used.
        InputError: there is no such site.
    """
    checkout = checkouts.find(source)
    pages = [page for page in checkout.pages if not set(page.files).isdisjoint(files)]
    of_pages = {file for page in pages for file in page.files}
    check = partial(validate, **_kept(how))
    if not checkout.is_site:
        return check(source)
    if set(files) <= of_pages and len(pages) <= _MOST:
        found = _one_by_one(pages, check)
        found.source, found.root = str(source), checkout.root
    else:
        found = check(source, jobs=jobs, progress=progress)
    wanted = {*files, *of_pages}
    found.findings = [one for one in found.findings if one.file in wanted]
    return found


def of_pathways(
    source: Path | str,
    wpids: Collection[str],
    *,
    jobs: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
    **how: Unpack[How],
) -> Validation:
    """The findings about some pathways of a site: on their pages and in their tables.

    Args:
        source: the checkout.
        wpids: such as `WP364`.
        jobs: number of processes.
        progress: told how many of how many pages are done.
        how: as for `validate`.

    Raises:
        UsageError: as `of_files`, and: there is no page of a pathway.
        InputError: there is no such site.
    """
    if wrong := [wpid for wpid in wpids if not WPID.fullmatch(wpid)]:
        raise UsageError(f"{wrong[0]!r} is not WP and a number")
    numbers = {int(wpid[2:]): wpid for wpid in wpids}
    checkout = checkouts.find(source)
    pages = [page for page in checkout.pages if page.number in numbers]
    if missing := numbers.keys() - {page.number for page in pages}:
        raise UsageError(f"{source} has no page of {numbers[min(missing)]}")
    files = {file for page in pages for file in page.files}
    return of_files(source, files, jobs=jobs, progress=progress, **how)


def since(
    source: Path | str,
    revision: str,
    *,
    jobs: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
    files: Collection[str] | None = None,
    **how: Unpack[How],
) -> Validation:
    """The findings on lines that changed since a revision, and those elsewhere on these pages that were not there.

    Args:
        source: a checkout, or a page of one.
        revision: as git knows it, such as `HEAD` or `origin/main`; of a branch, what it had when the two parted.
        jobs: number of processes.
        progress: told how many of how many pages are done.
        files: look at these changed files only, relative to the checkout.
        how: as for `validate`.

    Raises:
        UsageError: as `of_files`, and: this is no git checkout, or git does not know the revision.
        InputError: there is no such site.
    """
    if str(source) == "-":
        raise UsageError("standard input has no revision to compare with")
    checkout = checkouts.find(source)
    before = Revision(checkout.root, revision)
    changed = before.changed() & (set(files) if files is not None else before.changed())
    if not checkout.is_site:
        changed &= {file for page in checkout.pages for file in page.files}
    how = _kept(how)
    if not changed:
        return Validation(str(source), checkout.root, {}, "")
    found = of_files(source, changed, jobs=jobs, progress=progress, **how)
    found.findings = brought(found, checkout, before, changed, **how)
    return found


def brought(
    found: Validation,
    checkout: Checkout,
    before: Revision | str,
    changed: Collection[str],
    **how: Unpack[How],
) -> list[Finding]:
    """Of all findings those that a change brings: on lines that changed, and new ones on the pages that changed.

    Args:
        found: the findings as things are now.
        checkout: the site.
        before: what it is compared with.
        changed: files, relative to the site.
        how: as for `validate`; the baseline does not count.

    Raises:
        UsageError: this is no git checkout, or git does not know the revision.
    """
    revision = Revision(checkout.root, before) if isinstance(before, str) else before
    beside = checkout.root / FOLDER
    if not how.get("ontologies") and beside.is_dir():
        how["ontologies"] = beside  # beside what is laid out there are none
    how.pop("baseline", None)
    check = partial(validate, **_kept(how))
    pages = [page for page in checkout.pages if not set(page.files).isdisjoint(changed)]
    of_pages = {file for page in pages for file in page.files}
    of_these = [one for one in found.findings if one.file in of_pages]
    known = _as_it_was(revision, checkout.root, pages, check) if of_these else Counter[str]()
    lines = {file: revision.lines(file) for file in changed}
    new = {id(one) for one in known_findings.unknown(of_these, known)}
    return [
        one
        for one in found.findings
        if id(one) in new or (one.file in lines and ((there := lines[one.file]) is None or one.line in there))
    ]


def _kept(how: How) -> How:
    """The same, to be used more than once."""
    return {**how, "own_shapes": list(how.get("own_shapes", ()))}


def _one_by_one(pages: Iterable[Page], check: Callable[..., Validation]) -> Validation:
    first, *others = [check(page.path(page.file)) for page in pages]
    for other in others:
        first.pages += other.pages
        first.triples += other.triples
        first.hidden += other.hidden
        first.ignored += other.ignored
        first.findings += other.findings
        first.rules.update(other.rules)
    return first


def _as_it_was(before: Revision, root: Path, pages: Iterable[Page], check: Callable[..., Validation]) -> Counter[str]:
    """The fingerprints of what was found on pages before, with the pages around them as they are now."""
    with tempfile.TemporaryDirectory(prefix="wp2rdf-") as folder:
        old = Path(folder)
        laid_out(before, {file for page in pages for file in page.files}, old)
        for name in os.listdir(root):
            if name.startswith("_") and name not in {"_pathways", "_data"}:
                (old / name).symlink_to((root / name).absolute())
        was = checkouts.find(old).pages if checkouts.holds_pages(old) else ()
        return Counter(one.fingerprint() for page in was for one in check(page.path(page.file)).findings)
