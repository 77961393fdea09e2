"""The keys of front matter, each asked for as what it should be; what is not so becomes a problem.

What a text stands for is not asked here: the rules of `mapping` say whether it is a date, a revision, a PubMed id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from wp2rdf import text
from wp2rdf.errors import Problem
from wp2rdf.model import Annotation, CitingWork, Json
from wp2rdf.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from wp2rdf.model import ValuePath
    from wp2rdf.reading.frontmatter import FrontMatter, Value

_Record = TypeVar("_Record", Annotation, CitingWork)


class Fields:
    """The values of front matter without e-mail addresses and control characters.

    Args:
        front: the front matter.
        file: how problems call the page.
        is_clean: whether nothing in the page can need cleaning.

    Attributes:
        problems: what was wrong with the values asked for so far.
    """

    def __init__(self, front: FrontMatter, file: str, *, is_clean: bool) -> None:
        self.front = front
        self.file = file
        self.problems: list[Problem] = [*front.problems]
        self._is_clean = is_clean

    def fault(self, rule: str, message: str, path: ValuePath, helps: str = "") -> None:
        """Notes a problem with the value at a path, and what to write instead."""
        self.problems.append(Problem(self.file, *self.front.position(path), rule, message, helps))

    def key_unmapped(self, path: ValuePath, known: Collection[str] = ()) -> None:
        """Notes a key that no rule maps, where some are known."""
        place = self.front.key_position(path)
        helps = did_you_mean(str(path[-1]), known, "`{}:`")
        self.problems.append(Problem(self.file, *place, "key-unmapped", f"key {path[-1]!r} is not converted", helps))

    def check_keys(self, known: Collection[str], left_out: Collection[str] = ()) -> None:
        """Notes every key that is neither converted nor left out on purpose."""
        for key in self.front.data:
            if key not in known and key not in left_out:
                self.key_unmapped((key,), [one for one in known if one not in self.front.data])

    def text(self, key: str) -> str | None:
        """The text of a key; None when it is absent, null or empty."""
        return self.item_text(self.front.data.get(key), (key,))

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list, each in its place, `''` where there is none; one text counts as a list of one."""
        return self.item_texts(self.front.data.get(key), (key,))

    def records(self, key: str, record: type[_Record]) -> tuple[_Record, ...]:
        """The mappings of a list, each in its place, an empty record where there is none."""
        value = self.front.data.get(key)
        if value is None or value == "":
            return ()
        entries: list[Value] = value if isinstance(value, list) else [value]
        return tuple(self._record(entry, (key, index), record) for index, entry in enumerate(entries))

    def blocks(self, key: str) -> tuple[Mapping[str, Json], ...]:
        """The JSON objects of a list; one object counts as a list of one."""
        value = self.front.json(key)
        if value is None or value == "":
            return ()
        blocks: list[Mapping[str, Json]] = []
        for index, entry in enumerate(value if isinstance(value, list) else [value]):
            path: ValuePath = (key, index) if isinstance(value, list) else (key,)
            if isinstance(entry, dict):
                cleaned = entry if self._is_clean else self._json(entry, path)
                blocks.append(cleaned if isinstance(cleaned, dict) else {})
            else:
                self.fault("value-type", "not a mapping: left out", path)
                blocks.append({})
        return tuple(blocks)

    def mappings(self, key: str) -> list[tuple[int, Mapping[str, Value]]]:
        """The mappings of a list with their indexes, as they are."""
        value = self.front.data.get(key)
        found: list[tuple[int, Mapping[str, Value]]] = []
        for index, entry in enumerate(value if isinstance(value, list) else []):
            if isinstance(entry, dict):
                found.append((index, entry))
            else:
                self.fault("value-type", "not a mapping: left out", (key, index))
        return found

    def item_texts(self, value: Value, path: ValuePath) -> tuple[str, ...]:
        """The texts of a list at a path."""
        if value is None or value == "":
            return ()
        if isinstance(value, list):
            return tuple(self.item_text(item, (*path, index)) or "" for index, item in enumerate(value))
        return (self.item_text(value, path) or "",)

    def item_text(self, value: Value, path: ValuePath) -> str | None:
        """The text at a path."""
        if not value:
            return None
        if isinstance(value, str):
            return value if self._is_clean else self._cleaned(value, path) or None
        kind = "a list" if isinstance(value, list) else "a mapping"
        self.fault("value-type", f"{kind} stands where text belongs: left out", path)
        return None

    def _cleaned(self, value: str, path: ValuePath) -> str:
        cleaned, rules = text.clean(value)
        for rule in rules:
            self.fault(rule, text.SAID[rule], path)
        return cleaned

    def _record(self, entry: Value, path: ValuePath, record: type[_Record]) -> _Record:
        if not isinstance(entry, dict):
            if entry:
                self.fault("value-type", "not a mapping: left out", path)
            return record()
        for key in entry:
            if key not in record._fields:
                self.key_unmapped((*path, key), [one for one in record._fields if one not in entry])
        return record(*(self.item_text(entry.get(key), (*path, key)) for key in record._fields))

    def _json(self, value: Json, path: ValuePath) -> Json:
        if isinstance(value, str):
            return self._cleaned(value, path)
        if isinstance(value, list):
            return [self._json(item, (*path, index)) for index, item in enumerate(value)]
        if isinstance(value, dict):
            return {key: self._json(item, (*path, key)) for key, item in value.items()}
        return value
