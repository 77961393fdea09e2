"""Tools of others that are compared with: each in an environment of its own, in a folder of caches, made once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import ROOT

CACHE = ROOT / "output" / "benchmarks"
"""Where the environments are; nothing of the project needs them, and they can be deleted."""


class UnavailableError(Exception):
    """A tool cannot be installed here; the text says why, on one line."""


def python(requirement: str) -> str:
    """The Python of an environment that holds one package and what it needs.

    Args:
        requirement: the package and its version, as in `maplib==0.20.26`.

    Raises:
        UnavailableError: it cannot be installed.
    """
    folder = CACHE / requirement.replace("==", "-")
    found, ready = folder / "bin" / "python", folder / ".ready"
    if not ready.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        _quietly([sys.executable, "-m", "venv", str(folder)])
        _quietly([str(found), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement])
        ready.touch()
    return str(found)


def program(name: str, package: str) -> str:
    """The path of a program of the system.

    Args:
        name: the program.
        package: the Debian package that has it, for the message.

    Raises:
        UnavailableError: it is not installed.
    """
    found = shutil.which(name)
    if found is None:
        raise UnavailableError(f"not installed (Debian package {package})")
    return found


def oxigraph() -> str:
    """The path of Oxigraph's command: on the path, or beside this Python.

    Raises:
        SystemExit: it is in neither place.
    """
    found = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit("oxigraph is not installed: pip install oxigraph")
    return found


def _quietly(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or ["pip failed"]
        raise UnavailableError(f"cannot be installed: {said[-1].removeprefix('ERROR: ')}")
