"""The schema.org block against a JSON-LD processor: the same statements."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

import wp2rdf
from tests.conftest import EXAMPLES, REAL_PAGES
from wp2rdf import mapping
from wp2rdf.mapping.context import Context
from wp2rdf.mapping.schema_org import schema_jsonld
from wp2rdf.model import Json, Pathway, Site
from wp2rdf.rdf.iri import CC0, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONTEXT: Json = {"@vocab": PREFIXES["schema"], "license": {"@type": "@vocab"}, "CC0": CC0[1:-1]}
"""What stands in for schema.org's own context, which would have to be fetched."""

BLOCKS: list[dict[str, Json]] = [
    {
        "@id": "https://e.org/a",
        "@type": "Dataset",
        "name": 'tab\t, line\nfeed, "quotes", \\ and \x7f',
        "license": "CC0",
    },
    {"@id": "https://e.org/a", "@type": ["Dataset", "CreativeWork"], "keywords": ["b", "a", "b", "é⁻", ""]},
    {"name": "its @id comes late", "@id": "https://e.org/a", "@type": "Dataset"},
    {"@id": "https://e.org/a", "version": 7, "n": -5, "big": 123456789012345678, "zero": 0, "yes": True, "no": False},
    {"@id": "https://e.org/a", "creator": {"@id": "https://e.org/b", "name": "B", "in": {"@id": "https://e.org/c"}}},
    {
        "@id": "https://e.org/a",
        "creator": [{"@id": "https://e.org/b", "n": [1, 2]}, "text", {"@id": "https://e.org/d"}],
    },
    {"@id": "https://e.org/a", "creator": {"@type": "Organization", "name": "WikiPathways"}, "after": "x"},
    {"@id": "https://e.org/ä", "license": "https://e.org/licence#1", "@type": "https://e.org/Kind"},
    {"@id": "https://e.org/a", "license": ["MIT", "CC0"], "nothing": None, "empty": [], "nulls": [None, "x"]},
    {"@id": "urn:uuid:0", "type": "a key", "id": "another", "value": "2026-01-01", "true": "true"},
]


def stated(record: Pathway) -> list[str]:
    """What the rule says, without the two statements that tie a block to the page."""
    ctx = Context(record, mapping.names_of(record), Site(), full=True, partner=False, problems=[])
    said = list(map(str, schema_jsonld(ctx)))
    ties = {"<https://schema.org/about>", "<https://schema.org/sameAs>"}
    return sorted(one for one in said if one.split(" ")[1] not in ties)


def processed(block: Mapping[str, Json]) -> list[str]:
    """What a JSON-LD processor reads."""
    text = json.dumps({**block, "@context": CONTEXT}, ensure_ascii=False)
    text = text.replace('{"@type": "Organization", "name": "WikiPathways"', ORGANISATION)
    quads = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD)
    written = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS) or b""
    return sorted(line.removesuffix(" .") for line in written.decode().split("\n")[:-1])


ORGANISATION = '{"@id": "https://www.wikipathways.org/", "@type": "Organization", "name": "WikiPathways"'
"""The one object that the rule names itself."""


def with_block(block: dict[str, Json]) -> Pathway:
    return Pathway("WP1.md", "WP1", lambda _path: (1, 1), schema_jsonld=({"@context": "https://schema.org/", **block},))


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_says_what_a_json_ld_processor_reads(block: dict[str, Json]) -> None:
    assert stated(with_block(block)) == processed(block) != []


def test_blocks_of_pages_say_what_a_json_ld_processor_reads() -> None:
    assert compared(EXAMPLES) == 10


def test_blocks_of_the_real_site_say_what_a_json_ld_processor_reads(real_site: Path) -> None:
    assert compared(real_site, every=5) == -(-REAL_PAGES // 5)


def compared(site: Path, every: int = 1) -> int:
    """Compares every so many of the pages that the rule finds no fault in; returns how many."""
    count = 0
    for path in sorted((site / "_pathways").iterdir())[::every]:
        try:
            record = wp2rdf.read(path)
        except wp2rdf.PageError:
            continue
        problems: list[wp2rdf.Problem] = []
        list(wp2rdf.triples(record, problems=problems))
        if len(record.schema_jsonld) == 1 and not any(one.rule.startswith("schema") for one in problems):
            assert stated(record) == processed(record.schema_jsonld[0]), path
            count += 1
    return count
