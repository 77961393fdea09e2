"""The pre-commit hook: validates the pages that the files of a commit belong to, and reports what the commit brings."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from wp2rdf.errors import UsageError, Wp2rdfError
from wp2rdf.reading import checkout as checkouts
from wp2rdf.validating import engines, reports, touched
from wp2rdf.validating.findings import FailOn
from wp2rdf.validating.revisions import Revision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.validating.findings import Validation

_OK, _FINDINGS, _FAILED = 0, 1, 2


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
    parser.add_argument("--whole-pages", action="store_true", help="tell what stood there before, too")
    parser.add_argument("--info", action="store_true", help="tell infos, too")
    parser.add_argument("--engine", choices=engines.ENGINES, help="the SHACL engine")
    return parser


def _validated(args: argparse.Namespace) -> Validation:
    """What the commit brings: findings on its lines, and new ones on its pages.

    Where nothing differs from the last commit, as with `--all-files`, all that is found on the pages.
    """
    root = checkouts.find(args.site).root
    files = {Path(os.path.relpath(file, root)).as_posix() for file in args.files}
    how = {"own_shapes": args.shapes, "engine": args.engine, "baseline": args.baseline}
    try:
        changed = set() if args.whole_pages else Revision(root, "HEAD").changed() & files
    except UsageError:  # no git checkout, or no commit yet
        changed = set()
    found = (
        touched.since(args.site, "HEAD", files=changed, **how) if changed else touched.of_files(args.site, files, **how)
    )
    if not args.info:
        found.leave("warning")
    return found


if __name__ == "__main__":
    sys.exit(main())
