"""What tests of loading share: the examples as a dump, a state folder of their own, stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.conftest import EXAMPLES
from tests.loading.stores import Store, Virtuoso, oxigraph_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site as N-Quads."""
    path = tmp_path_factory.mktemp("dump") / "examples.nq"
    assert wp2rdf.convert(EXAMPLES, path).pages == 10
    return path


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("WP2RDF_USER", "WP2RDF_PASSWORD", "WP2RDF_TOKEN", "NETRC"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[Store]:
    with oxigraph_store(tmp_path / "oxigraph") as store:
        yield store


@pytest.fixture(scope="session")
def _virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    with Virtuoso(tmp_path_factory.mktemp("virtuoso"), rows=100) as store:
        yield store


@pytest.fixture
def virtuoso(_virtuoso: Virtuoso) -> Virtuoso:
    """One that cuts answers at 100 rows, without the graphs of other tests."""
    _virtuoso.clear()
    return _virtuoso
