"""What `action.yml` and the docs say of the action is so."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.action.documents import DOCS, blocks
from tests.action.runner import ACTION, EXPRESSION, PAGE, TABLE, git, step, written
from tests.conftest import ROOT

pytestmark = pytest.mark.slow


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
