"""Every IRI that is written is legal for every reader; what cannot be one is a finding at its value."""

from __future__ import annotations

import shutil
from random import Random
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from fuzz import iris
from tests.conftest import skip
from wp2rdf import UsageError, convert
from wp2rdf.converting.options import Options
from wp2rdf.rdf import iri
from wp2rdf.server.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = 6000
"""Random texts here; `make fuzz` asks with a million."""

ILLEGAL = (
    *("https://a.example/#b#c", "https://a.example/[b]", "https://a.example/?[", "https://a.example:\u0663/"),
    *(
        "https://[::1/",
        "https://[1:2]/",
        "https://a.example:99999999/",
        "https://a.example/%zz",
        "https://a b.example/",
    ),
    *("https://a.example/{b}", "https://a.example/b\\c", "https://a.example/\u00a0b", "https://a.example/\ufdd0"),
    *("https://a.example/../b", "https://a.example/b/.", "https://a.example/\U000f0000", "https://a.example/\u202eb"),
)


@pytest.mark.filterwarnings("ignore::UserWarning:rdflib.*")
def test_what_every_function_makes_is_legal_for_every_reader() -> None:
    if not shutil.which("rapper"):
        skip("rapper is not installed: apt-get install raptor2-utils")
    found = iris.checked(Random(19), TEXTS)
    assert found["texts"] == TEXTS
    assert len(found) == 7
    assert all(number > TEXTS for reader, number in found.items() if reader != "texts")


@pytest.mark.parametrize("text", ILLEGAL)
def test_what_is_no_iri_is_refused(text: str) -> None:
    assert iri.url(text) is None
    assert iri.absolute(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("https://[::1]:8080/a", "http://[2001:db8::7]/", "https://[::ffff:192.0.2.1]/", "https://a.example?b#c"),
        *(
            "https://a.example:/",
            "https://ü.example/é?ö=ü&x=[".rstrip("["),
            "ftp://a.example/;type=a",
            "https://a.example//b",
        ),
        "https://a.example/.well-known/x...y",
    ],
)
def test_what_is_an_iri_is_written_as_it_is(text: str) -> None:
    assert iri.url(text) == f"<{text}>"
    assert iri.absolute(text) == f"<{text}>"


def test_a_dump_is_named_so_that_its_parts_have_names() -> None:
    for name in ("https://a.example:80", "https://[::1]", "https://a.example/#b#c"):
        with pytest.raises(UsageError, match="dataset IRI"):
            Options(dataset_iri=name)
    assert Options(dataset_iri="https://a.example/#b").dataset_iri == "https://a.example/#b"


def test_a_server_is_known_by_an_address_that_others_can_begin_with(tmp_path: Path) -> None:
    for address in ("https://a.example/#b", "https://a.example/?b"):
        with pytest.raises(UsageError, match="host and a path"):
            Settings(store=tmp_path, base_url=address)


FIELDS = """---
annotations:
- id: 'BAD'
  parent: 'BAD'
  type: 'BAD'
  value: 'BAD'
authors:
- 'BAD'
citedin:
- link: 'BAD'
  title: 'BAD'
- link: PMC9000001
  archived: 'BAD'
communities:
- 'BAD'
last-edited: 'BAD'
ndex: 'BAD'
organisms:
- 'BAD'
redirect_from:
- 'BAD'
- '/BAD'
revision: 'BAD'
schema-jsonld:
- '@context': https://schema.org/
  '@id': 'BAD'
- '@context': https://schema.org/
  '@id': 'https://a.example/good'
  license: 'BAD'
  url: {'@id': 'BAD'}
  'BAD': 1
seo: 'BAD'
title: 'BAD'
wpid: WP7
---
"""
COMMUNITY = """---
community-tag: C
curationrepo: 'BAD'
logo: 'BAD'
logo-link: 'BAD'
redirect_from: ['BAD']
---
"""


@pytest.mark.parametrize("text", [*ILLEGAL, "http://[", "'"])
def test_a_bad_address_in_any_field_is_a_finding_and_the_dump_is_whole(text: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("_pathways", "_data", "_authors", "_communities"):
        (site / name).mkdir(parents=True)
    bad = text.replace("'", "''")
    (site / "_pathways" / "WP7.md").write_text(FIELDS.replace("BAD", bad), encoding="utf-8")
    (site / "_data" / "WP7-bibliography.tsv").write_text(
        "ID\tDatabase\tCitation\n" + "".join(f"{text}\t{name}\tx\n" for name in ("URL", "DOI", "Pubmed")),
        encoding="utf-8",
    )
    keys = ("website", "github", "orcid", "linkedin", "googlescholar", "wikidata", "twitter", "mastodon-url")
    (site / "_authors" / "a.md").write_text(
        f"---\nusername: '{bad}'\n{''.join(f'{key}: {chr(39)}{bad}{chr(39)}{chr(10)}' for key in keys)}---\n",
        encoding="utf-8",
    )
    (site / "_communities" / "c.md").write_text(
        COMMUNITY.replace("BAD", bad),
        encoding="utf-8",
    )
    report = convert(site, tmp_path / "dump.nq")
    lines = list(pyoxigraph.parse(path=str(tmp_path / "dump.nq")))
    assert len(lines) > 100
    rules = {problem.rule for problem in report.problems}
    assert {"citedin-link", "citedin-archived", "redirect-malformed", "schema-id", "schema-key"} <= rules
    assert {"reference-id", "annotation-id", "seo-unknown", "ndex-malformed"} <= rules
