"""What goes wrong with the action: one line, nothing of an input run, nothing of a pull request imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.action.runner import ACTION, PAGE, step

pytestmark = pytest.mark.slow

NASTY = [
    '"; touch pwned; echo "',
    "'; touch pwned; echo $(touch pwned)`touch pwned`",
    "x\ntouch pwned\n::error::pwned",
    "::error::pwned%0A::error::pwned",
    "-x; touch pwned",
    "a" * 5000,
]


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
        ({"path": "-"}, "::./-: no such file or folder"),
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
