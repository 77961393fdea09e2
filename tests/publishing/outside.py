"""Tools of others that read what is exported, each in an environment of its own: they do not agree on versions.

`.ci/run` makes the environments; a test that lacks one is skipped.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import skip

_HERE = Path(__file__).parent / "environments"


def python(name: str) -> Path:
    """The Python of an environment."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "wp2rdf" / name
    ready, wanted = cache / ".ready", (_HERE / f"{name}.txt").read_text(encoding="utf-8")
    if not ready.is_file() or ready.read_text(encoding="utf-8") != wanted:
        skip(f"the environment {name} is not there: .ci/environment {name} makes it")
    return cache / "bin" / "python"


def result(name: str, script: str, *arguments: Path | str) -> Any:  # noqa: ANN401 - whatever a script prints as JSON
    """What a script prints as JSON on its last line.

    Args:
        name: of the environment.
        script: Python.
        arguments: of the script.
    """
    command = [str(python(name)), "-W", "ignore", "-c", script, *map(str, arguments)]
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"MPLBACKEND": "agg"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
