"""A page that cannot be read gives one finding, and the rest of the site is converted."""

from __future__ import annotations

import gzip
import os
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.conftest import EXAMPLES, Run, skip

if TYPE_CHECKING:
    from pathlib import Path

BOMB = "---\nwpid: WP9999\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
)

UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty file": (b"", "1:1: error: no front matter: the first line is not '---' [front-matter-missing]"),
    "no front matter": (
        b"# Title\n\ntext\n",
        "1:1: error: no front matter: the first line is not '---' [front-matter-missing]",
    ),
    "not closed": (
        b"---\nwpid: WP9999\n",
        "1:1: error: front matter is not closed by a line '---' [front-matter-unclosed]",
    ),
    "broken YAML": (b"---\nwpid: WP9999\ntitle: 'open\n---\n", "[yaml-syntax]"),
    "tab as indentation": (b"---\nwpid: WP9999\nauthors:\n\t- A\n---\n", "4:1: error: not YAML:"),
    "control character": (
        b"---\nwpid: WP9999\ntitle: a\x07b\n---\n",
        "3:9: error: not YAML: character U+0007 is not allowed",
    ),
    "list for a mapping": (b"---\n- a\n---\n", "2:1: error: front matter is not a mapping"),
    "empty front matter": (b"---\n---\n", "[page-not-mapping]"),
    "not UTF-8": (b"---\nwpid: WP9999\ntitle: caf\xe9\n---\n", "3:11: error: not UTF-8: byte 0xe9 [page-encoding]"),
    "gzip": (gzip.compress(b"---\n---\n", mtime=0), "1:2: error: compressed (gzip): unpack it first [page-encoding]"),
    "UTF-16": ("---\nwpid: WP9999\n---\n".encode("utf-16"), "1:1: error: not UTF-8: byte 0xff [page-encoding]"),
    "no wpid": (b"---\ntitle: A\n---\n", "2:1: error: no wpid [wpid-missing]"),
    "null wpid": (b"---\ntitle: A\nwpid: ~\n---\n", "3:7: error: no wpid [wpid-missing]"),
    "malformed wpid": (b"---\nwpid: '9999'\n---\n", "2:7: error: wpid '9999' is not WP and a number [wpid-malformed]"),
    "wpid with a leading zero": (b"---\nwpid: WP0364\n---\n", "[wpid-malformed]"),
    "wpid beyond all numbers": (b"---\nwpid: WP" + b"1" * 5000 + b"\n---\n", "[wpid-malformed]"),
    "wpid as a list": (b"---\nwpid: [WP9999]\n---\n", "[wpid-missing]"),
    "an object of Python": (b"---\nwpid: !!python/object/apply:os.system ['true']\n---\n", "2:7: error: tag"),
    "a mapping as a key": (b"---\nwpid: WP9999\n? {a: b}\n: c\n---\n", "3:3: error: a key is not a single value"),
    "YAML bomb": (f"{BOMB}---\n".encode(), "[yaml-bomb]"),
    "alias of itself": (b"---\nwpid: WP9999\na: &a [*a]\n---\n", "[yaml-bomb]"),
    "deep flow nesting": (b"---\nwpid: WP9999\na: " + b"[" * 200_000 + b"]" * 200_000 + b"\n---\n", "[yaml-bomb]"),
    "deep block nesting": (b"---\nwpid: WP9999\na:\n" + b"- " * 200_000 + b"x\n---\n", "[yaml-bomb]"),
    "deep indentation": (
        b"---\nwpid: WP9999\n" + b"".join(b" " * n + b"a:\n" for n in range(2000)) + b"---\n",
        "[yaml-bomb]",
    ),
    "unknown anchor": (b"---\nwpid: WP9999\na: *nowhere\n---\n", "3:4: error: not YAML: found undefined alias"),
    "100 MB": (b"---\nwpid: WP9999\ntitle: " + b"x" * 100_000_000 + b"\n---\n", "[page-too-large]"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_one_finding_and_the_rest_converts(run: Run, small_site: Path, name: str) -> None:
    content, expected = UNREADABLE[name]
    clean = run("convert", small_site, "-f", "nquads")
    assert (clean.code, clean.findings) == (0, [])
    bad = small_site / "_pathways" / "WP9999.md"
    bad.write_bytes(content)
    done = run("convert", small_site, "-f", "nquads")
    assert len(done.findings) == 1, done.err
    assert done.findings[0].startswith(f"{bad}:")
    assert expected in done.findings[0]
    assert ": error: " in done.findings[0]
    assert done.code == 1
    assert done.out == clean.out
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", UNREADABLE)
def test_alone_it_raises_and_writes_nothing(run: Run, tmp_path: Path, name: str) -> None:
    content, expected = UNREADABLE[name]
    page = tmp_path / "WP9999.md"
    page.write_bytes(content)
    with pytest.raises(wp2rdf.PageError) as caught:
        wp2rdf.read(page)
    assert expected in str(caught.value)
    output = tmp_path / "out.ttl"
    output.write_text("the earlier output")
    done = run("convert", page, "-o", output)
    assert done.code == 1
    assert output.read_text() == "the earlier output"


def test_a_page_that_is_a_folder(run: Run, small_site: Path) -> None:
    (small_site / "_pathways" / "WP9999.md").mkdir()
    done = run("convert", small_site, "-f", "nquads")
    assert len(done.findings) == 1
    assert "[page-unreadable]" in done.findings[0]
    assert done.code == 1


def test_a_name_that_is_not_utf_8(run: Run, small_site: Path, clean_page: str, tmp_path: Path) -> None:
    name = os.fsencode(small_site / "_pathways") + b"/WP9\xff.md"
    try:
        with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - no text is its name
            file.write(clean_page.replace("WP9001", "WP9003"))
    except OSError:
        skip("this file system has no such names")
    said = r"_pathways/WP9\udcff.md:1:1: error: the name of the file is not UTF-8 [page-unreadable]"
    done = run("convert", small_site, "-o", tmp_path / "site.nq")
    assert done.code == 1
    assert [line.rpartition("/small/")[2] for line in done.findings] == [said]
    for _ in range(2):
        built = run("build", small_site, "-o", tmp_path / "build")
        assert built.code == 1
        assert "internal error" not in built.err
    assert "nothing has changed" in built.err
    assert (tmp_path / "build" / "site.nq").read_bytes() == (tmp_path / "site.nq").read_bytes()


def test_a_page_without_an_extension(run: Run, small_site: Path, tmp_path: Path) -> None:
    page = tmp_path / "WP9001"
    page.write_bytes((small_site / "_pathways" / "WP9001.md").read_bytes())
    assert run("convert", page).findings == []


def test_two_pages_with_one_wpid(run: Run, small_site: Path, clean_page: str) -> None:
    (small_site / "_pathways" / "WP9001-copy.md").write_text(clean_page.replace("Glucose sensing", "A copy of sensing"))
    done = run("convert", small_site, "-f", "nquads")
    assert [line[line.rindex("[") :] for line in done.findings] == ["[page-name]", "[wpid-duplicate]"]
    assert done.code == 1
    # `-` sorts before `.`: the copy comes first in path order, and is the one written
    assert b"A copy of sensing" in done.out
    assert b'"Glucose sensing' not in done.out


def test_strict_counts_warnings(run: Run, tmp_path: Path) -> None:
    page = EXAMPLES / "_pathways" / "WP9103.md"
    assert run("convert", page, "-o", tmp_path / "a.ttl").code == 0
    assert run("convert", page, "-o", tmp_path / "b.ttl", "--strict").code == 1
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("title: Glucose sensing in the example cell\n", "", ["title-missing"]),
        ("title: Glucose sensing in the example cell\n", "title: [a, b]\n", ["value-type", "title-missing"]),
        (
            "title: Glucose sensing in the example cell\n",
            'title: "\\ufffe\\uffff"\n',
            ["control-character", "title-missing"],
        ),
        ("seo: CreativeWork\n", "seo: CreativeWork\nseo: Dataset\n", ["key-duplicate"]),
        ("revision: r150001\n", "revision: 150001\n", ["revision-malformed"]),
        ("last-edited: 2026-03-14\n", "last-edited: 2026-02-30\n", ["date-malformed"]),
        ("- Ada Example\n", "- [Ada, Example]\n", ["value-type", "author-iri"]),
        ("- ExampleCare\n", "- ''\n- ExampleCare\n", []),
        ("- id: PW:0000666\n", "- wikidata: Q1\n  id: PW:0000666\n", ["key-unmapped"]),
        ("citedin:\n", "citedin:\n- PMC1\n", ["value-type"]),
        ("- link: PMC9000001\n", "- link: PMC9000001\n  title: Another\n- link: PMC9000001\n", ["citedin-conflict"]),
        ("'@context': https://schema.org/", "'@context': https://example.org/context", ["schema-context"]),
        ("'@type': Organization", "'@context': https://schema.org/\n    '@type': Organization", ["schema-context"]),
        ("  '@id': https://wikipathways.github.io/pathways/WP9001.html\n", "", ["schema-id"]),
        ("https://wikipathways.github.io/pathways/WP9001.html", "https://example.org/a\u00a0b", ["schema-id"]),
        ("'@context': https://schema.org/", "'@context': ['https://schema.org/']", ["schema-context"]),
        ("license: CC0", "'@graph':\n  - '@id': https://example.org/x\n    name: n\n  license: CC0", ["schema-key"]),
        ("license: CC0", "a/: 1\n  1a: 2\n  license: CC0", ["schema-key", "schema-key"]),
        ("license: CC0", "license: MIT License", ["schema-key"]),
        ("'@type': Dataset", "'@type': Data Set", ["schema-key"]),
        ("  - GCK", "  - [GCK]\n  - GCK", ["schema-key"]),
        ("wikipathways.github.io/pathways/WP9001", "www.wikipathways.org/pathways/WP9001", ["schema-id"]),
        ("- /instance/WP9001\n", "- https://www.wikipathways.org/instance/WP9001\n", ["redirect-malformed"]),
        ("- id: PW:0000666", "- id: pw:0000666", ["annotation-id"]),
        ("- Ada Example\n", "- '..'\n", ["author-iri"]),
        ("- Ada Example\n", "- joe @example.org\n", ["author-iri"]),
        ("parent: animal cell", "parent: an unknown cell", ["annotation-parent"]),
        ("archived: 10.5281/zenodo.9000001", "archived: on my disk", ["citedin-archived"]),
        ("wpid: WP9001\n---", "wpid: WP9001\n---\n\nSome words after it.\n", ["page-body"]),
    ],
)
def test_a_bad_value_is_left_out_with_a_finding(
    run: Run, tmp_path: Path, clean_page: str, old: str, new: str, rules: list[str]
) -> None:
    assert old in clean_page
    page = tmp_path / "WP9001.md"
    page.write_text(clean_page.replace(old, new, 1), encoding="utf-8")
    done = run("convert", page)
    found = [line[line.rindex("[") + 1 : -1] for line in done.findings]
    assert found == rules, done.err
    assert done.code == 0
    assert b"diabetes mellitus" in done.out


def test_a_long_word_before_a_mail_address_takes_no_time(run: Run, tmp_path: Path, clean_page: str) -> None:
    """It took minutes once: every letter was tried as the start of an address."""
    page = tmp_path / "WP9001.md"
    page.write_text(clean_page.replace("A made-up pathway", "x" * 200_000 + " a.a.a" * 10_000 + " b@example.org"))
    done = run("convert", page, "-f", "ntriples")
    assert [line[line.rindex("[") :] for line in done.findings] == ["[e-mail]", "[e-mail]"]
    assert b"b@example.org" not in done.out


def test_a_mail_address_that_markup_takes_apart(run: Run, tmp_path: Path, clean_page: str) -> None:
    (tmp_path / "WP9001.md").write_text(clean_page)
    table = "ID\tDatabase\tCitation\n1\tPubmed\tAsk joe<b>@</b>example.org or a&#64;example.org.\n"
    (tmp_path / "WP9001-bibliography.tsv").write_text(table)
    done = run("convert", tmp_path / "WP9001.md", "-f", "ntriples")
    assert b'"Ask [e-mail removed] or [e-mail removed]."' in done.out
    assert {line[line.rindex("[") :] for line in done.findings} == {"[e-mail]"}


def test_a_row_that_is_a_pathway_does_not_hide_the_page(tmp_path: Path, clean_page: str) -> None:
    (tmp_path / "WP9001.md").write_text(clean_page)
    (tmp_path / "WP9001-datanodes.tsv").write_text("Label\tType\tIdentifier\tComment\nA\tPathway\treactome:R-HSA-1\t\n")
    record = wp2rdf.read(tmp_path / "WP9001.md")
    quads = "".join(f"{s} {p} {o} .\n" for s, p, o in wp2rdf.triples(record))
    assert "identifiers.org/reactome/R-HSA-1" in quads
    assert wp2rdf.front_matter(quads)["wpid"] == "WP9001"


def test_a_key_of_an_author_page_that_is_a_field_of_ours_is_still_unknown(run: Run, small_site: Path) -> None:
    authors = small_site / "_authors"
    authors.mkdir()
    (authors / "Ada Example.md").write_text("---\nusername: Ada Example\nfile: a\nat: b\n---\n")
    done = run("convert", small_site, "-f", "nquads")
    rules = [line.partition(": ")[0].rpartition(".md")[2] + line[line.rindex("[") :] for line in done.findings]
    assert rules == [":3:1[key-unmapped]", ":4:1[key-unmapped]"]


def test_a_page_in_the_wrong_folder_is_not_lost_in_silence(run: Run, tmp_path: Path, clean_page: str) -> None:
    for name in ("WP9001/WP9001.md", "WP9001/notes.md", "WP2/WP3.md"):
        (tmp_path / "pathways" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pathways" / name).write_text(clean_page)
    done = run("convert", ".", "-f", "nquads", cwd=tmp_path)
    found = [line.partition(": in this")[0] for line in done.findings]
    assert found == ["pathways/WP2/WP3.md:1:1: info", "pathways/WP9001/notes.md:1:1: info"]
    assert done.code == 0


def test_each_identifier_of_a_cell_has_its_place(run: Run, tmp_path: Path, clean_page: str) -> None:
    (tmp_path / "WP9001.md").write_text(clean_page)
    table = tmp_path / "WP9001-datanodes.tsv"
    cell = "ensembl:a b;ensembl:E1; uniprot:P1;ensembl:"
    table.write_text(f"Label\tType\tIdentifier\tComment\tEnsembl\nA\tProtein\tncbigene:1\t\t{cell}\n")
    done = run("convert", tmp_path / "WP9001.md")
    assert [line.split(": ")[0] for line in done.findings] == [f"{table}:2:{column}" for column in (23, 47, 58)]


def test_positions_count_code_points(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "WP1.md"
    page.write_text(
        "---\ntitle: {\U0001f9ec é: 1}\nwpid: WP1\nseo: [é, \U0001f9ec\U0001f9ec, {a: b}]\n---", encoding="utf-8"
    )
    done = run("convert", page)
    assert any(line.startswith(f"{page}:2:8: warning:") for line in done.findings)
    table = tmp_path / "WP1-datanodes.tsv"
    table.write_text(
        'Label\tType\tIdentifier\tComment\n\U0001f9ecé\tProtein\tnothing:1\t\n"a\nb"\tProtein\tnothing:2\t\n',
        encoding="utf-8",
    )
    done = run("convert", page)
    found = {line.split(": ")[0] for line in done.findings if "node-prefix" in line}
    assert found == {f"{table}:2:12", f"{table}:4:12"}
