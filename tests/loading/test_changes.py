"""Only what has changed is sent, and what the store really holds decides."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.conftest import EXAMPLES
from tests.loading.content import of_file, of_oxigraph, password

if TYPE_CHECKING:
    from tests.conftest import Run
    from tests.loading.stores import Store, Virtuoso

SITE = "<https://www.wikipathways.org/>"
PAGE = "https://www.wikipathways.org/pathways/{}.html"
THEIRS = {"urn:theirs": {b"<urn:a> <urn:b> <urn:c> .\n"}}


def update(store: Store, text: str) -> None:
    headers = {"Content-Type": "application/sparql-update"}
    assert httpx.post(f"{store.url}/update", content=text, headers=headers).is_success


@pytest.fixture
def changed(examples: Path, tmp_path: Path) -> Path:
    """The examples with another title, without one page, and with a new one."""
    text = examples.read_text(encoding="utf-8").replace("Glucose sensing", "Sugar sensing")
    kept = [line for line in text.splitlines(keepends=True) if not line.endswith("/WP9003.html> .\n")]
    new = f'<urn:s> <urn:p> "new" <{PAGE.format("WP9999")}> .\n'
    path = tmp_path / "changed.nq"
    path.write_text("".join([*kept, new]), encoding="utf-8")
    return path


@pytest.mark.parametrize("options", [(), ("--recompute",)])
def test_only_what_has_changed_is_sent(
    run: Run, oxigraph: Store, examples: Path, changed: Path, options: tuple[str, ...]
) -> None:
    target = f"gsp:{oxigraph.url}/store"
    update(oxigraph, "INSERT DATA { GRAPH <urn:theirs> { <urn:a> <urn:b> <urn:c> } }")
    assert run("load", examples, "--to", target).code == 0
    told = run("load", changed, "--to", target, "--only-changed", "--dry-run", *options)
    assert told.out.decode().splitlines() == [
        f"put   {PAGE.format('WP9001')}", f"put   {PAGE.format('WP9999')}", f"drop  {PAGE.format('WP9003')}",
    ]  # fmt: skip
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes()) | THEIRS  # nothing was done
    done = run("load", changed, "--to", target, "--only-changed", *options)
    assert done.code == 0, done.err
    assert "2 graphs sent, 1 dropped, 9 unchanged" in done.err
    assert of_oxigraph(oxigraph) == of_file(changed.read_bytes()) | THEIRS
    again = run("load", changed, "--to", target, "--only-changed", *options)
    assert "0 graphs sent, 0 dropped, 11 unchanged" in again.err


def test_a_store_that_has_lost_something_gets_it_again(run: Run, oxigraph: Store, examples: Path) -> None:
    """The manifest says that all is there; the numbers of triples say that it is not."""
    target = f"gsp:{oxigraph.url}/store"
    assert run("load", examples, "--to", target).code == 0
    title = "<http://purl.org/dc/elements/1.1/title>"
    update(oxigraph, f"DROP GRAPH <{PAGE.format('WP9002')}>")
    update(oxigraph, f"DELETE WHERE {{ GRAPH <{PAGE.format('WP9001')}> {{ ?s {title} ?o }} }}")
    done = run("load", examples, "--to", target, "--only-changed")
    assert "2 graphs sent, 0 dropped, 9 unchanged" in done.err
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())


def test_a_change_that_keeps_the_number_is_seen_by_recompute(run: Run, oxigraph: Store, examples: Path) -> None:
    target = f"gsp:{oxigraph.url}/store"
    assert run("load", examples, "--to", target).code == 0
    graph = PAGE.format("WP9001")
    where = f"GRAPH <{graph}> {{ ?s <http://purl.org/dc/elements/1.1/title> ?o }}"
    other = where.replace("?o", '"X"')
    update(oxigraph, f"DELETE {{ {where} }} INSERT {{ {other} }} WHERE {{ {where} }}")
    assert "0 graphs sent" in run("load", examples, "--to", target, "--only-changed").err
    assert "1 graph sent" in run("load", examples, "--to", target, "--only-changed", "--recompute").err
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())


def test_many_graphs_are_not_dropped_by_mistake(run: Run, oxigraph: Store, examples: Path, tmp_path: Path) -> None:
    target = f"gsp:{oxigraph.url}/store"
    assert run("load", examples, "--to", target).code == 0
    lines = examples.read_text(encoding="utf-8").splitlines(keepends=True)
    part = tmp_path / "part.nq"
    ends = ("/WP9001.html> .\n", f"{SITE} .\n")
    part.write_text("".join(line for line in lines if line.endswith(ends)), encoding="utf-8")
    for limit in ([], ["--drop-limit", "8"]):
        refused = run("load", part, "--to", target, "--only-changed", *limit)
        assert refused.code == 2
        assert "--drop-limit 9" in refused.err
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())
    assert run("load", part, "--to", target).code == 0  # a whole load drops nothing
    assert len(of_oxigraph(oxigraph)) == 11
    assert run("load", part, "--to", target, "--only-changed", "--drop-limit", "9").code == 0
    assert of_oxigraph(oxigraph) == of_file(part.read_bytes())


def test_a_page_that_cannot_be_converted_stays(run: Run, oxigraph: Store, tmp_path: Path) -> None:
    target = f"gsp:{oxigraph.url}/store"
    site = tmp_path / "site"
    shutil.copytree(EXAMPLES, site)
    wrong = [site / file for file in ("_pathways/WP9002.md", "_pathways/WP9003.md")]
    assert run("load", site, "--to", target).code == 1  # one page of the examples never can
    held = of_oxigraph(oxigraph)
    wrong[0].write_text("---\nfoo: [unclosed", encoding="utf-8")
    wrong[1].write_text("", encoding="utf-8")
    done = run("load", site, "--to", target, "--only-changed")
    assert done.code == 1
    assert "0 dropped" in done.err
    lines = [line for line in done.err.splitlines() if "nothing is dropped" in line]
    assert lines == [
        "wp2rdf: nothing is dropped: pages have errors (`wp2rdf validate` shows them); "
        f"not in it, but in the store: 2, such as {PAGE.format('WP9002')}"
    ]
    assert of_oxigraph(oxigraph).keys() == held.keys()


def test_a_page_that_is_gone_goes_and_one_that_has_a_file_stays(run: Run, oxigraph: Store, tmp_path: Path) -> None:
    target = f"gsp:{oxigraph.url}/store"
    site = tmp_path / "site"
    shutil.copytree(EXAMPLES, site)
    bad = [line.split(":")[0] for line in run("convert", site, "-o", tmp_path / "a.nq").findings if "error: " in line]
    for file in bad:
        Path(file).unlink()
    assert run("load", site, "--to", target).code == 0
    held = of_oxigraph(oxigraph).keys()
    renamed = site / "_pathways" / "WP9002.md"
    renamed.write_text(renamed.read_text(encoding="utf-8").replace("WP9002", "WP9099"), encoding="utf-8")
    (site / "_pathways" / "WP9003.md").unlink()
    done = run("load", site, "--to", target, "--only-changed")
    assert done.code == 0, done.err
    assert of_oxigraph(oxigraph).keys() == held - {PAGE.format("WP9003")} | {PAGE.format("WP9099")}


@pytest.mark.parametrize("lines", [600, 800])
def test_a_dump_that_was_cut_drops_nothing(
    run: Run, oxigraph: Store, examples: Path, tmp_path: Path, lines: int
) -> None:
    target = f"gsp:{oxigraph.url}/store"
    assert run("load", examples, "--to", target).code == 0
    held = of_oxigraph(oxigraph)
    cut = tmp_path / "cut.nq"
    cut.write_bytes(b"".join(examples.read_bytes().splitlines(keepends=True)[:lines]))
    done = run("load", cut, "--to", target, "--only-changed", "--drop-limit", "1000")
    assert "0 dropped" in done.err
    assert f"nothing is dropped: the dump does not hold {SITE}, with which a whole one ends; " in done.err
    assert of_oxigraph(oxigraph).keys() == held.keys()


def test_graphs_aside_are_told_and_left(run: Run, oxigraph: Store, examples: Path) -> None:
    """They may belong to a load that is under way on another machine."""
    target = f"update:{oxigraph.url}/update"
    assert run("load", examples, "--to", target).code == 0
    aside = "urn:wp2rdf:aside:0123456789abcdef"
    update(oxigraph, f"INSERT DATA {{ GRAPH <{aside}> {{ <urn:a> <urn:b> <urn:c> }} }}")
    done = run("load", examples, "--to", target, "--only-changed")
    assert done.code == 0, done.err
    assert f"wp2rdf: <{aside}> is of a load that is under way elsewhere or was killed; if none is, drop it" in done.err
    assert "0 graphs sent, 0 dropped, 11 unchanged" in done.err
    assert aside in of_oxigraph(oxigraph)


def test_a_merged_graph_and_single_graphs_in_one_store(
    run: Run, oxigraph: Store, examples: Path, changed: Path
) -> None:
    target = f"gsp:{oxigraph.url}/store"
    merged = "https://www.wikipathways.org/merged"
    assert run("load", examples, "--to", target).code == 0
    assert run("load", examples, "--to", target, "--graph", merged, "--only-changed").code == 0
    assert "0 graphs sent" in run("load", examples, "--to", target, "--graph", merged, "--only-changed").err
    assert run("load", changed, "--to", target, "--only-changed").code == 0
    assert "1 graph sent" in run("load", changed, "--to", target, "--graph", merged, "--only-changed").err
    single = of_file(changed.read_bytes())
    assert of_oxigraph(oxigraph) == {**single, merged: set().union(*single.values())}


def test_virtuoso_is_brought_up_to_date(run: Run, virtuoso: Virtuoso, examples: Path, changed: Path) -> None:
    target = f"virtuoso:{virtuoso.url}"
    assert run("load", examples, "--to", target, env=password()).code == 0
    done = run("load", changed, "--to", target, "--only-changed", env=password())
    assert done.code == 0, done.err
    assert "2 graphs sent, 1 dropped, 9 unchanged" in done.err
    again = run("load", changed, "--to", target, "--only-changed", "--recompute", env=password())
    assert "0 graphs sent, 0 dropped, 11 unchanged" in again.err
