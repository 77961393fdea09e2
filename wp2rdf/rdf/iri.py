"""The only place where text becomes an IRI (RFC 3987), and the table of prefixes.

Every function encodes or refuses what RFC 3987 does not allow, and also every separator, control and format character
(Unicode categories Z, Cc and Cf): U+00A0 is legal in an IRI, but some parsers refuse it. A refusal is `None`; the
caller says in a problem what was left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from types import MappingProxyType
from urllib.parse import quote, unquote

from wp2rdf.rdf.terms import Term
from wp2rdf.text import REMOVED, has_email

PREFIXES = MappingProxyType(
    {
        "biopax": "http://www.biopax.org/release/biopax-level3.owl#",
        "cito": "http://purl.org/spar/cito/",
        "cur": "http://vocabularies.wikipathways.org/wp#Curation:",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "fabio": "http://purl.org/spar/fabio/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "freq": "http://purl.org/cld/freq/",
        "gpml": "http://vocabularies.wikipathways.org/gpml#",
        "obo": "http://purl.obolibrary.org/obo/",
        "owl": "http://www.w3.org/2002/07/owl#",
        "pav": "http://purl.org/pav/",
        "pq": "http://www.wikidata.org/prop/qualifier/",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "void": "http://rdfs.org/ns/void#",
        "wd": "http://www.wikidata.org/entity/",
        "wp": "http://vocabularies.wikipathways.org/wp#",
        "wp2rdf": "https://w3id.org/wp2rdf#",
        "wprdf": "http://rdf.wikipathways.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The prefixes that every output declares, as the official endpoint knows them."""

IDENTIFIERS = "https://identifiers.org/"
WIKIPATHWAYS = "https://www.wikipathways.org"
PATHWAY = IDENTIFIERS + "wikipathways/"
USER = PREFIXES["wprdf"] + "User/"
GRAPH_OF_SITE = Term(f"<{WIKIPATHWAYS}/>")
"""The named graph of what belongs to no single page, and the IRI of WikiPathways itself."""
PAGES = f"{WIKIPATHWAYS}/pathways/"
CC0 = Term("<http://creativecommons.org/publicdomain/zero/1.0/>")
"""The licence of pathways and of the dump, as the official RDF names it."""
DATASET = f"{WIKIPATHWAYS}/#dataset"
"""The default IRI of the dump."""

_ASCII_BLANKS = "".join(map(chr, (*range(0x21), 0x7F)))
_UNRESERVED = "-._~"
_DOT_SEGMENTS = frozenset({".", ".."})
"""What RFC 3986, section 5.2.4, would remove from a path, together with what stands before it."""
_PCHAR = _UNRESERVED + "!$&'()*+,;=:@"
_PLAIN = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:]+\Z")
_IUNRESERVED_GAPS = re.compile(  # non-ASCII that is not ucschar (RFC 3987, section 2.2)
    "[\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_NEVER = r'\x00-\x20"#%<>\[\\\]^`{|}\x7f'
"""ASCII that stands nowhere in a part of an IRI as it is: leaving out takes less to compile than all that may."""
_ENCODED = "%[0-9A-Fa-f]{2}"
_IN_NAME = f"(?:[^{_NEVER}:@/?]|{_ENCODED})"
_IN_SEGMENT = f"(?:[^{_NEVER}/?]|{_ENCODED})"
_IN_PATH = f"(?:[^{_NEVER}?]|{_ENCODED})"
_IN_TAIL = f"(?:[^{_NEVER}]|{_ENCODED})"
_FUTURE = r"v[0-9A-Fa-f]+\.[A-Za-z0-9\-._~!$&'()*+,;=:]+"
_LITERAL = rf"\[(?:(?P<ipv6>[0-9A-Fa-f:.]+)|{_FUTURE})\]"
_PORT = "(?::[0-9]{0,5})?"
_TAIL = rf"(?:\?{_IN_TAIL}*)?(?:#{_IN_TAIL}*)?"
_ABSOLUTE = (  # RFC 3987, section 2.2: IRI; something stands behind the scheme
    r"[A-Za-z][A-Za-z0-9+.-]*:(?=.)"
    rf"(?://(?:(?:{_IN_NAME}|:)*@)?(?:{_LITERAL}|{_IN_NAME}*){_PORT}(?:/{_IN_PATH}*)?"
    rf"|(?:/?{_IN_SEGMENT}{_IN_PATH}*|/)?){_TAIL}"
)
_DOTTED = re.compile(r"[^?#]*[:/]\.\.?(?:[/?#]|\Z)")
"""An IRI with a dot segment: some readers take it out, and have another IRI then."""
_URL = rf"(?i:https?|ftp)://(?:{_LITERAL}|{_IN_NAME}+){_PORT}(?:/{_IN_PATH}*)?{_TAIL}"
_compiled = cache(re.compile)
"""Compiles a pattern when it is first needed."""


def _allowed(char: str) -> bool:
    """Whether a non-ASCII character may stand in an IRI as it is."""
    return (
        not has_blank(char) and not _IUNRESERVED_GAPS.match(char) and ord(char) & 0xFFFE != 0xFFFE  # noqa: PLR2004 - the last two code points of a plane are no characters
    )


def has_blank(text: str) -> bool:
    """Whether a separator, control or format character stands anywhere in the text."""
    if text.isascii():
        return not text.isprintable() or " " in text
    return any(unicodedata.category(char)[0] == "Z" or unicodedata.category(char) in {"Cc", "Cf"} for char in text)


def trim(text: str) -> str:
    """The text without separators, control and format characters at either end (U+00A0 and U+200B too)."""
    if text.isascii():
        return text.strip(_ASCII_BLANKS)
    start, end = 0, len(text)
    while start < end and has_blank(text[start]):
        start += 1
    while end > start and has_blank(text[end - 1]):
        end -= 1
    return text[start:end]


def _encode(text: str, safe: str) -> str | None:
    segments = text.split("/") if "/" in safe else [text]
    if not text or REMOVED in text or not _DOT_SEGMENTS.isdisjoint(segments) or has_email(text):
        return None
    encoded = []
    for char in text:
        if char.isascii():
            encoded.append(char if char.isalnum() or char in safe else quote(char, safe=""))
        elif _allowed(char):
            encoded.append(char)
        else:
            try:
                encoded.append(quote(char, safe=""))
            except UnicodeEncodeError:
                return None
    return "".join(encoded)


def is_plain(local: str) -> bool:
    """Whether a text stands in an IRI, as a segment of its path, as it is."""
    return _PLAIN.match(local) is not None and local not in _DOT_SEGMENTS


def mint(base: str, local: str, *, keep: str = "") -> Term | None:
    """The IRI of a base and a local part; the local part is percent-encoded where it must be.

    Args:
        base: the start of an IRI, known to be legal.
        local: any text.
        keep: characters to leave as they are besides those of a path segment, such as `/` in a DOI.

    Returns:
        The IRI, or None for an empty text, a lone surrogate, a dot segment, or a text that holds or held an e-mail
        address.

    >>> mint("http://rdf.wikipathways.org/User/", "Ana Müller?")
    '<http://rdf.wikipathways.org/User/Ana%20Müller%3F>'
    """
    if is_plain(local):
        return Term(f"<{base}{local}>")
    encoded = _encode(local, _PCHAR + keep)
    return None if encoded is None else Term(f"<{base}{encoded}>")


def known(text: str) -> Term:
    """The IRI of a text that the caller has made of legal parts only."""
    return Term(f"<{text}>")


def child(parent: Term, local: str) -> Term | None:
    """The IRI one path segment below another."""
    return mint(parent[1:-1] + "/", local)


def fill(pattern: str, local: str) -> Term | None:
    """The IRI of a pattern whose `$id` is replaced by a local part, percent-encoded where it must be."""
    encoded = local if is_plain(local) else _encode(local, _PCHAR + "/")
    return None if encoded is None else Term(f"<{pattern.replace('$id', encoded)}>")


def url(text: str) -> Term | None:
    """A web address as it is written, or None when it is not an absolute `http`, `https` or `ftp` IRI.

    >>> url("https://aop-wiki.org/")
    '<https://aop-wiki.org/>'
    >>> url("www.example.org") is None
    True
    """
    return _as_written(text, _compiled(_URL).fullmatch(text))


def absolute(text: str) -> Term | None:
    """An IRI of any scheme as it is written, or None when it is none (RFC 3987, section 2.2).

    >>> absolute("urn:isbn:978"), absolute("https://example.org/#a#b")
    ('<urn:isbn:978>', None)
    """
    return _as_written(text, _compiled(_ABSOLUTE).fullmatch(text))


def _as_written(text: str, found: re.Match[str] | None) -> Term | None:
    if not found or REMOVED in text or has_email(text) or _DOTTED.match(text):
        return None
    if (address := found["ipv6"]) and not _is_ipv6(address):
        return None
    return Term(f"<{text}>") if text.isascii() or all(char.isascii() or _allowed(char) for char in text) else None


def _is_ipv6(address: str) -> bool:
    from ipaddress import AddressValueError, IPv6Address  # noqa: PLC0415 - hardly any IRI has one

    try:
        IPv6Address(address)
    except AddressValueError:
        return False
    return True


def local_part(iri: Term, base: str) -> str | None:
    """What `mint` was given for the local part, or None when the IRI does not start with the base."""
    return unquote(iri[1 + len(base) : -1]) if iri.startswith("<" + base) else None


def expand(curie: str) -> Term:
    """The IRI of a CURIE with one of our prefixes.

    Raises:
        KeyError: the prefix is not in `PREFIXES`.

    >>> expand("dcterms:identifier")
    '<http://purl.org/dc/terms/identifier>'
    """
    prefix, _, local = curie.partition(":")
    return Term(f"<{PREFIXES[prefix]}{local}>")
