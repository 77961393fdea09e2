"""IRIs and literals: legal for every reader, and what they were made of comes back."""

from __future__ import annotations

import doctest
import importlib
import unicodedata

import pyoxigraph
import pytest

from wp2rdf.rdf import iri, terms


@pytest.mark.parametrize("module", ["rdf.iri", "rdf.terms", "text"])
def test_examples_in_docstrings(module: str) -> None:
    result = doctest.testmod(importlib.import_module(f"wp2rdf.{module}"))
    assert result.failed == 0
    assert result.attempted > 0


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("IL6", "IL6"),
        ("a b", "a%20b"),
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("100%", "100%25"),
        ('<>"{}|\\^`', "%3C%3E%22%7B%7D%7C%5C%5E%60"),
        ("[1]", "%5B1%5D"),
        ("Müller", "Müller"),
        ("a\u00a0b", "a%C2%A0b"),
        ("a\u200bb", "a%E2%80%8Bb"),
        ("a\ue000", "a%EE%80%80"),
        ("a\nb\x07", "a%0Ab%07"),
        ("\U0001f9ec", "\U0001f9ec"),
    ],
)
def test_minted_iris_are_legal_and_come_back(local: str, expected: str) -> None:
    minted = iri.mint("https://example.org/", local)
    assert minted == f"<https://example.org/{expected}>"
    assert iri.local_part(minted, "https://example.org/") == local
    pyoxigraph.NamedNode(minted[1:-1])


@pytest.mark.parametrize("local", ["", ".", "..", "\ud800", "joe@example.org", "a [e-mail removed] b"])
def test_what_makes_no_iri_is_refused(local: str) -> None:
    assert iri.mint("https://example.org/", local) is None


def test_no_character_makes_a_broken_iri() -> None:
    for code in (*range(0x3000), *range(0xD700, 0xE100), *range(0xF000, 0x10010), 0x1FFFE, 0xE0001, 0x10FFFF):
        minted = iri.mint("https://example.org/", f"a{chr(code)}b")
        if minted is None:
            assert 0xD800 <= code <= 0xDFFF
            continue
        pyoxigraph.NamedNode(minted[1:-1])
        for char in minted:
            assert unicodedata.category(char)[0] != "Z"
            assert unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org", "http://example.org:8080/a/b?c=d&e=%20#f", "https://social.example.org/@ada",
        "https://example.org/ü",
    ],
)  # fmt: skip
def test_addresses_stay_as_they_are(address: str) -> None:
    assert iri.url(address) == f"<{address}>"
    pyoxigraph.NamedNode(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "www.example.org", "mailto:a@example.org", "javascript:alert(1)", "https://", "https:///a", "https://a b/",
        "https://example.org/a b", "https://example.org/100%", "https://example.org/%zz", "https://exa<mple.org",
        "https://example.org/[1]", "https://user@example.org/", "https://example.org/\u00a0", "https://example.org/\u200b",
        "https://example.org/?to=a.b@example.org", "https://example.org/a\n", "https://example.org:port/", " https://a.org",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    assert iri.url(address) is None


@pytest.mark.parametrize(
    "value", ["", "plain", 'a "b" \\ c', "line\nfeed\r\n\ttab", "\x7f", "é\u2028\U0001f9ec", "\\u0041"]
)
def test_literals_are_what_another_parser_reads(value: str) -> None:
    for made in (terms.plain(value), terms.tagged(value, "EN"), terms.typed(value, iri.known("https://example.org/t"))):
        [quad] = pyoxigraph.parse(f"<urn:a> <urn:b> {made} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
        assert isinstance(quad.object, pyoxigraph.Literal)
        assert quad.object.value == value == terms.lexical(made)
        assert str(quad.object) == made, "the form that pyoxigraph writes itself"


def test_every_literal_of_one_character() -> None:
    for code in (*range(0x300), 0x2028, 0x2029, 0xFEFF):
        made = terms.plain(chr(code))
        [quad] = pyoxigraph.parse(f"<urn:a> <urn:b> {made} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
        assert isinstance(quad.object, pyoxigraph.Literal)
        assert quad.object.value == chr(code)
