"""Data that tries to break out of the pages that show it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.served import Server, served
from tests.server.html_page import Page
from tests.server.walk import HTML, crawled, opened

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.slow


HOSTILE = {
    "title": '</title></h1><script>alert("title")</script><img src=x onerror=alert(1)>',
    "description": "</script><script>alert(1)</script> [click](javascript:alert(1)) <svg onload=alert(1)> <b>bold</b>",
    "label": '"><script>alert(2)</script>',
    "comment": "<iframe src=javascript:alert(3)></iframe>",
    "author": "<script>alert(4)</script>",
    "citation": "x</li><script>alert(5)</script> &lt;img src=x onerror=alert(6)&gt;",
    "work": "<script>alert(7)</script>",
    "term": "<img src=x onerror=alert(8)>",
    "organism": "Homo <script>alert(9)</script>",
    "community": "Care<script>alert(10)</script>",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Server]:
    folder = tmp_path_factory.mktemp("hostile")
    pages, tables = folder / "site" / "_pathways", folder / "site" / "_data"
    pages.mkdir(parents=True)
    tables.mkdir()

    def text(name: str) -> str:
        return json.dumps(HOSTILE[name])

    (pages / "WP1.md").write_text(
        f"""---
title: {text("title")}
authors:
  - {text("author")}
description: {text("description")}
last-edited: 2026-01-01
organisms:
  - {text("organism")}
communities:
  - {text("community")}
annotations:
  - value: {text("term")}
    id: PW:0000001
    type: Pathway Ontology
    parent: regulatory pathway
citedin:
  - link: PMC1
    title: {json.dumps(HOSTILE["work"] + " (2024)")}
wpid: WP1
revision: r1
redirect_from:
  - /instance/WP1
---
""",
        encoding="utf-8",
    )
    header = "Label\tType\tIdentifier\tComment\tEnsembl\tNCBI gene\tHGNC\tUniProt\n"
    cell = HOSTILE["label"].replace('"', '""')
    row = f'"{cell}"\tProtein\tuniprot:X"><script>alert(0)</script>\t{HOSTILE["comment"]}\t\t\t\t\n'
    row += f'"{cell}"\tProtein\tncbigene:1\t{HOSTILE["comment"]}\t\t\t\t\n'
    (tables / "WP1-datanodes.tsv").write_text(header + row, encoding="utf-8")
    (tables / "WP1-bibliography.tsv").write_text(
        f"ID\tDatabase\tCitation\n1\tPubmed\t{HOSTILE['citation']}\n", encoding="utf-8"
    )
    with served(folder / "site", folder) as server:
        yield server


def test_hostile_data_stays_text(hostile: Server) -> None:
    paths = crawled(
        hostile, ["/pathways/WP1", "/browse", "/search?q=alert", "/complete?kind=pathway&q=alert"], most=250
    )
    assert len(paths) > 40
    assert any(path.startswith("/authors/%253Cscript") for path in paths)
    for path in ("/pathways/WP1", "/pathways", "/nodes/ncbigene/1", "/works/pmc/PMC1", "/terms/PW:0000001", "/authors"):
        reply = hostile.ask(path, headers=HTML)
        page = Page(reply.text)
        assert page.complain() == [], path
        assert not re.search(r"<(?:script>|img|svg onload|iframe)", reply.text), path
    page = opened(hostile, "/pathways/WP1")
    assert HOSTILE["title"] in page.text
    assert "javascript:alert(1)" in page.text
    (content,) = [text for attributes, text in page.scripts if attributes.get("type") == "application/ld+json"]
    assert json.loads(content)["name"] == HOSTILE["title"]
