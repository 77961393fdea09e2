"""The manual: it is built without a warning, its search finds, its pages are short, its commands run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, skip
from tests.server.browsing import CHROMIUM, launched
from tests.servers import free_port, until_up
from tests.waiting import PATIENCE
from wp2rdf.cli import command_line

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = ROOT / "docs"
MANUAL = ROOT / "output" / "manual"
LONGEST = 1_500
TOOL = Path(sys.executable).with_name("wp2rdf")

PAGES = sorted(DOCS.glob("*.md"))
BLOCK = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def guides() -> list[Path]:
    """The pages that the table of contents has before its reference."""
    index = (DOCS / "index.md").read_text(encoding="utf-8").partition(":caption: Reference")[0]
    names = re.findall(r"^([a-z-]+)$", index, re.MULTILINE)
    return [DOCS / f"{name}.md" for name in names]


FIRST = [DOCS / f"{name}.md" for name in (
    "start", "for-curators", "for-engineers", "for-bioinformaticians", "for-release-managers",
)]  # fmt: skip
"""Those whose commands are run; they begin from a clone of the repository."""


def blocks(page: Path, language: str) -> list[tuple[str, bool]]:
    """The blocks of a page in a language, and whether they can be run here."""
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [(text, note != "norun") for name, note, text in found if name == language]


def commands(page: Path) -> Iterator[list[str]]:
    """The arguments of each command of ours on a page."""
    for text, _ in blocks(page, "sh"):
        for line in text.replace("\\\n", " ").splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            ends = [
                place for place, word in enumerate(words) if word in {"|", "||", "&&", "<", ">", ">>", "2>", "&", ";"}
            ]
            words = words[: ends[0]] if ends else words
            if words and words[0] == "wp2rdf" and "[options]" not in words:
                yield words[1:]


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.stem)
def test_every_command_has_options_that_there_are(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in commands(page):
        code: object = 0
        try:
            command_line._parser(arguments[0]).parse_args(arguments)  # noqa: SLF001 - what the command does first
        except SystemExit as ended:
            code = ended.code
        assert not code, f"wp2rdf {shlex.join(arguments)}: {capsys.readouterr().err}"


def test_pages_that_are_no_reference_are_short() -> None:
    pages = guides()
    assert len(pages) >= 10
    words = {page.name: len(page.read_text(encoding="utf-8").split()) for page in pages}
    assert {name: count for name, count in words.items() if count > LONGEST} == {}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "output").mkdir()
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("page", FIRST, ids=lambda page: page.stem)
def test_what_a_page_for_users_tells_to_do_works(page: Path, clone: Path) -> None:
    environment = {**os.environ, "PATH": f"{TOOL.parent}{os.pathsep}{os.environ['PATH']}"}
    ran = 0
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    python = [text for language, _, text in found if language == "python"]
    for language, note, text in found:
        if language != "sh" or note == "norun":
            continue
        for line in text.splitlines():
            if line.startswith("pip install"):
                check_extras(line)
            elif line.startswith("wp2rdf serve"):
                check_serve(line, clone, environment)
            else:
                done = told(["bash", "-ec", line], clone, environment)
                assert done.returncode in {0, 1}, f"{line}: {done.stderr}"  # 1: done, and the data has faults
            ran += 1
    done = told([sys.executable, "-c", "\n".join(python)], clone, environment)
    assert done.returncode == 0, done.stderr
    assert ran >= 6


def told(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr or command[0] != "bash"
    return done


def check_extras(line: str) -> None:
    extras = re.findall(r"\[(.*?)\]", line)[0].split(",")
    known = re.findall(r"^([a-z]+) = \[$", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(extras) <= set(known)


def check_serve(line: str, folder: Path, environment: dict[str, str]) -> None:
    port = free_port()
    arguments = [*shlex.split(line, comments=True), "--port", str(port)]
    with subprocess.Popen(arguments, cwd=folder, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            until_up(f"http://127.0.0.1:{port}/health", server)
        finally:
            server.send_signal(signal.SIGTERM)


@pytest.fixture(scope="module")
def manual() -> Path:
    """The manual, built where `make docs` builds it, so that what is there is used again."""
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", str(DOCS), str(MANUAL)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return MANUAL


@pytest.mark.slow
def test_the_search_of_the_manual_finds(manual: Path) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    if not Path(CHROMIUM).is_file():
        skip("there is no Chromium: apt-get install chromium")
    found = {}
    with sync_api.sync_playwright() as playwright:
        browser = launched(playwright)
        page = browser.new_page(viewport={"width": 375, "height": 800})
        page.set_default_timeout(PATIENCE * 1000)
        for sought in (
            "hsa-miR-21",
            "--fail-on",
            "citation-title",
            "genes-of-pathway",
            "wp2rdf.enrich",
            "hypergeometric",
        ):
            page.goto(f"{manual.as_uri()}/search.html?q={sought}")
            page.get_by_text("Search finished").wait_for()
            found[sought] = page.locator("#search-results li a").all_inner_texts()
        page.goto(f"{manual.as_uri()}/index.html")
        page.get_by_role("link", name="For curators").last.click()
        page.get_by_role("heading", name="Validate a page").wait_for()
        browser.close()
    assert found["hsa-miR-21"] == ["For bioinformaticians"]
    assert {"Usage", "Options"} <= set(found["--fail-on"])
    assert "Findings" in found["citation-title"]
    assert "Bundled queries > genes-of-pathway" in found["genes-of-pathway"]
    assert "wp2rdf.enrich" in found["wp2rdf.enrich"]
    assert found["hypergeometric"]


@pytest.mark.slow
def test_the_manual_has_what_the_code_has(manual: Path) -> None:
    options, queries, python = (
        (manual / "made" / f"{name}.html").read_text(encoding="utf-8") for name in ("options", "queries", "python")
    )
    assert all(f"wp2rdf {command}" in options for command in command_line.COMMANDS)
    assert len(re.findall("<h3>", queries)) >= 100
    assert 'id="wp2rdf.enrich"' in python
