"""What a release holds, read for tests: its files, the triples of its archives, the commands of its page."""

from __future__ import annotations

import hashlib
import html.parser
import zipfile
from pathlib import Path

from pyoxigraph import RdfFormat, parse

VERSION, ISSUED = "20261110", "2026-11-10"


FILES = "https://example.org/r/"
OPTIONS = ("--version", VERSION, "--issued", ISSUED, "-q")


def contents(folder: Path) -> dict[str, str]:
    """The digest of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def triples(data: bytes, form: RdfFormat) -> set[str]:
    return {f"{one.subject} {one.predicate} {one.object}" for one in parse(data, format=form)}


def unpacked(archive: Path) -> set[str]:
    """The triples of all Turtle files of an archive."""
    found: set[str] = set()
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            assert name.endswith(".ttl")
            found |= triples(opened.read(name), RdfFormat.TURTLE)
    return found


class Links(html.parser.HTMLParser):
    """The tags, the links and the commands of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.commands: dict[str, str] = {}
        self._id = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        assert not [name for name in given if name.startswith("on")]
        self.links += [str(given[name]) for name in ("href", "src") if name in given]
        self._id = str(given.get("id")) if tag == "pre" else ""

    def handle_data(self, data: str) -> None:
        if self._id:
            self.commands[self._id] = self.commands.get(self._id, "") + data

    def handle_endtag(self, _tag: str) -> None:
        self._id = ""
