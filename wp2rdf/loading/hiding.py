"""Secrets taken out of what a server says, in whatever form it has sent them back."""

from __future__ import annotations

import re
from functools import cache
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HIDDEN = "…"

_SHORTEST = 3
"""A shorter secret would be found in every word."""

# what follows the name of a scheme of authentication (RFC 9110, section 11.4), also quoted or percent-encoded
_SCHEMES = re.compile(r"(?i)\b(basic|bearer)((?:\s|%20|\+|&nbsp;|[:=])+)[^\s,;<>]+|\b(digest)((?:\s|%20|\+)+)[^\r\n]+")


def hidden(text: str, secrets: Iterable[str]) -> str:
    """A text without some secrets, and without what follows `Basic`, `Bearer` and `Digest`.

    A secret is found as it is, percent-encoded, escaped for HTML, XML or JSON, in upper and lower case, and in any
    mixture of these: each of its characters may have a form of its own.

    Args:
        text: as it came, before anything is cut or taken out of it.
        secrets: very short ones are not looked for.
    """
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            text = _pattern(secret).sub(HIDDEN, text)
    return _SCHEMES.sub(lambda found: (found[1] or found[3]) + (found[2] or found[4]) + HIDDEN, text)


@cache
def _pattern(secret: str) -> re.Pattern[str]:
    return re.compile("".join(map(_forms, secret)), re.IGNORECASE)


def _forms(char: str) -> str:
    """An expression for one character in all its forms."""
    coded = char.encode("utf-8", errors="surrogatepass")
    units = char.encode("utf-16-be", errors="surrogatepass")
    forms = [
        rf"\\{{0,9}}{re.escape(char)}",
        "".join(f"%(?:25){{0,4}}{byte:02x}" for byte in coded),
        rf"&(?:amp;){{0,4}}\#0{{0,6}}{ord(char)};?",
        rf"&(?:amp;){{0,4}}\#x0{{0,6}}{ord(char):x};?",
        "".join(rf"\\{{1,9}}u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2)),
        "".join(rf"\\{{1,9}}x{byte:02x}" for byte in coded),
        *(rf"&(?:amp;){{0,4}}{re.escape(name)}" for name in _names().get(char, ())),
    ]
    if char == " ":
        forms += [r"\+", r"\s{1,9}"]
    elif not char.isascii():
        forms += [re.escape(coded.decode("latin-1")), "\ufffd{1,4}"]  # read in another encoding than it was written in
    return f"(?:{'|'.join(forms)})"


@cache
def _names() -> dict[str, list[str]]:
    """The names of characters in HTML, the longer ones first."""
    found: dict[str, list[str]] = {}
    for name, char in sorted(html5.items(), reverse=True):
        found.setdefault(char, []).append(name)
    return found
