"""The pre-commit hook: validates the pages that the files of a commit belong to, and reports on these only."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, get_args

from wp2rdf.errors import Wp2rdfError
from wp2rdf.reading import checkout as checkouts
from wp2rdf.validating import engines, reports
from wp2rdf.validating.findings import FailOn
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.model import Page
    from wp2rdf.validating.findings import Validation

_OK, _FINDINGS, _FAILED = 0, 1, 2

_MOST = 25
"""Pages that are validated one by one; the whole site takes no longer than more of them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the hook.

    Args:
        arguments: those after the program's name; None: those of this process.

    Returns:
        The exit code: 0, 1 for findings as grave as `--fail-on` says, 2 when nothing could be validated.
    """
    args = _parser().parse_args(arguments)
    try:
        found = _validated(args)
    except (Wp2rdfError, OSError) as error:
        sys.stderr.write(f"wp2rdf: error: {error}\n")
        return _FAILED
    sys.stdout.buffer.write(reports.as_text.write(found).encode())
    return _FINDINGS if found.fails(args.fail_on) else _OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="wp2rdf-validate", description="Check the pages that files belong to.")
    parser.add_argument("files", nargs="+", metavar="FILE", help="a page, a table, or a page about an author, …")
    parser.add_argument("--site", default=".", metavar="FOLDER", help="the site (default: the working directory)")
    parser.add_argument("--fail-on", choices=get_args(FailOn), default="violation", help="(default: %(default)s)")
    parser.add_argument("--baseline", metavar="FILE", help="leave out the findings that stand in this file")
    parser.add_argument("--shapes", action="append", default=[], metavar="FILE", help="check these shapes too")
    parser.add_argument("--engine", choices=engines.ENGINES, help="the SHACL engine")
    return parser


def _validated(args: argparse.Namespace) -> Validation:
    """The findings in the files, and in the page and tables beside one.

    Pages are validated one by one. What is said of an author, an organism, a community or a term depends on the whole
    site, which is then validated.
    """
    changed = set(map(os.path.relpath, args.files))
    pages = [page for page in checkouts.find(args.site).pages if _files(page) & changed]
    of_pages = {file for page in pages for file in _files(page)}
    by_page = pages and changed <= of_pages and len(pages) <= _MOST
    validations = [
        validate(source, own_shapes=args.shapes, engine=args.engine, baseline=args.baseline)
        for source in ([str(page.root / page.file) for page in pages] if by_page else [args.site])
    ]
    found = validations[0]
    found.source = args.site
    for other in validations[1:]:
        found.pages += other.pages
        found.triples += other.triples
        found.hidden += other.hidden
        found.findings += other.findings
        found.rules.update(other.rules)
    wanted = changed | of_pages
    found.findings = [one for one in found.findings if os.path.relpath(found.root / one.file) in wanted]
    return found


def _files(page: Page) -> set[str]:
    """The page and its tables, as they are named from the working directory."""
    return {os.path.relpath(page.root / file) for file in page.files}


if __name__ == "__main__":
    sys.exit(main())
