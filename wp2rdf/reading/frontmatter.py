"""YAML front matter as text, with the line and column of every value: the only module that knows YAML.

The YAML is composed into nodes, never constructed into objects: no tag runs code, every scalar keeps the text that the
page has (`007` stays `007`, `NO` stays `NO`), and each node knows where it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeAlias

import yaml

from wp2rdf.errors import START, PageError, Position, Problem
from wp2rdf.reading.yaml_help import cause, help_for
from wp2rdf.timing import timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model import Json, ValuePath

Value: TypeAlias = "str | None | list[Value] | dict[str, Value]"
"""A value of front matter: scalars are text, as written."""

MAX_DEPTH = 64
MAX_VALUES = 500_000
_TOO_DEEP = "maximum nesting depth"
"""What newer releases of libyaml say, which count levels too."""
_NULL = "tag:yaml.org,2002:null"
_TEXT = "tag:yaml.org,2002:str"
_LIST = "tag:yaml.org,2002:seq"
_MAPPING = "tag:yaml.org,2002:map"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "null", "int", "float", "bool", "timestamp")}
_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"\n((?:---|\.\.\.)[ \t]*\r?)$", re.MULTILINE)
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc,valid-type]
    """A safe loader that resolves nothing but null: every other plain scalar is text."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: tuple[bool, bool] | bool) -> str:
        """The tag of a node that has none (https://yaml.org/type/null.html)."""
        if kind is yaml.ScalarNode:
            return _NULL if value in _NULLS and isinstance(implicit, tuple) and implicit[0] else _TEXT
        return _LIST if kind is yaml.SequenceNode else _MAPPING

    def descend_resolver(self, node: yaml.Node | None, index: object) -> None:
        """Does nothing: no tag depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """The same."""


class Written(NamedTuple):
    """A single value as it is written.

    Attributes:
        path: where it stands.
        value: what it is.
        start: index in the page of its first character, a quote if it has one.
        end: that after its last.
        style: `'`, `"`, `|`, `>`, or empty for one without quotes.
    """

    path: ValuePath
    value: str
    start: int
    end: int
    style: str


def _line_column(text: str, index: int) -> Position:
    """Lines end at a line feed only, as in git and on GitHub, whatever YAML says of U+2028."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


class FrontMatter:
    """The front matter of a page.

    Args:
        text: the whole page.
        file: how problems call it.

    Attributes:
        data: keys and values.
        body: position of the first text after the front matter, if there is any.
        problems: keys that stand twice.

    Raises:
        PageError: there is none, or it cannot be read.
    """

    @timed("YAML")
    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self.problems: list[Problem] = []
        opening = _OPEN.match(text)
        if not opening:
            self._fail("front-matter-missing", "no front matter: the first line is not '---'", 0)
        closing = _CLOSE.search(text, opening.end() - 1)  # which is a line feed
        if not closing:
            self._fail("front-matter-unclosed", "front matter is not closed by a line '---'", 0)
        self._yaml = text[: closing.start(1)]
        after = re.compile(r"\S").search(text, closing.end())
        self.body = _line_column(text, after.start()) if after else None
        self._root = self._compose()
        self._left = MAX_VALUES
        data = self._value(self._root, 0)
        if not isinstance(data, dict):
            self._fail("page-not-mapping", "front matter is not a mapping of keys to values", opening.end())
        self.data: dict[str, Value] = data

    def _fail(self, rule: str, message: str, index: int, helps: str = "") -> NoReturn:
        raise PageError(Problem(self._file, *_line_column(self._text, index), rule, message, helps))

    def _compose(self) -> yaml.Node | None:
        self._bound_depth()
        try:
            return yaml.compose(self._yaml, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            said = " ".join(part for part in (error.context, error.problem) if part)
            if _TOO_DEEP in said:
                self._fail("yaml-bomb", f"nested deeper than {MAX_DEPTH} levels", mark.index if mark else 0)
            index = mark.index if mark else 0
            if found := cause(self._yaml, index):
                self._fail("yaml-syntax", f"not YAML: {found[1]}", found[0], found[2])
            if "quoted scalar" in said and error.context_mark:
                index = error.context_mark.index  # where the quotes begin: they end nowhere
            self._fail("yaml-syntax", f"not YAML: {said}", index, help_for(said, self._yaml, index))
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            bad = _UNPRINTABLE.search(self._yaml)
            said = f"character U+{ord(bad[0]):04X} is not allowed" if bad else " ".join(str(error).split())
            self._fail("yaml-syntax", f"not YAML: {said}", bad.start() if bad else 0)

    def _bound_depth(self) -> None:
        """Refuses what would nest deep enough to overflow the C stack of the composer.

        Only flow brackets and compact `- - -` and `? ? ?` nest at a cost of a character or two a level; a page with few
        of them cannot be deep. Others are counted by the event parser, which keeps its own stack.
        """
        text = self._yaml
        if text.count("[") + text.count("{") + text.count("- -") + text.count("? ") < MAX_DEPTH:
            return
        depth = 0
        try:
            for event in yaml.parse(text, Loader=_Loader):
                if isinstance(event, yaml.CollectionStartEvent):
                    depth += 1
                    if depth > MAX_DEPTH:
                        index = event.start_mark.index if event.start_mark else 0
                        self._fail("yaml-bomb", f"nested deeper than {MAX_DEPTH} levels", index)
                elif isinstance(event, yaml.CollectionEndEvent):
                    depth -= 1
        except (yaml.YAMLError, ValueError):
            return  # the composer says it better

    def _value(self, node: yaml.Node | None, depth: int) -> Value:
        if isinstance(node, yaml.ScalarNode):
            if node.tag == _NULL:
                return None
            if node.tag not in _PLAIN_TAGS:
                self._refuse_tag(node)
            return str(node.value)
        if node is None:
            return None
        self._left -= len(node.value)
        if depth > MAX_DEPTH or self._left < 0:
            self._fail("yaml-bomb", "nests too deep, or grows without bound through aliases", node.start_mark.index)
        if isinstance(node, yaml.SequenceNode):
            if node.tag != _LIST:
                self._refuse_tag(node)
            return [self._value(item, depth + 1) for item in node.value]
        if node.tag != _MAPPING:
            self._refuse_tag(node)
        found: dict[str, Value] = {}
        for key, item in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fail("yaml-syntax", "a key is not a single value", key.start_mark.index)
            if key.value in found:
                place = _line_column(self._text, key.start_mark.index)
                said = f"key {key.value!r} stands twice; the last one counts"
                self.problems.append(Problem(self._file, *place, "key-duplicate", said))
            found[key.value] = self._value(item, depth + 1)
        return found

    def _refuse_tag(self, node: yaml.Node) -> NoReturn:
        self._fail("yaml-tag", f"tag {node.tag} does not stand for plain data", node.start_mark.index)

    def json(self, key: str) -> Json:
        """The value of a key as JSON has it: plain `true`, `false` and whole numbers are not text."""
        return _json(self._node((key,))[0])

    def _node(self, path: ValuePath) -> tuple[yaml.Node | None, int]:
        """The node at a path and the index where it starts; where the path ends early, the last node there is."""
        node = self._root
        start = self._root.start_mark.index if self._root else 0
        for step in path:
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in reversed(node.value) if pair[0].value == step), None)
                if pair is None:
                    return None, start
                node = pair[1]
                start = _start(*pair)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                start = node.start_mark.index
            else:
                break
        return node, start

    def position(self, path: ValuePath) -> Position:
        """Line and column of a value; of the mapping that lacks it, when there is none."""
        return _line_column(self._text, self._node(path)[1])

    def key_position(self, path: ValuePath) -> Position:
        """Line and column of the key whose value stands at a path."""
        node, _ = self._node(path[:-1])
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        keys = [key for key, _ in pairs if key.value == path[-1]]
        return _line_column(self._text, keys[-1].start_mark.index) if keys else self.position(path)

    def written(self) -> Iterator[Written]:
        """Every single value of the page, in its order; what an alias stands for is no value of its own."""
        waiting: list[tuple[ValuePath, yaml.Node]] = [((), self._root)] if self._root else []
        reached = 0
        while waiting:
            path, node = waiting.pop()
            if isinstance(node, yaml.ScalarNode):
                if node.start_mark.index >= reached:
                    reached = node.end_mark.index
                    yield Written(path, node.value, node.start_mark.index, reached, node.style or "")
            elif isinstance(node, yaml.MappingNode):
                waiting.extend(((*path, str(key.value)), item) for key, item in reversed(node.value))
            else:
                waiting.extend(((*path, index), item) for index, item in reversed(list(enumerate(node.value))))

    def places(self) -> dict[ValuePath, Position]:
        """The position of every value, by its path."""
        found: dict[ValuePath, Position] = {(): START}

        def visit(node: yaml.Node, start: int, path: ValuePath) -> None:
            found[path] = _line_column(self._text, start)
            if isinstance(node, yaml.MappingNode):
                for key, item in node.value:
                    visit(item, _start(key, item), (*path, str(key.value)))
            elif isinstance(node, yaml.SequenceNode):
                for index, item in enumerate(node.value):
                    visit(item, item.start_mark.index, (*path, index))

        for key, item in self._root.value if self._root else ():
            visit(item, _start(key, item), (str(key.value),))
        return found


def _start(key: yaml.Node, value: yaml.Node) -> int:
    """Where a value starts; a null that is written as nothing stands nowhere: its key is where to look."""
    is_empty = isinstance(value, yaml.ScalarNode) and not value.value
    return int((key if is_empty else value).start_mark.index)


def _json(node: yaml.Node | None) -> Json:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _json(item) for key, item in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_json(item) for item in node.value]
    if not isinstance(node, yaml.ScalarNode) or node.tag == _NULL:
        return None
    text = str(node.value)
    if not node.style:  # plain; libyaml says '', PyYAML's own scanner None
        if text in {"true", "false"}:
            return text == "true"
        if _INTEGER.fullmatch(text):
            return int(text)
    return text
