"""What is taken out of running text before it is written: control characters, e-mail addresses, markup."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REMOVED = "[e-mail removed]"
"""What stands in the place of an e-mail address."""

SAID = {"e-mail": "an e-mail address is removed", "control-character": "a control character is removed"}
"""What is said of each rule that `clean` follows."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets)."""

_AT = re.compile(
    r"\s@\s|@|\s?(?:\[ ?at ?\]|\( ?at ?\)|\{ ?at ?\}|&#0*64;|&#x0*40;|&commat;|%40|\uff20)\s?", re.IGNORECASE
)
_LOCAL = re.compile(r"[\w.%'+-]*[\w+-]\Z")
_LOCAL_LENGTH = 64  # RFC 5321, section 4.5.3.1.1
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOT_IN_BRACKETS = r"\s?[\[({] ?dot ?[\])}]\s?"
_DOT = rf"(?:\.|{_DOT_IN_BRACKETS}|\sdot\s)"
_DOMAIN = re.compile(rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,8}}{_DOT}[^\W\d_]{{2,63}}", re.IGNORECASE)
_ENDS = (
    "com|org|net|edu|gov|int|mil|info|bio|science|ac|ar|au|br|ca|ch|cl|cn|cz|de|dk|ee|es|eu|fi|fr|gr|hk|hr|hu|ie|il|ir|jp"
    "|kr|lt|lu|lv|mx|nl|nz|pl|pt|ro|rs|ru|se|sg|si|sk|tr|tw|uk|za"
)
"""Ends of domains that are no words of English."""
_ALL_SPELLED = re.compile(
    rf"[\w.%'+-]{{0,63}}[\w+-]\sat\s(?:{_LABEL}{_DOT}){{0,8}}{_LABEL}(?:{_DOT_IN_BRACKETS}[^\W\d_]{{2,63}}|\sdot\s(?:{_ENDS}))\b",
    re.IGNORECASE,
)
"""An address in words, as in `name at example dot org`."""
_CONTROL_BYTES = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})
_FOLDED = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ]}" + _CONTROL_BYTES, b"abcdefghijklmnopqrstuvwxyz))" + bytes(len(_CONTROL_BYTES))
)
"""Letters in lower case, and closing brackets and control characters each alike, for a quick look."""
_AT_MARKS = ((b"&", b"&#"), (b"&", b"&commat;"), (b"%", b"%40"), (b"\xef", b"\xef\xbc\xa0"), (b")", b"at)"))
"""What stands in a folded text wherever an at sign is spelled out, and the byte of it that is found soonest."""
_DOT_WORD = re.compile(rb"dot\b")  # begins with letters, which are found fastest
_AT_WORD = re.compile(rb"\bat\b")
_FROM_AT_TO_DOT = 204
"""So many bytes before the word `dot` the word `at` is looked for."""
_AT_SPELLED = re.compile(rb"[\[({] ?at ?[\])}]|&#0*64;|&#x0*40;|&commat;|%40|\xef\xbc\xa0", re.IGNORECASE)
_BLANKS = frozenset(b" \t\r\n\x0b\x0c")
_NO_NAME_BEFORE_AT = _BLANKS | frozenset(b"'\"([{<>,;:/|=")

_LINK_OUT = re.compile(
    r"<a\s[^<>]*\bclass\s*=\s*[\"']?[^\"'<>]*\bexternal\b[^<>]*>.*?</a\s*>", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)


def is_utf8(name: str) -> bool:
    """Whether the name of a file is UTF-8; Python gives surrogates for what is not."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_clean(data: bytes) -> bool:
    """Whether a whole file of UTF-8 holds nothing that `clean` could remove.

    A quick look that is never wrong when it says yes. A backslash makes it say no, since a YAML escape can hide any
    character.
    """
    folded = data.translate(_FOLDED, b" ")
    return (
        b"\\" not in data
        and b"\0" not in folded
        and not (b"\xef" in data and (b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data))
        and not _may_hold_email(data, folded)
    )


def _may_hold_email(data: bytes, folded: bytes) -> bool:
    at = data.find(b"@")
    while at != -1:
        if at and data[at - 1 - (at > 1 and data[at - 1] in _BLANKS)] not in _NO_NAME_BEFORE_AT:
            return True
        at = data.find(b"@", at + 1)
    if b"dot" in folded and _may_spell_dot(data.lower()):
        return True
    for byte, mark in _AT_MARKS:
        if byte in folded and mark in folded:
            return _AT_SPELLED.search(data) is not None
    return False


def _may_spell_dot(lowered: bytes) -> bool:
    dots = (found.start() for found in _DOT_WORD.finditer(lowered))
    return any(_AT_WORD.search(lowered, max(0, dot - _FROM_AT_TO_DOT), dot) for dot in dots)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where e-mail addresses start and end: looked for around each at sign, so that long texts take no longer."""
    data = text.encode(errors="replace")
    if not _may_hold_email(data, data.translate(_FOLDED, b" ")):
        return
    found = [spelled.span() for spelled in _ALL_SPELLED.finditer(text)]
    for at in _AT.finditer(text):
        domain = _DOMAIN.match(text, at.end())  # first, since it costs less
        local = domain and _LOCAL.search(text, max(0, at.start() - _LOCAL_LENGTH), at.start())
        if local and domain:
            found.append((local.start(), domain.end()))
    yield from sorted(found)


def has_email(text: str) -> bool:
    """Whether the text holds an e-mail address, plain or spelled as in `name[AT]example.org`."""
    return next(_addresses(text), None) is not None


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without control characters and e-mail addresses, and the rule of each kind that was removed.

    >>> clean("write to a.b@example.org")
    ('write to [e-mail removed]', ('e-mail',))
    """
    rules: tuple[str, ...] = ()
    if CONTROL.search(text):
        text = CONTROL.sub("", text)
        rules += ("control-character",)
    kept, end = [], 0
    for start, stop in _addresses(text):
        kept += [text[end:start], REMOVED]
        end = max(end, stop)
    if kept:
        text = "".join((*kept, text[end:]))
        rules += ("e-mail",)
    return text, rules


def citation(markup: str) -> str:
    """A formatted reference as plain text: link-outs removed with their words, other tags stripped, entities decoded.

    >>> citation('A &amp; B. <i>Nature</i> 2020. <a href="x" class="external">PubMed</a>')
    'A & B. Nature 2020.'
    """
    if "<" in markup:
        markup = _TAG.sub("", _LINK_OUT.sub("", markup))
    if "&" in markup:
        markup = html.unescape(markup)
    return markup.strip()
