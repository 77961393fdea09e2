"""The pages of the real site."""

from __future__ import annotations

import json
import re
from urllib.parse import quote, urlencode

import pytest

from tests.served import Server
from tests.server.walk import HTML, opened
from wp2rdf.querying import queries


def test_pathways_of_the_real_site_open(real_endpoint: Server) -> None:
    table = json.loads(
        real_endpoint.query(
            "SELECT DISTINCT ?w { ?p a wp:Pathway ; dcterms:identifier ?w } ORDER BY MD5(?w) LIMIT 200"
        ).body
    )
    wpids = [row["w"]["value"] for row in table["results"]["bindings"]]
    assert len(wpids) == 200
    links: set[str] = set()
    for wpid in wpids:
        links |= opened(real_endpoint, f"/pathways/{wpid}").local
    others = sorted(path for path in links if path.count("/") > 1 and not path.startswith(("/pathways", "/queries")))
    assert len(others) > 10_000
    for path in others[:: len(others) // 150]:
        assert real_endpoint.ask(path, headers=HTML).status == 200, path


@pytest.mark.parametrize("text", ["insulin", "insulin/", "a", "Ca²⁺", "TNF-"])
def test_what_a_search_finds_on_the_real_site_is_there(real_endpoint: Server, text: str) -> None:
    found = opened(real_endpoint, f"/search?{urlencode({'q': text})}").local
    nodes = [path for path in found if path.startswith(("/nodes/", "/labels/", "/terms/", "/authors/"))]
    assert nodes
    for path in nodes:
        opened(real_endpoint, path)


@pytest.mark.parametrize(
    "path",
    [
        "/", "/browse", "/pathways", "/pathways?page=3", "/organisms", "/communities", "/terms", "/authors?page=2",
        "/nodes", "/works", "/citing-works", "/search?q=insulin+signaling", "/search?q=TP53", "/labels/TP53",
        "/organisms/9606?page=9", "/communities/CPTAC", "/terms/PW:0000013?organism=Homo+sapiens", "/authors/Egonw",
        "/nodes/ncbigene/7157", "/nodes/ensembl/ENSG00000141510", "/nodes/uniprot/P04637", "/works/pubmed/20067622",
        "/queries/genes-of-pathway?pathway=WP364", "/resource?iri=http://vocabularies.wikipathways.org/wp%23DataNode",
    ],
)  # fmt: skip
def test_every_kind_of_page_opens_on_the_real_site(real_endpoint: Server, path: str) -> None:
    page = opened(real_endpoint, path)
    assert len(page.links) > 15, path
    assert not [href for href in page.local if quote(href, safe="/?&=%:+.,;@!$'()*~_-#") != href]


def test_similar_pathways_are_those_of_the_bundled_query(real_endpoint: Server) -> None:
    seen = 0
    for wpid in ("WP1", "WP78", "WP254", "WP364", "WP382", "WP2586"):
        query = queries.fill(queries.load("similar-pathways"), {"pathway": wpid, "limit": "10"})
        rows = json.loads(real_endpoint.query(query).body)["results"]["bindings"]
        expected = {row["identifier"]["value"]: row["shared"]["value"] for row in rows}
        section = real_endpoint.ask(f"/pathways/{wpid}", headers=HTML).text.partition('aria-labelledby="similar"')[2]
        shown = dict(re.findall(r'<span class="id">(WP\d+)</span>.*data-label="Shared genes">(\d+)<', section))
        assert list(shown.items()) == list(expected.items())
        seen += len(shown)
    assert seen > 40
