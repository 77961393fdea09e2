"""`wp2rdf draw`: the picture of a drawing, as its author made it."""

from __future__ import annotations

import argparse
import sys
from typing import cast

from wp2rdf.cli.terminal import plural, progress
from wp2rdf.drawing.pictures.draw import FORMATS, Format, draw

_OK, _FINDINGS = 0, 1

_EPILOG = """\
examples:
  wp2rdf draw WP364.gpml -o WP364.svg
  wp2rdf draw WP364.gpml -o WP364.png --scale 2
  wp2rdf draw WP364.gpml -o WP364.svg --highlight IL6,STAT3
  wp2rdf draw wikipathways-database/pathways -o pictures

exit codes:
  0    drawn
  1    drawn, but some drawings of the folder cannot be read
  2    wrong usage, or the input or output could not be used
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Draw a drawing (GPML), or all drawings in a folder, as SVG or PNG."
    command.epilog = _EPILOG
    command.set_defaults(run=_draw)
    command.add_argument(
        "source", metavar="DRAWING|FOLDER|ZIP", help="a GPML file, or a folder or archive that holds some"
    )
    command.add_argument(
        "-o", "--output", required=True, metavar="FILE|FOLDER", help="the picture; for a folder, a folder"
    )
    command.add_argument(
        "-f", "--format", choices=FORMATS, help="svg or png (default: what the name of the output says, else svg)"
    )
    command.add_argument(
        "--scale", type=float, default=1.0, metavar="N", help="pixels for a unit of the drawing (default: 1)"
    )
    command.add_argument("--title", action="store_true", help="with name, date of the last change and organism above")
    command.add_argument(
        "--highlight", default="", metavar="NAME,NAME", help="labels or identifiers of nodes that are to stand out"
    )
    command.add_argument("-q", "--quiet", action="store_true", help="no progress, no summary")


def _draw(args: argparse.Namespace) -> int:
    with progress("drawing", quiet=args.quiet) as told:
        drawn = draw(
            args.source,
            args.output,
            format=cast("Format | None", args.format),
            scale=args.scale,
            title=args.title,
            highlight=args.highlight.split(","),
            progress=told,
        )
    for problem in drawn.problems:
        if problem.level == "error" or not args.quiet:
            print(problem, file=sys.stderr)
    if not args.quiet:
        left_out = f"; {plural(drawn.unplaced, 'element')} without a place left out" if drawn.unplaced else ""
        unknown = f"; nothing is called {', '.join(map(repr, drawn.unknown))}" if drawn.unknown else ""
        print(f"{args.output}: {plural(drawn.pictures, 'picture')}{left_out}{unknown}", file=sys.stderr)
    return _FINDINGS if any(problem.level == "error" for problem in drawn.problems) else _OK
