"""Twenty mistakes that curators make in pages, told by the command at their lines; none passes unseen."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.conftest import EXAMPLES
from wp2rdf.cli.command_line import main

if TYPE_CHECKING:
    from pathlib import Path

PAGE, OTHER, NODES, WORKS = (
    "_pathways/WP9001.md",
    "_pathways/WP9002.md",
    "_data/WP9001-datanodes.tsv",
    "_data/WP9001-bibliography.tsv",
)
ADA = "_authors/Ada Example.md"
LINK = "[the example handbook](https://example.org/handbook)"


class Mistake(NamedTuple):
    """What is written for what, and the rules of the findings; `▸` stands before the place of the first."""

    file: str
    old: str
    new: str
    rules: tuple[str, ...]


MISTAKES = {
    "wrong CURIE prefix": Mistake(
        NODES, "SLC2A2\tGeneProduct\tensembl:", "SLC2A2\tGeneProduct\t▸ensemb:", ("node-prefix",)
    ),
    "missing title": Mistake(
        PAGE,
        "seo: CreativeWork\ntitle: Glucose sensing in the example cell\n",
        "seo: CreativeWork\n",
        ("title-missing",),
    ),
    "missing title of a citing work": Mistake(
        PAGE,
        "- link: PMC9000001\n  title: An invented study of glucose sensing in example cells (2024)\n",
        "- ▸link: PMC9000001\n",
        ("citation-title",),
    ),
    "tab": Mistake(PAGE, "organisms:\n- Homo", "organisms:\n▸\t- Homo", ("yaml-syntax",)),
    "author twice": Mistake(PAGE, "- Dana Filler\n", "- Dana Filler\n- ▸Ada Example\n", ("author-twice",)),
    "unknown term": Mistake(PAGE, "PW:0000666", "▸PW:9999666", ("term-unknown",)),
    "ORCID check digit": Mistake(ADA, "0000-0002-1825-0097", "▸0000-0002-1825-0098", ("orcid-check-digit",)),
    "link without its end": Mistake(
        PAGE,
        f"also {LINK}\n  for the drawing conventions.\nlast",
        "also [the example handbook](https://example.org/handbook\n  for the drawing conventions.\nlast",
        ("description-link",),
    ),
    "link without a scheme": Mistake(
        PAGE,
        f"also {LINK}\n  for the drawing conventions.\nlast",
        "also [the example handbook](www.example.org/handbook)\n  for the drawing conventions.\nlast",
        ("description-link",),
    ),
    "link to a page that there is not": Mistake(
        PAGE,
        f"also {LINK}\n  for the drawing conventions.\nlast",
        "also [the handbook](https://www.wikipathways.org/pathways/WP77.html)\n  for the drawing conventions.\nlast",
        ("description-link",),
    ),
    "wrong organism": Mistake(PAGE, "- Homo sapiens", "- ▸Mus musculus", ("organism-contradicted",)),
    "malformed date": Mistake(PAGE, "last-edited: 2026-03-14", "last-edited: ▸14/03/2026", ("date-malformed",)),
    "swapped columns": Mistake(NODES, "\tEnsembl\tNCBI gene\t", "\t▸NCBI gene\tEnsembl\t", ("columns-swapped",)),
    "swapped cells": Mistake(
        NODES,
        "\tensembl:ENSG00000163581\tncbigene:6514\t",
        "\t▸ncbigene:6514\tensembl:ENSG00000163581\t",
        ("cells-swapped",),
    ),
    "gene mapped to another symbol": Mistake(
        NODES,
        'ABCC8\tGeneProduct\tuniprot:Q09428\t""\tensembl:ENSG00000006071\tncbigene:6833\thgnc.symbol:ABCC8',
        '▸SLC2A2\tGeneProduct\tuniprot:Q09428\t""\tensembl:ENSG00000006071\tncbigene:6833\thgnc.symbol:ABCC8',
        ("label-other-gene",),
    ),
    "wrong wpid": Mistake(PAGE, "\nwpid: WP9001", "\nwpid: ▸WP90010", ("page-name",)),
    "community without page": Mistake(PAGE, "- ExampleCare", "- ▸ExampleCar", ("community-without-page",)),
    "DOI with a trailing dot": Mistake(
        WORKS, "10.5555/ref.2021.7\tDOI", "▸10.5555/ref.2021.7.\tDOI", ("publication-doi-end",)
    ),
    "PubMed id with a letter": Mistake(WORKS, "10000001\tPubmed", "▸1000000l\tPubmed", ("reference-id",)),
    "empty description": Mistake(
        OTHER,
        "description: A second clean page, in another organism, with another description.\nlast",
        "description: ''\nlast",
        ("description-missing",),
    ),
    "doubled key": Mistake(
        PAGE,
        "title: Glucose sensing in the example cell\nwpid",
        "title: Glucose\n▸title: Glucose sensing in the example cell\nwpid",
        ("key-duplicate",),
    ),
    "nested list": Mistake(PAGE, "authors:\n- Ada Example\n", "authors:\n- ▸- Ada Example\n", ("value-type",)),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the example site."""
    return shutil.copytree(EXAMPLES, tmp_path / "site")


def told(site: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> list[dict[str, Any]]:
    code = main(["validate", str(site), "--format", "json", "--fail-on", "never", "--jobs", "1", "-q"])
    out = capfdbinary.readouterr().out
    assert code == 0
    found: list[dict[str, Any]] = json.loads(out)["findings"]
    return found


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_what_to_do(site: Path, name: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    mistake = MISTAKES[name]
    before = {(one["file"], one["rule"], one["message"]) for one in told(site, capfdbinary)}
    text = (site / mistake.file).read_bytes().decode()
    assert text.count(mistake.old) == 1
    text = text.replace(mistake.old, mistake.new)
    start = text.find("▸")
    (site / mistake.file).write_bytes(text.replace("▸", "").encode())
    found = told(site, capfdbinary)
    new = [one for one in found if (one["file"], one["rule"], one["message"]) not in before]
    of_rule = [one for one in new if one["rule"] in mistake.rules and one["file"] == mistake.file]
    assert len(of_rule) == 1, [(one["rule"], one["message"]) for one in new]
    assert all(one["help"] for one in new)
    if start >= 0:
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        assert (of_rule[0]["line"], of_rule[0]["column"]) == (line, column)


def test_three_broken_links_are_three_findings(site: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text = (site / OTHER).read_text(encoding="utf-8")
    links = (
        "[a](www.example.org/a) and [b](htp://example.org/b) and [c](https://www.wikipathways.org/pathways/WP77.html)"
    )
    (site / OTHER).write_text(text.replace("with another description.\nlast", f"with {links}.\nlast"), encoding="utf-8")
    found = [one for one in told(site, capfdbinary) if one["file"] == OTHER and one["rule"] == "description-link"]
    assert len(found) == 3


def test_crlf_with_a_byte_order_mark_is_no_finding(site: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    before = told(site, capfdbinary)
    for name in (PAGE, OTHER, NODES, WORKS):
        data = (site / name).read_bytes()
        assert b"\r" not in data
        (site / name).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert told(site, capfdbinary) == before


def test_the_list_is_that_of_the_twenty() -> None:
    assert len(MISTAKES) == 22  # the three broken links and the two missing titles are one each; CRLF stands apart
