"""What to write instead: under each finding, in each format, and what was probably meant by a misspelt name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import EXAMPLES, Run
from tests.validating.conftest import edit
from wp2rdf.spelling import near
from wp2rdf.validating import reports
from wp2rdf.validating.findings import Explained, Finding, Validation
from wp2rdf.validating.helping import SHORT
from wp2rdf.validating.validate import explained, validate

if TYPE_CHECKING:
    from pathlib import Path

PAGE, NODES, WORKS = "_pathways/WP9001.md", "_data/WP9001-datanodes.tsv", "_data/WP9001-bibliography.tsv"


def test_every_rule_says_what_to_do() -> None:
    rules = explained()
    assert [rule.id for rule in rules.values() if not rule.mend] == []
    assert len(rules) > 330


MISTAKES = [
    (PAGE, "title: Glucose", "title:\tGlucose: sweet", "put the text in quotes: a colon with a blank after it"),
    (PAGE, "  parent: classic", "\tparent: classic", "a tab stands here; indent with blanks"),
    (PAGE, "title: Glucose", "title: Sugar: Glucose", "put the text in quotes: a colon with a blank after it"),
    (PAGE, "seo: Creat", "seo:Creat", "write a blank after the colon: `seo: Creat"),
    (PAGE, "title: Glucose", "title: '5' end of Glucose", "the quotes end too soon: a quote within '…' is written"),
    (PAGE, "title: Glucose", "title: @Glucose", "put the text in quotes: it cannot begin with @"),
    (PAGE, "title: Glucose", "title: *Glucose", "put the text in quotes: it cannot begin with *"),
    (PAGE, "title: Glucose", "title: [Glucose", "put the text in quotes: [ and { begin lists"),
    (PAGE, "title: Glucose", "title: 'Glucose", "a quote within '…' is written twice"),
    (PAGE, "organisms:", "organism:", "did you mean `organisms:`?"),
    (PAGE, "last-edited:", "last_edited:", "did you mean `last-edited:`?"),
    (PAGE, "- Homo sapiens", "- homo sapiens", "did you mean Homo sapiens?"),
    (PAGE, "- Homo sapiens", "- Homo sapeins", "did you mean Homo sapiens?"),
    (PAGE, "seo: CreativeWork", "seo: creativework", "did you mean CreativeWork?"),
    (PAGE, "- ExampleCare", "- ExampelCare", "did you mean ExampleCare?"),
    (PAGE, "- Ada Example", "- Ada Exampel", "did you mean Ada Example?"),
    (
        PAGE,
        "  parent: classic metabolic pathway",
        "  parent: clasic metabolic pathway",
        "did you mean classic metabolic",
    ),
    (NODES, "SLC2A2\tGeneProduct\tensembl:", "SLC2A2\tGeneProduct\tensemb:", "did you mean `ensembl:ENSG00000163581`?"),
    (NODES, "SLC2A2\tGeneProduct\tensembl:", "SLC2A2\tGeneproduct\tensembl:", "did you mean GeneProduct?"),
    (NODES, "Label\tType\tIdentifier", "Label\tTyp\tIdentifier", "did you mean Type by Typ?"),
    (NODES, "\tUniProt\t", "\tUniprot\t", "did you mean UniProt by Uniprot?"),
    (WORKS, "10000001\tPubmed", "10000001\tPubmde", "did you mean Pubmed?"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), MISTAKES, ids=[new for _, _, new, _ in MISTAKES])
def test_what_to_write_instead(site: Path, file: str, old: str, new: str, said: str) -> None:
    text = (site / file).read_bytes().decode()
    (site / file).write_bytes(text.replace(old, new, 1).encode())
    helps = [one.help for one in validate(site / PAGE).findings]
    assert any(one.startswith(said) or said in one for one in helps), helps


def of_rule(number: int) -> Validation:
    rules = {
        "r": Explained("r", "info", "R", "It is wrong.", mend="Write it otherwise."),
        "s": Explained("s", "info", "S", ""),
    }
    findings = [Finding("a.md", line, 1, "info", "r", "wrong") for line in range(1, number + 1)]
    return Validation("-", EXAMPLES, rules, "", findings=findings)


def test_help_is_given_under_each_finding_and_once_for_each_rule_in_a_long_report() -> None:
    assert reports.as_text.write(of_rule(2)).count("      = help: Write it otherwise.\n") == 2
    assert reports.as_text.write(of_rule(SHORT + 1)).count("= help: ") == 1
    assert reports.as_html.write(of_rule(SHORT + 1)).count("<p>help: ") == 1
    found = of_rule(SHORT + 1)
    found.findings[5] = found.findings[5]._replace(help="did you mean x?")
    assert reports.as_text.write(found).count("= help: ") == 2, "what is said of one place only is always said"
    found.findings = [Finding("a.md", 1, 1, "info", "s", "wrong")]
    assert "help" not in reports.as_text.write(found), "a shape of the user's own says nothing"


def test_annotations_and_json_have_it_too() -> None:
    assert "::wrong%0Ahelp: Write it otherwise.\n" in reports.as_github.write(of_rule(1))
    assert json.loads(reports.as_json.write(of_rule(1)))["findings"][0]["help"] == "Write it otherwise."


def test_sarif_has_the_fixes_that_are_sure(site: Path) -> None:
    edit(site / PAGE, "last-edited: 2026-03-14", "last-edited: 14 March 2026")
    edit(site / PAGE, "- id: PW:0000666", "- id: pw:0000666")
    edit(site / PAGE, "- Homo sapiens", "- homo sapiens")
    log: dict[str, Any] = json.loads(reports.as_sarif.write(validate(site / PAGE)))
    results = log["runs"][0]["results"]
    fixes = {one["ruleId"]: one["fixes"][0]["artifactChanges"][0]["replacements"] for one in results if "fixes" in one}
    assert {rule: one[0]["insertedContent"]["text"] for rule, one in fixes.items()} == {
        "date-malformed": "2026-03-14",
        "annotation-id": "PW:0000666",
    }
    region = fixes["annotation-id"][0]["deletedRegion"]
    assert region == {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 17}


# --- names that were meant


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("ensemb", ["ensembl", "uniprot"], ["ensembl"]),
        ("HGNC symbol", ["hgnc.symbol"], ["hgnc.symbol"]),
        ("organism", ["organisms"], ["organisms"]),
        ("redirect-from", ["redirect_from"], ["redirect_from"]),
        ("Mus musclus", ["Mus musculus", "Homo sapiens"], ["Mus musculus"]),
        ("wipd", ["wpid"], ["wpid"]),
        ("cas", ["cas"], []),
        ("gene", ["protein"], []),
        ("x", ["y"], []),
        ("", ["y"], []),
        ("a" * 100_000, ["a" * 99_999], []),
    ],
)
def test_near(word: str, known: list[str], meant: list[str]) -> None:
    assert near(word, known) == meant


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["vaildate", "x"], "did you mean validate?"),
        (["validate", "x", "--basline", "y"], "did you mean --baseline?"),
        (["validate", "x", "--fail-on", "warnings"], "did you mean warning?"),
        (["validate", "x", "--format", "sariff"], "did you mean sarif?"),
        (["validate", "--explain", "citation-titel"], "do you mean one of these? citation-title"),
        (["convert", "x", "--gpml-layr"], "did you mean --gpml-layer?"),
    ],
)
def test_misspelt_on_the_command_line(run: Run, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert said in done.err.splitlines()[-1]


@pytest.mark.parametrize(
    "link",
    [
        "[a page](https://example.org/a\n  ).",
        '[a page](https://example.org/a "its title").',
        "[a page]( https://example.org/a_(b) ).",
    ],
)
def test_links_as_markdown_has_them_are_no_findings(site: Path, link: str) -> None:
    text = (site / PAGE).read_text(encoding="utf-8")
    text = text.replace(
        "[the example handbook](https://example.org/handbook)\n  for the drawing conventions.\nlast", f"{link}\nlast"
    )
    assert link in text
    (site / PAGE).write_text(text, encoding="utf-8")
    assert [one.rule for one in validate(site / PAGE).findings] == []


def test_a_short_report_says_what_fix_would_write(site: Path) -> None:
    edit(site / PAGE, "last-edited: 2026-03-14", "last-edited: 14 March 2026")
    edit(site / PAGE, "- Ada Example\n- MaintBot\n", "- Ada Example\n- Ada Example\n- MaintBot\n")
    edit(site / NODES, 'hmdb:HMDB00538\t""', 'hmdb:HMDB00538\t""')
    text = reports.as_text.write(validate(site / PAGE))
    assert "= help: write `2026-03-14`; --fix does it\n" in text
    assert "= help: remove the line; --fix does it\n" in text


def test_one_page_alone_tells_a_community_that_there_is_not(site: Path) -> None:
    edit(site / PAGE, "- ExampleCare\n- Samples\n", "- examplecare\n")
    found = [one for one in validate(site / PAGE).findings if one.rule == "community-without-page"]
    assert [(one.file, one.help) for one in found] == [(PAGE, "did you mean ExampleCare?")]
