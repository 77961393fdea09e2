"""`wp2rdf draw`, and the function behind it."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image

import wp2rdf
from tests.drawing.pictures.parts import drawing, drawn, gpml, line, node, of_class
from wp2rdf.drawing.pictures import png
from wp2rdf.drawing.pictures.draw import draw
from wp2rdf.drawing.pictures.svg import Picture, View

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "WP9001.gpml"
    path.write_bytes(gpml(node(), line("0,0", "100,50 Arrow")))
    return path


def test_a_drawing_becomes_svg(file: Path, tmp_path: Path, run: Run) -> None:
    done = run("draw", file, "-o", tmp_path / "out.svg", "--highlight", "IL6", "--title", "--scale", "2")
    assert (done.code, done.err) == (0, f"{tmp_path / 'out.svg'}: 1 picture\n")
    root = ET.parse(tmp_path / "out.svg").getroot()  # noqa: S314 - our own
    assert (root.get("width"), root.get("data-wpid")) == ("800", "WP9001")
    assert len(of_class(root, "highlighted")) == 1


def test_a_drawing_becomes_png(file: Path, tmp_path: Path, run: Run) -> None:
    done = run("draw", file, "-o", tmp_path / "out.png", "--scale", "0.5", "-q")
    assert (done.code, done.err) == (0, "")
    image = Image.open(tmp_path / "out.png")
    assert image.size == (200, 150)
    colours = {colour for _, colour in image.convert("RGB").getcolors(100_000) or ()}
    assert (255, 255, 255) in colours
    assert len(colours) > 5


def test_labels_are_written_on_a_png() -> None:
    def dark(name: str) -> int:
        image = Image.open(io.BytesIO(png.png(Picture(drawing(node(name))), View())))
        return sum(image.convert("L").histogram()[:128])

    assert dark("MAPK14") > dark("") + 50


def test_a_folder_of_drawings(file: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "pathways"
    for number in (1, 2):
        (folder / f"WP{number}").mkdir(parents=True)
        (folder / f"WP{number}" / f"WP{number}.gpml").write_bytes(file.read_bytes())
    (folder / "WP3.gpml").write_bytes(b"<Pathway")
    done = run("draw", folder, "-o", tmp_path / "pictures", "-f", "png")
    assert done.code == 1
    assert sorted(path.name for path in (tmp_path / "pictures").iterdir()) == ["WP1.png", "WP2.png"]
    wrong, summary = done.err.splitlines()
    assert "WP3.gpml:1:" in wrong
    assert summary == f"{tmp_path / 'pictures'}: 2 pictures"


def test_an_archive_of_drawings(file: Path, tmp_path: Path, run: Run) -> None:
    with zipfile.ZipFile(tmp_path / "gpml.zip", "w") as archive:
        for number in (1, 2):
            archive.write(file, f"gpml/Hs_Invented_WP{number}_100.gpml")
    done = run("draw", tmp_path / "gpml.zip", "-o", tmp_path / "pictures")
    assert (done.code, done.err) == (0, f"{tmp_path / 'pictures'}: 2 pictures\n")
    names = [f"Hs_Invented_WP{number}_100.svg" for number in (1, 2)]
    assert sorted(path.name for path in (tmp_path / "pictures").iterdir()) == names


def test_into_a_folder(file: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    assert draw(file, tmp_path / "there").pictures == 1
    assert (tmp_path / "there" / "WP9001.svg").exists()


def test_a_record_can_be_drawn(tmp_path: Path) -> None:
    assert draw(drawing(node()), tmp_path / "a.svg").pictures == 1
    assert drawn(node()).get("width") == ET.parse(tmp_path / "a.svg").getroot().get("width")  # noqa: S314 - our own


def test_what_has_no_place_is_told(file: Path, tmp_path: Path, run: Run) -> None:
    file.write_bytes(gpml(node(), line("1,1")))
    done = run("draw", file, "-o", tmp_path / "a.svg")
    assert done.err == f"{tmp_path / 'a.svg'}: 1 picture; 1 element without a place left out\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing.gpml", "-o", "a.svg"), "nothing.gpml: no such file or folder"),
        (("WP9001.gpml", "-o", "no/where.svg"), "no/where.svg: cannot be written: No such file or directory"),
        (("WP9001.gpml", "-o", "a.svg", "--scale", "0"), "the scale must be from 0.01 to 100, not 0"),
        (("WP9001.gpml", "-o", "a.svg", "--scale", "nan"), "the scale must be from 0.01 to 100, not nan"),
        (("WP9001.gpml", "-o", "a.png", "--scale", "100"), "a picture of 40,000 by 30,000 pixels is too large"),
        (("empty", "-o", "a"), "empty: holds no drawings (.gpml)"),
        (("double", "-o", "a"), "would become one picture, WP1.svg"),
        (("whole", "-o", "WP9001.gpml"), "WP9001.gpml: cannot be written: File exists"),
        (("wrong.gpml", "-o", "a.svg"), "wrong.gpml:1:"),
    ],
)
def test_what_cannot_be_is_one_line(arguments: tuple[str, ...], said: str, file: Path, run: Run) -> None:
    (file.parent / "empty").mkdir()
    for name in ("double/a/WP1.gpml", "double/b/WP1.gpml", "whole/WP1.gpml"):
        path = file.parent / name
        path.parent.mkdir(parents=True)
        path.write_bytes(file.read_bytes())
    (file.parent / "wrong.gpml").write_text("<svg/>")
    before = file.read_bytes()
    done = run("draw", *arguments, cwd=file.parent)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert said in done.err
    assert file.read_bytes() == before
    assert not list(file.parent.glob("a.*"))


def test_a_machine_without_fonts_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "_writes", lambda: False)
    with pytest.raises(wp2rdf.OutputError, match="no font to write the labels with"):
        png.png(Picture(drawing(node())), View())


def test_without_the_package_for_png(file: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "resvg_py.py").write_text("raise ImportError")
    done = run("draw", file, "-o", tmp_path / "a.png", env={"PYTHONPATH": f"{tmp_path}:{wp2rdf.__path__[0]}/.."})
    assert (done.code, done.err) == (2, "wp2rdf: error: PNG needs resvg: pip install 'wp2rdf[pictures]'\n")


def test_an_unknown_format_is_refused(file: Path, tmp_path: Path) -> None:
    with pytest.raises(wp2rdf.UsageError, match="no format 'gif': there are svg and png"):
        draw(file, tmp_path / "a.gif", format="gif")  # type: ignore[arg-type]
