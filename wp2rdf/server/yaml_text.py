"""Texts, lists and mappings as YAML 1.2, long texts as they are read (https://yaml.org/spec/1.2.2/#812-literal-style)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def text(value: Mapping[str, object]) -> str:
    """A document.

    Args:
        value: a mapping of texts, numbers, lists and mappings.
    """
    return "".join(f"{line}\n" for line in _mapping(value))


def _mapping(value: Mapping[str, object]) -> Iterator[str]:
    for key, one in value.items():
        yield from _under(f"{key}:", one)


def _under(head: str, value: object) -> Iterator[str]:
    """What stands behind a key, or behind the sign of an item."""
    if isinstance(value, str) and "\n" in value and _is_literal(value):
        yield f"{head} |" if value.endswith("\n") else f"{head} |-"
        yield from (f"  {line}".rstrip() for line in value.rstrip("\n").split("\n"))
    elif isinstance(value, dict) and value:
        yield head
        yield from (f"  {line}" for line in _mapping(value))
    elif isinstance(value, (list, tuple)) and value:
        yield head
        for one in value:
            first, *others = _item(one)
            yield f"  - {first}"
            yield from (f"    {line}" for line in others)
    else:
        yield f"{head} {json.dumps(value, ensure_ascii=False)}"


def _item(value: object) -> list[str]:
    if isinstance(value, dict) and value:
        return list(_mapping(value))
    return [json.dumps(value, ensure_ascii=False)]


def _is_literal(value: str) -> bool:
    """Whether a text can stand as it is: all of it can be printed, and its first line is not indented."""
    ends = value.startswith((" ", "\n", "\t")) or value.endswith("\n\n")
    return not ends and all(char == "\n" or char.isprintable() for char in value)
