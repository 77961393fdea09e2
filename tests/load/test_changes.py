"""Only what has changed is sent, and what the store really holds decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from tests.load.content import of_file, of_oxigraph, password

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run
    from tests.load.stores import Store, Virtuoso

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
    part.write_text("".join(line for line in lines if "/WP9001.html> ." in line), encoding="utf-8")
    refused = run("load", part, "--to", target, "--only-changed", "--drop-limit", "9")
    assert refused.code == 2
    assert "--drop-limit 10" in refused.err
    assert of_oxigraph(oxigraph) == of_file(examples.read_bytes())
    assert run("load", part, "--to", target).code == 0  # a whole load drops nothing
    assert len(of_oxigraph(oxigraph)) == 11
    assert run("load", part, "--to", target, "--only-changed", "--drop-limit", "10").code == 0
    assert of_oxigraph(oxigraph) == of_file(part.read_bytes())


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
