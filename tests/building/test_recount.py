"""Counts of a changed store are those of counting anew, whatever has changed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from wp2rdf.building import counts, recount, store, tally
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import RDF, XSD

if TYPE_CHECKING:
    from pathlib import Path

GRAPHS = [Term(f"<http://example.org/graph{number}>") for number in range(4)]
THINGS = [f"<http://example.org/thing{number}>" for number in range(5)]
CLASSES = [f"<http://example.org/Class{number}>" for number in range(3)]
TEXTS = ['"text"', '"text"@en', f'"7"^^{XSD.integer}', f'"2026-08-22"^^{XSD.date}']


def changed(target: Path, before: dict[Term, list[str]], after: dict[Term, list[str]]) -> counts.Counts | None:
    """The counts of graphs after a change, from those before it."""
    target.mkdir(exist_ok=True)
    old, new = target / "old", target / "new"
    store.fill(old, [Block.of(name, lines) for name, lines in before.items()])
    store.copy(old, new)
    wanted = [Block.of(name, lines) for name, lines in after.items() if before.get(name) != lines]
    difference = store.change(new, wanted, dropped=sorted(before.keys() - after.keys()))
    return recount.recounted(counted(before), difference, old, new)


def counted(graphs: dict[Term, list[str]]) -> counts.Counts:
    return tally.count(Block.of(name, lines) for name, lines in graphs.items())


@pytest.mark.parametrize("seed", range(8))
def test_it_is_what_counting_anew_gives(tmp_path: Path, seed: int) -> None:
    """Things gain and lose classes and values, in one graph or in several, and what points to them stays."""
    chance = random.Random(seed)
    lines = [f"{one} {RDF.type} {kind}" for one in THINGS for kind in CLASSES]
    lines += [
        f"{one} <http://example.org/p{chance.randrange(2)}> {value}" for one in THINGS for value in THINGS + TEXTS
    ]
    before = {name: chance.sample(lines, 15) for name in GRAPHS if chance.random() < 0.8}
    after = {name: same for name, same in before.items() if chance.random() < 0.7}
    after |= {name: chance.sample(lines, chance.randrange(1, 15)) for name in GRAPHS if chance.random() < 0.4}
    found = changed(tmp_path, before, after)
    assert found == counted(after)
    assert counts.of_cells(dict(counts.cells(counted(before)))) == counted(before)
    assert repr(found) == repr(counted(after)), "in the same order, so that the description is the same bytes"


def test_everything_may_go_and_come(tmp_path: Path) -> None:
    some = {GRAPHS[0]: [f"{THINGS[0]} {RDF.type} {CLASSES[0]}", f"{THINGS[0]} <http://example.org/p> {TEXTS[0]}"]}
    assert changed(tmp_path / "gone", some, {}) == counted({})
    assert changed(tmp_path / "come", {}, some) == counted(some)
    assert changed(tmp_path / "same", some, {**some, GRAPHS[1]: some[GRAPHS[0]]}) == counted(some)


def test_what_a_store_may_keep_in_another_form_is_counted_anew(tmp_path: Path) -> None:
    """A store makes one of the doubles 1.0 and 1.00, which are two terms of the dump."""
    some = {GRAPHS[0]: [f"{THINGS[0]} <http://example.org/p> {TEXTS[0]}"]}
    more = {**some, GRAPHS[1]: [f'{THINGS[0]} <http://example.org/p> "1.00"^^{XSD.double}']}
    assert changed(tmp_path, some, more) is None


def test_when_much_has_changed_it_is_counted_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recount, "_MOST", 1)
    some = {GRAPHS[0]: [f"{THINGS[0]} <http://example.org/p> {text}" for text in TEXTS]}
    assert changed(tmp_path, {}, some) is None
