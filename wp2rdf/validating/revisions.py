"""What changed in a checkout since a revision, as git tells it."""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import suppress
from pathlib import Path

from wp2rdf.errors import UsageError

_HUNK = re.compile(rb"@@ -\S+ \+([0-9]+)(?:,([0-9]+))? @@")


class Revision:
    """A revision that a checkout is compared with.

    Args:
        root: the checkout, or a folder of it.
        base: a revision as git knows it. Of a branch, what it had when the two parted: the work of others is no change.

    Attributes:
        commit: its full name.

    Raises:
        UsageError: the folder is in no git checkout, or git does not know the revision.
    """

    def __init__(self, root: Path, base: str) -> None:
        self._root = root
        if base.startswith("-"):
            raise UsageError(f"{base!r} is no revision")
        self._git("rev-parse", "--show-toplevel", what=f"{root} is in no git checkout")
        wanted = "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}"
        self.commit = self._git(*wanted, what=f"git knows no revision {base!r}").decode().strip()
        with suppress(UsageError):  # histories that never met, or a commit without its history
            self.commit = self._git("merge-base", self.commit, "HEAD", what="").decode().strip()

    def changed(self) -> set[str]:
        """The files that differ, and those that git does not know yet, relative to the root, with `/`."""
        differ = self._git(
            "diff", "--name-only", "-z", "--no-renames", "--relative", self.commit, "--", what="git diff"
        )
        new = self._git("ls-files", "-z", "--others", "--exclude-standard", what="git ls-files")
        return {os.fsdecode(name) for name in (*differ.split(b"\0"), *new.split(b"\0")) if name}

    def lines(self, file: str) -> set[int] | None:
        """The lines of a file, as it is now, that are not as they were; None: all, since it was not there."""
        if self.content(file) is None:
            return None
        said = self._git(
            "diff",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--no-renames",
            self.commit,
            "--",
            file,
            what="git diff",
        )
        found: set[int] = set()
        for hunk in _HUNK.finditer(said):
            start, count = int(hunk[1]), int(hunk[2] or 1)
            found.update(
                range(start, start + count) if count else (start, start + 1)
            )  # lines that are gone: those around
        return found

    def content(self, file: str) -> bytes | None:
        """A file as it was; None: it was not there."""
        try:
            return self._git("show", f"{self.commit}:./{file}", what="")
        except UsageError:
            return None

    def _git(self, *arguments: str, what: str) -> bytes:
        try:
            done = subprocess.run(  # noqa: S603 - a revision cannot be an option, and names stand behind `--`
                ["git", "-C", str(self._root), *arguments],  # noqa: S607 - the git that the user has
                capture_output=True,
                check=False,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
            )
        except OSError as error:
            raise UsageError(f"git cannot be run: {error.strerror or error}") from error
        if done.returncode:
            raise UsageError(what or "git failed")
        return done.stdout


def laid_out(revision: Revision, files: set[str], folder: Path) -> None:
    """Writes files as they were into a folder; those that were not there are left out."""
    for file in sorted(files):
        content = revision.content(file)
        if content is not None:
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
