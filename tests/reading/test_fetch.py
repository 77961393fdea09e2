"""A site that is named by a URL is converted as one that lies here."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import fsspec  # type: ignore[import-untyped]
import pytest

import wp2rdf
from tests.conftest import EXAMPLES, ROOT, Run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        del format, args


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """The example site on an HTTP server on loopback, which lists its folders."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(EXAMPLES)))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def zipped(tmp_path: Path) -> str:
    return "zip://::file://" + shutil.make_archive(str(tmp_path / "site"), "zip", EXAMPLES)


@pytest.fixture
def expected(tmp_path: Path) -> bytes:
    wp2rdf.convert(EXAMPLES, tmp_path / "expected.nq")
    return (tmp_path / "expected.nq").read_bytes()


@pytest.mark.slow
def test_over_http(run: Run, served: str, tmp_path: Path, expected: bytes) -> None:
    done = run("convert", served, "-o", tmp_path / "site.nq", cwd=EXAMPLES)
    ours = run("convert", ".", "-o", tmp_path / "ours.nq", cwd=EXAMPLES)
    assert (tmp_path / "site.nq").read_bytes() == expected
    assert (done.code, done.findings) == (ours.code, ours.findings)
    assert len(done.findings) > 40


def test_from_a_file_url_and_an_archive(tmp_path: Path, zipped: str, expected: bytes) -> None:
    for url in (f"file://{EXAMPLES}", f"file://{EXAMPLES}/", zipped):
        report = wp2rdf.convert(url, tmp_path / "site.nq")
        assert report.pages == 10
        assert (tmp_path / "site.nq").read_bytes() == expected


def test_from_memory_in_the_nested_layout(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe("/nested/pathways/WP9001/WP9001.md", (EXAMPLES / "_pathways" / "WP9001.md").read_bytes())
    memory.pipe("/nested/pathways/WP9001/WP9001.gpml", b"not read")
    memory.pipe("/nested/pathways/../../escaped.md", b"not written")
    assert wp2rdf.convert("memory://nested", tmp_path / "site.nq").pages == 1
    assert not (tmp_path.parent / "escaped.md").exists()


@pytest.mark.slow
def test_a_build_from_a_url_is_incremental(served: str, tmp_path: Path) -> None:
    assert wp2rdf.build(served, tmp_path / "built").pages == 10
    again = wp2rdf.build(served, tmp_path / "built")
    assert (again.converted, again.changed) == (0, False)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nowhere://example.org/site", "cannot be read: Protocol not known: nowhere"),
        ("memory://empty", "no pathway pages"),
        ("zip://site.zip", "; write zip://::site.zip"),
        ("http://127.0.0.1:1/site", "cannot be fetched"),
        ("s3://bucket/site", "cannot be read: Install s3fs"),
        ("zip://::file:///nowhere.zip", "No such file or directory"),
        (f"zip://::file://{EXAMPLES}/_pathways/WP9001.md", "File is not a zip file"),
    ],
)
def test_what_cannot_be_fetched_is_one_line(run: Run, tmp_path: Path, url: str, said: str) -> None:
    done = run("convert", url, "-o", tmp_path / "site.nq")
    assert (done.code, len(done.err.splitlines())) == (2, 1), done.err
    assert done.err.startswith(f"wp2rdf: error: {url}: ")
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_broken_server_is_one_line(run: Run, tmp_path: Path) -> None:
    class Broken(Quiet):
        def do_GET(self) -> None:
            if self.path.endswith("WP9002.md"):
                self.send_error(500)
            else:
                super().do_GET()

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Broken, directory=str(EXAMPLES)))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    done = run("convert", f"http://127.0.0.1:{server.server_port}", "-o", tmp_path / "site.nq")
    server.shutdown()
    server.server_close()
    assert (done.code, len(done.err.splitlines())) == (2, 1), done.err
    assert "cannot be fetched: 500" in done.err


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    script = "import sys; sys.modules['fsspec'] = None; from wp2rdf.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", script, "convert", "memory://site", "-o", tmp_path / "site.nq"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.stderr == "wp2rdf: error: fsspec is not installed: pip install 'wp2rdf[cluster]'\n"
