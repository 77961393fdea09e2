"""The job of drawing: drawings in, a file with a picture for each out."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from wp2rdf.drawing.pictures.png import png
from wp2rdf.drawing.pictures.svg import Picture, View, names
from wp2rdf.errors import OutputError, PageError, Problem, UsageError
from wp2rdf.errors.arguments import check_names, check_number, check_paths
from wp2rdf.model.drawing import Drawing
from wp2rdf.reading import drawings as in_drawings
from wp2rdf.reading.gpml import drawing as drawings
from wp2rdf.reading.gpml import files
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from wp2rdf.model import DrawingFile

Format = Literal["svg", "png"]
FORMATS: tuple[Format, ...] = ("svg", "png")

_COMPRESSED = (".gz", ".zst")

SCALES = (0.01, 100.0)
"""The smallest and the largest scale."""


@dataclass
class Drawn:
    """What was drawn.

    Attributes:
        pictures: how many.
        unplaced: how many elements have no place in their drawing and are left out.
        unknown: what was to stand out and is the name of nothing in them.
        problems: what was wrong with the drawings.
    """

    pictures: int = 0
    unplaced: int = 0
    unknown: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def draw(
    source: Drawing | Path | str,
    target: Path | str,
    *,
    format: Format | None = None,  # noqa: A002 - as in the other commands
    scale: float = 1.0,
    title: bool = False,
    highlight: Collection[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Drawn:
    """Draws a drawing, or every drawing in a folder or an archive, as its author made it.

    Args:
        source: a drawing (GPML), or a folder or a zip archive that has drawings in it, however deep.
        target: the file to write; for a folder or an archive a folder, which gets a file for each.
        format: `svg` or `png`; by default what the name of the target says, else `svg`.
        scale: how many pixels a unit of the drawing takes.
        title: whether name, date of the last change and organism stand above the drawing.
        highlight: labels, identifiers or ids of data nodes that are to stand out.
        progress: told how many of how many are done.

    Raises:
        UsageError: something is asked for that cannot be.
        InputError: there is no such file, or a single drawing cannot be read.
        OutputError: a picture cannot be written.
    """
    check_paths(**({} if isinstance(source, Drawing) else {"source": source}), target=target)
    check_number(scale=scale)
    check_names(highlight=highlight)
    if not SCALES[0] <= scale <= SCALES[1] or math.isnan(scale):
        raise UsageError(f"the scale must be from {SCALES[0]} to {SCALES[1]:g}, not {scale:g}")
    target = Path(target)
    is_one = isinstance(source, Drawing) or (files.is_drawing(Path(source).name) and not Path(source).is_dir())
    kind = _format(target, format, is_folder=target.is_dir() or not is_one)
    view = View(scale, title, highlight)
    drawn = Drawn()
    seen: set[str] = set()

    def write(drawing: Drawing, file: Path) -> None:
        picture = Picture(drawing)
        data = png(picture, view) if kind == "png" else picture.svg(view).encode()
        with output.replacing(file) as out:
            out.write(data)
        drawn.pictures += 1
        drawn.unplaced += len(picture.unplaced)
        seen.update(*map(names, picture.boxed()))
        drawn.unknown = tuple(name for name in map(str.strip, highlight) if name and name.casefold() not in seen)
        drawn.problems += drawing.problems

    if isinstance(source, Drawing):
        write(source, target)
        return drawn
    found = in_drawings.named(source, Path())
    if is_one:
        write(drawings.read(found[0]), target / _name(found[0], kind) if target.is_dir() else target)
    else:
        _draw_all(found, target, kind, write, drawn, progress)
    return drawn


def _format(target: Path, asked: Format | None, *, is_folder: bool) -> Format:
    if asked is not None and asked not in FORMATS:
        raise UsageError(f"no format {asked!r}: there are {' and '.join(FORMATS)}")
    if asked:
        return asked
    named = [suffix.lower() for suffix in target.suffixes if suffix.lower() not in _COMPRESSED][-1:]
    if is_folder or not named:
        return "svg"
    if (kind := next((one for one in FORMATS if named == [f".{one}"]), None)) is None:
        raise UsageError(f"{target}: there are no pictures of this kind; name it .svg or .png, or give the format")
    return kind


def _name(file: DrawingFile, kind: Format) -> str:
    return f"{PurePosixPath(file.name).stem}.{kind}"


def _draw_all(
    found: Sequence[DrawingFile],
    target: Path,
    kind: Format,
    write: Callable[[Drawing, Path], None],
    drawn: Drawn,
    progress: Callable[[int, int], None] | None,
) -> None:
    """Draws every drawing of a folder or an archive; one that cannot be read is a problem, and the others are drawn."""
    names: dict[str, DrawingFile] = {}
    for file in found:
        name = _name(file, kind)
        if name in names:
            raise UsageError(f"{names[name].shown} and {file.shown} would become one picture, {name}")
        names[name] = file
    try:
        target.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}") from error
    for number, (name, file) in enumerate(names.items(), start=1):
        try:
            write(drawings.read(file), target / name)
        except PageError as error:
            drawn.problems.append(error.problem)
        if progress:
            progress(number, len(names))
