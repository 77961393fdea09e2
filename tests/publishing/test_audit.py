"""An audit finds each gap that was seeded, and nothing on a site that has none."""

from __future__ import annotations

import json
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

import wp2rdf
from tests.conftest import DATABASE, EXAMPLES, REAL_PAGES
from tests.drawings import HEAD
from tests.served import served
from wp2rdf.errors.catalogue import RULES
from wp2rdf.publishing.auditing import asked, inventory, of_site
from wp2rdf.publishing.auditing.gaps import KINDS
from wp2rdf.publishing.sources import Source
from wp2rdf.querying.engines import oxigraph

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

Gap = dict[str, Any]


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site without a gap: the clean example pages, with a page for everybody whom they name."""
    site = shutil.copytree(EXAMPLES, tmp_path_factory.mktemp("whole") / "site")
    for faulty in (*site.glob("_pathways/WP91*"), *site.glob("_data/WP[089][61]*")):
        faulty.unlink()
    for name in ("faulty.md", "untagged.md"):
        (site / "_communities" / name).unlink()
    (site / "_data" / "WP0-bibliography.tsv").unlink()
    put(site / "_authors" / "Nobody.md", "---\nusername: Nobody Knows\n---\n")
    put(site / "_organisms" / "sheep.md", '---\nlatin: Ovis aries\nncbi: "9940"\n---\n')
    care = site / "_communities" / "examplecare.md"
    change(care, "['WP9003','WP9004']", "['WP9003']")
    change(care, "['WP9105']", "['WP9001']")
    return site


def audited(run: Run, *arguments: str | Path, code: int = 1) -> dict[str, Any]:
    done = run("audit", *arguments, "-f", "json", "-q", "--jobs", "1")
    assert done.code == code, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_a_site_without_gaps(whole: Path, run: Run) -> None:
    assert audited(run, whole, code=0)["gaps"] == []
    done = run("audit", whole)
    assert (done.code, done.out) == (0, b"3 pages, 0 gaps\n")


SEEDED = (
    ("page", "_pathways/WP9301.md"),  # no YAML
    ("page", "_pathways/WP9302.md"),  # the wpid of another page
    ("page", "_pathways/WP9303.markdown"),  # not called as pages are
    ("page", "_pathways/new"),  # a folder among the pages
    ("drawing", "../drawings/WP9999.gpml"),  # no page
    ("drawing", "../drawings/WP9002.gpml"),  # no XML
    ("drawing", "_pathways/WP9002.md"),  # so that it has none
    ("drawing", "_pathways/WP9003.md"),  # has none
    ("table", "_data/WP9304-datanodes.tsv"),  # no page
    ("table", "_data/WP9003-bibliography.tsv"),  # another header
    ("table", "_data/WP9002-datanodes.tsv:4"),  # a row that is cut
    ("key", "_pathways/WP9001.md:colour"),
    ("key", "_authors/Nobody.md:hobby"),
    ("author", "Gone Away"),  # no page
    ("author", "_pathways/WP9003.md:e-mail"),  # no IRI
    ("author", "Former Editor"),
    ("organism", "Mus musculus"),  # its page is gone
    ("organism", "_pathways/WP9003.md:Examplia fictitia"),  # nobody knows a taxon
    ("community", "Nowhere"),
    ("community", "Elsewhere"),  # of an author
    ("community", "WP9004"),  # in a collection
    ("term", "_pathways/WP9002.md:a parent nobody knows"),
    ("term", "_pathways/WP9002.md:no id"),
    ("redirect", "/instance/WP9001"),  # claimed by another page
    ("redirect", "/pathways/WP9003.html"),  # the address of another page
    ("redirect", "_pathways/WP9003.md:not a path"),
    ("reference", "WP4242"),  # no page
    ("reference", "_data/WP9001-bibliography.tsv:PubMed"),  # no id
    ("reference", "_data/WP9001-bibliography.tsv:Blog"),  # no database
)
"""Kind of a gap, and what is missing or the file, with a word of the message or the line."""


@pytest.fixture(scope="module")
def seeded(whole: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> list[Gap]:
    """What an audit finds when every gap is there."""
    folder = tmp_path_factory.mktemp("seeded")
    site, drawings = shutil.copytree(whole, folder / "site"), folder / "drawings"
    pages, tables = site / "_pathways", site / "_data"
    put(pages / "WP9301.md", "---\nwpid: WP9301\ntitle: a: b: c\n---\n")
    shutil.copy(pages / "WP9001.md", pages / "WP9302.md")
    shutil.copy(pages / "WP9003.md", pages / "WP9303.markdown")
    put(pages / "new" / "WP9305.md", "---\nwpid: WP9305\n---\n")
    for name, text in (("WP9001", f"{HEAD}</Pathway>"), ("WP9002", "no XML"), ("WP9999", f"{HEAD}</Pathway>")):
        put(drawings / f"{name}.gpml", text)
    shutil.copy(tables / "WP9001-datanodes.tsv", tables / "WP9304-datanodes.tsv")
    put(tables / "WP9003-bibliography.tsv", "Who\tWhat\n1\t2\n")
    with (tables / "WP9002-datanodes.tsv").open("a", encoding="utf-8") as file:
        file.write("CUT\tGeneProduct\n")
    change(pages / "WP9001.md", "annotations:\n", "colour: red\nannotations:\n")
    change(site / "_authors" / "Nobody.md", "username", "hobby: tea\nusername")
    change(pages / "WP9002.md", "- Bo.Sample\n", "- Bo.Sample\n- Gone Away\n")
    change(pages / "WP9003.md", "- Ada Example\n", "- Ada Example\n- someone@example.org\n")
    change(site / "_communities" / "samples.md", "- Nobody Knows", "- Nobody Knows\n- Former Editor")
    (site / "_organisms" / "mouse.md").unlink()
    change(pages / "WP9002.md", "- Saccharomyces cerevisiae\n", "- Saccharomyces cerevisiae\n- Mus musculus\n")
    change(pages / "WP9003.md", "- Ovis aries\n", "- Ovis aries\n- Examplia fictitia\n")
    change(pages / "WP9001.md", "- Samples\n", "- Samples\n- Nowhere\n")
    change(site / "_authors" / "Bo.Sample.md", "communities: Samples", "communities: Elsewhere")
    change(site / "_communities" / "examplecare.md", "['WP9003']", "['WP9003', 'WP9004']")
    change(pages / "WP9002.md", "parent: classic metabolic pathway", "parent: a parent nobody knows")
    change(pages / "WP9002.md", "authors:\n", "- id: no id\n  value: nothing\nauthors:\n")
    change(pages / "WP9002.md", "- /instance/WP9002\n", "- /instance/WP9001\n- /pathways/WP9003.html\n")
    change(pages / "WP9003.md", "- /instance/WP9003\n", "- not a path\n")
    with (tables / "WP9001-bibliography.tsv").open("a", encoding="utf-8") as file:
        file.write("WP4242\tWikiPathways\t\nnone\tPubMed\t\nx\tBlog\t\n")
    found: list[Gap] = audited(run, site, "--drawings", drawings)["gaps"]
    return found


def is_of(gap: Gap, kind: str, wanted: str) -> bool:
    if gap["kind"] != kind:
        return False
    file, _, word = wanted.partition(":")
    is_told = word.lower() in gap["message"].lower() or word == str(gap["line"])
    return bool(gap["what"] == wanted or (gap["file"] == file and is_told))


@pytest.mark.parametrize(("kind", "wanted"), SEEDED)
def test_a_seeded_gap_is_found(seeded: list[Gap], kind: str, wanted: str) -> None:
    assert any(is_of(gap, kind, wanted) for gap in seeded), [gap for gap in seeded if gap["kind"] == kind]


def test_nothing_else_is_found(seeded: list[Gap]) -> None:
    assert len(SEEDED) > 20
    others = [gap for gap in seeded if not any(is_of(gap, *one) for one in SEEDED)]
    assert others == []


def test_the_database_layout(tmp_path: Path, run: Run) -> None:
    site = shutil.copytree(DATABASE, tmp_path / "site")
    put(site / "communities" / "Samples.txt", "WP9201\n")
    (site / "pathways" / "WP9203").rename(tmp_path / "WP9203")
    dangling = [(gap["kind"], gap["what"], gap["file"]) for gap in audited(run, site)["gaps"]]
    drawing = site / "pathways" / "WP9201" / "WP9201.gpml"
    assert dangling == [("reference", "WP9202", "pathways/WP9201/WP9201.gpml")], "it is drawn, and has no page"
    change(drawing, 'ID="WP9202"', 'ID="WP9201"')
    assert audited(run, site, code=0)["gaps"] == []
    put(site / "communities" / "Samples.txt", "WP9201\nWP77\n")
    put(site / "pathways" / "WP9202" / "WP9202.markdown", "---\nwpid: WP9202\n---\n")
    put(site / "pathways" / "WP9203" / "WP9203.gpml", f"{HEAD.replace('WP1_r2', 'WP9203_r1')}</Pathway>")
    put(site / "pathways" / "WP9204.md", "---\nwpid: WP9204\n---\n")
    found = {(gap["kind"], gap["what"]) for gap in audited(run, site)["gaps"]}
    assert found == {("community", "WP77"), ("page", "WP9202"), ("drawing", "WP9203"), ("page", "WP9204.md")}


@pytest.fixture(scope="module")
def later(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A build, and the site after it: a page more, one gone, one edited, fewer rows published, a profile more."""
    folder = tmp_path_factory.mktemp("later")
    site = shutil.copytree(whole, folder / "site")
    shutil.copy(site / "_pathways" / "WP9002.md", site / "_pathways" / "WP9400.md")
    change(site / "_pathways" / "WP9400.md", "wpid: WP9002", "wpid: WP9400")
    change(site / "_pathways" / "WP9400.md", "/instance/WP9002\n", "/instance/WP9400\n")
    wp2rdf.build(site, folder / "build")
    (site / "_pathways" / "WP9400.md").unlink()
    shutil.copy(site / "_pathways" / "WP9003.md", site / "_pathways" / "WP9500.md")
    change(site / "_pathways" / "WP9500.md", "wpid: WP9003", "wpid: WP9500")
    change(site / "_pathways" / "WP9500.md", "2024-02-29", "2026-11-09")
    change(site / "_pathways" / "WP9003.md", "revision: r150003", "revision: r150004")
    with (site / "_data" / "WP9001-datanodes.tsv").open("a", encoding="utf-8") as file:
        file.write("NEW\tGeneProduct\tncbigene:424242\t\tensembl:ENSG00000424242" + "\t" * 11 + "\n")
    put(site / "_authors" / "New.md", "---\nusername: New Author\nrealname: New\n---\n")
    return site, folder / "build"


def told(found: dict[str, Any]) -> set[tuple[str, str]]:
    return {(gap["kind"], gap["what"]) for gap in found["gaps"] if not gap["reason"]}


PUBLISHED = {
    ("not-published", "WP9500"),
    ("not-on-site", "WP9400"),
    ("revision", "WP9003"),
    ("fewer", "WP9001"),
    ("not-published", "http://rdf.wikipathways.org/User/New_Author"),
}


def test_what_a_dump_a_store_and_an_endpoint_lack(
    later: tuple[Path, Path], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, run: Run
) -> None:
    site, build = later
    merged, packed = tmp_path / "merged.nt", tmp_path / "site.zip"
    merged.write_bytes(
        b"".join(sorted({line.rsplit(b" <", 1)[0] + b" .\n" for line in (build / "site.nq").read_bytes().splitlines()}))
    )
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(merged, "all.nt")
    with served(build / "store", tmp_path_factory.mktemp("served"), "-q") as server:
        for against in (build, build / "site.nq", build / "store", merged, packed, server.endpoint):
            found = audited(run, site, "--ignore", "redirect", "--against", against)
            assert told(found) == PUBLISHED, against
            fewer = {gap["message"] for gap in found["gaps"] if gap["kind"] == "fewer"}
            assert {one.partition(",")[0] for one in fewer} == {"WP9001 has 30 mappings", "WP9001 has 7 data nodes"}
            counts = {row["of"]: (row["site"], row["published"]) for row in found["counts"]}
            assert counts["pathways"] == (4, 4)


def test_a_page_that_was_added_cannot_be_overlooked(whole: Path, tmp_path: Path, run: Run) -> None:
    """However it is called, wherever it stands, whatever it is like."""
    dump = tmp_path / "site.nq"
    wp2rdf.convert(whole, dump)
    site = shutil.copytree(whole, tmp_path / "site")
    assert audited(run, site, "--against", dump, code=0)["missing"] == 0
    page = (site / "_pathways" / "WP9003.md").read_text(encoding="utf-8")
    for name, text in (
        ("WP9600.md", page.replace("wpid: WP9003", "wpid: WP9600")),
        ("other name.md", page.replace("wpid: WP9003", "wpid: WP9600")),
        ("WP9600.md", page),
        ("WP9600.MD", page.replace("wpid: WP9003", "wpid: WP9600")),
        ("WP9600.md", page.replace("wpid: WP9003", "")),
        ("WP9600.md", ""),
        ("more/WP9600.md", page.replace("wpid: WP9003", "wpid: WP9600")),
    ):
        put(site / "_pathways" / name, text)
        found = audited(run, site, "--against", dump, "--ignore", "redirect")
        assert found["missing"], name
        (site / "_pathways" / name).unlink()
        if "/" in name:
            (site / "_pathways" / "more").rmdir()


def test_the_official_shapes_have_less_for_known_reasons(whole: Path, tmp_path: Path, run: Run) -> None:
    dump = tmp_path / "wprdf.nq"
    wp2rdf.convert(whole, dump, profile="wprdf")
    found = audited(run, whole, "--against", dump, code=0)
    assert found["gaps"]
    assert all(gap["reason"] for gap in found["gaps"])
    assert b"differences with a known reason" in run("audit", whole, "--against", dump).out


def test_a_release_of_archives(whole: Path, tmp_path: Path, run: Run) -> None:
    """As official releases are: pathways and authors in an archive each, and no dump."""
    done = run("release", whole, "-o", tmp_path / "ours", "--version", "1", "--issued", "2026-11-10", "-q")
    assert done.code == 0, done.err
    assert audited(run, whole, "--against", tmp_path / "ours", code=0)["gaps"] == []
    rdf = tmp_path / "theirs" / "rdf"
    rdf.mkdir(parents=True)
    for name in ("wp", "authors"):
        shutil.copy(tmp_path / "ours" / "wprdf" / f"wikipathways-1-rdf-{name}.zip", rdf)
    found = audited(run, whole, "--against", tmp_path / "theirs", code=0)
    counts = {row["of"]: (row["site"], row["published"]) for row in found["counts"]}
    assert counts["pathways"] == (3, 3)
    assert counts["authors of pathways"][0] == counts["authors of pathways"][1] > 3
    (rdf / "wikipathways-1-rdf-authors.zip").write_bytes(b"PK no archive")
    done = run("audit", whole, "--against", tmp_path / "theirs")
    assert (done.code, done.err.count("\n")) == (2, 1), done.err


def test_an_endpoint_is_counted_as_its_dump(later: tuple[Path, Path]) -> None:
    _, build = later
    wanted = inventory.of_blocks(Source(build).blocks())
    found = asked.inventory(oxigraph.on_disk(build / "store"))
    assert found.names == wanted.names
    assert {wpid: (one.revision, +one.counts, one.edited) for wpid, one in found.pathways.items()} == {
        wpid: (one.revision, +one.counts, one.edited) for wpid, one in wanted.pathways.items()
    }


def test_the_real_site_is_in_its_build(real_site: Path, real_build: Path, run: Run) -> None:
    ignored = [
        word
        for kind in KINDS
        if kind not in {"not-published", "not-on-site", "revision", "fewer"}
        for word in ("--ignore", kind)
    ]
    found = audited(run, real_site, "--against", real_build, *ignored, code=0)
    assert found["pages"] == REAL_PAGES
    counts = {row["of"]: (row["site"], row["published"]) for row in found["counts"]}
    assert counts["pathways"] == (REAL_PAGES, REAL_PAGES)
    assert all(here == there > 0 for kind, (here, there) in counts.items() if kind != "interactions of pathways")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere",), "no such file or folder"),
        ((EXAMPLES / "_pathways" / "WP9001.md",), "an audit is of a whole site"),
        ((EXAMPLES, "--against", "nowhere.nq"), "no such file or folder"),
        ((EXAMPLES, "--against", EXAMPLES / "_pathways"), "no dump"),
        ((EXAMPLES, "--timeout", "0"), "timeout must be more than 0"),
        ((EXAMPLES, "--timeout", "nan"), "timeout must be more than 0"),
        ((EXAMPLES, "--timeout", "inf"), "timeout must be 10,000,000 s or less"),
        ((EXAMPLES, "-o", EXAMPLES / "_data" / "x.json"), "would stand among the input"),
    ],
)
def test_a_mistake_is_one_line(run: Run, arguments: tuple[str | Path, ...], said: str) -> None:
    done = run("audit", *arguments)
    if said != "no dump":
        assert (done.code, done.out) == (2, b"")
        assert said in done.err
        assert done.err.count("\n") == 1
    else:
        assert done.code in {0, 1}, "another checkout can be compared with"


def test_every_finding_that_is_a_gap_is_one_of_the_reader() -> None:
    assert set(of_site._BY_RULE) <= set(RULES)  # noqa: SLF001 - the table
    assert set(of_site._BY_RULE.values()) <= set(KINDS)  # noqa: SLF001 - the table
