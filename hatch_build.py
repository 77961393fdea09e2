"""Brings YASQE, the query editor of the served pages, among the static files: by npm, checked against our digests.

`python hatch_build.py` (`make web`) does it in a clone; hatchling does it for a wheel. A file with another digest ends
the build. Without npm the wheel has the plain editor, and the build says so.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@zazuko/yasqe@4.6.2"
TARBALL = "06fb9f18817157d755df192cd613fb77cc2aa1a7048469d3f05da461809d6f00"
"""SHA-256 of the package as npm gives it."""
FILES = {
    "yasqe.min.js": ("package/build/yasqe.min.js", "288202e5f1c0195a71d1190b35c052ad5e5103e73d61455da029ffcacb7f9347"),
    "yasqe.min.css": (
        "package/build/yasqe.min.css",
        "f82256c2a56f83a5356abef88c760cff67da21e38873e744db73afaf08f285a2",
    ),
    "package.json": ("package/package.json", "4d196ff1d6d5dc08e28a8828307a36b6f1cb29732f4928199d55088806dd5863"),
}
"""What is taken out of it: by the name that it gets, where it stands, and its SHA-256."""
FOLDER = Path(__file__).resolve().parent / "wp2rdf" / "server" / "static" / "yasqe"


class EditorError(Exception):
    """The editor cannot be had, or is not what it should be."""


def check() -> bool:
    """Tells whether the editor is there.

    Raises:
        EditorError: it is there, and is not what it should be.
    """
    if not FOLDER.is_dir():
        return False
    for name, (_, digest) in FILES.items():
        path = FOLDER / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise EditorError(f"{path} is not the file of {PACKAGE}: remove {FOLDER}, and run make web")
    return True


def fetch() -> None:
    """Puts the editor in its place, as a whole or not at all.

    Raises:
        EditorError: there is no npm, it fails, or what it brings has another digest.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise EditorError("npm is missing")
    with tempfile.TemporaryDirectory(dir=FOLDER.parent, prefix=".yasqe-") as folder:
        command = [npm, "pack", "--silent", "--fetch-retries=1", "--pack-destination", folder, PACKAGE]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a fixed command
        tarballs = list(Path(folder).glob("*.tgz"))
        if done.returncode or len(tarballs) != 1:
            raise EditorError(f"npm pack {PACKAGE} failed: {(done.stderr.strip() or 'no file came').splitlines()[-1]}")
        data = tarballs[0].read_bytes()
        if hashlib.sha256(data).hexdigest() != TARBALL:
            raise EditorError(f"{PACKAGE} as npm gives it is not what it was: its SHA-256 is another")
        new = Path(folder) / "yasqe"
        new.mkdir()
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for name, (member, _) in FILES.items():
                content = archive.extractfile(member)
                if content is None:
                    raise EditorError(f"{PACKAGE} has no {member}")
                (new / name).write_bytes(content.read())
        shutil.rmtree(FOLDER, ignore_errors=True)
        new.rename(FOLDER)
    check()


if __name__ == "__main__":
    try:
        if not check():
            fetch()
    except EditorError as error:
        sys.exit(f"make web: {error}")
else:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class Editor(BuildHookInterface):
        """The hook of hatchling: before a wheel or an sdist is made."""

        PLUGIN_NAME = "custom"

        def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002 - the hook's
            """Checks the editor, and fetches it where it is not there; not for an editable installation."""
            if check() or version == "editable":
                return
            try:
                fetch()
            except EditorError as error:
                self.app.display_warning(f"the query page will have the plain editor: {error}")
