"""Merged output has each line once, where it first comes, however many there are, wherever they are looked at."""

from __future__ import annotations

import random

import pytest

from wp2rdf.rdf.block import Block
from wp2rdf.rdf.terms import Term
from wp2rdf.writing import once as module
from wp2rdf.writing.once import once


def naive(blocks: list[Block]) -> list[Block]:
    """The same, remembering every line."""
    seen: dict[bytes, None] = {}
    found = []
    for graph, data, _ in blocks:
        lines = [line for line in data.split(b"\n") if data and line not in seen]
        seen.update(dict.fromkeys(lines))
        found.append(Block(graph, b"\n".join(lines)))
    return found


def invented(seed: int, *, blocks: int, lines: int, kinds: int) -> list[Block]:
    chance = random.Random(seed)
    found = []
    for number in range(blocks):
        some = dict.fromkeys(f"<urn:{chance.randrange(kinds)}> <urn:p> 1" for _ in range(chance.randrange(lines)))
        found.append(Block(Term(f"<urn:g{number}>"), "\n".join(some).encode()))
    return found


@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_each_line_stays_where_it_first_comes(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", at_once)
    for seed in range(20):
        blocks = invented(seed, blocks=12, lines=60, kinds=200)
        assert list(once(iter(blocks))) == naive(blocks)


def test_many_lines_of_many_parts() -> None:
    blocks = invented(1, blocks=30, lines=20_000, kinds=150_000)
    assert sum(block.triples for block in blocks) > 200_000
    assert list(once(iter(blocks))) == naive(blocks)


def test_no_block_and_blocks_without_lines() -> None:
    assert list(once(iter([]))) == []
    empty = [Block(Term("<urn:a>"), b""), Block(Term("<urn:b>"), b"x"), Block(Term("<urn:c>"), b"x")]
    assert [block.data for block in once(iter(empty))] == [b"", b"x", b""]
