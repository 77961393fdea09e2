"""Terms are looked up in the tables of their ontologies: an invented one, and the real one where it is at hand."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, REAL_PAGES, Run
from wp2rdf.errors import UsageError
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import ontologies
from wp2rdf.reading import page as pages
from wp2rdf.validating.advice.terms import misused
from wp2rdf.validating.validate import validate

PAGE = "_pathways/WP9001.md"
OBO = "http://purl.obolibrary.org/obo/"
TABLE = "\n".join(
    (
        f"Class ID,Preferred Label,Synonyms,Definitions,Obsolete,Parents,{OBO}IAO_0100001",
        f"{OBO}PW_0000001,pathway,,,false,,",
        f'{OBO}PW_0000002,classic metabolic pathway,,"of small molecules, as they say",false,{OBO}PW_0000001,',
        f"{OBO}PW_0000004,regulatory pathway,,,false,{OBO}PW_0000001,",
        f"{OBO}PW_0000666,glucose metabolic pathway,sugar pathway|glycolysis,,false,{OBO}PW_0000005|{OBO}PW_0000002,",
        f"{OBO}PW_0000005,carbohydrate metabolic pathway,,,false,{OBO}PW_0000002,",
        f"{OBO}PW_0000193,old pathway,,,true,,{OBO}PW_0000666",
        f"{OBO}GO_0000001,something else,,,false,,",
    )
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the example site with an ontology beside it."""
    root = shutil.copytree(EXAMPLES, tmp_path / "site")
    (root / "annotations").mkdir()
    (root / "annotations" / "PW.csv").write_text(TABLE, encoding="utf-8")
    (root / "annotations" / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    text = (root / PAGE).read_text(encoding="utf-8")
    start, end = text.index("- id: PW:0000666"), text.index("- id: DOID")
    (root / PAGE).write_text(f"{text[:start]}{term()}{text[end:]}", encoding="utf-8")
    return root


def term(
    of: str = "PW:0000666", value: str = "glucose metabolic pathway", parent: str = "classic metabolic pathway"
) -> str:
    return f"- id: {of}\n  parent: {parent}\n  type: Pathway Ontology\n  value: {value}\n"


def told(site: Path) -> list[tuple[int, int, str, str]]:
    found = validate(site / PAGE).findings
    return [(one.line, one.column, one.rule, one.help) for one in found if one.rule.startswith("term-")]


def change(site: Path, new: str) -> None:
    text = (site / PAGE).read_text(encoding="utf-8")
    assert term() in text
    (site / PAGE).write_text(text.replace(term(), new), encoding="utf-8")


def test_only_the_terms_of_the_ontology_itself_are_read(site: Path) -> None:
    found = ontologies.read(site / "annotations")
    assert list(found) == ["PW"]
    assert sorted(found["PW"].terms) == [f"PW:{number:07}" for number in (1, 2, 4, 5, 193, 666)]
    assert found["PW"].terms["PW:0000666"].above == ("PW:0000005", "PW:0000002")


def test_a_right_term_is_no_finding(site: Path) -> None:
    assert told(site) == []


@pytest.mark.parametrize(
    ("new", "found"),
    [
        (term("PW:0000600"), (3, 7, "term-unknown", "write `id: PW:0000666`")),
        (term("PW:0000999"), (3, 7, "term-newer", "write `id: PW:0000666`")),
        (term("PW:9999999"), (3, 7, "term-unknown", "write `id: PW:0000666`")),
        (
            term("PW:0000193", "old pathway"),
            (3, 7, "term-obsolete", "write `id: PW:0000666` (glucose metabolic pathway)"),
        ),
        (term(value="sugar pathway"), (6, 10, "term-label-differs", "write `value: glucose metabolic pathway`")),
        (
            term(value="carbohydrate metabolic pathway"),
            (6, 10, "term-label-differs", "write `value: glucose metabolic pathway`, or `id: PW:0000005`"),
        ),
        (term(parent="regulatory pathway"), (4, 11, "term-parent-differs", "")),
    ],
)
def test_terms(site: Path, new: str, found: tuple[int, int, str, str]) -> None:
    change(site, new)
    assert told(site) == [found]


def test_without_a_table_only_what_no_ontology_has_is_found(site: Path) -> None:
    shutil.rmtree(site / "annotations")
    change(site, term("PW:0000600"))
    assert told(site) == []
    change(site, "") if term() in (site / PAGE).read_text("utf-8") else None
    text = (site / PAGE).read_text(encoding="utf-8")
    (site / PAGE).write_text(text.replace("PW:0000600", "PW:9999999"), encoding="utf-8")
    assert [rule for _, _, rule, _ in told(site)] == ["term-unknown"]


def test_the_option(site: Path, tmp_path: Path, run: Run) -> None:
    (site / "annotations").rename(tmp_path / "tables")
    change(site, term(parent="regulatory pathway"))
    assert told(site) == []
    done = run("validate", site / PAGE, "--ontologies", tmp_path / "tables", "--fail-on", "warning")
    assert done.code == 1
    assert "'regulatory pathway' is none of the terms above PW:0000666 [term-parent-differs]" in done.out.decode()
    with pytest.raises(UsageError, match="no tables of ontologies in it"):
        validate(site / PAGE, ontologies=tmp_path)


def test_the_real_ontology_on_the_real_site(real_site: Path, shared: Path) -> None:
    tables = ontologies.read(shared / "annotations")
    found = checkouts.find(real_site).pages
    assert len(found) == REAL_PAGES
    counts = Counter(one.rule for page in found for one in misused(pages.read(page), tables))
    assert counts == {"term-obsolete": 3, "term-newer": 4}
