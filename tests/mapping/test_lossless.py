"""Losslessness is shown page by page: the front matter comes back from the quads of its graph alone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.conftest import DATABASE, EXAMPLES, REAL_PAGES
from tests.mapping.roundtrip import differences
from wp2rdf import mapping
from wp2rdf.model import Site
from wp2rdf.rdf.block import Block
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import site

if TYPE_CHECKING:
    from pathlib import Path

ALLOWED = {
    "author-iri": "authors",
    "annotation-parent": "annotations",
    "seo-unknown": "seo",
}
"""The findings that explain a loss, and the key that they explain it for. E-mail addresses may go from any text."""


def unexplained(root: Path, drawings: Path | None = None) -> tuple[int, dict[str, object]]:
    """Number of pages, and every loss that no allowed finding explains."""
    checkout = checkouts.find(root, drawings)
    known = site.read(checkout.root)
    lost: dict[str, object] = {}
    for page in checkout.pages:
        changed, problems = differences(page, known)
        rules = {problem.rule for problem in problems}
        explained = {key for rule, key in ALLOWED.items() if rule in rules}
        if "e-mail" in rules:
            explained |= {"authors", "description", "schema-jsonld"}
        lost |= {f"{page.file} {key}": change for key, change in changed.items() if key not in explained}
    return len(checkout.pages), lost


def test_real_site(real_site: Path) -> None:
    pages, lost = unexplained(real_site)
    assert lost == {}
    assert pages == REAL_PAGES


def test_real_site_with_drawings(real_site: Path, shared: Path) -> None:
    pages, lost = unexplained(real_site, shared / "gpml")
    assert lost == {}
    assert pages == REAL_PAGES


def test_pages_with_drawings() -> None:
    """What the page says comes back, whatever its drawing says."""
    pages, lost = unexplained(DATABASE)
    assert pages == 2
    assert lost == {}


@pytest.mark.parametrize(
    "change",
    [
        ("title: Glucose sensing, drawn", "title: 'Glucose sensing '"),
        ("revision: r150001", "revision: r149999"),
        ("- Homo sapiens", "- Mus musculus\n- Homo sapiens"),
        ("  value: glucose homeostasis", "  value: glucose"),
        ("- id: PW:0000666", "- id: PW:0000667"),
        ("description: A made-up drawing of glucose", "empty: A drawing of glucose"),
        ("description: A made-up", "description: An invented"),
        ("- Samples", "- Others"),
    ],
    ids=str,
)
def test_what_a_page_says_otherwise_than_its_drawing_comes_back(tmp_path: Path, change: tuple[str, str]) -> None:
    shutil.copytree(DATABASE, tmp_path / "database")
    page = tmp_path / "database" / "pathways" / "WP9201" / "WP9201.md"
    content = page.read_text(encoding="utf-8")
    assert change[0] in content
    page.write_text(content.replace(change[0], change[1]), encoding="utf-8")
    changed, _ = differences(checkouts.find(page).pages[0], Site())
    assert changed.keys() <= {"empty"}


def test_examples() -> None:
    """Beside what is allowed, only values that are no values: each stands in the list of findings of the traps."""
    pages, lost = unexplained(EXAMPLES)
    assert pages == 11
    assert {key.rpartition("/")[2] for key in lost} == {
        "WP9104.md citedin",  # a link that is no link
        "WP9107.md colour",
        "WP9107.md communities",
        "WP9107.md last-edited",
        "WP9107.md ndex",
        "WP9107.md redirect_from",
        "WP9107.md schema-jsonld",
    }


@pytest.mark.parametrize(
    "change",
    [
        ("- Ada Example\n- MaintBot", "- MaintBot\n- Ada Example\n- MaintBot"),
        ("- Ada Example\n", "- Ada Example\n- '%(^'\n- Zo&euml; Example\n- 442\n- ''\n"),
        ("(2024)", "(2024)\n"),
        ("title: Glucose sensing", "title: '  Glucose: sensing'  # "),
        (
            "- id: DOID:9351",
            "- id: PW:0000003\n  parent: signaling pathway\n  type: Pathway Ontology\n  "
            "value: signaling pathway\n- id: DOID:9351",
        ),
        ("- ExampleCare", "- 'Example & Care'\n- 100% Examples\n- Bei\u00adspiel\n- a/b#c?d"),
        (
            "  - GCK",
            "  - 12\n  - -3\n  - 007\n  - 1e3\n  - true\n  - NO\n  - 2020-01-01\n  - 'a \"quoted\" \\ word'\n  - GCK",
        ),
        ("license: CC0", "license: https://example.org/licence\n  version: 2\n  isAccessibleForFree: false"),
        (
            "license: CC0",
            "license: MIT\n  about: [a, b]\n  publisher:\n    '@id': https://example.org/p\n"
            "    '@type': Organization\n    name: Publisher",
        ),
        (
            "license: CC0",
            "license: CC0\n  mainEntityOfPage:\n    '@id': https://www.wikipathways.org/pathways/WP9001.html\n"
            "  isPartOf:\n    '@id': https://example.org/a\n    '@type': Dataset\n    hasPart:\n      '@id': https://example.org/a",
        ),
        ("ndex: 12345678-9abc-11ee-8a12-0ac135e8bacf", "ndex: 12345678-9ABC-11EE-8A12-0AC135E8BACF"),
        ("archived: 10.5281/zenodo.9000001", "archived: https://doi.org/10.5281/zenodo.9000001"),
        ("link: PMC9000001", "link: https://doi.org/10.5555/linked"),
        ("link: PMC9000001", "link: https://example.org/work"),
        ("- /instance/WP9001\n", "- /instance/WP9001\n- https://old.example.org/WP9001?a=b#c\n- /a%20b\n"),
    ],
    ids=str,
)
def test_a_changed_value_comes_back(tmp_path: Path, clean_page: str, change: tuple[str, str]) -> None:
    old, new = change
    assert old in clean_page
    path = tmp_path / "WP9001.md"
    path.write_text(clean_page.replace(old, new, 1), encoding="utf-8")
    changed, problems = differences(checkouts.find(path).pages[0], site.read(tmp_path))
    assert changed == {}
    assert {problem.rule for problem in problems} <= {"author-iri", "author-twice"}


def test_the_graph_of_more_than_a_page_is_refused() -> None:
    bodies = []
    for name in ("WP9001", "WP9002"):
        record = wp2rdf.read(EXAMPLES / "_pathways" / f"{name}.md")
        bodies.append(Block.of(mapping.names_of(record).page, mapping.statements(record)).nquads().data)
    with pytest.raises(wp2rdf.UsageError, match="2 pathways"):
        wp2rdf.front_matter(b"".join(bodies))
    with pytest.raises(wp2rdf.UsageError, match="0 pathways"):
        wp2rdf.front_matter(b"")
    with pytest.raises(wp2rdf.UsageError, match="no N-Quads"):
        wp2rdf.front_matter("no quads")
    official = wp2rdf.triples(record, profile="wprdf")
    with pytest.raises(wp2rdf.UsageError, match="not of the profile full"):
        wp2rdf.front_matter("".join(f"{s} {p} {o} .\n" for s, p, o in official))
    with pytest.raises(wp2rdf.UsageError, match="unknown profile"):
        wp2rdf.triples(record, profile="all")  # type: ignore[arg-type]
