"""What is taken out of running text, and what a finding says of it."""

from __future__ import annotations

import pytest

from wp2rdf import text
from wp2rdf.errors import Problem


@pytest.mark.parametrize(
    "address",
    [
        "a@example.org", "first.last+tag@sub.example.co.uk", "mkutmon[AT]example.com", "mkutmon (at) example.com",
        "a_b-c@ex-ample.org", "a&commat;example.org", "a\uff20example.org", "a&#64;example.org", "a%40example.org",
        "jürgen@müller.example", "ann.lee at example dot org", "ann @ example.org",
        "ann at lab dot example dot ac dot uk",
        "ann [at] example [dot] org", "ann(at)example(dot)org", "ANN AT EXAMPLE DOT COM", "ann@example dot org",
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
        "look at a dot in the figure",
        "the value at point dot product",
        "phosphorylated at Ser473. Dot blot",
        "follow @example.org",
        "score at 3 dot 5",
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


def test_a_finding_is_one_line_of_bounded_length() -> None:
    said = str(Problem("a.tsv", 1, 2, "table-header", "unknown header: a\nb\x1b[31m\u2028" + "x" * 5_000))
    assert said.startswith("a.tsv:1:2: warning: unknown header: a b [31m xxx")
    assert said.endswith("… [table-header]")
    assert len(said) < 400
    assert len(said.splitlines()) == 1
