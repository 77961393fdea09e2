"""Resolves relative references against a base (RFC 3986, section 5.2), for any scheme."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)


def resolved(base: str, reference: str) -> str:
    """The IRI that a reference names; without a base, the reference.

    >>> resolved("http://example.org/a/b", "../c#d")
    'http://example.org/c#d'
    """
    if not base:
        return reference
    scheme, authority, path, query, fragment = _split(reference)
    if scheme is not None:
        return reference
    scheme, of_base, base_path, base_query, _ = _split(base)
    if authority is None:
        authority = of_base
        if not path:
            path = base_path or ""
            query = base_query if query is None else query
        elif path.startswith("/"):
            path = _without_dots(path)
        else:
            start = (
                "/" if of_base is not None and not base_path else (base_path or "")[: (base_path or "").rfind("/") + 1]
            )
            path = _without_dots(start + path)
    else:
        path = _without_dots(path or "")
    return "".join(
        (
            f"{scheme}:" if scheme is not None else "",
            f"//{authority}" if authority is not None else "",
            path,
            f"?{query}" if query is not None else "",
            f"#{fragment}" if fragment is not None else "",
        )
    )


def _split(text: str) -> tuple[str | None, ...]:
    """Scheme, authority, path, query and fragment; None for a part that is not there."""
    match = _PARTS.fullmatch(text)
    return match.groups() if match else (None, None, text, None, None)


def _without_dots(path: str) -> str:
    """A path without the segments `.` and `..` (section 5.2.4)."""
    out: list[str] = []
    parts = path.split("/")
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        if part == "..":
            if len(out) > 1 or (out and out[0]):
                out.pop()
        elif part != ".":
            out.append(part)
            continue
        if last:
            out.append("")
    return "/".join(out)
