"""What the action installs."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest

from tests.action.runner import step
from tests.conftest import ROOT

pytestmark = pytest.mark.slow


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
