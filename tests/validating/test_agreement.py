"""Engines, and any number of processes, say the same: of the examples and of the real site."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

import wp2rdf
from tests.conftest import EXAMPLES, REAL_PAGES, ROOT
from tests.validating import jena
from tests.waiting import PATIENCE
from wp2rdf import resources
from wp2rdf.errors import UsageError
from wp2rdf.validating import engines, shapes
from wp2rdf.validating.across import AllPages, Needed
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.validating.engines import EngineName


def outcome(name: EngineName, ntriples: str, lines: list[str]) -> set[tuple[str, str, str]]:
    return {(one.shape, one.focus, one.value) for one in engines.engine(name, ntriples).results(lines)}


def reported(turtle: bytes) -> set[tuple[str, str, str]]:
    """What a validation report says."""
    said: dict[str, dict[str, str]] = {}
    for quad in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE):
        said.setdefault(str(quad.subject), {})[quad.predicate.value.rpartition("#")[2]] = str(quad.object)
    return {
        (one["sourceShape"].strip("<>"), one["focusNode"], one.get("value", ""))
        for one in said.values()
        if "focusNode" in one
    }


@pytest.mark.slow
def test_three_engines_agree_about_the_examples(tmp_path: Path) -> None:
    """Also about SPARQL constraints, which `validate` evaluates otherwise."""
    everything = tmp_path / "all.ttl"
    everything.write_text("".join(path.read_text(encoding="utf-8") for path in resources.shapes()), encoding="utf-8")
    ntriples = pyoxigraph.serialize(
        (quad.triple for quad in pyoxigraph.parse(path=str(everything))), format=pyoxigraph.RdfFormat.N_TRIPLES
    )
    data = tmp_path / "site.ttl"
    wp2rdf.convert(EXAMPLES, data)
    lines = [f"{quad.subject} {quad.predicate} {quad.object}" for quad in pyoxigraph.parse(path=str(data))]
    assert ntriples
    found = {name: outcome(name, ntriples.decode(), lines) for name in engines.ENGINES}
    assert len(found["pyshacl"]) > 50
    assert found["shacl"] == found["pyshacl"]
    loaded = shapes.load()
    across = AllPages(loaded)
    across.add(Needed(loaded.across).of(lines))
    rules = {loaded.rules[constraint.rule].shape for constraint in loaded.across}
    ours = {(one.shape, one.focus, one.value) for one in across.results(whole=True)}
    assert len(ours) > 3
    assert ours == {one for one in found["pyshacl"] if one[0] in rules}
    assert reported(jena.report(everything, data, tmp_path)) == found["pyshacl"]


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown engine"):
        engines.choose("jena")  # type: ignore[arg-type]


AGAIN = """
import sys, wp2rdf
page, site = sys.argv[1:]
assert not wp2rdf.validate(page, engine="shacl").count("violation")
print(wp2rdf.validate(site, engine="shacl", jobs=2).pages)
"""


def test_a_site_after_a_page_in_one_process_does_not_wait_for_ever(wide_site: Path) -> None:
    pages = sorted((wide_site / "_pathways").iterdir())
    for page in pages[100:]:
        page.unlink()
    (wide_site / "_data").mkdir()
    rows = "".join(f"g{number}\tGeneProduct\tensembl:ENSG{number:011}\t\n" for number in range(1500))
    table = wide_site / "_data" / f"{pages[0].stem}-datanodes.tsv"
    table.write_text(f"Label\tType\tIdentifier\tComment\n{rows}", encoding="utf-8")  # large: with threads
    command = [sys.executable, "-c", AGAIN, str(pages[0]), str(wide_site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (done.returncode, done.stdout) == (0, "100\n"), done.stderr


def test_any_number_of_processes_gives_the_same_findings(wide_site: Path) -> None:
    for more in range(601, 3001):  # still four times as many as are under way
        (wide_site / "_pathways" / f"WP{more}.md").unlink()
    page = wide_site / "_pathways" / "WP500.md"
    page.write_text(page.read_text(encoding="utf-8").replace("PMC9000002", "PMC042"), encoding="utf-8")
    one, two = (validate(wide_site, jobs=jobs).findings for jobs in (1, 2))
    assert any(finding.rule == "citation-iri" for finding in one)
    assert one == two


# --- the real site


def test_engines_agree_about_the_real_site(real_site: Path, tmp_path: Path) -> None:
    """Each sixth pathway of it, with everything around: the reference takes its time."""
    site = tmp_path / "site"
    shutil.copytree(real_site, site, symlinks=True)
    for number, page in enumerate(sorted((site / "_pathways").iterdir())):
        if number % 6:
            page.unlink()
    fast = validate(site, engine="shacl", jobs=2)
    reference = validate(site, engine="pyshacl", jobs=2)
    assert fast.pages == REAL_PAGES // 6
    assert len(fast.findings) > 500
    assert fast.findings == reference.findings
    for one in fast.findings:
        if one.value.startswith('"') and "title-" not in one.rule and one.rule != "term-obsolete":
            continue
        excerpt = fast.excerpt(one)
        assert excerpt is not None, one
        assert one.column <= len(excerpt) + 1, one


def test_the_real_site_is_as_documented(real_site: Path, shared: Path) -> None:
    found = validate(real_site, drawings=shared / "gpml", jobs=2)
    documented = (ROOT / "docs" / "site-faults.md").read_text(encoding="utf-8")
    counted = {
        rule: int(number.replace(",", ""))
        for rule, number in re.findall("^## `([a-z-]+)`: ([0-9,]+)", documented, re.MULTILINE)
    }
    assert {rule.id: number for rule, number in found.by_rule()} == counted, "python -m benchmarks.site_faults"
