"""The GitHub Action and the pre-commit hook, run as their runners run them, on a pull request."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from tests.conftest import EXAMPLES, ROOT, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

pytestmark = pytest.mark.slow

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
DOCS = (ROOT / "docs" / "pull-requests.md").read_text(encoding="utf-8")

PAGE, TABLE = "_pathways/WP9001.md", "_data/WP9001-datanodes.tsv"
GOOD_TITLE = "  title: A second invented study, in a second invented journal (2025)\n"
GOOD_ID, BAD_ID = "chebi:16761", "chebi:16761x"

GROUP = "::group::Findings with their lines"
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")

NASTY = [
    '"; touch pwned; echo "',
    "'; touch pwned; echo $(touch pwned)`touch pwned`",
    "x\ntouch pwned\n::error::pwned",
    "::error::pwned%0A::error::pwned",
    "-x; touch pwned",
    "a" * 5000,
]


class Step(NamedTuple):
    """What a step of the action did."""

    code: int
    out: str
    outputs: dict[str, str]
    summary: str

    @property
    def annotations(self) -> list[str]:
        """The commands that the runner obeys: it obeys none between stop-commands and its token."""
        token, found = "", []
        for line in self.out.splitlines():
            if token:
                token = "" if line == f"::{token}::" else token
            elif line.startswith("::stop-commands::"):
                token = line.removeprefix("::stop-commands::")
            elif (line.lstrip().startswith("::") or "##[" in line) and line not in {GROUP, "::endgroup::"}:
                found.append(line)
        assert not token
        return found

    @property
    def places(self) -> list[str]:
        return [line[2:].split(",title=")[0] for line in self.annotations]


def step(name: str, workspace: Path, /, *, env: Mapping[str, str] | None = None, **inputs: str) -> Step:
    """Runs a step of action.yml in a workspace, as the runner would; inputs by their names, with `_` for `-`."""
    (known,) = (one for one in ACTION["runs"]["steps"] if one.get("id") == name)
    given = {key: str(one["default"]) for key, one in ACTION["inputs"].items()}
    given |= {key.replace("_", "-"): value for key, value in inputs.items()}
    values = {f"inputs.{key}": value for key, value in given.items()}
    values["steps.install.outputs.python"] = sys.executable
    temp = workspace.parent / "runner"
    temp.mkdir(exist_ok=True)
    files = {key: temp / key for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_bytes(b"")
    script = temp / "step.sh"
    script.write_text(known["run"], encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=workspace,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={
            **os.environ,
            **{key: EXPRESSION.sub(lambda match: values[match[1]], text) for key, text in known["env"].items()},
            **{key: str(file) for key, file in files.items()},
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "example/site",
            "GITHUB_SHA": "0123abc",
            "RUNNER_TEMP": str(temp),
            **(env or {}),
        },
    )
    assert done.stderr == b"", done.stderr.decode()
    outputs = dict(written(files["GITHUB_OUTPUT"].read_text(encoding="utf-8")))
    return Step(done.returncode, done.stdout.decode(), outputs, files["GITHUB_STEP_SUMMARY"].read_text("utf-8"))


def written(text: str) -> Iterator[tuple[str, str]]:
    """The outputs in a file of outputs, read as the runner reads it."""
    lines = iter(text.splitlines())
    for line in lines:
        name, is_long, end = line.partition("<<")
        if not is_long:
            name, _, value = line.partition("=")
            yield name, value
            continue
        yield name, "\n".join(iter(lines.__next__, end))


def git(folder: Path, *arguments: str) -> str:
    identity = "-c", "user.name=Curator", "-c", "user.email=curator@example.org", "-c", "commit.gpgsign=false"
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert text.count(old) == 1, old
    file.write_bytes(text.replace(old, new).encode())


def place(file: Path, text: str) -> str:
    """The only place of a text in a file, as an annotation names it."""
    ((line, column),) = (
        (number, line.index(text) + 1)
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
        if text in line
    )
    return f"file={file.relative_to(file.parent.parent).as_posix()},line={line},col={column}"


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository: two clean pages, and pages of authors and communities with known findings."""
    site = tmp_path_factory.mktemp("repository") / "site"
    shutil.copytree(EXAMPLES, site, ignore=shutil.ignore_patterns("WP91*", "WP9003*", "WP0-*", "WP865-*"))
    git(site, "init", "-q", "--template=")
    git(site, "add", "-A")
    git(site, "commit", "-qm", "base")
    return site


@pytest.fixture
def base(repository: Path, tmp_path: Path) -> Path:
    """A clone of the repository."""
    return shutil.copytree(repository, tmp_path / "site")


@pytest.fixture
def pull(base: Path) -> Path:
    """The same with a curator's commit: a title is gone from a page, an identifier is wrong in its table."""
    edit(base / PAGE, GOOD_TITLE, "")
    edit(base / TABLE, GOOD_ID, BAD_ID)
    git(base, "commit", "-qam", "Breaks two things")
    return base


@pytest.fixture
def broken(pull: Path) -> set[str]:
    """The annotations of the curator's commit."""
    return {
        f"warning {place(pull / PAGE, 'link: 10.5555/example.2025.001')}",
        f"warning {place(pull / TABLE, BAD_ID)}",
    }


def changed(repository: Path) -> str:
    return git(repository, "diff", "--name-only", "--diff-filter=d", "HEAD^1", "HEAD")


# --- a pull request


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


# --- what is written


def test_every_report_is_of_the_same_findings(pull: Path, broken: set[str], tmp_path: Path) -> None:
    sarif = tmp_path / "found.sarif"
    done = step("validate", pull, files=PAGE, sarif_file=str(sarif), report_file="report.html", annotations="false")
    assert done.annotations == []
    assert done.outputs["sarif"] == str(sarif)
    assert done.outputs["report"] == "report.html"
    (found,) = json.loads(sarif.read_bytes())["runs"]
    places = {
        "file={artifactLocation[uri]},line={region[startLine]},col={region[startColumn]}".format_map(
            one["locations"][0]["physicalLocation"]
        )
        for one in found["results"]
    }
    assert {f"warning {place}" for place in places} == broken
    html = (pull / "report.html").read_text(encoding="utf-8")
    assert "citation-title" in html
    assert "mapping-chebi" in html
    assert "citedin title is missing [citation-title]" in done.out, "the log has the findings without annotations too"


@pytest.mark.parametrize(
    ("name", "start"),
    [("r.md", "## wp2rdf"), ("r.TXT", "_"), ("r.json", "{"), ("r.xml", "<?xml"), ("r.ttl", "@prefix")],
)
def test_the_ending_tells_the_form_of_the_report(pull: Path, name: str, start: str) -> None:
    done = step("validate", pull, files=PAGE, report_file=name)
    text = (pull / name).read_text(encoding="utf-8")
    assert text.startswith(start)
    assert "citation-title" in text
    assert (text == done.summary) == name.endswith(".md")


def test_the_summary_has_the_rules_and_links_to_the_lines(pull: Path) -> None:
    done = step("validate", pull, files=PAGE)
    assert re.search(r"^2 pages, .* 2 findings \(0 errors, 2 warnings, 0 infos\)", done.summary, re.MULTILINE)
    assert re.search(r"^\d+ findings in files that were not changed: not shown\.$", done.summary, re.MULTILINE)
    assert "\n| 1 | warning | citation-title | citedin title is missing | Add title" in done.summary
    line = place(pull / PAGE, "link: 10.5555/example.2025.001").split(",")[1].removeprefix("line=")
    assert f"](https://github.com/example/site/blob/0123abc/{PAGE}?plain=1#L{line}) | warning |" in done.summary


def test_the_summary_shows_the_gravest_of_very_many(base: Path) -> None:
    rows = "".join(f"Node {number}\tProtein\tncbigene:x{number}\t" + "\t" * 12 + "\n" for number in range(80))
    with (base / TABLE).open("a", encoding="utf-8", newline="") as table:
        table.write(rows)
    edit(base / "_pathways" / "WP9002.md", "title: ", "title: ' ")
    done = step("validate", base)
    shown = re.search(r"^### The gravest 50 of (\d+) findings$", done.summary, re.MULTILINE)
    assert shown
    assert int(shown[1]) == len(done.annotations) > 80
    first, *others = done.summary.split("| Place |")[1].splitlines()[2:]
    assert "| error |" in first
    assert len(others) == 49
    assert len(done.summary) < 2**20


def test_what_a_page_says_is_no_markup_in_the_summary(base: Path) -> None:
    evil = "| [x](https://evil.example) <img src=x> @someone `code` www.evil.example $x$"
    edit(base / PAGE, "seo: CreativeWork", f"seo: '{evil}'")
    done = step("validate", base, files=PAGE)
    (row,) = (line for line in done.summary.splitlines() if "evil" in line)
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    said = row.split(" | ")[2]
    assert not set("[]<>@`$") & set(said)
    assert "https:" not in said
    assert "www." not in said


def test_a_name_of_a_file_is_no_markup_and_no_command(base: Path) -> None:
    page = base / "_pathways" / "WP9002\n::error::pwned | [x](y).md"
    (base / "_pathways" / "WP9002.md").rename(page)
    done = step("validate", base, path=str(page))
    named = "file=_pathways/WP9002%0A%3A%3Aerror%3A%3Apwned | [x](y).md,line="
    assert done.annotations
    assert all(re.match(f"::(error|warning|notice) {re.escape(named)}", told) for told in done.annotations)
    rows = [line for line in done.summary.splitlines() if "blob" in line]
    assert len(rows) == len(done.annotations)
    row = re.compile(r"\| \[&#95;pathways/WP9002 &#58;[^|\[\]]*\]\(https://[^ |()]+\) \| (error|warning|info) \| ")
    assert all(map(row.match, rows))


def test_what_a_page_says_is_no_command(base: Path) -> None:
    edit(base / PAGE, "seo: CreativeWork", 'seo: "##[error]pwned %0A::error::pwned\\n::error::pwned"')
    edit(base / PAGE, "ndex: 12345678", "ndex: '::stop-commands::x' #")
    edit(base / TABLE, "\nADP\t", "\n::error::pwned\tX\tX\n##[add-mask]ADP\t")
    done = step("validate", base, files=PAGE)
    assert len(done.annotations) >= 3
    assert all(re.match(r"::(warning|notice) file=_(pathways|data)/WP9001", told) for told in done.annotations)


# --- what goes wrong


def test_a_missing_path_is_said_in_one_line(base: Path) -> None:
    done = step("validate", base, path="nowhere")
    assert (done.code, done.out) == (2, "::error title=wp2rdf::nowhere: no such file or folder\n")
    assert (done.outputs, done.summary) == ({}, "")


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"fail_on": "grave"}, "not 'grave'"),
        ({"annotations": "yes"}, "annotations must be one of true, false, not 'yes'"),
        ({"engine": "jena"}, "engine must be one of"),
        ({"jobs": "many"}, "jobs must be a number, not 'many'"),
        ({"jobs": "-1"}, "jobs must be a number, not '-1'"),
        ({"jobs": "0"}, "jobs must be 1 or more, not 0"),
        ({"baseline": "none.json"}, "none.json: baseline cannot be read: No such file or directory"),
        ({"baseline": PAGE}, f"{PAGE}: not a baseline; make one with --write-baseline"),
        ({"shapes": "none.ttl"}, "none.ttl"),
        ({"report_file": "report.pdf"}, "report-file must end with one of .md, .html, "),
        ({"sarif_file": "no/such/folder.sarif"}, "cannot be written"),
        ({"sarif_file": PAGE}, f"{PAGE}: the output would stand among the input"),
        ({"report_file": "_data/report.html"}, "_data/report.html: the output would stand among the input"),
        ({"path": "_authors"}, "_authors: no pathway pages"),
        ({"path": "-"}, "::-: no such file or folder"),
    ],
)
def test_a_mistake_is_said_in_one_line(base: Path, inputs: dict[str, str], said: str) -> None:
    done = step("validate", base, env=None, **{"files": "_pathways/WP9002.md", **inputs})
    (told,) = done.annotations
    assert told.startswith("::error title=wp2rdf::")
    assert said in told
    assert done.code == 2
    assert "Traceback" not in done.out
    assert done.outputs == {}


@pytest.mark.parametrize("name", [name for name in ACTION["inputs"] if name != "python-version"])
@pytest.mark.parametrize("value", NASTY)
def test_nothing_in_an_input_is_run(base: Path, name: str, value: str) -> None:
    done = step("validate", base, env=None, **{"path": PAGE, name.replace("-", "_"): value})
    assert "Traceback" not in done.out
    assert not list(base.parent.rglob("pwned"))
    if name in {"files", "since"} or (name == "sarif-file" and len(value) < 255):
        assert (done.code, done.annotations) == (0, [])
        assert done.outputs["conforms"] == "true"
        assert done.outputs["sarif"] == (value if name == "sarif-file" else "")
    else:
        assert (done.code, done.outputs) == (2, {})
        (told,) = done.annotations
        assert told.startswith("::error title=wp2rdf::")


def test_nothing_that_a_pull_request_brings_is_imported(pull: Path, broken: set[str]) -> None:
    for name in ("wp2rdf", "yaml", "json", "pip", "venv", "sitecustomize"):
        (pull / f"{name}.py").write_text("open('pwned', 'w')", encoding="utf-8")
    done = step("validate", pull, files=PAGE, env={"PYTHONPATH": str(pull)})
    assert set(done.places) == broken
    assert not (pull / "pwned").exists()


# --- what is installed


@pytest.fixture
def pip(tmp_path: Path) -> Path:
    """A folder with a `python` that makes copies of itself as environments and writes down what it was asked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    python = folder / "python"
    python.write_text(
        "#!/bin/bash\n"
        f'printf "%s\\n" "$*" >> {shlex.quote(str(tmp_path / "asked"))}\n'
        'if [ "$3" = venv ]; then mkdir -p "$4/bin" && cp "$0" "$4/bin/python"; fi\n'
        'case "$*" in *"${FAILS:-no such thing}"*) exit 1;; esac\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    return folder


def asked(pip: Path) -> list[str]:
    file = pip.parent / "asked"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def test_the_action_installs_what_it_belongs_to(base: Path, pip: Path) -> None:
    done = step("install", base, env={"PATH": f"{pip}:{os.environ['PATH']}"})
    environment = base.parent / "runner" / "wp2rdf"
    assert asked(pip) == [f"-I -m venv {environment}", f"-I -m pip install --quiet {ROOT}[fast]"]
    assert done.outputs == {"python": f"{environment}/bin/python"}


def test_without_the_fast_engine_the_action_does_with_the_other(base: Path, pip: Path) -> None:
    done = step("install", base, env={"PATH": f"{pip}:{os.environ['PATH']}", "FAILS": "[fast]"})
    assert [line.split()[-1] for line in asked(pip)[1:]] == [f"{ROOT}[fast]", str(ROOT)]
    assert done.code == 0
    failed = step("install", base, env={"PATH": f"{pip}:{os.environ['PATH']}", "FAILS": "install"})
    assert failed.code == 1
    assert failed.outputs == {}


# --- action.yml


def test_inputs_reach_programs_through_the_environment_only() -> None:
    for one in ACTION["runs"]["steps"]:
        safe = {**one.get("env", {}), **one.get("with", {})}
        assert all(isinstance(value, str) for value in safe.values())
        rest = {key: value for key, value in one.items() if key not in {"env", "with"}}
        assert not EXPRESSION.search(json.dumps(rest)), one["name"]
        assert one["shell"] == "bash" if "run" in one else one["uses"]
        for name in one.get("env", {}):
            assert name in one["run"] or name.startswith(("INPUT_", "PIP_"))


def test_every_input_is_used_and_explained() -> None:
    used = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    script = (ROOT / "action" / "validate.py").read_text(encoding="utf-8")
    for name, known in ACTION["inputs"].items():
        assert known["description"]
        assert isinstance(known["default"], str)
        if name != "python-version":
            assert f'"{name}"' in script
            assert f"INPUT_{name.upper().replace('-', '_')}" in ACTION["runs"]["steps"][-1]["env"]


def test_every_output_is_written(base: Path) -> None:
    assert set(step("validate", base).outputs) == set(ACTION["outputs"])
    for name, known in ACTION["outputs"].items():
        assert known["value"] == f"${{{{ steps.validate.outputs.{name} }}}}"


def test_other_actions_are_pinned() -> None:
    used = [one["uses"] for one in ACTION["runs"]["steps"] if "uses" in one]
    used += [one["uses"] for block in workflows() for job in block["jobs"].values() for one in steps(job)]
    assert len(used) > 3
    for name in used:
        assert re.fullmatch(r"(actions|github|OWNER)/[a-z0-9/-]+@v\d+(\.\d+\.\d+)?", name), name


# --- docs/pull-requests.md


def blocks() -> list[Any]:
    return [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)]


def workflows() -> list[dict[str, Any]]:
    return [block for block in blocks() if "jobs" in block]


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in job["steps"] if "uses" in one]


def test_the_documented_inputs_and_outputs_are_those_of_the_action() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", DOCS, re.MULTILINE)
    assert rows == [*ACTION["inputs"], *ACTION["outputs"]]


def test_the_documented_workflows_fit_the_action() -> None:
    found = workflows()
    assert len(found) >= 2
    for workflow in found:
        assert "pull_request_target" not in json.dumps(workflow, default=str)
        permissions = workflow["permissions"]
        uploads = "upload-sarif" in json.dumps(workflow, default=str)
        assert permissions == ({"contents": "read"} | ({"security-events": "write"} if uploads else {}))
        for job in workflow["jobs"].values():
            for one in job["steps"]:
                assert not EXPRESSION.search(one.get("run", ""))
                if one.get("uses", "").startswith("OWNER/wp2rdf"):
                    assert set(one.get("with", {})) <= set(ACTION["inputs"])


def test_the_documented_list_of_changed_files(pull: Path, broken: set[str], tmp_path: Path) -> None:
    (script,) = (
        one["run"]
        for block in workflows()
        for job in block["jobs"].values()
        for one in job["steps"]
        if one.get("id") == "changed"
    )
    (pull / "_pathways" / "Zoë's page.md").write_bytes((pull / "_pathways" / "WP9002.md").read_bytes())
    git(pull, "rm", "-q", "_data/WP9002-datanodes.tsv")
    git(pull, "add", "-A")
    git(pull, "commit", "-q", "--amend", "--no-edit")
    out = tmp_path / "out"
    subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=pull, check=True, env={**os.environ, "GITHUB_OUTPUT": str(out)}
    )
    ((name, value),) = written(out.read_text(encoding="utf-8"))
    assert name == "files"
    assert value.splitlines() == [TABLE, PAGE, "_pathways/Zoë's page.md"]
    assert broken < set(step("validate", pull, files=value).places)


# --- the pre-commit hook


@pytest.fixture
def hook(tmp_path: Path) -> list[str]:
    """The command of the hook, as pre-commit runs it: with an environment inside a clone of this repository."""
    clone = tmp_path / "clone"
    shutil.copytree(ROOT / "action", clone / "action")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(clone / "py_env")], check=True)
    ours = subprocess.run(
        [sys.executable, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    (theirs,) = (clone / "py_env").glob("lib/python*/site-packages")
    (theirs / "ours.pth").write_text(f"{ours}\n{ROOT}\n", encoding="utf-8")
    command, *arguments = shlex.split(HOOK["entry"])
    assert command == "python"
    return [str(clone / "py_env" / "bin" / "python"), *arguments]


def committed(hook: list[str], site: Path, *files: str, args: list[str] | None = None) -> tuple[int, str]:
    """What the hook says of files that are committed, with the arguments that it has without others."""
    assert files
    done = subprocess.run(
        [*hook, *(HOOK["args"] if args is None else args), *files], cwd=site, capture_output=True, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode()


def findings(text: str) -> set[str]:
    return {
        "{3} file={0},line={1},col={2}".format(*match)
        for match in re.findall(r"^(.+?):(\d+):(\d+): (\w+): ", text, re.MULTILINE)
    }


def test_a_commit_is_stopped_at_the_line(hook: list[str], pull: Path, broken: set[str]) -> None:
    for files in ([PAGE], [TABLE], [TABLE, PAGE], ["_data/WP9001-bibliography.tsv", "_pathways/WP9002.md"]):
        code, said = committed(hook, pull, *files)
        assert code == 1
        assert findings(said) == broken
    assert "1 page, " in committed(hook, pull, TABLE)[1], "no other page is read"


def test_a_clean_commit_passes(hook: list[str], pull: Path) -> None:
    code, said = committed(hook, pull, "_pathways/WP9002.md", "_data/WP9002-bibliography.tsv")
    assert code == 0
    assert said.startswith(".: no findings (1 page, ")


def test_a_commit_is_told_what_it_brings_only(hook: list[str], pull: Path) -> None:
    assert committed(hook, pull, PAGE)[0] == 1, "what stands there already"
    edit(pull / PAGE, "seo: CreativeWork", "seo: Work of art")
    code, said = committed(hook, pull, PAGE, args=["--fail-on=info"])
    assert code == 1
    assert {found.split(",")[0] for found in findings(said)} == {f"warning file={PAGE}"}
    assert "seo" in said
    whole = findings(committed(hook, pull, PAGE, args=["--whole-pages"])[1])
    assert len(whole) == len(findings(said)) + 2


def test_pages_of_authors_and_communities_are_checked_with_the_site(hook: list[str], pull: Path) -> None:
    code, said = committed(hook, pull, "_authors/Chris Placeholder.md")
    assert code == 1
    assert {found.split(",")[0] for found in findings(said)} == {"warning file=_authors/Chris Placeholder.md"}
    code, said = committed(hook, pull, "_authors/Ada Example.md", PAGE)
    assert {found.split(",")[0] for found in findings(said)} == {f"warning file={PAGE}", f"warning file={TABLE}"}


def test_many_pages_are_checked_at_once(hook: list[str], pull: Path, clean_page: str) -> None:
    for number in range(1, 41):
        text = clean_page.replace("WP9001", f"WP{number}").replace("12345678-9abc", f"{number:08}-9abc")
        (pull / "_pathways" / f"WP{number}.md").write_text(text, encoding="utf-8")
    files = [f"_pathways/WP{number}.md" for number in range(1, 41)]
    _, said = committed(hook, pull, *files)
    assert "42 pages, " in said
    assert all("/WP9001" not in found for found in findings(said))


def test_a_commit_with_known_findings_passes(hook: list[str], pull: Path, run: Run) -> None:
    assert run("validate", pull, "--write-baseline", "known.json", "-q", cwd=pull).code == 0
    code, said = committed(hook, pull, PAGE, args=["--fail-on=info", "--baseline=known.json"])
    assert code == 0
    assert "2 hidden by the baseline" in said


def test_a_site_below_the_repository(hook: list[str], pull: Path) -> None:
    inside = pull.parent / "repository"
    inside.mkdir()
    pull.rename(inside / "site")
    code, said = committed(hook, inside, f"site/{TABLE}", args=["--fail-on=warning", "--site=site"])
    assert code == 1
    assert {found.split(",")[0] for found in findings(said)} == {
        f"warning file=site/{PAGE}",
        f"warning file=site/{TABLE}",
    }


def test_a_mistake_in_the_configuration_is_said_in_one_line(hook: list[str], pull: Path) -> None:
    code, said = committed(hook, pull, PAGE, args=["--baseline=none.json"])
    assert (code, said) == (2, "wp2rdf: error: none.json: baseline cannot be read: No such file or directory\n")
    code, said = committed(hook, pull, PAGE, args=["--site=none"])
    assert (code, said) == (2, "wp2rdf: error: none: no such file or folder\n")


def test_the_hook_wants_pages_and_tables_of_either_layout() -> None:
    pattern = re.compile(HOOK["files"])
    wanted = (PAGE, TABLE, "_authors/A B.md", "_organisms/human.md", "_communities/x.md", "_annotations/PW:1.md")
    assert all(map(pattern.search, (*wanted, "pathways/WP1/WP1.md", "pathways/WP1/WP1-datanodes.tsv")))
    assert not any(map(pattern.search, ("README.md", "docs/_pathways/WP1.md", "_data/x.json", "pathways/WP1/WP1.gpml")))


def test_the_hook_is_one_that_pre_commit_takes() -> None:
    assert HOOK["language"] == "python"
    assert HOOK["require_serial"] is True
    assert HOOK.get("pass_filenames", True) is True
    (block,) = (block for block in blocks() if "repos" in block)
    (repository,) = block["repos"]
    assert {one["id"] for one in repository["hooks"]} == {HOOK["id"]}
