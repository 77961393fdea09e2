"""The house is complete: what is written in one place is known in the others."""

from __future__ import annotations

import ast
import dataclasses
import multiprocessing
import pickle
import re
import shutil
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.conftest import DATABASE, EXAMPLES, ROOT, Run
from wp2rdf import cli, mapping
from wp2rdf.errors.catalogue import RULES
from wp2rdf.mapping.context import Context
from wp2rdf.mapping.gpml.network import network
from wp2rdf.mapping.gpml.sheet import Sheet
from wp2rdf.model import Pathway, Site
from wp2rdf.validating import rules_page

if TYPE_CHECKING:
    from pathlib import Path


def test_the_public_face() -> None:
    assert wp2rdf.__all__ == sorted(wp2rdf.__all__)
    assert set(wp2rdf.__all__) == {
        "Finding", "InputError", "Loaded", "OutputError", "PageError", "Pathway", "Problem", "QueryError",
        "QueryTimeoutError", "Report", "StoreError", "Table", "Triples", "UnknownIdentifierWarning", "UsageError",
        "Validation", "Wp2rdfError", "__version__", "audit", "build", "convert", "describe", "diff", "draw", "enrich",
        "export", "front_matter", "gene_sets", "genes", "load", "network", "pathways", "pathways_with", "query", "read",
        "release",         "similar", "to_graph", "triples", "validate",
    }  # fmt: skip
    for name in wp2rdf.__all__:
        assert getattr(wp2rdf, name).__doc__


MODULES = sorted((ROOT / "wp2rdf").rglob("*.py"))


def test_every_module_says_what_it_is_for_and_no_two_say_the_same() -> None:
    assert len(MODULES) > 200
    purposes = {path: (ast.get_docstring(ast.parse(path.read_bytes())) or "").partition("\n")[0] for path in MODULES}
    assert [path for path, purpose in purposes.items() if not purpose.endswith((".", ":"))] == []
    assert [purpose for purpose, count in Counter(purposes.values()).items() if count > 1] == []


def test_no_module_is_longer_than_a_reader_bears() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_bytes().splitlines()) for path in MODULES}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_the_map_names_every_room() -> None:
    drawn = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "wp2rdf").glob("*/__init__.py")}
    assert len(rooms) > 10
    assert {room for room in rooms if f"| `{room}/` |" not in drawn} == set()


def test_the_map_names_nothing_that_is_not_there() -> None:
    named = re.findall(r"`([a-z0-9_./-]+(?:\.py|/))`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    tops = [top for top in ROOT.iterdir() if top.is_dir() and not top.name.startswith(".")]
    paths = [path for top in tops for path in (top, *top.rglob("*"))]
    there = {f"/{path.relative_to(ROOT).as_posix()}{'/' if path.is_dir() else ''}" for path in paths}
    assert len(named) > 50
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in there)] == []


def test_findings_are_scripts_of_one_form() -> None:
    scripts = sorted((ROOT / "findings").glob("*.sh"))
    assert len(scripts) >= 5
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        assert text.startswith("#!/bin/sh\n# Guess: "), script
        assert "# Seen" in text, script
        assert "mktemp -d" in text, script
        assert re.search(r"(?:install|download) .*\w(?:==|@|=)\d", text), f"{script}: pin it"
        assert "import wp2rdf" not in text, script


def test_every_field_has_a_rule_or_a_reason() -> None:
    fields = {field.name for field in dataclasses.fields(Pathway)}
    mapped = {name for rule in mapping.RULES for name in rule.fields}
    assert mapped <= fields, "a rule in wp2rdf/mapping/rules.py names a field that wp2rdf/model/ does not have"
    assert fields - mapped == set(mapping.UNMAPPED), "give the field a rule in wp2rdf/mapping/, or a reason in UNMAPPED"


def test_every_rule_maps_something_of_the_examples() -> None:
    for rule in mapping.RULES:
        of_page, drawn = EXAMPLES / "_pathways" / "WP9001.md", DATABASE / "pathways" / "WP9201" / "WP9201.md"
        record = wp2rdf.read(drawn if "drawing" in rule.fields else of_page)
        called = mapping.names_of(record)
        said = network(Sheet.of(record.drawing, called, [], None, full=True)) if record.drawing else None
        ctx = Context(record, called, Site(), full=True, partner=False, problems=[], drawn=said)
        assert list(rule.make(ctx)), rule.make.__name__
        assert rule.make.__doc__


def test_every_finding_is_documented() -> None:
    documented = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")))
    assert set(RULES) <= documented, "docs/findings.md"


def test_every_rule_of_a_finding_is_used_and_known() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "wp2rdf").rglob("*.py") if path.parent.name != "errors"
    )
    for rule in RULES:
        assert f'"{rule}"' in code, f"{rule} in wp2rdf/errors/ is never used"


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_option_is_documented(command: str) -> None:
    usage = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
    section = usage.split(f"## wp2rdf {command}\n")[1].split("\n## wp2rdf")[0]
    options = set(re.findall(r"--[a-z-]+", cli.help_of(command)))
    assert len(options) > 3 or command in {"doctor", "completion"}
    for option in options - {"--help"}:
        assert option in section, f"{option} of {command} is not in docs/usage.md"


def test_how_to_mend_is_the_same_in_code_and_documentation() -> None:
    findings = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    documented = dict(re.findall(r"^\| `([a-z-]+)` \| [^|]* \| ([^|]*?) \|", findings, re.MULTILINE))
    assert documented == {rule: known.mend for rule, known in RULES.items()}


def test_the_page_of_rules_is_made_from_the_shapes() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_page.page(), "make docs"


def test_every_option_and_command_of_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"^ *(?:\$ )?wp2rdf ([a-z]+)", readme, re.MULTILINE))
    assert commands == set(cli.COMMANDS)
    known = {option for command in commands for option in re.findall(r"--[a-z-]+", cli.help_of(command))}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", readme)) <= known


def test_the_sample_is_what_the_tool_writes(run: Run) -> None:
    done = run("convert", EXAMPLES / "_pathways" / "WP9001.md", "-q")
    sample = (ROOT / "output" / "sample" / "WP9001.ttl").read_bytes()
    assert done.out == sample, "make sample"


def test_the_readme_shows_a_part_of_the_sample() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.split("<!-- sample -->\n```turtle\n")[1].split("\n```\n<!-- /sample -->")[0]
    sample = (ROOT / "output" / "sample" / "WP9001.ttl").read_text(encoding="utf-8").strip()
    blocks = {block.split(" ")[0]: block.splitlines() for block in sample.split("\n\n")}
    parts = [[line for line in part.splitlines() if line.strip() != "# …"] for part in shown.split("\n\n")]
    assert len(parts) == 4
    for part in parts:
        whole = blocks[part[0].split(" ")[0]]
        places = [whole.index(line) for line in part]
        assert places == sorted(places)


@pytest.mark.parametrize("page", ["README.md", "docs/model.md"])
def test_what_is_shown_of_a_drawing_is_what_the_tool_writes(page: str, run: Run) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = text.split("<!-- drawn -->\n```turtle\n")[1].split("\n```\n<!-- /drawn -->")[0]
    done = run("convert", DATABASE / "pathways" / "WP9201" / "WP9201.gpml", "-q")
    blocks = {block.split(" ")[0]: block.splitlines() for block in done.out.decode().strip().split("\n\n")}
    parts = [part.splitlines() for part in shown.split("\n\n")]
    assert len(parts) >= 2
    for part in parts:
        whole = blocks[part[0].split(" ")[0]]
        places = [whole.index(line) for line in part]
        assert places == sorted(places)


def test_the_readme_shows_a_real_report(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(EXAMPLES, site)
    page, table = site / "_pathways" / "WP9001.md", site / "_data" / "WP9001-datanodes.tsv"
    text = page.read_text(encoding="utf-8")
    lost = "  title: An invented study of glucose sensing in example cells (2024)\n"
    assert lost in text
    page.write_text(text.replace(lost, ""), encoding="utf-8")
    cells = table.read_text(encoding="utf-8")
    assert "chebi:4167" in cells
    table.write_text(cells.replace("chebi:4167", "chebi:XXL-4167"), encoding="utf-8")
    done = run("validate", "_pathways/WP9001.md", cwd=site)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.split("<!-- report -->\n```\n$ wp2rdf validate _pathways/WP9001.md\n")[1].split(
        "```\n<!-- /report -->"
    )[0]
    assert [line.rpartition(",")[0] or line for line in shown.splitlines()] == [
        line.rpartition(",")[0] or line for line in done.out.decode().splitlines()
    ]


def test_importing_is_light() -> None:
    heavy = (
        "rdflib", "pyshacl", "SPARQLWrapper", "rich", "httpx", "starlette", "uvicorn", "jinja2", "nh3", "wp2rdf.server",
    )  # fmt: skip
    script = f"""
import sys, wp2rdf
print([name for name in sys.modules if name.startswith("wp2rdf.")])
for name in set(wp2rdf.__all__) - {{"to_graph"}}:
    getattr(wp2rdf, name)
print([name for name in {heavy!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "['wp2rdf._version']\n[]\n"


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'wp2rdf' has no attribute 'converts'"):
        _ = wp2rdf.converts  # type: ignore[attr-defined]
    assert set(wp2rdf.__all__) <= set(dir(wp2rdf))


def test_the_command_line_says_what_the_library_can_do(run: Run) -> None:
    report = wp2rdf.convert(EXAMPLES, ROOT / "output" / "house.nq")
    try:
        assert report.pages == 10
        assert report.count("error") == 1
        assert (ROOT / "output" / "house.nq").read_bytes() == run("convert", EXAMPLES, "-f", "nquads").out
        assert report.triples == len((ROOT / "output" / "house.nq").read_bytes().splitlines())
    finally:
        (ROOT / "output" / "house.nq").unlink()


def test_triples_are_terms_in_n_triples_form() -> None:
    record = wp2rdf.read(EXAMPLES / "_pathways" / "WP9001.md")
    found = list(wp2rdf.triples(record))
    assert len(found) == len(set(found)) > 200
    title = '"Glucose sensing in the example cell"@en'
    bare = "<https://identifiers.org/wikipathways/WP9001_r150001>"
    assert (bare, "<http://purl.org/dc/elements/1.1/title>", title) in found
    graph = wp2rdf.to_graph(record)
    assert len(graph) == len(found)
    assert dict(graph.namespaces())["wp"]


def test_records_of_equal_content_are_equal() -> None:
    page = EXAMPLES / "_pathways" / "WP9001.md"
    record = wp2rdf.read(page)
    assert record == wp2rdf.read(page) == pickle.loads(pickle.dumps(record))  # noqa: S301 - our own
    assert len({record, wp2rdf.read(page)}) == 1
    assert record != wp2rdf.read(EXAMPLES / "_pathways" / "WP9002.md")


def test_a_text_is_no_page() -> None:
    text = (EXAMPLES / "_pathways" / "WP9001.md").read_text(encoding="utf-8")
    for source in (text, "a\0b"):
        with pytest.raises(wp2rdf.InputError) as caught:
            wp2rdf.read(source)
        assert len(str(caught.value)) < 150


def test_a_process_that_may_start_no_others_converts_by_itself(tmp_path: Path, wide_site: Path) -> None:
    expected, target = tmp_path / "expected.nq", tmp_path / "site.nq"
    wp2rdf.convert(wide_site, expected, jobs=1)
    with multiprocessing.Pool(1) as pool:
        pool.apply(wp2rdf.convert, (wide_site, target), {"jobs": 2})
    assert target.read_bytes() == expected.read_bytes()
