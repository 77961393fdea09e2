"""The store: filled, changed by exactly the difference, replaced as a whole."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat

import wp2rdf
from tests.conftest import ROOT, store_content
from wp2rdf.building import store
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.terms import Term

ONE, TWO, THREE = (Term(f"<http://example.org/{name}>") for name in ("one", "two", "three"))


def statement(number: int | str) -> str:
    return f"<http://example.org/s> <http://example.org/p> {number}"


def typed(lexical: str) -> str:
    return statement(f'"{lexical}"^^<http://www.w3.org/2001/XMLSchema#integer>')


def filled(*blocks: Block) -> pyoxigraph.Store:
    made = pyoxigraph.Store()
    for block in blocks:
        made.load(block.ntriples().data, format=RdfFormat.N_TRIPLES)
        made.load(block.nquads().data, format=RdfFormat.N_QUADS)
    return made


def test_a_triple_stays_merged_until_the_last_graph_drops_it() -> None:
    both, mine = statement('"both"'), statement('"mine"')
    kept = filled(Block.of(ONE, [both, mine]), Block.of(TWO, [both]))
    store.replace(kept, [Block.of(ONE, [mine])])
    assert store_content(kept) == store_content(filled(Block.of(ONE, [mine]), Block.of(TWO, [both])))
    store.replace(kept, [], dropped=[TWO])
    assert store_content(kept) == store_content(filled(Block.of(ONE, [mine])))
    store.replace(kept, [Block.of(ONE, [])])
    assert store_content(kept) == set()


def test_literals_that_the_store_writes_in_another_form_are_not_lost() -> None:
    """An integer `07` is kept as `7`, a language tag in lower case."""
    kept = filled(Block.of(ONE, [typed("7")]))
    store.replace(kept, [Block.of(ONE, [typed("07")])])
    assert store_content(kept) == store_content(filled(Block.of(ONE, [typed("07")])))
    assert len(list(kept.quads_for_pattern(None, None, None, DefaultGraph()))) == 1
    store.replace(kept, [Block.of(ONE, [typed("07"), statement('"a"@EN')]), Block.of(TWO, [typed("007")])])
    store.replace(kept, [Block.of(ONE, [statement('"a"@en')])])
    assert store_content(kept) == store_content(
        filled(Block.of(ONE, [statement('"a"@en')]), Block.of(TWO, [typed("7")]))
    )


@pytest.mark.slow
def test_any_change_gives_what_filling_anew_gives(tmp_path: Path) -> None:
    chance = random.Random(6)
    values = [statement(f'"{number}"') for number in range(6)] + [typed("1"), typed("01"), typed("2")]

    def some() -> list[str]:
        return chance.sample(values, chance.randrange(1, len(values)))

    graphs = {name: some() for name in (ONE, TWO, THREE)}
    target = tmp_path / "store"
    with store.replacing(target) as beside:
        store.fill(beside, [Block.of(name, lines) for name, lines in graphs.items()])
    for _ in range(12):
        dropped = [name for name in graphs if chance.random() < 0.2]
        changed = {name: some() for name in (ONE, TWO, THREE) if name not in dropped and chance.random() < 0.5}
        graphs = {name: lines for name, lines in graphs.items() if name not in dropped} | changed
        with store.replacing(target) as beside:
            store.copy(target, beside)
            store.change(beside, [Block.of(name, lines) for name, lines in changed.items()], dropped=dropped)
        assert store_content(target) == store_content(
            filled(*(Block.of(name, lines) for name, lines in graphs.items()))
        )
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


@pytest.mark.parametrize("remembered", [0, 3, 1000])
def test_many_pieces_give_one_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remembered: int) -> None:
    monkeypatch.setattr(store, "_PIECE", 3)
    monkeypatch.setattr(store, "_REMEMBERED", remembered)
    blocks = [
        Block.of(Term(f"<http://example.org/{page}>"), [statement(f'"{page % 4}"'), statement(f'"{page}"')])
        for page in range(10)
    ]
    with store.replacing(tmp_path / "store") as beside:
        store.fill(beside, blocks)
    assert store_content(tmp_path / "store") == store_content(filled(*blocks))


def test_a_reader_keeps_what_it_has_opened(tmp_path: Path) -> None:
    target = tmp_path / "store"
    blocks = [Block.of(Term(f"<http://example.org/{page}>"), [statement(f'"{page}"')]) for page in range(200)]
    with store.replacing(target) as beside:
        store.fill(beside, blocks)
    before = store_content(target)
    reader = pyoxigraph.Store.read_only(str(target))
    for number in range(5):
        with store.replacing(target) as beside:
            store.copy(target, beside)
            store.change(beside, [Block.of(ONE, [statement(f'"new {number}"')])], dropped=[blocks[number].graph])
    assert store_content(reader) == before
    assert store_content(target) != before


def test_a_failure_leaves_the_old_store(tmp_path: Path) -> None:
    target = tmp_path / "store"
    with store.replacing(target) as beside:
        store.fill(beside, [Block.of(ONE, [statement('"old"')])])
    before = store_content(target)

    def fail() -> None:
        with store.replacing(target) as beside:
            store.copy(target, beside)
            raise OSError(28, "no space")

    with pytest.raises(wp2rdf.OutputError, match="cannot be written: no space"):
        fail()
    assert store_content(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_link_to_a_store_stays_a_link(tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "disk" / "store", tmp_path / "store"
    link.symlink_to(elsewhere)
    for text in ('"old"', '"new"'):
        with store.replacing(link) as beside:
            store.fill(beside, [Block.of(ONE, [statement(text)])])
        assert link.readlink() == elsewhere
        assert store_content(elsewhere) == store_content(filled(Block.of(ONE, [statement(text)])))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["disk", "store"]
    assert [path.name for path in elsewhere.parent.iterdir()] == ["store"]


def test_what_is_no_store_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    for name in ("file", "folder"):
        with pytest.raises(wp2rdf.UsageError, match="no Oxigraph store"), store.replacing(tmp_path / name):
            pass
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_two_at_once_are_refused(tmp_path: Path) -> None:
    target = tmp_path / "store"
    with store.replacing(target) as beside:
        with pytest.raises(wp2rdf.OutputError, match="another run is writing it"), store.replacing(target):
            pass
        store.fill(beside, [Block.of(ONE, [statement('"mine"')])])
    assert len(store_content(target)) == 3


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the exchange takes two steps")
def test_it_is_never_missing(tmp_path: Path) -> None:
    """A reader that looks all the time finds a store all the time, the old one or the new."""
    target = tmp_path / "store"
    with store.replacing(target) as beside:
        store.fill(beside, [Block.of(ONE, [statement('"old"')])])
    script = (
        "import sys, pathlib; from wp2rdf.building import store\n"
        "target = pathlib.Path(sys.argv[1])\n"
        "for _ in range(60):\n"
        "    with store.replacing(target) as beside: store.copy(target, beside)\n"
    )
    looked = 0
    with subprocess.Popen([sys.executable, "-c", script, str(target)], cwd=ROOT) as child:
        while child.poll() is None:
            assert store.is_store(target)
            looked += 1
    assert child.returncode == 0
    assert looked > 10


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    target = tmp_path / "store"
    with store.replacing(target) as beside:
        store.fill(beside, [Block.of(ONE, [statement('"old"')])])
    before = store_content(target)
    script = (
        "import sys, pathlib, time; from wp2rdf.building import store\n"
        "target = pathlib.Path(sys.argv[1])\n"
        "with store.replacing(target) as beside:\n"
        "    store.copy(target, beside); print('copied', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(target)], cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline() == b"copied\n"
        child.send_signal(signal.SIGKILL)
    assert store_content(target) == before
    assert len(list(tmp_path.iterdir())) == 3, "the copy and the lock are still there"
    with store.replacing(target) as beside:
        store.copy(target, beside)
        store.change(beside, [Block.of(TWO, [statement('"new"')])])
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    assert NamedNode("http://example.org/two") in pyoxigraph.Store.read_only(str(target)).named_graphs()


def test_killed_between_two_renames_it_is_put_back(tmp_path: Path) -> None:
    """Where folders cannot be exchanged in one step, a kill may leave the old store under another name."""
    target = tmp_path / "store"
    with store.replacing(target) as beside:
        store.fill(beside, [Block.of(ONE, [statement('"old"')])])
    before = store_content(target)
    target.rename(tmp_path / ".store.01234567.old")
    with pytest.raises(KeyboardInterrupt), store.replacing(target):
        raise KeyboardInterrupt
    assert store_content(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
