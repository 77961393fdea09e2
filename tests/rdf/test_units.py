"""The parts that others stand on: IRIs, terms, texts, tables, positions."""

from __future__ import annotations

import doctest
import importlib
import unicodedata

import pyoxigraph
import pytest

from wp2rdf import text
from wp2rdf.errors import Problem
from wp2rdf.rdf import iri, terms
from wp2rdf.reading import tables
from wp2rdf.reading.frontmatter import FrontMatter


@pytest.mark.parametrize("module", ["iri", "terms", "text"])
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


@pytest.mark.parametrize(
    "address",
    [
        "a@example.org", "first.last+tag@sub.example.co.uk", "mkutmon[AT]example.com", "mkutmon (at) example.com",
        "a_b-c@ex-ample.org", "a&commat;example.org", "a\uff20example.org", "a&#64;example.org", "a%40example.org",
        "jürgen@müller.example",
    ],
)  # fmt: skip
def test_mail_addresses_are_removed(address: str) -> None:
    for around in ("{}", "Write to {}.", "<{}>", "mailto:{}?subject=x", "({}),"):
        cleaned, rules = text.clean(around.format(address))
        assert rules == ("e-mail",), around
        assert text.REMOVED in cleaned
        assert "example" not in cleaned.replace(text.REMOVED, "")
        assert not text.is_clean(around.format(address).encode())


def test_a_mail_address_in_a_link_takes_no_more_than_itself() -> None:
    assert text.clean("see https://x.org/~a@b.cc/ and on") == (
        "see https://x.org/~[e-mail removed]/ and on",
        ("e-mail",),
    )


@pytest.mark.parametrize(
    "words",
    [
        "[Proteolysis@23-667,749-1663]",
        "5 @ 3",
        "@context",
        "that (at) night",
        "a@b",
        "https://social.org/@egon",
        "p(at)h",
    ],
)
def test_what_is_no_mail_address_stays(words: str) -> None:
    assert text.clean(words) == (words, ())


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        (
            'A. <a href="x" target="_blank" class="external" rel="nofollow">P</a> <a class=external href=y>D</a>',
            "A.",
        ),
        ('A <a href="x">kept</a> word', "A kept word"),
        ("A &lt;b&gt; &amp; &eacute;", "A <b> & é"),
        ("p < 0.05 and q > 3", "p < 0.05 and q > 3"),
        ("<scp>L</scp>-Canavanine", "L-Canavanine"),
        ('<a href="x" class="external">only</a>', ""),
    ],
)
def test_citations_become_plain_text(markup: str, plain: str) -> None:
    assert text.citation(markup) == plain


def test_positions_of_cells() -> None:
    content = 'A\tB\tC\n"a\tb"\t"two\nlines"\tc\n\né\t\t"x\r y"\n'
    table = tables.parse(content, "t.tsv")
    assert table.header == ("A", "B", "C")
    assert [row for _, row in table.rows] == [["a\tb", "two\nlines", "c"], ["é", "", "x\r y"]]
    assert [line for line, _ in table.rows] == [2, 5]
    assert [table.locate(2, cell) for cell in range(3)] == [(2, 1), (2, 7), (3, 8)]
    assert [table.locate(5, cell) for cell in range(3)] == [(5, 1), (5, 3), (5, 4)]
    assert table.problems == ()


def test_a_row_that_cannot_be_read_costs_only_itself() -> None:
    table = tables.parse("A\tB\n1\t2\nlone\rreturn\t3\n4\t5\n", "t.tsv")
    assert [row for _, row in table.rows] == [["1", "2"], ["4", "5"]]
    assert [(problem.line, problem.rule) for problem in table.problems] == [(3, "table-row")]
    table = tables.parse('A\tB\n1\t"' + "x" * 200_000 + "\n", "t.tsv")
    assert [problem.rule for problem in table.problems] == ["table-row"]
    assert tables.parse("", "t.tsv").header == ()
    assert tables.parse("\nA\tB\n\n1\t2\n", "t.tsv")[:2] == (("A", "B"), ((4, ["1", "2"]),))


def test_a_finding_is_one_line_of_bounded_length() -> None:
    said = str(Problem("a.tsv", 1, 2, "table-header", "unknown header: a\nb\x1b[31m\u2028" + "x" * 5_000))
    assert said.startswith("a.tsv:1:2: warning: unknown header: a b [31m xxx")
    assert said.endswith("… [table-header]")
    assert len(said) < 400
    assert len(said.splitlines()) == 1


def test_line_ends_of_every_kind() -> None:
    for end in ("\n", "\r\n"):
        front = FrontMatter(f"---{end}a: b{end}c:{end}- d{end}- e{end}---{end}", "page.md")
        assert front.data == {"a": "b", "c": ["d", "e"]}
        assert front.position(("c", 1)) == (5, 3)
        table = tables.parse(f"A\tB{end}1\t2{end}", "t.tsv")
        assert [row for _, row in table.rows] == [["1", "2"]]


def test_scalars_keep_the_text_that_the_page_has() -> None:
    front = FrontMatter("---\na: 007\nb: 1e3\nc: NO\nd: 2020-01-01\ne: ~\nf: null\ng: ''\nh: 'null'\ni:\n---\n", "p")
    assert front.data == {
        "a": "007", "b": "1e3", "c": "NO", "d": "2020-01-01", "e": None, "f": None, "g": "", "h": "null", "i": None
    }  # fmt: skip


def test_lines_are_counted_as_git_counts_them() -> None:
    front = FrontMatter("---\na: 'x\u2028y'\nb: z\nc: d\n---\n", "p")
    assert front.position(("c",)) == (4, 4)


def test_places_are_the_positions_of_all_values() -> None:
    front = FrontMatter("---\na:\n- b: c\n  d:\ne: [f, g]\n---\n", "p")
    assert front.places() == {
        (): (1, 1), ("a",): (3, 1), ("a", 0): (3, 3), ("a", 0, "b"): (3, 6), ("a", 0, "d"): (4, 3),
        ("e",): (5, 4), ("e", 0): (5, 5), ("e", 1): (5, 8),
    }  # fmt: skip


def test_a_cell_is_found_behind_a_quoted_one_that_holds_quotes_and_a_tab() -> None:
    table = tables.parse('A\tB\n"x ""y""\tz"\tb\nc\td\n', "t.tsv")
    assert table.rows == ((2, ['x "y"\tz', "b"]), (3, ["c", "d"]))
    assert [table.locate(2, 1), table.locate(3, 0), table.locate(3, 1)] == [(2, 13), (3, 1), (3, 3)]
