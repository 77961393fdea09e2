"""What is no drawing, or means harm, is one line; every file of ours here is harmless."""

from __future__ import annotations

import gzip
import zipfile
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.drawings import HEAD, drawing, line, node
from wp2rdf.reading.gpml.drawing import parse

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

GOOD = drawing(node("1"))


CONTENTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "not XML: no element found [drawing-xml]"),
    "zeros": (b"\x00" * 100, "not XML: a byte 0x00 [drawing-xml]"),
    "cut": (GOOD.encode()[:-20], "not XML: unclosed token [drawing-xml]"),
    "cut between tags": (GOOD.partition("<Biopax>")[0].encode(), "not XML: no element found [drawing-xml]"),
    "mismatched": (GOOD.replace("</DataNode>", "").encode(), "not XML: mismatched tag [drawing-xml]"),
    "UTF-16": (GOOD.encode("utf-16"), "not UTF-8: byte 0xff [drawing-unreadable]"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "not XML: a byte 0x00 [drawing-xml]"),
    "Latin 1": (GOOD.replace("Test", "Caf\u00e9").encode("latin-1"), "not UTF-8: byte 0xe9 [drawing-unreadable]"),
    "gzip": (gzip.compress(GOOD.encode(), mtime=0), "compressed (gzip): unpack it first [drawing-unreadable]"),
    "entity": (
        GOOD.replace("?>", '?><!DOCTYPE Pathway [<!ENTITY a "b">]>', 1).encode(),
        "a document type declaration: GPML has none, and nothing of it is read [drawing-xml]",
    ),
    "DTD": (
        GOOD.replace("?>", '?><!DOCTYPE Pathway SYSTEM "other.dtd">', 1).encode(),
        "a document type declaration: GPML has none, and nothing of it is read [drawing-xml]",
    ),
    "old GPML": (GOOD.replace("GPML/2013a", "GPML/2010a").encode(), "of namespace 'http://pathvisio.org/GPML/2010a'"),
    "SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "begins with <svg>"),
    "a page": (b"---\ntitle: a page\n---\n", "not XML: syntax error"),
    "deep": ((HEAD + "<a>" * 300_000).encode(), "more than 64 tags within tags [drawing-xml]"),
    "undefined entity": ((GOOD.replace("Test", "&other;")).encode(), "not XML: undefined entity [drawing-xml]"),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_what_is_no_drawing_is_one_line(run: Run, tmp_path: Path, name: str) -> None:
    content, said = CONTENTS[name]
    path = tmp_path / "WP1.gpml"
    path.write_bytes(content)
    done = run("convert", path, "-q")
    (line,) = done.err.splitlines()
    assert said in line
    assert f"{path}:" in line
    assert done.out == b""
    assert done.code == 1


def test_odd_tags_are_findings(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "WP1.gpml"
    path.write_text(GOOD.replace("<DataNode", "<Odd><Odder /></Odd><DataNode"), encoding="utf-8")
    done = run("convert", path)
    assert [line.partition(": ")[2] for line in done.findings] == [
        "warning: <Odd> is no tag of GPML2013a: left out [drawing-tag]",
        "warning: <Odder> is no tag of GPML2013a: left out [drawing-tag]",
    ]
    assert done.code == 0


def test_a_drawing_that_is_too_large_is_not_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "WP1.gpml"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)  # a file of nothing takes no room
    done = run("convert", path)
    assert done.findings == [f"{path}:1:1: error: larger than 32 MiB, not read [drawing-unreadable]"]


def test_a_page_is_converted_without_a_drawing_that_cannot_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "pathways" / "WP1"
    folder.mkdir(parents=True)
    (folder / "WP1.md").write_text("---\nwpid: WP1\ntitle: One\nrevision: r1\n---\n", encoding="utf-8")
    (folder / "WP1.gpml").write_text("<Pathway", encoding="utf-8")
    report = wp2rdf.convert(tmp_path, tmp_path / "all.nq")
    assert report.pages == 1
    (problem,) = report.problems
    assert str(problem).startswith("pathways/WP1/WP1.gpml:1:1: warning: drawing left out: not XML: unclosed token")


def archive(path: Path, *names: str, content: str = GOOD, mode: int = 0o100644) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return path


@pytest.mark.parametrize(
    ("names", "mode", "said"),
    [
        (("../WP1.gpml",), 0o100644, "entry '../WP1.gpml' leads out of the archive: not read"),
        (("/WP1.gpml",), 0o100644, "entry '/WP1.gpml' has an absolute name: not read"),
        (("C:/WP1.gpml",), 0o100644, "entry 'C:/WP1.gpml' has an absolute name: not read"),
        (("a\\..\\WP1.gpml",), 0o100644, "has an absolute name: not read"),
        (("WP1.gpml",), 0o120777, "entry 'WP1.gpml' is a link: not read"),
        (("readme.txt",), 0o100644, "drawings.zip: holds no drawings (.gpml)"),
        (
            ("a.txt", "b/site.nq.gz"),
            0o100644,
            "(.gpml), but 'b/site.nq.gz': unpack it, and name what comes out",
        ),
        (
            ("_pathways/WP1.md",),
            0o100644,
            "(.gpml), but '_pathways/WP1.md': unpack it, and name what comes out",
        ),
    ],
)
def test_archives_that_are_refused(tmp_path: Path, names: tuple[str, ...], mode: int, said: str) -> None:
    path = archive(tmp_path / "drawings.zip", *names, mode=mode)
    with pytest.raises(wp2rdf.InputError) as raised:
        wp2rdf.convert(path, tmp_path / "all.nq")
    assert said in str(raised.value)
    assert not (tmp_path / "all.nq").exists()


def test_an_archive_that_unpacks_to_far_more_than_drawings_do_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "drawings.zip", "WP1.gpml", content=" " * 2**22)
    with pytest.raises(wp2rdf.InputError, match="more than any archive of drawings does, not read"):
        wp2rdf.convert(path, tmp_path / "all.nq")


def test_what_is_no_archive_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "drawings.zip"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(wp2rdf.InputError, match="is no zip archive that can be read"):
        wp2rdf.convert(path, tmp_path / "all.nq")


def test_a_damaged_entry_is_a_finding_and_the_others_are_converted(tmp_path: Path) -> None:
    path = archive(tmp_path / "drawings.zip", "a_WP1_5.gpml", "b_WP2_5.gpml", content=GOOD.replace("WP1_r2", "WP0"))
    data = bytearray(path.read_bytes())
    data[data.index(b"b_WP2_5.gpml") + 20] ^= 0xFF
    path.write_bytes(bytes(data))
    report = wp2rdf.convert(path, tmp_path / "all.nq")
    assert report.pages == 1
    assert [(problem.file, problem.rule) for problem in report.problems if problem.level == "error"] == [
        ("drawings.zip/b_WP2_5.gpml", "drawing-unreadable")
    ]


def test_drawings_of_an_archive_are_those_of_pages(tmp_path: Path) -> None:
    site = tmp_path / "site" / "_pathways"
    site.mkdir(parents=True)
    (site / "WP1.md").write_text("---\nwpid: WP1\ntitle: Test\nrevision: r2\n---\n", encoding="utf-8")
    path = archive(tmp_path / "drawings.zip", "Hs_Test_WP1_2.gpml", "old/WP1.gpml", "Hs_Other_WP2_2.gpml")
    report = wp2rdf.convert(tmp_path / "site", tmp_path / "all.nq", drawings=path)
    assert report.pages == 1
    assert "<https://identifiers.org/ncbigene/1>" in (tmp_path / "all.nq").read_text(encoding="utf-8")
    assert [(problem.file, problem.rule) for problem in report.problems if "drawing" in problem.rule] == [
        ("../drawings.zip/old/WP1.gpml", "drawing-duplicate"),
        ("../drawings.zip/Hs_Other_WP2_2.gpml", "drawing-orphan"),
    ]


def test_a_fault_in_every_tag_of_one_long_line_takes_no_longer(tmp_path: Path) -> None:
    """A line of a megabyte and more with ten thousand faults: places are found in order, names are told once."""
    content = drawing("".join(node(f"n{number}", identifier="") for number in range(10_000)), "<odd />" * 10_000)
    path = tmp_path / "WP1.gpml"
    path.write_text(content.replace("\n", " "), encoding="utf-8")
    report = wp2rdf.convert(path, tmp_path / "all.nq")
    assert sum(problem.rule == "drawn-identifier" for problem in report.problems) == 10_000
    assert sum(problem.rule == "drawing-tag" for problem in report.problems) == 1


@pytest.mark.parametrize(
    "part", ['<Point X="0" Y="1" />', '<Anchor GraphId="b" />', "<Comment>a</Comment>", "<BiopaxRef>a</BiopaxRef>"]
)
def test_an_element_of_a_hundred_thousand_parts_takes_no_longer_than_as_many_elements(part: str) -> None:
    """A tuple that grows by one each time would be copied a hundred thousand times."""
    whole = drawing(f'<Interaction GraphId="a">{part * 100_000}</Interaction>')
    (one,) = parse(whole.encode(), "WP1.gpml").interactions
    assert 100_000 in {len(one.points), len(one.anchors), len(one.comments), len(one.citations)}


def test_lines_on_one_anchor_id_give_no_more_than_there_are(tmp_path: Path) -> None:
    """Two thousand lines with one anchor id, and as many on it: the first line with the id has them, once each."""
    bases = [line(f"b{number}", "1", "2:Arrow", anchors="x x") for number in range(2000)]
    branches = [line(f"c{number}", "1", "x") for number in range(2000)]
    path = tmp_path / "WP1.gpml"
    path.write_text(drawing(node("1"), node("2"), *bases, *branches), encoding="utf-8")
    report = wp2rdf.convert(path, tmp_path / "all.nq")
    assert report.count("warning") == 3999
    assert 10_000 < report.triples < 40_000
