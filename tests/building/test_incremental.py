"""A second build converts what has changed, and gives what a full build gives."""

from __future__ import annotations

import io
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any, NoReturn, cast

import pyoxigraph
import pytest

import wp2rdf
from tests.building.comparing import change, check_like_full
from tests.building.site_edits import EditedSite
from tests.conftest import EXAMPLES, Run
from wp2rdf.building.build import build
from wp2rdf.converting.options import Options
from wp2rdf.converting.spreading.work import Work
from wp2rdf.model import Site
from wp2rdf.reading.checkout import find

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edits_it_is_like_a_full_build(tmp_path: Path, seed: int) -> None:
    edited = EditedSite(tmp_path / "site", seed)
    folder = tmp_path / "built"
    build(edited.root, folder)
    kinds: Counter[str] = Counter()
    done = []
    for _ in range(25):
        done += [edited.edit() for _ in range(edited.chance.randrange(1, 4))]
        built = build(edited.root, folder)
        check_like_full(built, edited.root, folder)
        kinds["full" if built.why_full else "changed" if built.changed else "nothing"] += 1
        kinds["some"] += not built.why_full and 0 < built.converted < built.pages
        kinds["dropped"] += built.dropped
        assert not built.why_full or built.why_full == "most pages have changed", done
    assert kinds["some"] > 10, kinds
    assert kinds["nothing"], kinds
    assert kinds["dropped"], kinds
    assert len(set(done)) > 12, Counter(done)


def test_nested_layout(site: Path, tmp_path: Path) -> None:
    nested = tmp_path / "nested"
    for page in (site / "_pathways").iterdir():
        folder = nested / "pathways" / page.stem
        folder.mkdir(parents=True)
        for file in (page, *(site / "_data").glob(f"{page.stem}-*.tsv")):
            shutil.copy(file, folder)
    build(nested, tmp_path / "built")
    change(nested, name="pathways/WP9001/WP9001.md")
    (nested / "pathways" / "WP9002" / "WP9002.md").unlink()
    built = build(nested, tmp_path / "built")
    assert (built.converted, built.dropped) == (1, 1)
    check_like_full(built, nested, tmp_path / "built")


def test_only_pages_that_use_an_entry_of_the_site_are_converted(site: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "built")
    change(site, "ncbi: ", "ncbi: 1", "_organisms/yeast.md")
    users = [path for path in (site / "_pathways").iterdir() if "Saccharomyces" in path.read_text(errors="replace")]
    built = build(site, tmp_path / "built")
    assert built.converted == len(users) > 0
    check_like_full(built, site, tmp_path / "built")
    change(site, "realname: ", "realname: Another ", next((site / "_authors").iterdir()).relative_to(site).as_posix())
    built = build(site, tmp_path / "built")
    assert (built.converted, built.changed) == (0, True), "what is said of authors is in the site graph only"
    check_like_full(built, site, tmp_path / "built")


def test_another_date_of_the_dump_changes_the_site_graph_only(run: Run, site: Path, tmp_path: Path) -> None:
    dated = "SELECT DISTINCT ?when { ?dataset a void:Dataset ; pav:createdOn ?when }"
    build(site, tmp_path / "built")
    for issued in ("2026-08-22", "2026-09-22T12:00:00Z"):
        built = build(site, tmp_path / "built", issued=issued)
        assert (built.converted, built.changed) == (0, True)
        check_like_full(built, site, tmp_path / "built", issued=issued)
        store = pyoxigraph.Store.read_only(str(tmp_path / "built" / "store"))
        created = pyoxigraph.NamedNode("http://purl.org/pav/createdOn")
        assert {str(quad.object)[1:11] for quad in store.quads_for_pattern(None, created, None)} == {issued[:10]}
    assert not build(site, tmp_path / "built", issued="2026-09-22T12:00:00Z").changed
    done = run("build", site, "-o", tmp_path / "built", "--issued", "2026-10-01", "--jobs", "1")
    assert "(0 converted, 0 dropped)" in done.err
    done = run("query", dated, "--store", tmp_path / "built" / "store", "-f", "csv")
    assert done.out.split() == [b"when", b"2026-10-01T00:00:00"]
    done = run("build", site, "-o", tmp_path / "built", "--issued", "today")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "date 'today' is not of the form 2026-08-22" in done.err


class Recorded(dict[str, Any]):
    """A table that remembers which names it was asked for, and answers to nothing but a name."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def get(self, key: str, default: object = None) -> object:
        self.asked.add(key)
        return default

    def refused(self, *_arguments: object) -> NoReturn:
        raise AssertionError("a page depends on more than the names that it mentions: see wp2rdf/building/keeping.py")

    __getitem__ = __contains__ = __iter__ = __len__ = keys = values = items = refused


def test_pages_ask_the_site_only_for_names_that_they_mention() -> None:
    asked: set[str] = set()
    for page in find(EXAMPLES).pages:
        organisms, top_terms = Recorded(), Recorded()
        known = Site(organisms=organisms, top_terms=top_terms)
        mentioned = Work(known, Options(), lambda _block, _record, _known: None)(page).mentioned
        if mentioned:
            assert organisms.asked <= mentioned.organisms
            assert top_terms.asked <= mentioned.top_terms
            asked |= organisms.asked | top_terms.asked
    assert len(asked) > 5


def test_when_nothing_has_changed_nothing_is_touched(run: Run, site: Path, tmp_path: Path) -> None:
    run("build", site, "-o", tmp_path / "built")

    def found() -> dict[Path, tuple[int, int]]:
        return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (tmp_path / "built").rglob("*")}

    before = found()
    (site / "_pathways" / "WP9001.md").touch()
    done = run("build", site, "-o", tmp_path / "built")
    assert "10 pages (nothing has changed)" in done.err
    assert len(done.err.splitlines()) == 1
    assert found() == before
    done = run("build", site, "-o", tmp_path / "built", "--full")
    assert "(11 converted, 0 dropped)" in done.err
    assert len(done.err.splitlines()) == 1


def test_processes_give_the_same(wide_site: Path, tmp_path: Path) -> None:
    for path in sorted((wide_site / "_pathways").iterdir())[300:]:
        path.unlink()
    build(wide_site, tmp_path / "built", jobs=2)
    for path in sorted((wide_site / "_pathways").iterdir())[:60]:
        change(wide_site, name=f"_pathways/{path.name}")
    built = build(wide_site, tmp_path / "built", jobs=2)
    assert built.converted == 60
    check_like_full(built, wide_site, tmp_path / "built")


def test_edits_of_the_real_site_and_their_taking_back(real_site: Path, real_build: Path, tmp_path: Path) -> None:
    """With the edits the dump is that of a conversion; without them dump and store are those of the first build."""
    folder, site = shutil.copytree(real_build, tmp_path / "built"), shutil.copytree(real_site, tmp_path / "site")
    change(site, "title: ", "title:  ", "_pathways/WP554.md")
    gone, twice, *_ = sorted((site / "_pathways").glob("WP1*.md"))
    gone.unlink()
    shutil.copy(twice, site / "_pathways" / "WP999999.md")
    min((site / "_data").glob("WP2*-datanodes.tsv")).unlink()
    yeast = next(path for path in (site / "_organisms").iterdir() if "Saccharomyces" in path.read_text("utf-8"))
    yeast.unlink()
    change(site, "realname: ", "realname: Another ", "_authors/Egonw.md")
    built, dump = build(site, folder), io.BytesIO()
    assert not built.why_full
    assert 3 < built.converted < 200
    assert built.dropped == 1
    whole = wp2rdf.convert(site, dump, format="nquads")
    assert (folder / "site.nq").read_bytes() == dump.getvalue()
    assert built.problems == whole.problems
    store = pyoxigraph.Store.read_only(str(folder / "store"))
    lines = dump.getvalue().splitlines(keepends=True)
    assert len(lines) == built.triples
    assert built.counts == wp2rdf.describe(folder / "site.nq").counts
    for quad in pyoxigraph.parse(b"".join(lines[::100]), format=pyoxigraph.RdfFormat.N_QUADS):
        assert quad in store
        assert pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) in store
    del store
    built = build(real_site, folder)
    assert not built.why_full
    assert (folder / "site.nq").read_bytes() == (real_build / "site.nq").read_bytes()
    ours, theirs = (pyoxigraph.Store.read_only(str(path / "store")) for path in (folder, real_build))
    graphs = sorted(ours.named_graphs(), key=str)
    assert graphs == sorted(theirs.named_graphs(), key=str)
    for graph in graphs[::8]:
        assert len({*ours.quads_for_pattern(None, None, None, graph)}) > 10
        assert {*ours.quads_for_pattern(None, None, None, graph)} == {
            *theirs.quads_for_pattern(None, None, None, graph)
        }
    merged = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) WHERE { ?s ?p ?o }"
    for counts in zip(*(cast("Iterable[object]", one.query(merged)) for one in (ours, theirs)), strict=True):
        assert str(counts[0]) == str(counts[1])
