"""Text of the data on a page: what is meant for readers is kept, and nothing in it can run, load or lead astray."""

from __future__ import annotations

import json
import re
import sys

import pytest

from wp2rdf.server import chart, markup

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math href='javascript:alert(1)'>x</math>",
    "<iframe src='https://evil.example/'></iframe>",
    "<object data='https://evil.example/'></object>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='//evil.example/'>x</a>",
    "<a href='https://example.org/' onclick='alert(1)' style='position:fixed' target='_top'>x</a>",
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//evil.example)",
    "[x](/queries/x)",
    "![x](https://evil.example/pixel.png)",
    "<javascript:alert(1)>",
    "<b onmouseover=alert(1)>x</b>",
    "<style>body{display:none}</style>",
    "<form action='https://evil.example/'><input name=x></form>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<!-- --><!--><img src=x onerror=alert(1)>-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "</section></main><script>alert(1)</script>",
    "<a title='</a><img src=x onerror=alert(1)>'>x</a>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
]
"""What an author could write into a description."""

_ALLOWED = re.compile(
    r'<(?:/?(?:b|blockquote|br|code|em|i|li|ol|p|strong|sub|sup|ul)|/a|a(?: href="(?:https?://[^"<>\s]+|/pathways/WP\d+)")?'
    r' rel="nofollow noopener")>'
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("shown", [markup.described, markup.told])
def test_nothing_in_a_text_runs_or_loads(text: str, shown: object) -> None:
    assert callable(shown)
    html = str(shown(f"before {text} after"))
    assert "before" in html
    left = _ALLOWED.sub("", html)
    assert "<" not in left, html
    for address in re.findall(r'href="([^"]*)"', html):
        assert address.startswith(("https://", "http://", "/pathways/")), html


@pytest.mark.parametrize("text", HOSTILE)
def test_a_summary_has_no_markup_that_a_template_would_not_escape(text: str) -> None:
    assert type(markup.plain(text)) is str


def test_what_scientists_write_is_kept() -> None:
    text = "The <i>TP53</i> gene, Ca<sup>2+</sup>, p53* and a_b_c; see [the atlas](https://example.org/a_(b)) &delta;."
    shown = markup.described(text)
    assert "<i>TP53</i>" in shown
    assert "Ca<sup>2+</sup>" in shown
    assert "p53* and a_b_c" in shown
    assert '<a href="https://example.org/a_(b)" rel="nofollow noopener">the atlas</a> δ.' in shown
    assert markup.plain(text) == "The TP53 gene, Ca2+, p53* and a_b_c; see the atlas δ."


def test_whole_addresses_become_links_and_other_words_do_not() -> None:
    shown = markup.described("From http://example.org/x. By p53.it, www.example.org and a.b@example.org")
    assert re.findall(r'href="([^"]*)"', shown) == ["http://example.org/x"]
    assert "http://example.org/x</a>. By p53.it, www.example.org" in shown


def test_a_link_to_a_pathway_stays_on_this_server() -> None:
    shown = markup.described("[the other](https://www.wikipathways.org/pathways/WP9002.html)")
    assert '<a href="/pathways/WP9002"' in shown


def test_a_path_is_one_of_the_official_site() -> None:
    assert 'href="https://www.wikipathways.org/about"' in markup.told("[about](/about)")


def test_communities_write_markdown() -> None:
    shown = markup.told("# About\n\n- **one**\n- two")
    assert "<strong>one</strong>" in shown
    assert "<li>" in shown
    assert "<h1>" not in shown


def test_an_address_ends_where_its_sentence_goes_on() -> None:
    text = (
        "(see HTTPS://e.org/a_(b)), [https://e.org/c], http://, 'http://d'. <a href='https://e.org/'>https://e.org/</a>"
    )
    found = re.findall(r'href="([^"]*)"', markup.described(text))
    assert found == ["HTTPS://e.org/a_(b)", "https://e.org/c", "http://d", "https://e.org/"]
    assert re.findall(r'href="([^"]*)"', markup.told("**https://e.org/x** http://" + "a" * 5_000)) == [
        "https://e.org/x"
    ]


COSTLY = [
    "://", "http://a", "http://a ", "http://a(", "[", "![[", "[a](", '[a](b "', "[a](<", "[a][", "[a]: b\n", "[[]", "<",
    "<!--", "<?", "<![CDATA[", '<a b="', "<b>", "<b><p>", "&", "&amp;", "*", "*a **b ", "_a", "`", "`` ", "> ", "- ",
    "- a\n", "1. a\n", "\\[", "a", "](", "[](", "[a](http://x) ", "#", "~", "===\n", "<div>\n", "<ul><li>",
    "<table><b>", "\n\n", "[x]: 'a\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", COSTLY)
def test_no_text_holds_the_server_up(piece: str) -> None:
    """The steps of Python are counted, since time is that of the machine."""
    dense = piece * (100_000 // len(piece))
    sparse = f"{'word ' * 4}{piece}" * 400
    steps = 0

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal steps
        steps += 1

    for text in (dense, sparse):
        for shown in (markup.described, markup.told, markup.plain):
            steps = 0
            sys.setprofile(count)
            try:
                shown(text)
            finally:
                sys.setprofile(None)
            assert steps < 500_000


def test_a_text_of_more_markup_than_text_is_shown_as_it_is() -> None:
    text = "<b>a</b> & [b](https://example.org/) " * 200
    assert str(markup.described(text)).startswith("<p>&lt;b&gt;a&lt;/b&gt; &amp; [b](https://example.org/)")
    assert markup.plain(text).startswith("<b>a</b> & [b](https://example.org/) <b>")


@pytest.mark.parametrize("piece", ["[", "![[", "[a](", "<", "&", "*a_", "`", "<b>", "> ", "- ", "http://", "[x](<"])
def test_a_very_long_text_is_cut(piece: str) -> None:
    text = "start " + piece * (200_000 // len(piece)) + " end"
    for shown in (markup.described, markup.told, markup.plain):
        html = str(shown(text))
        assert "start" in html
        assert "end" not in html


@pytest.mark.parametrize("text", [*HOSTILE, "</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028"])
def test_json_in_a_page_ends_where_its_element_ends(text: str) -> None:
    document = {"name": text, "nested": [{text: text}]}
    written = str(markup.in_script(document))
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == document


def test_a_chart_has_a_column_a_year_and_says_so_in_words() -> None:
    drawn = chart.by_year({2021: 3, 2024: 1}, label='Works <that> "cite"')
    assert drawn.count("<rect") == 4
    assert "2021: 3, 2024: 1" in drawn
    assert "<that>" not in drawn
    assert chart.by_year({}, label="none") == ""
    assert chart.by_year({1: 1, 2024: 1}, label="far apart").count("<rect") == 40
