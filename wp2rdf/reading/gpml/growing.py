"""Parts of an element as they are read: most have none or two, and a million take no longer each than two."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")


def more(parts: Sequence[_T], one: _T) -> list[_T]:
    """Parts with one more: the same list, once there is one."""
    if isinstance(parts, list):
        parts.append(one)
        return parts
    return [*parts, one]
