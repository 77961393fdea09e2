"""`wp2rdf doctor`: what is installed, what is missing, and what each extra brings."""

from __future__ import annotations

import argparse
import platform
import re
import shutil
from importlib import metadata

from wp2rdf._version import __version__

EXTRAS = {
    "fast": "validation of a whole site in seconds instead of minutes",
    "frames": "answers as data frames of pandas and polars",
    "server": "wp2rdf serve",
    "mcp": "wp2rdf mcp, tools for language models",
    "cluster": "--cluster, and sites that are named by a URL",
    "networks": "wp2rdf.network, for networkx",
    "pictures": "drawings as PNG",
    "statistics": "wp2rdf.enrich",
    "parquet": "wp2rdf export parquet",
    "jelly": "wp2rdf export jelly",
    "watch": "wp2rdf build --watch",
    "docs": "make docs, the manual",
}
"""What each extra brings."""

_PROGRAMS = {"git": "validate --changed, diff SITE@REVISION", "isql-v": "load virtuoso-isql:"}
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([a-z]+)['\"]")


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Say what is installed, in which version, what is missing, and what each extra brings."
    command.set_defaults(run=_doctor)


ENGINES = ("pyoxigraph", "rdflib", "pyshacl", "shacl")
"""The packages that answer queries and check shapes."""


def versions() -> str:
    """The version, and those of the engines that are installed, on one line."""
    engines = [f"{name} {version}" for name in ENGINES if (version := _version(name))]
    return f"wp2rdf {__version__} ({', '.join([*engines, f'Python {platform.python_version()}'])})"


def _doctor(_args: argparse.Namespace) -> int:
    print(f"wp2rdf {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    wanted = _requirements()
    print("\nneeded always")
    for name in wanted.pop("", ()):
        print(f"  {name:<14} {_version(name) or 'missing: install wp2rdf again'}")
    print("\nextras")
    for extra, names in wanted.items():
        if extra in EXTRAS:
            there = {name: _version(name) for name in names}
            missing = [name for name, version in there.items() if version is None]
            said = ", ".join(f"{name} {version}" for name, version in there.items() if version)
            mend = f"missing {', '.join(missing)}: pip install 'wp2rdf[{extra}]'" if missing else ""
            print(f"  {extra:<14} {'; '.join(filter(None, (said, mend)))}\n  {'':<14} for {EXTRAS[extra]}")
    print("\nprograms")
    for program, use in _PROGRAMS.items():
        print(f"  {program:<14} {shutil.which(program) or 'not on the path'}\n  {'':<14} for {use}")
    return 0


def _requirements() -> dict[str, list[str]]:
    """The packages that each extra wants, by its name; those that are wanted always, by the empty one."""
    found: dict[str, list[str]] = {"": []}
    for line in metadata.requires("wp2rdf") or ():
        name = _NAME.match(line)
        extra = _EXTRA.search(line)
        if name:
            found.setdefault(extra[1] if extra else "", []).append(name[0])
    return found


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
