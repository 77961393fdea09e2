"""What the action tells of a pull request, and what fails it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.action.runner import PAGE, TABLE, changed, edit, git, place, step
from tests.conftest import Run

pytestmark = pytest.mark.slow


def test_only_the_changed_pages_are_told(pull: Path, broken: set[str]) -> None:
    done = step("validate", pull, files=changed(pull), fail_on="warning")
    assert set(done.places) == broken
    assert len(done.annotations) == 2
    assert done.code == 1
    assert done.outputs == {"conforms": "true", "violations": "0", "warnings": "2", "report": "", "sarif": ""}


def test_a_pull_request_played_through(base: Path, tmp_path: Path) -> None:
    """Old faults stay untold, the new ones stand at their lines with what to do, in every place that GitHub shows."""
    edit(base / PAGE, "example cells (2024)", "example cells")
    edit(base / "_pathways" / "WP9002.md", "seo: CreativeWork", "seo: Nothing")
    git(base, "commit", "-qam", "What was there before")
    assert step("validate", base).places
    edit(base / PAGE, "last-edited: 2026-03-14", "last-edited: 14 March 2026")
    edit(base / PAGE, "\nseo: CreativeWork", "\nseo: Creativework")
    edit(
        base / PAGE,
        "A made-up pathway that shows what a page can hold. Glucose enters through SLC2A2, is phosphorylated\n  by",
        "A better description. Glucose enters through SLC2A2, is phosphorylated\n  by",
    )
    edit(base / TABLE, "\tEnsembl\tNCBI gene\t", "\tNCBI gene\tEnsembl\t")
    (base / "README.md").write_text("A site.\n", encoding="utf-8")
    git(base, "add", "-A")
    git(base, "commit", "-qm", "A curator's edits")
    sarif, report = tmp_path / "found.sarif", tmp_path / "report.html"
    done = step(
        "validate", base, files=changed(base), fail_on="warning", sarif_file=str(sarif), report_file=str(report)
    )
    wanted = {
        f"warning {place(base / PAGE, '14 March 2026')}",
        f"warning {place(base / PAGE, 'Creativework')}",
        f"warning {place(base / TABLE, 'NCBI gene')}",
    }
    assert set(done.places) == wanted
    assert done.code == 1
    by_rule = {found[1]: told for told in done.annotations if (found := re.search(r"\[([a-z-]+)\]::", told))}
    assert by_rule["seo-unknown"].endswith("%0Ahelp: did you mean CreativeWork?")
    assert "seem to be swapped (3 rows)%0Ahelp: Swap the two names" in by_rule["columns-swapped"]
    assert "3 findings (0 errors, 3 warnings, 0 infos), --fail-on warning would fail" in done.summary
    assert re.search(r"^\d+ findings in files that were not changed: not shown\.$", done.summary, re.MULTILINE)
    assert done.summary.count("](https://github.com/example/site/blob/0123abc/") == 3
    (run_,) = json.loads(sarif.read_bytes())["runs"]
    results = {one["ruleId"]: one for one in run_["results"]}
    assert set(results) == set(by_rule) == {"date-malformed", "seo-unknown", "columns-swapped"}
    (change,) = results["date-malformed"]["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "2026-03-14"
    assert report.read_text(encoding="utf-8").count("<li id=") == 3
    git(base, "checkout", "-q", "HEAD^", "--", PAGE, TABLE)
    git(base, "commit", "-qm", "Takes it back")
    assert step("validate", base, files=changed(base), since="HEAD~2", fail_on="info").places == []


def test_queries_and_ontologies_of_the_repository(base: Path) -> None:
    (base / "checks").mkdir()
    (base / "checks" / "titles.rq").write_text(
        "PREFIX wp: <http://vocabularies.wikipathways.org/wp#> PREFIX foaf: <http://xmlns.com/foaf/0.1/>\n"
        "SELECT ?page WHERE { ?pathway a wp:Pathway ; foaf:page ?page }",
        encoding="utf-8",
    )
    done = step("validate", base, path=PAGE, queries="checks\n", annotations="true")
    assert done.places == [f"warning file={PAGE},line=2,col=1"]
    refused = step("validate", base, path=PAGE, ontologies="checks")
    assert (refused.code, "no tables of ontologies in it" in refused.out) == (2, True)


def test_a_table_stands_for_its_page_and_a_page_for_its_tables(pull: Path, broken: set[str]) -> None:
    for file in (PAGE, TABLE, f"./{PAGE}", str(pull / TABLE), "_data/WP9001-bibliography.tsv"):
        assert set(step("validate", pull, files=f"README.md\n\n {file} \r\n").places) == broken
    assert step("validate", pull, files="_pathways/WP9002.md\n_data/WP9002-datanodes.tsv").places == []


def test_without_a_list_the_whole_site_is_told(pull: Path, broken: set[str]) -> None:
    done = step("validate", pull)
    assert broken < set(done.places)
    assert {place.split(",")[0] for place in done.places} > {"warning file=_authors/Chris Placeholder.md"}
    assert done.code == 0, "there is no violation"


@pytest.mark.parametrize(("fail_on", "code"), [("violation", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_what_fails_is_what_the_user_says(pull: Path, fail_on: str, code: int) -> None:
    assert step("validate", pull, files=PAGE, fail_on=fail_on).code == code


def test_a_page_that_cannot_be_read_is_a_violation(base: Path) -> None:
    edit(base / PAGE, "title: Glucose", "title: 'Glucose")
    done = step("validate", base, files=PAGE)
    assert done.code == 1
    assert done.outputs["conforms"] == "false"
    assert done.outputs["violations"] == "1"
    (told,) = done.annotations
    assert told.startswith(f"::error file={PAGE},line=")


def test_known_findings_are_hidden_and_only_the_new_ones_fail(
    base: Path, run: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    made = run("validate", base, "--write-baseline", tmp_path / "known.json", "-q")
    assert made.code == 0
    known = str(tmp_path / "known.json")
    before = step("validate", base, baseline=known, fail_on="info")
    assert (before.code, before.annotations) == (0, [])
    assert re.search(r"no findings \(.*\d\d hidden by the baseline", before.summary)
    pull: Path = request.getfixturevalue("pull")
    broken: set[str] = request.getfixturevalue("broken")
    after = step("validate", pull, baseline=known, fail_on="warning")
    assert set(after.places) == broken
    assert after.code == 1
    assert after.outputs["warnings"] == "2"


def test_a_baseline_holds_when_lines_move_and_in_another_folder(base: Path, run: Run, tmp_path: Path) -> None:
    shutil.copytree(base, tmp_path / "elsewhere")
    run("validate", tmp_path / "elsewhere", "--write-baseline", tmp_path / "known.json", "-q")
    edit(base / "_authors" / "Chris Placeholder.md", "---\nusername", "---\n\n\nusername")
    assert step("validate", base, baseline=str(tmp_path / "known.json"), fail_on="info").code == 0


def test_a_site_in_a_folder_of_the_repository(pull: Path, broken: set[str]) -> None:
    inside = pull.parent / "repository"
    inside.mkdir()
    pull.rename(inside / "site")
    done = step("validate", inside, path="site", files=f"site/{PAGE}\nother/{PAGE}", fail_on="warning")
    assert set(done.places) == {place.replace("file=", "file=site/") for place in broken}
    assert "/blob/0123abc/site/_pathways/WP9001.md?plain=1#L" in done.summary
    assert step("validate", inside, path="site", files=PAGE).places == []


def test_one_page(pull: Path, broken: set[str]) -> None:
    assert set(step("validate", pull, path=PAGE).places) == broken


def test_rdf(pull: Path, run: Run) -> None:
    run("convert", PAGE, "-o", "page.nq", cwd=pull)
    refused = step("validate", pull, path="page.nq", sarif_file="page.nq")
    assert (refused.code, "would stand among the input" in refused.out) == (2, True)
    done = step("validate", pull, path="page.nq", fail_on="warning")
    assert done.code == 1
    assert all(re.match(r"(warning|notice) file=page\.nq,line=\d+,col=\d+$", place) for place in done.places)


def test_own_shapes(base: Path) -> None:
    for name, field in (("a b", "description"), ("c", "title")):
        (base / f"{name}.ttl").write_text(
            "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix wp: <http://vocabularies.wikipathways.org/wp#> .\n"
            f"<https://example.org/shapes#no-{field}> a sh:NodeShape ; sh:targetClass wp:Pathway ; "
            f"sh:severity sh:Info ; sh:property [ sh:path <https://example.org/{field}> ; sh:minCount 1 ] .\n",
            encoding="utf-8",
        )
    done = step("validate", base, shapes="a b.ttl\nc.ttl\n", path=PAGE, fail_on="info")
    assert done.code == 1
    assert [re.findall(r"\[(.+?)\]::", told) for told in done.annotations] == [["no-description"], ["no-title"]]


@pytest.mark.parametrize("engine", ["shacl", "pyshacl"])
def test_the_engine(pull: Path, broken: set[str], engine: str) -> None:
    done = step("validate", pull, files=PAGE, engine=engine, jobs="2")
    assert set(done.places) == broken
    assert f", {engine} " in done.summary
