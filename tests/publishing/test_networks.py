"""Networks of pathways out of dumps and stores, by the command and in Python."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import networkx
import pyoxigraph
import pytest

import wp2rdf
from tests.conftest import EXAMPLES
from tests.drawings import drawing, node
from wp2rdf.errors import InputError, UsageError
from wp2rdf.publishing.sources import Source, Wanted
from wp2rdf.querying.ask import PartialAnswerWarning

if TYPE_CHECKING:
    from tests.conftest import Run

CELL = Path(__file__).parent.parent / "drawing" / "networks" / "cell.ttl"


class Places:
    """Two pathways in every form that is read."""

    def __init__(self, folder: Path) -> None:
        page = "https://www.wikipathways.org/pathways/{}.html"
        triples = list(pyoxigraph.parse(path=str(CELL), format=pyoxigraph.RdfFormat.TURTLE))
        lines = [f"{one.subject} {one.predicate} {one.object}" for one in triples]
        other = [line.replace("WP9", "WP10") for line in lines]
        self.dump, self.merged, self.store = folder / "site.nq", folder / "site.nt", folder / "store"
        self.dump.write_text(
            "".join(f"{line} <{page.format('WP9')}> .\n" for line in lines)
            + "".join(f"{line} <{page.format('WP10')}> .\n" for line in other),
            encoding="utf-8",
        )
        self.merged.write_text("".join(f"{line} .\n" for line in dict.fromkeys((*lines, *other))), encoding="utf-8")
        store = pyoxigraph.Store(str(self.store))
        store.bulk_load(path=str(self.dump), format=pyoxigraph.RdfFormat.N_QUADS)
        store.flush()
        del store


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    return Places(tmp_path_factory.mktemp("networks"))


@pytest.mark.parametrize("form", ["sif", "graphml", "cx2"])
def test_a_dump_and_merged_triples_and_a_store_give_the_same_bytes(form: str, places: Places, run: Run) -> None:
    done = [run("export", form, "WP9", "--data", place) for place in (places.dump, places.merged, places.store)]
    assert {one.code for one in done} == {0}
    assert len({one.out for one in done}) == 1
    assert done[0].out


def test_the_graphs_of_other_pathways_are_not_read(places: Places, tmp_path: Path) -> None:
    for place in (places.dump, places.store):
        source = Source(place, Wanted(["WP9"]))
        assert [one.graph for one in source.blocks()] == ["<https://www.wikipathways.org/pathways/WP9.html>"]
    renamed = tmp_path / "renamed.nq"
    named = "https://www.wikipathways.org/pathways/WP9.html"
    renamed.write_text(places.dump.read_text("utf-8").replace(named, "https://example.org/g"), encoding="utf-8")
    assert (
        wp2rdf.network("WP9", data=renamed).number_of_nodes()
        == wp2rdf.network("WP9", data=places.dump).number_of_nodes()
    )


def test_a_folder_gets_a_file_for_each_pathway(places: Places, run: Run, tmp_path: Path) -> None:
    done = run("export", "graphml", "--all", "--data", places.dump, "-o", f"{tmp_path / 'networks'}/")
    assert done.code == 0, done.err
    files = sorted(path.name for path in (tmp_path / "networks").iterdir())
    assert files == ["WP10.graphml", "WP9.graphml"]
    one = run("export", "graphml", "WP9", "--data", places.dump)
    assert (tmp_path / "networks" / "WP9.graphml").read_bytes() == one.out


def test_one_file_of_several_pathways_is_one_network(places: Places, run: Run) -> None:
    done = run("export", "graphml", "WP9", "WP10", "--data", places.dump)
    graph = networkx.read_graphml(io.BytesIO(done.out), force_multigraph=True)
    assert {data["pathway"] for *_, data in graph.edges(data=True)} == {"WP9_r1", "WP10_r1"}
    assert graph.nodes["https://identifiers.org/ncbigene/3098"]["label"] == "HK1 hexokinase"
    assert b"edges" in done.err.encode()


def test_networkx_gets_the_network(places: Places) -> None:
    graph = wp2rdf.network("WP9", data=places.dump)
    assert isinstance(graph, networkx.MultiDiGraph)
    assert graph.graph["name"] == "WP9_r1"
    catalysed = [data for *_, data in graph.edges(data=True) if data["type"] == "Catalysis"]
    assert [data["directed"] for data in catalysed] == [True]
    assert wp2rdf.network(data=places.store).number_of_edges() == 2 * graph.number_of_edges()


def test_a_network_of_data_without_drawings_says_why_nothing_is_connected() -> None:
    with pytest.warns(PartialAnswerWarning, match=r"only drawings \(GPML\) hold interactions"):
        graph = wp2rdf.network("WP9001", data=EXAMPLES)
    assert graph.number_of_nodes() > 0 == graph.number_of_edges()


def test_the_command_says_it_too_and_also_of_a_drawing_that_joins_nothing(run: Run, tmp_path: Path) -> None:
    alone = tmp_path / "WP1.gpml"
    alone.write_text(drawing(node("1")))
    for source in (EXAMPLES / "_pathways" / "WP9001.md", alone):
        done = run("export", "sif", source, "-o", tmp_path / "o.sif")
        assert done.code == 0
        assert "the data is without them, or nothing is joined in them\n" in done.err


def test_a_pathway_that_is_not_there_is_named(places: Places) -> None:
    with pytest.raises(InputError, match="no pathway WP77"):
        wp2rdf.network("WP9", "WP77", data=places.dump)
    with pytest.raises(InputError):
        wp2rdf.network("WP77", data=places.dump)
    with pytest.raises(UsageError):
        wp2rdf.network("IL6", data=places.dump)


@pytest.mark.parametrize(
    "arguments",
    [
        ("WP9", "--all"),
        ("here.nq", "--data", "there.nq"),
        ("here.nq", "there.nq"),
        ("--all", "--organism", "Homo sapiens"),
    ],
)
def test_what_contradicts_itself_is_one_line(arguments: tuple[str, ...], run: Run) -> None:
    done = run("export", "sif", *arguments)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
