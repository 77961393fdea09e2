"""A second build converts what has changed, and gives what a full build gives."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import signal
import subprocess
import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, cast

import pyoxigraph
import pytest

import wp2rdf
from tests.building.site_edits import EditedSite, damage
from tests.conftest import EXAMPLES, ROOT, Run, store_content
from wp2rdf.building import manifest
from wp2rdf.building.build import build
from wp2rdf.converting.options import Options
from wp2rdf.converting.spreading.work import Work
from wp2rdf.model import Site
from wp2rdf.publishing.describing import beside
from wp2rdf.reading.checkout import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from wp2rdf.building.build import Built

pytestmark = pytest.mark.slow


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the example site."""
    return shutil.copytree(EXAMPLES, tmp_path / "site")


def change(site: Path, old: str = "title: ", new: str = "title: Now ", name: str = "_pathways/WP9001.md") -> None:
    text = (site / name).read_text(encoding="utf-8")
    assert old in text
    (site / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def check_like_full(built: Built, site: Path, folder: Path, *, issued: str | None = None) -> None:
    """Compares a build with a conversion of everything, and its store with one filled from that."""
    dump = io.BytesIO()
    whole = wp2rdf.convert(site, dump, format="nquads", issued=issued)
    assert (folder / "site.nq").read_bytes() == dump.getvalue()
    assert store_content(folder / "store") == merged_content(dump.getvalue())
    assert built.problems == whole.problems
    assert (built.pages, built.triples) == (whole.pages, whole.triples)
    assert {path.name for path in folder.iterdir()} - {"void.ttl"} == {manifest.NAME, "site.nq", "store"}


def merged_content(dump: bytes) -> set[str]:
    """What a store of a dump holds."""
    store = pyoxigraph.Store()
    for quad in pyoxigraph.parse(dump, format=pyoxigraph.RdfFormat.N_QUADS):
        store.add(quad)
        store.add(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object))
    return store_content(store)


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


def spoil(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def changed_store(folder: Path) -> None:
    store = pyoxigraph.Store(str(folder / "store"))
    store.update("INSERT DATA { <http://example.org/s> <http://example.org/p> 1 }")


def resealed(folder: Path, change: Callable[[list[dict[str, Any]]], object]) -> None:
    """A manifest whose lines are changed, and whose digest fits again."""
    head, *lines = (json.loads(line) for line in (folder / manifest.NAME).read_bytes().splitlines())
    change(lines)
    body = "".join(json.dumps(line) + "\n" for line in lines).encode()
    head["sha256"] = hashlib.sha256(body).hexdigest()
    (folder / manifest.NAME).write_bytes(json.dumps(head).encode() + b"\n" + body)


DAMAGES: tuple[Callable[[list[dict[str, Any]]], object], ...] = (
    lambda lines: lines.clear(),
    lambda lines: lines.pop(1),
    lambda lines: lines[0].pop("tables"),
    lambda lines: lines[0].update(tables={"organisms": []}),
    lambda lines: lines[0].update(store=[1]),
    lambda lines: lines[0].update(dump="12"),
    lambda lines: lines[0].update(of_site=None),
    lambda lines: lines[1].update(files=[["a"]]),
    lambda lines: lines[1].update(problems=[["a.md", 1, 1, "no-such-rule", "said"]]),
    lambda lines: lines[1].update(mentioned=[[1], [], [], []]),
    lambda lines: lines[1].update(mentioned=[[]]),
    lambda lines: lines[1]["made"].__setitem__(1, 7),
    lambda lines: lines[1]["made"].append(1),
    lambda lines: lines.append([]),  # type: ignore[arg-type]
)
"""What may be wrong with the lines of a manifest."""

SPOILED: dict[str, Callable[[Path], object]] = {
    "there is no manifest": lambda folder: (folder / manifest.NAME).unlink(),
    "the manifest is damaged": lambda folder: spoil(folder / manifest.NAME, b'"Homo sapiens"', b'"Homo sapienz"'),
    "the manifest is damaged ": lambda folder: (folder / manifest.NAME).write_bytes(b"\0\n"),
    "the manifest is damaged  ": lambda folder: (folder / manifest.NAME).write_bytes(b"[1]\n"),
    "the manifest is damaged   ": lambda folder: (folder / manifest.NAME).write_bytes(b"[" * 100_000 + b"\n"),
    **{
        f"the manifest is damaged{' ' * number}": partial(resealed, change=change)
        for number, change in enumerate(DAMAGES, 4)
    },
    "the manifest is of another version of wp2rdf": lambda folder: spoil(
        folder / manifest.NAME, wp2rdf.__version__.encode(), b"0.0.0"
    ),
    "the dump is not the one that the manifest is of": lambda folder: spoil(folder / "site.nq", b"GCK", b"GKC"),
    "the dump is not the one that the manifest is of ": lambda folder: (folder / "site.nq").write_bytes(b""),
    "the dump cannot be read: No such file or directory": lambda folder: (folder / "site.nq").unlink(),
    "the store is not the one that the manifest is of": changed_store,
    "the store is not the one that the manifest is of ": lambda folder: shutil.rmtree(folder / "store"),
}


@pytest.mark.parametrize("why", SPOILED)
def test_an_earlier_build_that_cannot_be_trusted_is_not(run: Run, site: Path, tmp_path: Path, why: str) -> None:
    folder = tmp_path / "built"
    build(site, folder)
    SPOILED[why](folder)
    change(site)
    done = run("build", site, "-o", folder)
    assert done.err.splitlines()[0] == f"full build: {why.strip()}"
    assert len(done.err.splitlines()) == 2
    check_like_full(build(site, folder), site, folder)


@pytest.mark.parametrize("sound", [0, 4])
def test_a_damaged_store_is_built_whole(run: Run, site: Path, tmp_path: Path, sound: int) -> None:
    """Wherever Oxigraph comes upon it: the smallest tables are read when it opens the store, the others later."""
    folder = tmp_path / "built"
    build(site, folder)
    tables = sorted((folder / "store").glob("*.sst"), key=lambda table: table.stat().st_size)
    assert len(tables) > 8
    damage(tables[sound:])
    change(site)
    done = run("build", site, "-o", folder)
    assert done.code == 1, "as before: the example site has an error"
    assert done.err.startswith("full build: the store is damaged: "), done.err
    assert "(11 converted, " in done.err
    assert "Corruption" not in done.err
    check_like_full(build(site, folder), site, folder)


def test_a_copy_of_a_build_can_be_built_upon(site: Path, tmp_path: Path) -> None:
    """Its files have other times: they are compared by their digests. The site may lie elsewhere as well."""
    build(site, tmp_path / "built")
    shutil.copytree(tmp_path / "built", tmp_path / "copied", copy_function=shutil.copyfile)
    moved = site.rename(tmp_path / "moved")
    change(moved)
    built = build(moved, tmp_path / "copied")
    assert (built.converted, built.why_full) == (1, None)
    check_like_full(built, moved, tmp_path / "copied")


def test_another_store_is_built_whole(run: Run, site: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "built")
    done = run("build", site, "-o", tmp_path / "built", "--store", tmp_path / "mine")
    assert done.err.splitlines()[0] == "full build: the store is not the one that the manifest is of"
    assert store_content(tmp_path / "mine") == store_content(tmp_path / "built" / "store")


def test_two_builds_at_once_are_refused(run: Run, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "built"
    script = (
        "import sys, pathlib; from wp2rdf.writing.lock import locked\n"
        "with locked(pathlib.Path(sys.argv[1])): print('locked', flush=True); sys.stdin.read()\n"
    )
    for name, line in (("site.nq", f"{folder / 'site.nq'}"), ("store", f"{folder / 'store'}")):
        build(site, folder)
        change(site)
        before = (folder / "site.nq").read_bytes()
        with subprocess.Popen(
            [sys.executable, "-c", script, str(folder / name)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as other:
            assert other.stdout
            assert other.stdout.readline() == b"locked\n"
            done = run("build", site, "-o", folder)
            assert (done.code, done.err.splitlines()) == (
                2, [f"wp2rdf: error: {line}: another run is writing it; try again when it has ended"]
            )  # fmt: skip
            assert (folder / "site.nq").read_bytes() == before
            other.kill()
    assert build(site, folder).converted == 1


def test_a_folder_that_is_none_is_told_as_such(run: Run, site: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("nowhere")
    for name, what in (("file", "no folder"), ("link", "a link to what is not there")):
        done = run("build", site, "-o", tmp_path / name)
        assert (done.code, done.err) == (2, f"wp2rdf: error: {tmp_path / name}: cannot be written: is {what}\n")


@pytest.mark.parametrize("limit", [4096, 100_000, 300_000])
@pytest.mark.parametrize("option", ["-q", "--full"])
def test_files_that_cannot_grow_leave_the_earlier_build(site: Path, tmp_path: Path, limit: int, option: str) -> None:
    """As on a full disk; neither dump nor store takes its place alone."""
    folder = tmp_path / "built"
    build(site, folder)
    before = (folder / "site.nq").read_bytes(), store_content(folder / "store")
    change(site, "description: ", f"description: {limit * 'x'} ", "_pathways/WP9003.md")
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); "
        "from wp2rdf.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "build", site, "-o", folder, option],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert done.stderr.endswith("cannot be written: File too large\n")
    assert ((folder / "site.nq").read_bytes(), store_content(folder / "store")) == before
    built = build(site, folder)
    assert built.why_full is None
    check_like_full(built, site, folder)


KILLED = """
import os, pathlib, shutil, signal, sys
from wp2rdf.building import store
from wp2rdf.cli import main
from wp2rdf.writing import folders

left = int(sys.argv[1])

def dies_before(owner, name):
    whole = getattr(owner, name)
    def counted(*arguments, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*arguments, **named)
    setattr(owner, name, counted)

for owner, name in (
    (pathlib.Path, "rename"), (pathlib.Path, "replace"), (pathlib.Path, "unlink"), (pathlib.Path, "write_text"),
    (shutil, "rmtree"), (os, "fsync"), (os, "copy_file_range"), (folders, "_exchange"), (store, "copy"),
    (store, "replace"), (store, "fill"),
):
    dies_before(owner, name)
sys.exit(main(["build", *sys.argv[2:]]))
"""


@pytest.mark.parametrize("full", [False, True])
def test_killed_before_any_step_the_next_build_is_right(site: Path, tmp_path: Path, *, full: bool) -> None:
    """The steps are those that change what lies on disk."""
    folder = tmp_path / "built"
    build(site, folder)
    for step in range(100):
        before = (folder / "site.nq").read_bytes(), store_content(folder / "store")
        change(site, "title: ", f"title: {step} ")
        arguments = [sys.executable, "-c", KILLED, str(step), str(site), "-o", str(folder), "-q"]
        done = subprocess.run([*arguments, *(["--full"] * full)], check=False, cwd=ROOT)
        left = (folder / "site.nq").read_bytes(), store_content(folder / "store")
        built = build(site, folder)
        beside.refresh(folder, folder / "store", site)  # as the command does
        check_like_full(built, site, folder)
        assert beside.of_store(folder / "store") == folder / "void.ttl"
        now = (folder / "site.nq").read_bytes(), store_content(folder / "store")
        for was, found, should in zip(before, left, now, strict=True):
            assert found in (was, should), "neither the old whole nor the new"
        if done.returncode != -signal.SIGKILL:
            break
    assert done.returncode == 1, "the last one was not killed; the example site has an error"
    assert step > 8


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
