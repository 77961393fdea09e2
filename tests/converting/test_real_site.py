"""The real site, whole."""

from __future__ import annotations

import hashlib
import itertools
import re
import shutil
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from tests.commands import Done
from tests.conftest import REAL_PAGES, Run, skip

if TYPE_CHECKING:
    from pathlib import Path

MAIL = re.compile(rb"[A-Za-z0-9._+-]+(?:@|\[AT\]|\(at\)|%40)[A-Za-z0-9-]+\.[A-Za-z0-9.-]+", re.IGNORECASE)


def addresses(data: bytes) -> list[bytes]:
    """E-mail addresses, looked for in the few lines that can hold one."""
    marks = (b"@", b"[at]", b"(at)", b"%40")
    lines = (line for line in data.splitlines() if any(mark in line.lower() for mark in marks))
    return [found for line in lines for found in MAIL.findall(line)]


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("real") / "site.nq"


@pytest.fixture(scope="module")
def converted(run: Run, real_site: Path, dump: Path) -> Done:
    return run("convert", real_site, "-o", dump)


def test_all_pages_are_converted(converted: Done, dump: Path) -> None:
    assert converted.code == 0, converted.err[-2000:]
    summary = converted.err.splitlines()[-1]
    assert summary.startswith(f"{REAL_PAGES:,} pages, ")
    assert "(0 errors, " in summary
    with dump.open(encoding="utf-8") as lines:
        graphs = Counter(line.rsplit(" ", 2)[1] for line in lines)
    assert len(graphs) == REAL_PAGES + 1
    assert min(graphs.values()) > 30


@pytest.mark.parametrize("options", [(), ("--links", "partner")], ids=["", "with partner links"])
def test_no_quad_stands_twice(options: tuple[str, ...], run: Run, real_site: Path, tmp_path: Path) -> None:
    dump = tmp_path / "site.nq"
    assert run("convert", real_site, "-o", dump, *options).code == 0
    seen = 0
    with dump.open("rb") as lines:
        for graph, quads in itertools.groupby(lines, key=lambda line: line.rsplit(b" ", 2)[1]):
            count = Counter(quads)
            assert max(count.values()) == 1, (graph, count.most_common(1))
            seen += 1
    assert seen == REAL_PAGES + 1


def test_findings_name_a_place(converted: Done, real_site: Path) -> None:
    assert len(converted.findings) > 500
    for line in converted.findings:
        match = re.fullmatch(r"(.+?):(\d+):(\d+): (error|warning|info): (.+) \[([a-z-]+)\]", line)
        assert match, line
        file = real_site / match[1].removeprefix(f"{real_site}/")
        text = file.read_text(encoding="utf-8").split("\n")
        assert int(match[2]) <= len(text), line
        assert int(match[3]) <= len(text[int(match[2]) - 1]) + 1, line


def test_no_mail_address_reaches_the_output(converted: Done, dump: Path, run: Run, real_site: Path) -> None:
    assert converted.code == 0
    raw = b"".join(path.read_bytes() for path in (real_site / "_authors").iterdir())
    assert len(addresses(raw)) == 12, "the site holds addresses to look for"
    assert addresses(dump.read_bytes()) == []
    official = run("convert", real_site, "-f", "nquads", "--profile", "wprdf", "--links", "partner")
    assert official.out.count(b"\n") > 1_000_000
    assert addresses(official.out) == []


def test_bytes_do_not_depend_on_processes_and_hash_seed(
    converted: Done, dump: Path, run: Run, real_site: Path, tmp_path: Path
) -> None:
    assert converted.code == 0
    again = tmp_path / "again.nq"
    run("convert", real_site, "-o", again, "--jobs", "2", env={"PYTHONHASHSEED": "7"})

    def digest(path: Path) -> str:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    assert digest(again) == digest(dump)


def test_pyoxigraph_loads_it(converted: Done, dump: Path) -> None:
    assert converted.code == 0
    count = sum(1 for _ in pyoxigraph.parse(path=dump))
    assert f" {count:,} quads, " in converted.err.splitlines()[-1]


def test_serdi_reads_it_without_a_warning(converted: Done, dump: Path, tmp_path: Path) -> None:
    assert converted.code == 0
    if not shutil.which("serdi"):
        skip("serdi is not installed: apt-get install serdi")
    said = tmp_path / "said"
    with (
        said.open("wb") as err,
        subprocess.Popen(["serdi", "-i", "nquads", "-o", "nquads", dump], stdout=subprocess.PIPE, stderr=err) as child,
    ):
        count = sum(1 for _ in child.stdout or ())
    assert (child.returncode, said.read_bytes()) == (0, b"")
    assert f" {count:,} quads, " in converted.err.splitlines()[-1]


def test_merged_turtle_holds_each_triple_once(run: Run, real_site: Path, tmp_path: Path) -> None:
    if not shutil.which("rapper"):
        skip("rapper is not installed: apt-get install raptor2-utils")
    turtle, triples = tmp_path / "site.ttl", tmp_path / "site.nt"
    said = [run("convert", real_site, "-o", path).err.splitlines()[-1] for path in (turtle, triples)]
    count = int(said[0].split(" pages, ")[1].split(" triples")[0].replace(",", ""))
    assert f"{count:,} triples" in said[1]
    with triples.open("rb") as lines:
        digests = {hashlib.blake2b(line, digest_size=12).digest() for line in lines}
    assert len(digests) == count > 1_000_000
    done = subprocess.run(["rapper", "-c", "-i", "turtle", turtle], capture_output=True, text=True, check=True)
    assert f"returned {count} triples" in done.stderr
    assert "warning" not in done.stderr.lower()


def test_rdflib_reads_a_page_of_every_hundred(run: Run, real_site: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    pages = sorted((real_site / "_pathways").iterdir())[::100]
    for page in pages:
        data = run("convert", page, "-q").out
        assert len(rdflib.Graph().parse(data=data, format="turtle")) > 30
    assert len(pages) == 18
