"""Edits of a copy of the example site, by chance: everything that can happen to the files of a site."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

from tests.conftest import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


class EditedSite:
    """A copy of the example site that changes.

    Args:
        root: where the copy is to be.
        seed: of the chance.
    """

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.chance = random.Random(seed)
        shutil.copytree(EXAMPLES, root)
        for _ in range(10):
            self.page_comes()

    def edit(self) -> str:
        """Does one thing; says which."""
        edits: list[Callable[[], None]] = [
            self.title, self.title, self.cell, self.table_goes, self.page_goes, self.page_comes, self.page_twice,
            self.page_renamed, self.page_breaks, self.page_becomes_folder, self.only_touched, self.mended, self.mended,
            self.taxon, self.term, self.side_page_goes, self.side_page_comes, self.author, self.community, self.orphan,
            self.side_page_breaks,
        ]  # fmt: skip
        chosen = self.chance.choice(edits)
        chosen()
        return chosen.__name__

    def _one(self, pattern: str) -> Path | None:
        found = sorted(path for path in self.root.glob(pattern) if path.is_file())
        return self.chance.choice(found) if found else None

    def _changed(self, pattern: str, old: str, new: str) -> None:
        path = self._one(pattern)
        if path:
            path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))

    def _number(self) -> int:
        return self.chance.randrange(1000)

    def title(self) -> None:
        self._changed("_pathways/*.md", "title: ", f"title: {self._number()} ")

    def cell(self) -> None:
        self._changed("_data/*.tsv", "GCK", f"GCK{self._number()}")

    def table_goes(self) -> None:
        path = self._one("_data/*.tsv")
        if path:
            path.unlink()

    def page_goes(self) -> None:
        path = self._one("_pathways/*.md")
        if path and len(list(path.parent.iterdir())) > 3:
            path.unlink()

    def page_comes(self) -> None:
        wpid = f"WP{self._number()}"
        text = (EXAMPLES / "_pathways" / "WP9001.md").read_text(encoding="utf-8")
        self._written(self.root / "_pathways" / f"{wpid}.md", text.replace("WP9001", wpid).encode())

    def page_twice(self) -> None:
        path = self._one("_pathways/*.md")
        if path:
            self._written(path.with_name(f"{self.chance.choice('AZ')}{path.name}"), path.read_bytes() + b"\n")

    def page_renamed(self) -> None:
        path = self._one("_pathways/*.md")
        if path:
            path.rename(path.with_name(f"WP{self._number()}-{path.name}"))

    def page_breaks(self) -> None:
        what = self.chance.choice(["title: [", "wpid: none\nx: ", "title: \x07", "organisms:\n- Nobody\nx: "])
        self._changed("_pathways/*.md", "title: ", what)

    def page_becomes_folder(self) -> None:
        path = self._one("_pathways/*.md")
        if path and len(list(path.parent.iterdir())) > 3:
            path.unlink()
            path.mkdir()

    def only_touched(self) -> None:
        path = self._one("_pathways/*.md")
        if path:
            path.touch()

    def mended(self) -> None:
        """A file as it was at first."""
        source = self.chance.choice(sorted(path for path in EXAMPLES.rglob("*") if path.is_file()))
        path = self.root / source.relative_to(EXAMPLES)
        if path.is_dir():
            path.rmdir()
        self._written(path, source.read_bytes())

    def taxon(self) -> None:
        self._changed("_organisms/*.md", "ncbi: ", f"ncbi: {self._number()}")

    def term(self) -> None:
        self._changed("_annotations/*.md", "xref-identifier: ", f"xref-identifier: '{self._number()}'\nx: ")

    def side_page_goes(self) -> None:
        path = self._one("_[aoc]*/*.md")
        if path:
            path.unlink()

    def side_page_comes(self) -> None:
        taxon = f"---\nlatin: Nobody\nncbi: '{self._number()}'\n---\n"
        self._written(self.root / "_organisms" / "nobody.md", taxon.encode())

    def author(self) -> None:
        self._changed("_authors/*.md", "realname: ", f"realname: {self._number()} ")

    def community(self) -> None:
        self._changed("_communities/*.md", "title: ", f"title: {self._number()} ")

    def side_page_breaks(self) -> None:
        self._changed("_[aoc]*/*.md", ": ", ": [")

    def orphan(self) -> None:
        self._written(self.root / "_data" / f"WP{self._number()}-datanodes.tsv", b"Label\n")

    def _written(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(exist_ok=True)
        if not path.is_dir():
            path.write_bytes(data)


def damage(tables: Iterable[Path]) -> None:
    """Overwrites four bytes in every block of files of a store, as a failing disk does: sizes and times stay."""
    for table in tables:
        found = table.stat()
        with table.open("r+b") as file:
            for offset in range(200, found.st_size, 1000):
                file.seek(offset)
                file.write(b"\xde\xad\xbe\xef")
        os.utime(table, ns=(found.st_atime_ns, found.st_mtime_ns))
