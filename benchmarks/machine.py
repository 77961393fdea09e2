"""What the benchmarks ran on: the machine, the system and the versions of what matters."""

from __future__ import annotations

import os
import platform
from importlib import metadata
from pathlib import Path

LIBRARIES = ("PyYAML", "pyoxigraph", "rdflib", "pyshacl", "shacl")


def description() -> str:
    """A list in Markdown. No name of a host, no path, no date."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    return "\n".join(
        (
            f"- processor: {_processor()}, {os.cpu_count()} cores",
            f"- memory: {memory:.0f} GB",
            f"- system: {_system()}, {platform.machine()}",
            f"- {platform.python_implementation()} {platform.python_version()}",
            f"- wp2rdf {_version('wp2rdf')}, {versions}",
        )
    )


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "unknown"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()
