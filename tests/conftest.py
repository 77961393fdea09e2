"""What tests share: the example site, the real site, a page to spoil, and the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph
import pytest
from filelock import FileLock

import wp2rdf
from tests.commands import Commands, Done

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.served import Server

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples" / "site"
DATABASE = ROOT / "examples" / "database"
REAL_PAGES = 1704
NO_SKIP = "WP2RDF_NO_SKIP"
"""Set in continuous integration, where nothing may be skipped."""


SLOW = frozenset({
    "real_site", "shared", "real_build", "real_drawn_build", "real_endpoint", "endpoint", "wide_site", "virtuoso",
    "virtuosos", "oxigraph", "server",
})  # fmt: skip
"""Fixtures that start servers, build stores or take whole sites."""


WHOLE = frozenset({"real_site", "shared", "real_build", "real_drawn_build", "real_endpoint", "virtuoso"})
"""Those of them that take longest."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of such fixtures are slow; modules of other slow tests say so themselves.

    Modules of the slowest come first, so that no process is left with one of them when the others have ended.
    """
    first = set()
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if SLOW & names:
            item.add_marker(pytest.mark.slow)
        if WHOLE & names:
            first.add(item.path)
    items.sort(key=lambda item: item.path not in first)


class Run(Protocol):
    def __call__(
        self, *arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> Done: ...


@pytest.fixture(scope="session")
def run() -> Iterator[Run]:
    """Runs `wp2rdf` in a process of its own."""
    with Commands() as commands:
        yield commands


def skip(reason: str) -> None:
    """Skips a test, or fails it where nothing may be skipped."""
    if os.environ.get(NO_SKIP):
        pytest.fail(f"must not be skipped here: {reason}")
    pytest.skip(reason)


def store_content(opened: pyoxigraph.Store | Path) -> set[str]:
    """Every quad of a store, and the name of every named graph."""
    if isinstance(opened, Path):
        opened = pyoxigraph.Store.read_only(str(opened))
    return {str(quad) for quad in opened.quads_for_pattern(None, None, None)} | set(map(str, opened.named_graphs()))


@pytest.fixture(scope="session")
def real_site() -> Path:
    """A checkout of the real site."""
    named = os.environ.get("WP2RDF_SITE")
    if not named:
        skip("WP2RDF_SITE is not set: set it to a checkout of the WikiPathways site")
    return Path(named or "")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real drawings, and of what WikiPathways makes of them: RDF, pictures."""
    named = os.environ.get("WP2RDF_SHARED")
    if not named:
        skip("WP2RDF_SHARED is not set: set it to a folder with gpml/ and official/")
    return Path(named or "")


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that the processes share which run tests side by side."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def real_build(real_site: Path, common: Path) -> Path:
    """A build of the real site, made once: `site.nq` and `store`, which no test changes."""
    return _built(real_site, common / "real-build")


@pytest.fixture(scope="session")
def real_drawn_build(real_site: Path, shared: Path, common: Path) -> Path:
    """The same of the real site with its drawings."""
    site = common / "real-site-with-drawings"
    with FileLock(f"{site}.lock"):
        if not site.is_dir():
            site.mkdir()
            for part in (*real_site.iterdir(), shared / "gpml" / "pathways"):
                (site / part.name).symlink_to(part)
    return _built(site, common / "real-drawn-build")


def _built(site: Path, folder: Path) -> Path:
    with FileLock(f"{folder}.lock"):
        if not (folder / "store").is_dir():
            assert wp2rdf.build(site, folder, jobs=2).pages == REAL_PAGES
    return folder


@pytest.fixture
def clean_page() -> str:
    """The text of a page without fault."""
    return (EXAMPLES / "_pathways" / "WP9001.md").read_text(encoding="utf-8")


@pytest.fixture
def wide_site(tmp_path: Path, clean_page: str) -> Path:
    """A site of more pages than are under way at a time."""
    pages = tmp_path / "wide" / "_pathways"
    pages.mkdir(parents=True)
    for number in range(1, 3001):
        text = clean_page.replace("WP9001", f"WP{number}").replace("12345678-9abc", f"{number:08}-9abc")
        text = text.replace("Glucose sensing in the example cell", f"Glucose sensing in example cell {number}")
        (pages / f"WP{number}.md").write_text(text, encoding="utf-8")
    return pages.parent


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A site of two clean pages, to add to."""
    pages = tmp_path / "small" / "_pathways"
    pages.mkdir(parents=True)
    for name in ("WP9001.md", "WP9002.md"):
        (pages / name).write_bytes((EXAMPLES / "_pathways" / name).read_bytes())
    return pages.parent


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The example site, served with the usual limits."""
    from tests.served import served  # noqa: PLC0415 - it asks this module where the code is

    with served(EXAMPLES, tmp_path_factory.mktemp("endpoint")) as server:
        yield server


@pytest.fixture(scope="session")
def real_endpoint(real_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real site, served with the usual limits."""
    from tests.served import served  # noqa: PLC0415 - it asks this module where the code is

    with served(real_build / "store", tmp_path_factory.mktemp("real_endpoint"), "-q") as server:
        yield server
