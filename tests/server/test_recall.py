"""What pages have asked is answered from memory: of the same store only, of bounded size, and never what may change."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.conftest import EXAMPLES
from wp2rdf.building import store as stores
from wp2rdf.building.build import build
from wp2rdf.server.process import Question
from wp2rdf.server.recall import Recall
from wp2rdf.server.settings import Settings
from wp2rdf.server.workers import ASKED, Workers

if TYPE_CHECKING:
    from pathlib import Path

NAMES = Question(query="SELECT ?p ?title { ?p a wp:Pathway ; dc:title ?title }", table="tsv")
CHANGING = Question(query="SELECT (RAND() AS ?r) { }", table="tsv")


def test_workers_are_asked_once_for_the_same(tmp_path: Path) -> None:
    build(EXAMPLES, tmp_path)
    pool = Workers(Settings(store=tmp_path / "store", queries=1))

    async def act() -> None:
        await pool.start()
        try:
            first = await pool.together(NAMES, CHANGING)
            assert first[0] == (await pool.together(NAMES, CHANGING))[0]
            assert pool.asked == 2, "what changes each time is asked again, with all that comes with it"
            alone = await pool.together(NAMES)
            stores_asked: set[stores.Identity | None] = set()
            ASKED.set(stores_asked)
            assert alone == await pool.together(NAMES) == first[:1]
            assert pool.asked == 3
            assert stores_asked == {stores.identity(tmp_path / "store")}
            build(EXAMPLES, tmp_path, issued="2026-11-28", full=True)
            assert alone == await pool.together(NAMES)
            assert pool.asked == 4, "another store is asked anew"
        finally:
            await pool.close()

    asyncio.run(act())


def store(folder: Path) -> stores.Identity:
    (folder / "CURRENT").write_text("", encoding="ascii")
    return stores.identity(folder)


def question(number: int) -> Question:
    return Question(query=f"SELECT * {{ ?s ?p {number} }}", table="tsv")


def test_what_was_not_asked_for_longest_is_forgotten(tmp_path: Path) -> None:
    recall, identity = Recall(tmp_path, 50_000), store(tmp_path)
    for number in range(100):
        recall.keep(question(number), [b"x" * 4_000], identity)
        assert recall.answers(question(0)), "it is asked for again and again"
    known = [number for number in range(100) if recall.answers(question(number))]
    assert known == [0, *range(92, 100)]


def test_large_answers_and_those_of_no_store_are_not_kept(tmp_path: Path) -> None:
    recall, identity = Recall(tmp_path, 50_000), store(tmp_path)
    recall.keep(question(1), [b"x" * 40_000], identity)
    recall.keep(question(2), [b"x"], None)
    assert not recall.answers(question(1))
    assert not recall.answers(question(2))
    nothing = Recall(tmp_path, 0)
    nothing.keep(question(3), [b""], identity)
    assert not nothing.answers(question(3))


def test_between_two_builds_nothing_is_recalled(tmp_path: Path) -> None:
    recall, identity = Recall(tmp_path, 50_000), store(tmp_path)
    recall.keep(question(1), [b"x"], identity)
    (tmp_path / "CURRENT").unlink()
    assert not recall.answers(question(1))
