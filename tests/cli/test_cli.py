"""The command line as a user meets it."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.conftest import EXAMPLES, ROOT, Run
from wp2rdf.cli import terminal

if TYPE_CHECKING:
    from pathlib import Path

PAGE = EXAMPLES / "_pathways" / "WP9001.md"


def graphs(nquads: bytes) -> set[str]:
    return {line.rsplit(" ", 2)[1].rpartition("/")[2][:-1] for line in nquads.decode().splitlines()}


def test_one_page_is_turtle_on_standard_output(run: Run) -> None:
    done = run("convert", PAGE)
    assert done.code == 0
    assert done.out.startswith(b"@prefix cito: ")
    assert re.fullmatch(r"1 page, \d+ triples, 0 findings \(0 errors, 0 warnings, 0 infos\), \d+\.\d s\n", done.err)


def test_one_page_says_nothing_of_the_dump_and_what_it_refers_to_of_the_rest(run: Run) -> None:
    text = run("convert", PAGE, "-f", "ntriples").out.decode()
    assert "#dataset" not in text
    assert '"Ada M. Example"' in text
    assert '"Four Forty-Two"' not in text
    assert "An example definition of a metabolic pathway." in text
    assert '"Mouse"' not in text


def test_a_page_with_nothing_beside_it(run: Run, tmp_path: Path) -> None:
    alone = tmp_path / "anything.md"
    alone.write_bytes(PAGE.read_bytes())
    done = run("convert", "anything.md", "-f", "ntriples", cwd=tmp_path)
    assert [line[line.rindex("[") :] for line in done.findings] == ["[page-name]"]
    text = done.out.decode()
    assert '"NA"' not in text, "without author pages nothing is said of names"
    assert (
        "/User/Ada_Example> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Person>"
        in text
    )
    assert "obo/NCBITaxon_9606" in text
    assert (
        "obo/PW_0000666> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <http://purl.obolibrary.org/obo/PW_0000002>"
        in text
    )


def test_tables_beside_a_page_are_found(run: Run, tmp_path: Path) -> None:
    for source in (PAGE, EXAMPLES / "_data" / "WP9001-datanodes.tsv", EXAMPLES / "_data" / "WP9001-bibliography.tsv"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    text = run("convert", tmp_path / "WP9001.md", "-f", "ntriples").out.decode()
    assert "identifiers.org/uniprot/P35557" in text
    assert "urn:isbn:9780000000002" in text
    assert '"WP9001-datanodes.tsv"' in text


def test_rdf_is_no_page(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "site.nq.gz"
    path.touch()
    for command in (("convert", path), ("build", path, "-o", tmp_path / "output")):
        done = run(*command)
        assert (done.code, done.out) == (2, b"")
        assert done.err == (
            f"wp2rdf: error: {path}: is RDF by its name, not a page: name the pages or drawings that it was made from\n"
        )
    assert not (tmp_path / "output").exists()


def test_standard_input(run: Run) -> None:
    done = run("convert", "-", stdin=PAGE.read_bytes())
    assert (done.code, done.findings) == (0, [])
    done = run("convert", "-", stdin=b"nothing")
    assert done.findings == ["<stdin>:1:1: error: no front matter: the first line is not '---' [front-matter-missing]"]
    assert (done.code, done.out) == (1, b"")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--pathway", "WP9002"], {9002}),
        (["--pathway", "WP9001", "--pathway", "WP9003"], {9001, 9003}),
        (["--organism", "Homo sapiens"], {9001, 9103, 9104, 9105, 9106}),
        (["--organism", "Ovis aries", "--organism", "Mus musculus"], {9003, 9101}),
        (["--community", "ExampleCare"], {9001, 9105}),
        (["--community", "Samples", "--organism", "Homo sapiens"], {9001}),
    ],
)
def test_filters(run: Run, filters: list[str], expected: set[int]) -> None:
    done = run("convert", EXAMPLES, "-f", "nquads", "-q", *filters)
    assert graphs(done.out) == {f"WP{number}.html" for number in expected} | {""}


def test_filters_cut_the_site_graph(run: Run) -> None:
    text = run("convert", EXAMPLES, "-f", "nquads", "-q", "--pathway", "WP9002").out.decode()
    assert '"Bo Sample"' in text
    assert '"Saccharomyces cerevisiae"' in text
    assert '"Chris Placeholder"' not in text
    assert '"Example Care"' not in text
    assert '"An example definition of a regulatory pathway."' not in text
    assert "#dataset>" in text


def test_profile_links_dataset_and_date(run: Run) -> None:
    done = run(
        "convert", EXAMPLES, "-f", "ntriples", "-q", "--profile", "wprdf", "--links", "partner",
        "--dataset-iri", "https://example.org/dump", "--issued", "2026-08-22",
    )  # fmt: skip
    text = done.out.decode()
    same = "<http://www.w3.org/2004/02/skos/core#exactMatch>"
    assert f"<https://identifiers.org/uniprot/P35557> {same} <http://purl.uniprot.org/uniprot/P35557>" in text
    assert f"<https://identifiers.org/chebi/CHEBI:17634> {same} <http://purl.obolibrary.org/obo/CHEBI_17634>" in text
    assert f"<https://identifiers.org/ncbigene/2645> {same} <http://purl.uniprot.org/geneid/2645>" in text
    assert f"<https://identifiers.org/ensembl/ENSG00000106633> {same} <http://rdf.ebi.ac.uk/resource/ensembl/" in text
    assert (
        f"<https://identifiers.org/lipidmaps/LMSP01020001> {same} <https://www.lipidmaps.org/rdf/LMSP01020001>" in text
    )
    assert "wikidata" not in "".join(line for line in text.splitlines() if same in line)
    created = '<http://purl.org/pav/createdOn> "2026-08-22T00:00:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    assert f"<https://example.org/dump> {created}" in text
    assert f"<https://example.org/dump-linkset-uniprot> {created}" in text
    assert '<http://purl.org/dc/terms/title> "WikiPathways RDF 2026-08-22"' in text
    assert "https://schema.org/" not in text.replace('"https://schema.org/"', "")
    assert "provenance" not in text


def test_no_partner_link_to_what_the_partner_cannot_have(run: Run, tmp_path: Path) -> None:
    (tmp_path / "WP9001.md").write_bytes(PAGE.read_bytes())
    (tmp_path / "WP9001-datanodes.tsv").write_text(
        "Label\tType\tIdentifier\tComment\tUniProt\n"
        "a\tProtein\tuniprot:DL_DROME\t\tuniprot:DL_DROME;uniprot:A0A024R161\n"
        "b\tMetabolite\tchebi:XXL-VLDL-TG\t\t\nc\tProtein\tncbigene:YP_1\t\t\n"
    )
    text = run("convert", tmp_path / "WP9001.md", "--links", "partner", "-f", "ntriples").out.decode()
    assert "uniprot/DL_DROME" in text
    links = [line for line in text.splitlines() if "exactMatch" in line]
    assert [line.split()[2] for line in links] == ["<http://purl.uniprot.org/uniprot/A0A024R161>"]


def test_without_a_date_none_is_stated(run: Run) -> None:
    text = run("convert", EXAMPLES, "-f", "ntriples", "-q").out.decode()
    assert "createdOn" not in text
    assert "dateTime" not in text


def test_quiet_and_verbose(run: Run) -> None:
    quiet = run("convert", EXAMPLES, "-q")
    assert [line[line.rindex("[") :] for line in quiet.err.splitlines()] == ["[wpid-duplicate]"]
    verbose = run("convert", EXAMPLES, "-v")
    assert re.search(r"^ +\d warning e-mail: An e-mail address", verbose.err, re.MULTILINE)
    assert quiet.out == verbose.out


def test_findings_have_the_path_that_opens_from_here(run: Run) -> None:
    site, page = EXAMPLES.relative_to(ROOT), PAGE.with_name("WP9106.md")
    found = {
        run("convert", site, cwd=ROOT).findings[-1].partition(":")[0],
        run("convert", page.relative_to(ROOT), cwd=ROOT).findings[-1].partition(":")[0],
        run("convert", page).findings[-1].partition(":")[0],
        run("convert", "WP9106.md", cwd=page.parent).findings[-1].partition(":")[0],
    }
    assert "examples/site/_pathways/WP9106.md" in found
    assert str(page) in found
    assert "WP9106.md" in found
    assert all((ROOT / path).exists() or (page.parent / path).exists() for path in found)


def test_a_progress_bar_on_a_terminal_and_none_elsewhere(run: Run, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with (
        (tmp_path / "out").open("wb") as out,
        subprocess.Popen(
            [sys.executable, "-m", "wp2rdf", "convert", EXAMPLES],
            stdout=out,
            stderr=theirs,
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "200"},
        ),
    ):
        os.close(theirs)
        seen = b""
        try:
            while part := os.read(ours, 4096):
                seen += part
        except OSError:  # the end, on Linux
            pass
    os.close(ours)
    assert b"converting" in seen
    assert b"11/11" in seen
    done = run("convert", EXAMPLES)
    assert "converting" not in done.err
    assert (tmp_path / "out").read_bytes() == done.out


def test_version_and_help(run: Run) -> None:
    said = run("--version").out.decode()
    version, _, engines = said.rstrip().partition(" (")
    assert version == f"wp2rdf {wp2rdf.__version__}"
    assert re.match(r"pyoxigraph [0-9]\S+, rdflib [0-9]\S+, pyshacl [0-9]", engines)
    done = run("convert", "--help")
    for word in ("exit codes:", "130", "--profile", "--pathway", "--issued", "--jobs"):
        assert word in done.out.decode()
    assert run("--nothing").code == 2


def test_profile_time_says_where_the_time_went(run: Run, wide_site: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        done = run("convert", wide_site, "-o", tmp_path / "a.nq", "--jobs", jobs, "--profile-time")
        assert done.code == 0
        *stages, total = [line.split() for line in done.err.splitlines()[-14:] if " s " in line and "page" not in line]
        seconds = {" ".join(words[3:]): float(words[0]) for words in stages}
        assert {"starting", "site", "files", "YAML", "records", "mapping", "format", "writing"} <= set(seconds)
        assert ("exchange" in seconds) == (jobs == "2")
        assert float(total[0]) == pytest.approx(sum(seconds.values()), abs=0.01 * len(seconds))
    assert "by the clock" not in run("convert", EXAMPLES, "-o", tmp_path / "a.nq").err


@pytest.mark.parametrize(
    ("options", "unit"),
    [(("-o", "a.nq"), "quads"), (("-o", "a.trig.gz"), "quads"), (("-o", "a.ttl"), "triples"), (("-f", "nt"), "triples"),
     ((), "triples"), (("-f", "nquads"), "quads"), (("--parts", "parts"), "quads"),
     (("-f", "ttl", "-o", "pages/"), "triples")],
)  # fmt: skip
def test_what_is_counted_goes_by_its_name(run: Run, tmp_path: Path, options: tuple[str, ...], unit: str) -> None:
    (tmp_path / "pages").mkdir()
    done = run("convert", EXAMPLES, *options, cwd=tmp_path)
    assert re.match(rf"10 pages, [0-9,]+ {unit}, ", done.err.splitlines()[-1])


def test_a_log_has_a_line_every_ten_seconds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(range(0, 1_000, 4))
    monkeypatch.setattr("wp2rdf.cli.terminal.time.monotonic", lambda: next(clock))
    with terminal.progress("converting", quiet=False) as told:
        assert told
        for done in range(1, 8):
            told(done, 1_704)
    assert capsys.readouterr().err.splitlines() == [
        "wp2rdf: converting: 3 of 1,704", "wp2rdf: converting: 6 of 1,704",
    ]  # fmt: skip
    with terminal.progress("converting", quiet=True) as told:
        assert told is None
