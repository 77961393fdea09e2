"""The whole real site into real stores, over HTTP with authentication, with everything killed on the way."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, cast

import httpx
import pytest

from tests.conftest import REAL_PAGES, ROOT
from tests.loading.content import of_file, of_virtuoso, password
from tests.loading.stores import Proxy, Store, Virtuoso
from wp2rdf.loading import dump as dumps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from tests.loading.stores import Answer, Forward
    from wp2rdf.loading.dump import Dump


@pytest.fixture(scope="module")
def site_dump(real_build: Path) -> Path:
    return real_build / "site.nq"


@pytest.fixture(scope="module")
def whole(site_dump: Path) -> Iterator[Dump]:
    """Every graph of it, to compare with."""
    with dumps.spooled(site_dump) as dump:
        assert len(dump.graphs) == REAL_PAGES + 1
        yield dump


class Plan:
    """Does something when a store has been sent some number of graphs; each once.

    Attributes:
        sent: graphs that were sent.
    """

    def __init__(self) -> None:
        self.actions: dict[int, Callable[[], None]] = {}
        self.sent = 0

    def __call__(self, _number: int, method: str, _path: str, _forward: Forward) -> Answer | None:
        if method == "PUT":  # the loader sends one after the other
            self.sent += 1
            self.actions.pop(self.sent, lambda: None)()
        return None


class Loader:
    """`wp2rdf load` in a process of its own."""

    def __init__(self, *arguments: str | Path) -> None:
        self._arguments = [sys.executable, "-m", "wp2rdf", "load", *map(str, arguments)]
        self.process: subprocess.Popen[str] | None = None

    def start(self, *options: str) -> None:
        self.process = subprocess.Popen(
            [*self._arguments, *options],
            cwd=ROOT,
            env={**os.environ, **password()},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def kill(self) -> None:
        if self.process:
            self.process.kill()

    def ended(self) -> tuple[int, str]:
        assert self.process
        _, said = self.process.communicate(timeout=500)
        return self.process.returncode, said


def load_with_murder(loader: Loader, store: Store, plan: Plan, *, loader_dies: int, store_dies: int) -> str:
    """Starts, is killed, resumes, loses its store, resumes; gives what the last one said."""
    plan.actions = {loader_dies: loader.kill, store_dies: store.kill}
    loader.start()
    code, _ = loader.ended()
    assert code == -9
    loader.start("--resume", "--retries", "0")
    code, said = loader.ended()
    assert code == 2
    assert "--resume goes on" in said
    assert "error: " in said
    store.start()
    loader.start("--resume")
    code, said = loader.ended()
    assert code == 0, said
    return said


def test_the_whole_site_goes_into_oxigraph(site_dump: Path, whole: Dump, oxigraph: Store, tmp_path: Path) -> None:
    plan = Plan()
    user = ":".join(password().values())
    with Proxy(oxigraph.url, user=user, fault=plan) as proxy:
        loader = Loader(site_dump, "--to", f"gsp:{proxy.url}/store")
        said = load_with_murder(loader, oxigraph, plan, loader_dies=500, store_dies=1000)
        assert plan.sent <= REAL_PAGES + 1 + 2  # those that were under way are sent again
        assert " unchanged" in said
        held = tmp_path / "held.nq"
        with held.open("wb") as out:
            accept = {"Accept": "application/n-quads"}
            with httpx.stream("GET", f"{oxigraph.url}/store", headers=accept, timeout=500) as reply:
                out.writelines(reply.iter_bytes(2**20))
        with dumps.spooled(held) as found:
            assert found.triples == whole.triples > 1_500_000
            assert found.sha256 == whole.sha256  # every quad of every graph


def write_quads(whole: Dump, names: Iterable[str], file: BinaryIO) -> None:
    for name in names:
        file.writelines(line[:-3] + f" <{name}> .\n".encode() for line in whole.content(name).lines())


def test_the_whole_site_goes_into_virtuoso(whole: Dump, tmp_path: Path) -> None:
    """A quarter of the graphs over HTTP, the others by the bulk loader, which is four times as fast."""
    plan = Plan()
    names = sorted(whole.graphs)
    slow = names[::4]
    assert len(slow) == 427
    dumped = tmp_path / "slow.nq", tmp_path / "fast.nq"
    for path, some in zip(dumped, (slow, sorted(set(names) - set(slow))), strict=True):
        with path.open("wb") as file:
            write_quads(whole, some, file)
    with Virtuoso(tmp_path / "virtuoso", rows=10_000) as store:
        with Proxy(store.url, fault=plan) as proxy:
            loader = Loader(dumped[0], "--to", f"virtuoso:{proxy.url}")
            load_with_murder(loader, store, plan, loader_dies=125, store_dies=250)
            assert plan.sent <= len(slow) + 2 + 3  # digest authentication may send the first one twice
        loader = Loader(dumped[1], "--to", f"virtuoso-isql:127.0.0.1:{store.sql}")
        loader.start()
        code, said = loader.ended()
        assert code == 0, said
        sample = names[::18]  # every other one of them went over HTTP
        assert len(sample) == 95  # reading all back takes as long as loading them
        with tempfile.TemporaryFile() as unnamed:
            held = cast("BinaryIO", unnamed)
            write_quads(whole, sample, held)
            held.seek(0)
            assert of_virtuoso(store, sample) == of_file(held.read(), virtuoso=True)
