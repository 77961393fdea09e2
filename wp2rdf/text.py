"""What is taken out of running text before it is written: control characters, e-mail addresses, markup."""

from __future__ import annotations

import html
import re

REMOVED = "[e-mail removed]"
"""What stands in the place of an e-mail address."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets)."""

EMAIL = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]*[\w+-]"
    r"(?:@|\s?(?:\[\s?at\s?\]|\(\s?at\s?\)|\{\s?at\s?\}|&#0*64;|&#x0*40;|%40)\s?)"
    r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.[^\W\d_]{2,}",
    re.IGNORECASE,
)
_MAY_HOLD_EMAIL = re.compile(r"[^\s'\"/]@\w|[\[({]\s?at\s?[\])}]|&#0*64;|&#x0*40;|%40", re.IGNORECASE)

_LINK_OUT = re.compile(r"<a\s[^<>]*\bclass\s*=\s*[\"']?[^\"'<>]*\bexternal\b[^<>]*>.*?</a\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)


def is_clean(raw: str) -> bool:
    """Whether a whole file holds nothing that `clean` could remove: a quick look, never wrong when it says yes.

    Backslashes make it say no, since a YAML escape can hide any character.
    """
    return "\\" not in raw and not CONTROL.search(raw) and not _MAY_HOLD_EMAIL.search(raw)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without control characters and e-mail addresses, and the rule of each kind that was removed.

    >>> clean("write to a.b@example.org")
    ('write to [e-mail removed]', ('e-mail',))
    """
    rules: tuple[str, ...] = ()
    if CONTROL.search(text):
        text = CONTROL.sub("", text)
        rules += ("control-character",)
    if _MAY_HOLD_EMAIL.search(text) and EMAIL.search(text):
        text = EMAIL.sub(REMOVED, text)
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
