"""`wp2rdf validate --fix`: what has one right answer is put right, and nothing else changes by a byte."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, REAL_PAGES, Run
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.reading import checkout as checkouts
from wp2rdf.validating.fixes import fix
from wp2rdf.validating.fixes.sure import sure
from wp2rdf.validating.validate import validate

PAGE = "_pathways/WP9001.md"
NODES = "_data/WP9001-datanodes.tsv"
WORKS = "_data/WP9001-bibliography.tsv"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clean page and its tables."""
    for name in (PAGE, NODES, WORKS):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(EXAMPLES / name, tmp_path / name)
    return tmp_path


FIXES = [
    (PAGE, "\nlast-edited: 2026-03-14", "\nlast-edited: ' 2026-03-14 '", "\nlast-edited: '2026-03-14'"),
    (PAGE, "last-edited: 2026-03-14", "last-edited: 14 March 2026", None),
    (PAGE, "last-edited: 2026-03-14", "last-edited: 2026/3/14", None),
    (PAGE, "edited: 2026-03-14", "edited: 'March 14, 2026' # by hand", "edited: '2026-03-14' # by hand"),
    (PAGE, "last-edited: 2026-03-14", "last-edited: 03/04/2026", "last-edited: 03/04/2026"),
    (PAGE, "- id: PW:0000666", "- id: pw:0000666", None),
    (PAGE, "- link: 10.5555/example.2025.001", "- link: https://doi.org/10.5555/example.2025.001", None),
    (PAGE, "- ExampleCare\n- Samples\n", "- Samples\n- ExampleCare\n", None),
    (PAGE, "Care\n- Samples\n", "Care\n- Samples # both\n- ExampleCare\n", "Care\n- Samples # both\n"),
    (PAGE, "- Ada Example\n- MaintBot\n", "- MaintBot\n- Ada Example\n", "- MaintBot\n- Ada Example\n"),
    (PAGE, "- Ada Example\n- MaintBot\n", "- Ada Example\n- Ada Example\n- MaintBot\n", None),
    (NODES, '\tchebi:17634\t""', '\tCHEBI:17634\t""', None),
    (NODES, '\tchebi:17634\t""', '\tchebi:CHEBI:17634\t""', None),
    (NODES, '\tensembl:ENSG00000163581\t""', '\tEnsembl:ENSG00000163581\t""', None),
    (NODES, '\tensembl:ENSG00000163581\t""', '\tensembl: ENSG00000163581\t""', None),
    (NODES, "hgnc.symbol:SLC2A2", "hgnc.symbol:slc2a2", None),
    (NODES, "uniprot:P11168\t\t\t\t\t\t\t\t\n", "uniprot:P11168\n", None),
    (NODES, "uniprot:P11168\t\t\t\t\t\t\t\t\n", "uniprot:P11168\t\t\t\t\t\t\t\t\t\t\n", None),
    (NODES, "\tEnsembl\tNCBI gene", "\t Ensembl\tncbi Gene", None),
    (NODES, "\nSLC2A2\t", "\nSLC2A2  \t", None),
    (NODES, "\tuniprot:P35557;uniprot:Q53Y25", "\tuniprot:P35557;UniProt:Q53Y25", None),
    (WORKS, "10.5555/ref.2021.7\tDOI", "https://doi.org/10.5555/ref.2021.7\tDOI", None),
]  # fmt: skip


@pytest.mark.parametrize(("file", "right", "wrong", "fixed"), FIXES, ids=[wrong for _, _, wrong, _ in FIXES])
def test_one_right_answer(checkout: Path, file: str, right: str, wrong: str, fixed: str | None) -> None:
    path = checkout / file
    list(fix(checkout))
    clean = path.read_bytes().decode()
    plain = right.replace("'", "")
    assert clean.count(plain) == 1
    path.write_bytes(clean.replace(plain, wrong).encode())
    list(fix(checkout / PAGE))
    assert path.read_bytes().decode() == clean.replace(plain, right if fixed is None else fixed)
    assert list(fix(checkout)) == []


def test_rows_are_left_alone_where_it_is_the_header_that_is_wrong(checkout: Path) -> None:
    list(fix(checkout))
    path = checkout / NODES
    path.write_text(path.read_text(encoding="utf-8").replace("\tHGNC\t", "\t"), encoding="utf-8")
    assert list(fix(checkout)) == []


def test_line_ends_mark_mode_and_comments_stay(checkout: Path) -> None:
    path = checkout / PAGE
    text = "# by hand\r\n".join(path.read_text(encoding="utf-8").partition("authors:")[::2])
    text = "\ufeff" + path.read_text(encoding="utf-8").replace(
        "last-edited: 2026-03-14", "last-edited: 2026/03/14 # when"
    )
    path.write_bytes(text.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    assert len(list(fix(checkout))) == 2, "the page, and the HMDB id of five digits in its table"
    assert path.read_bytes().decode() == text.replace("\n", "\r\n").replace("2026/03/14", "2026-03-14")
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_parsed_and_links_are_left_alone(checkout: Path, tmp_path: Path) -> None:
    path = checkout / PAGE
    broken = path.read_text(encoding="utf-8").replace("2026-03-14", "2026/03/14\ntitle: 'open")
    path.write_text(broken, encoding="utf-8")
    assert [one.file for one in fix(checkout)] == [NODES]
    assert path.read_text(encoding="utf-8") == broken
    elsewhere = tmp_path / "elsewhere.md"
    shutil.copyfile(EXAMPLES / PAGE, elsewhere)
    elsewhere.write_text(elsewhere.read_text(encoding="utf-8").replace("2026-03-14", "2026/03/14"), encoding="utf-8")
    path.unlink()
    path.symlink_to(elsewhere)
    (found,) = fix(checkout)
    assert "link" in found.problem
    assert "2026/03/14" in elsewhere.read_text(encoding="utf-8")


def test_the_command_shows_and_fixes(run: Run, checkout: Path) -> None:
    path = checkout / PAGE
    path.write_text(path.read_text(encoding="utf-8").replace("2026-03-14", "14 March 2026"), encoding="utf-8")
    before = path.read_bytes()
    shown = run("validate", PAGE, "--fix", "--diff", cwd=checkout)
    assert shown.code == 1
    assert "-last-edited: 14 March 2026\n+last-edited: 2026-03-14\n" in shown.out.decode()
    assert path.read_bytes() == before
    done = run("validate", PAGE, "--fix", cwd=checkout)
    assert f"{PAGE}:38:14: fixed: '14 March 2026' is written 2026-03-14" in done.err
    assert "date-malformed" not in done.out.decode()
    assert run("validate", PAGE, "--fix", "--diff", cwd=checkout).out == b""
    assert run("validate", PAGE, "--diff", cwd=checkout).code == 2
    assert run("validate", "-", "--fix", stdin=before).code == 2


def said_by_pages(site: Path, wpids: tuple[str, ...]) -> Counter[str]:
    """What some pages say, without the digests of their files."""
    checkout = checkouts.find(site)
    blocks = pipeline.blocks(checkout, Options(pathways=wpids), report=Report(checkout.root))
    return Counter(line for block in blocks for line in block.lines if "ni:///sha-256" not in line)


def trimmed(line: str) -> str:
    """A statement without the blanks at the ends of its text."""
    start, quote, text = line.partition('"')
    inner, end, kind = text.rpartition('"')
    return f"{start}{quote}{inner.strip()}{end}{kind}"


def test_the_real_site_says_the_same_but_for_what_the_fixes_say(real_site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    for part in ("_pathways", "_data"):
        shutil.copytree(real_site / part, copy / part, copy_function=shutil.copyfile)
    for other in real_site.iterdir():
        if not (copy / other.name).exists():
            (copy / other.name).symlink_to(other)
    assert len(checkouts.find(copy).pages) == REAL_PAGES
    fixed = list(fix(copy))
    rules = Counter(rule for one in fixed for _, _, rule, _ in one.changes)
    assert set(rules) == {"blank-at-end", "identifier-form", "entry-twice"}
    assert rules.total() > 1000
    assert not [one for one in fixed if one.problem]
    wpids = tuple({name[1] for one in fixed if (name := re.search(r"/(WP\d+)[.-]", one.file))})
    again = [one for wpid in wpids for one in fix(copy / "_pathways" / f"{wpid}.md")]
    assert again == [], "a second run changes nothing"
    before, after = said_by_pages(real_site, wpids), said_by_pages(copy, wpids)
    assert sum(before.values()) > 300_000
    gone, new = before - after, after - before
    assert Counter(map(trimmed, gone.elements())) == Counter(map(trimmed, new.elements())), "only blanks are gone"
    assert len(new) > 200


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ('ensembl:ENSG00000163581\t""', 'ensembl: ENSG00000163581\t""', "identifier-blank"),
        ("hgnc.symbol:SLC2A2", "hgnc.symbol:slc2a2", "identifier-case"),
        ("\tUniProt\t", "\tuniprot\t", "table-header"),
    ],
)
def test_a_finding_with_one_right_answer_has_it(checkout: Path, right: str, wrong: str, rule: str) -> None:
    path = checkout / NODES
    text = path.read_bytes().decode()
    assert text.count(right) == 1
    path.write_bytes(text.replace(right, wrong).encode())
    told = [one for one in validate(checkout / PAGE).findings if one.rule == rule]
    assert [(one.rule, fixed.new in right) for one, fixed in sure(checkout, NODES, told)] == [(rule, True)]
