"""Only what I touched: findings on changed lines, and those that a change brings about elsewhere on its pages."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, Run
from tests.validating.conftest import edit
from wp2rdf.errors import UsageError
from wp2rdf.validating.touched import since

if TYPE_CHECKING:
    from pathlib import Path

OLD = "_pathways/WP9104.md"
"""A page that has many findings."""
PAGE, NODES = "_pathways/WP9001.md", "_data/WP9001-datanodes.tsv"


def git(folder: Path, *arguments: str) -> None:
    identity = "-c", "user.name=Curator", "-c", "user.email=curator@example.org", "-c", "commit.gpgsign=false"
    subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, check=True)


def told(site: Path, base: str = "HEAD") -> list[tuple[str, int, str]]:
    return [(one.file, one.line, one.rule) for one in since(site, base).findings]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The example site, committed."""
    root = tmp_path / "site"
    shutil.copytree(EXAMPLES, root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "The site")
    return root


def test_nothing_changed_nothing_told(site: Path) -> None:
    assert told(site) == []


def test_what_stood_there_before_is_not_told(site: Path) -> None:
    edit(site / OLD, "\ndescription: Works as real", "\ndescription: Works, a longer list of them, as real")
    assert told(site) == [], "the line is better now; what else is wrong with the page was there before"
    edit(site / OLD, "- link: 10.5555/no.title\n", "- link: 10.5555/no.title\n- link: 10.5555/another\n")
    assert told(site) == [(OLD, 7, "citation-title")]


def test_what_a_change_brings_about_elsewhere_is_told(site: Path) -> None:
    edit(site / NODES, "\nADP\tMetabolite", "\nADP-ribose\tMetabolite")
    found = told(site)
    assert [(file, rule) for file, _, rule in found] == [(PAGE, "keyword-unknown")]


def test_a_new_page_is_told_whole(site: Path) -> None:
    (site / "_pathways" / "WP9500.md").write_text("---\nwpid: WP9500\ntitle: New\n---\n", encoding="utf-8")
    assert ("_pathways/WP9500.md", "revision-missing") in {(file, rule) for file, _, rule in told(site)}


def test_a_branch_is_compared_with_where_it_parted(site: Path) -> None:
    git(site, "checkout", "-q", "-b", "mine")
    edit(site / PAGE, "seo: CreativeWork", "seo: Work of art")
    git(site, "commit", "-q", "-am", "Mine")
    git(site, "checkout", "-q", "main")
    edit(site / "_pathways" / "WP9002.md", "seo: CreativeWork", "seo: Another")
    git(site, "commit", "-q", "-am", "Theirs")
    git(site, "checkout", "-q", "mine")
    assert told(site) == []
    assert {file for file, _, _ in told(site, "main")} == {PAGE}


def test_lines_of_an_authors_page(site: Path) -> None:
    edit(site / "_authors" / "Ada Example.md", "orcid: 0000-0002-1825-0097", "orcid: 0000-0002-1825-0098")
    assert {file for file, _, _ in told(site)} == {"_authors/Ada Example.md"}


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~99"])
def test_a_revision_that_there_is_not(site: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="revision"):
        since(site, revision)
    assert not (site / "x").exists()


def test_no_git_checkout(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "site")
    with pytest.raises(UsageError, match="git"):
        since(tmp_path / "site", "HEAD")


def test_the_command(run: Run, site: Path) -> None:
    edit(site / PAGE, "ndex: 12345678-9abc-11ee-8a12-0ac135e8bacf", "ndex: none")
    edit(site / PAGE, "- Ada Example\n", "- Ada Example\n- ADA Example\n")
    done = run("validate", ".", "--changed", cwd=site)
    assert "author-spelling" in done.out.decode()
    done = run("validate", ".", "--changed", "HEAD", "--min-level", "warning", "--fail-on", "warning", cwd=site)
    assert done.code == 1
    assert "ndex" in done.out.decode()
    assert "author-spelling" not in done.out.decode()
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "Edits")
    assert run("validate", ".", "--changed", cwd=site).out.decode().startswith(".: no findings")


def test_some_pathways_of_a_site(run: Run, site: Path) -> None:
    done = run("validate", ".", "--pathway", "WP9104", "--pathway", "WP9105", cwd=site)
    alone = [run("validate", f"_pathways/{wpid}.md", cwd=site) for wpid in ("WP9104", "WP9105")]
    told = [line for one in alone for line in one.out.decode().splitlines() if line[0:1] == "_"]
    assert [line for line in done.out.decode().splitlines() if line[0:1] == "_"] == told
    assert len(told) > 10
    assert {line.split(":")[0].partition("WP")[2][:4] for line in told} == {"9104", "9105"}
    assert "\n2 pages, " in done.out.decode()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--pathway", "364"], "'364' is not WP and a number"),
        (["--pathway", "WP77"], ". has no page of WP77"),
        (["--pathway", "WP9001", "--changed"], "leave out --pathway"),
        (["--pathway", "WP9001", "--issued", "2026-01-01"], "--issued is for a whole site"),
    ],
)
def test_pathways_that_there_are_not(run: Run, site: Path, options: list[str], said: str) -> None:
    done = run("validate", ".", *options, cwd=site)
    assert done.code == 2
    assert said in done.err


def test_the_summary_says_whether_warnings_would_pass(run: Run, site: Path) -> None:
    last = run("validate", "_pathways/WP9104.md", cwd=site).out.decode().splitlines()[-1]
    assert ", --fail-on warning would fail, " in last
    edit(site / PAGE, "- Ada Example\n", "- Ada Example\n- ADA Example\n")
    last = run("validate", PAGE, cwd=site).out.decode().splitlines()[-1]
    assert re.search(r"\(0 errors, 0 warnings, \d infos?\), --fail-on warning would pass, ", last)


def test_one_page_reports_that_page_only(run: Run, site: Path) -> None:
    told = run("validate", "_pathways/WP9001.md", cwd=site)
    edit(site / "_authors" / "Ada Example.md", "orcid: 0000-0002-1825-0097", "orcid: 0000-0002-1825-0098")
    assert run("validate", "_pathways/WP9001.md", cwd=site).out == told.out
