"""Where a checkout comes from: its repository and commit, as git knows them."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_SSH = re.compile(r"(?:ssh://)?(?:[^@/]+@)([^:/]+)[:/](.+)")
_HTTP = re.compile(r"(https?://)(?:[^@/]*@)?(.+)")


class Origin(NamedTuple):
    """A state of a repository.

    Attributes:
        repository: its web address; empty: it has none.
        commit: in hexadecimal; empty: files have been changed since.
    """

    repository: str
    commit: str


def of_checkout(folder: Path) -> Origin | None:
    """The state of a checkout; None: it is no checkout of git. No user name or password of an address is told."""
    commit = _git(folder, "rev-parse", "HEAD")
    if commit is None:
        return None
    changed = _git(folder, "status", "--porcelain", "--untracked-files=no", "--", ".")
    return Origin(web(_git(folder, "remote", "get-url", "origin") or ""), commit if changed == "" else "")


def web(address: str) -> str:
    """The web address of a repository, without user and password; empty: it has none.

    >>> web("git@github.com:wikipathways/wikipathways-database.git")
    'https://github.com/wikipathways/wikipathways-database'
    """
    http, ssh = _HTTP.fullmatch(address), _SSH.fullmatch(address)
    found = f"{http[1]}{http[2]}" if http else f"https://{ssh[1]}/{ssh[2]}" if ssh else ""
    return found.removesuffix("/").removesuffix(".git")


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - found on the path
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except (OSError, UnicodeDecodeError):  # no address of the web, and no commit, has other bytes
        return None
    return None if done.returncode else done.stdout.strip()
