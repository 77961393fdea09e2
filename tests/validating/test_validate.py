"""`wp2rdf validate`, as its users meet it: pages and RDF in, findings with places out."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pyoxigraph
import pyshacl
import pytest
import rdflib

import wp2rdf
from tests.conftest import DATABASE, EXAMPLES, REAL_PAGES, ROOT, Run
from tests.validating import jena
from wp2rdf import resources
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.errors import InputError, UsageError
from wp2rdf.errors.catalogue import RULES
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import rdf_files
from wp2rdf.validating import baseline, engines, shapes
from wp2rdf.validating.across import AllPages, Needed
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.validating.engines import EngineName
    from wp2rdf.validating.findings import Finding

CLEAN = EXAMPLES / "_pathways" / "WP9001.md"


def places(findings: list[Finding]) -> list[str]:
    return [f"{one.file}:{one.line}:{one.column}: {one.level} [{one.rule}]" for one in findings]


# --- what a curator sees


def test_a_clean_page_gives_one_line(run: Run) -> None:
    done = run("validate", "_pathways/WP9001.md", cwd=EXAMPLES)
    assert done.code == 0
    assert done.err == ""
    assert done.out.decode().startswith("_pathways/WP9001.md: no findings (1 page, ")
    assert done.out.count(b"\n") == 1


def test_a_fault_is_shown_with_its_line_and_a_caret(run: Run, small_site: Path) -> None:
    page = small_site / "_pathways" / "WP9001.md"
    text = page.read_text(encoding="utf-8")
    broken = text.replace("  title: An invented study of glucose sensing in example cells (2024)\n", "")
    assert broken != text
    page.write_text(broken, encoding="utf-8")
    done = run("validate", "_pathways/WP9001.md", "--fail-on", "warning", cwd=small_site)
    shown = done.out.decode()
    line = broken.splitlines().index("- link: PMC9000001") + 1
    assert f"_pathways/WP9001.md:{line}:3: warning: citedin title is missing [citation-title]\n" in shown
    assert f"{line} | - link: PMC9000001\n" in shown
    assert "\n      |   ^\n" in shown
    assert done.code == 1


def test_standard_input_is_a_page(run: Run, clean_page: str) -> None:
    done = run(
        "validate",
        "-",
        stdin=clean_page.replace("title: Glucose", "title: ' Glucose")
        .replace("example cell\nwpid", "example cell'\nwpid")
        .encode(),
    )
    assert b"<stdin>:" in done.out
    assert b"[title-blank]" in done.out


def test_reader_and_shapes_say_a_fault_once(small_site: Path) -> None:
    page = small_site / "_pathways" / "WP9001.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub("revision: .*\n", "", text).replace("\ntitle: ", "\nold-title: "), encoding="utf-8")
    rules = [one.rule for one in validate(page).findings if one.level != "info"]
    assert sorted(rules) == ["key-unmapped", "revision-missing", "title-missing"]


def test_findings_of_a_page_stand_in_the_order_of_the_page() -> None:
    found = validate(EXAMPLES).findings
    by_file: dict[str, list[tuple[int, int]]] = {}
    for one in found:
        if one.file.startswith("_pathways/WP910") and not one.rule.startswith("author-w"):
            by_file.setdefault(one.file, []).append((one.line, one.column))
    assert len(by_file) == 8
    assert all(lines == sorted(lines) for lines in by_file.values())


@pytest.mark.parametrize("rule", ["citation-title", "yaml-syntax"])
def test_a_rule_is_explained(run: Run, rule: str) -> None:
    done = run("validate", "--explain", rule)
    assert done.code == 0
    assert done.out.decode().startswith(f"{rule} (")
    assert "How to mend it" in done.out.decode()


def test_an_unknown_rule_names_those_near_it(run: Run) -> None:
    done = run("validate", "--explain", "citation-tilte")
    assert done.code == 2
    assert "citation-title" in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("violation", 0), ("warning", 1), ("info", 1)])
def test_what_fails_is_what_the_user_says(run: Run, fail_on: str, code: int) -> None:
    assert run("validate", EXAMPLES / "_pathways" / "WP9104.md", "--fail-on", fail_on).code == code


def test_an_error_fails_by_default(run: Run) -> None:
    assert run("validate", EXAMPLES).code == 1
    assert run("validate", EXAMPLES, "--fail-on", "never").code == 0


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "turtle", "html"])
def test_every_format_can_be_written_to_a_file(run: Run, tmp_path: Path, form: str) -> None:
    target = tmp_path / "report"
    done = run("validate", EXAMPLES, "--format", form, "-o", target)
    assert done.code == 1
    assert "citation-title" in target.read_text(encoding="utf-8")
    assert re.fullmatch(r".*report: \d+ findings \(1 error, \d+ warnings, \d+ infos\)\n", done.err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-such-place"], "no such file or folder"),
        ([str(EXAMPLES), "--format", "pdf"], "unknown format 'pdf'"),
        ([str(EXAMPLES), "--baseline", "no-such-file"], "baseline cannot be read"),
        ([str(EXAMPLES), "--shapes", "no-such-file.ttl"], "shapes cannot be read"),
        ([str(EXAMPLES), "--jobs", "0"], "jobs must be 1 or more"),
        ([], "validate what?"),
    ],
)
def test_a_mistake_gives_one_line_and_exit_code_2(run: Run, arguments: list[str], said: str) -> None:
    done = run("validate", *arguments)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1


# --- baseline


def test_a_baseline_hides_what_is_known_and_shows_what_is_new(run: Run, tmp_path: Path, small_site: Path) -> None:
    page = small_site / "_pathways" / "WP9001.md"
    text = page.read_text(encoding="utf-8").replace(
        "title: Glucose sensing in the example cell\nwpid", "title: 'Glucose '\nwpid"
    )
    page.write_text(text, encoding="utf-8")
    known = tmp_path / "known.json"
    before = validate(small_site)
    assert before.findings
    assert run("validate", small_site, "--write-baseline", known, "-q", "-o", tmp_path / "first").code == 0
    done = run("validate", small_site, "--baseline", known, "--fail-on", "info")
    assert done.code == 0
    assert "no findings" in done.out.decode()
    # lines move, and one fault is new
    page.write_text(
        text.replace("authors:\n", "# a comment\n# another\nauthors:\n").replace("PMC9000002", "PMC042"),
        encoding="utf-8",
    )
    after = validate(small_site, baseline=known)
    assert [one.rule for one in after.findings] == ["citation-iri"]
    assert after.hidden == len(before.findings)


def test_a_fault_that_is_there_twice_is_new_when_known_once(small_site: Path) -> None:
    one = next(one for one in validate(EXAMPLES).findings if one.rule == "citation-title")
    known = small_site / "known.json"
    baseline.write([one], known)
    assert baseline.unknown([one, one._replace(line=99)], baseline.read(known)) == [one._replace(line=99)]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"version": 9, "findings": []}', b"\xff", b'{"version": 1, "findings": [1]}']
)
def test_a_baseline_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "known.json").write_bytes(content)
    with pytest.raises(UsageError, match="baseline"):
        baseline.read(tmp_path / "known.json")


# --- shapes of one's own


OWN = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix my: <https://example.org/shapes#> .
my:keywords a sh:NodeShape ; sh:targetClass <https://schema.org/Dataset> ;
    sh:property [ sh:path <https://schema.org/keywords> ; sh:maxCount 3 ;
        sh:severity sh:Info ; sh:message "few keywords, please" ] .
"""


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_own_shapes_are_checked_too(tmp_path: Path, engine: EngineName) -> None:
    (tmp_path / "mine.ttl").write_text(OWN, encoding="utf-8")
    found = validate(CLEAN, own_shapes=[tmp_path / "mine.ttl"], engine=engine)
    line = CLEAN.read_text(encoding="utf-8").splitlines().index("  keywords:") + 1
    assert places(found.findings) == [f"_pathways/WP9001.md:{line + 1}:3: info [keywords]"]
    assert found.findings[0].message.startswith("few keywords, please")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bad.ttl", "@prefix sh: <http://www.w3.org/ns/shacl#> .\nthis is not Turtle", "bad.ttl:2: not RDF"),
        ("none.ttl", "<urn:a> <urn:b> <urn:c> .", "none.ttl:1: not SHACL"),
        ("path.ttl", OWN.replace("sh:path <https://schema.org/keywords> ;", ""), "path.ttl:3: not SHACL"),
        ("count.ttl", OWN.replace("sh:maxCount 3", 'sh:maxCount "three"'), "count.ttl:3: not SHACL"),
    ],
)
def test_shapes_that_are_none_are_refused_with_file_and_line(
    run: Run, tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("validate", CLEAN, "--shapes", tmp_path / name)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1


NAMELESS = OWN.replace("my:keywords a", "[] a")
NO_PATH = OWN + "my:lost a sh:PropertyShape ; sh:targetClass <https://schema.org/Dataset> ; sh:minCount 1 ."
SAME_ID = OWN.replace("my:keywords", "my:title-blank")


@pytest.mark.parametrize(("content", "rule"), [(NAMELESS, "unnamed-shape"), (SAME_ID, "own-title-blank")])
def test_engines_call_own_shapes_the_same(tmp_path: Path, content: str, rule: str) -> None:
    (tmp_path / "mine.ttl").write_text(content, encoding="utf-8")
    found = [validate(CLEAN, own_shapes=[tmp_path / "mine.ttl"], engine=engine).findings for engine in engines.ENGINES]
    assert [one.rule for one in found[0]] == [rule]
    assert found[0][0].message.startswith("few keywords, please")
    assert found[0] == found[1]


def test_a_property_shape_without_a_path_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(NO_PATH, encoding="utf-8")
    with pytest.raises(UsageError, match=r"mine.ttl:6: not SHACL"):
        validate(CLEAN, own_shapes=[tmp_path / "mine.ttl"])


# --- what must not be written over


def test_a_report_or_baseline_over_the_input_is_refused(run: Run, small_site: Path) -> None:
    page = small_site / "_pathways" / "WP9001.md"
    before = page.read_bytes()
    tries: tuple[tuple[str | Path, ...], ...] = (
        (page, "-o", page, "--format", "json"),
        (page, "--write-baseline", page),
        (small_site, "-o", small_site / "_pathways" / "report.txt"),
    )
    for arguments in tries:
        done = run("validate", *arguments)
        assert done.code == 2
        assert "the output would stand among the input" in done.err
    assert page.read_bytes() == before
    assert not (small_site / "_pathways" / "report.txt").exists()


def test_a_baseline_is_kept_when_it_is_written_anew(run: Run, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    assert run("validate", EXAMPLES, "--write-baseline", known, "-o", tmp_path / "report.html").code == 0
    first = known.read_bytes()
    assert run("validate", EXAMPLES, "--baseline", known, "--write-baseline", known, "-q").code == 0
    assert known.read_bytes() == first
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


# --- RDF


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dump")
    for ending in ("nq", "nt", "ttl", "trig", "jsonld", "rdf", "nq.gz", "ttl.zst"):
        wp2rdf.convert(EXAMPLES, folder / f"site.{ending}")
    return folder


@pytest.mark.parametrize("ending", ["nq", "nt", "ttl", "trig", "jsonld", "rdf", "nq.gz", "ttl.zst"])
def test_rdf_of_any_format_gives_the_same_rules(dump: Path, ending: str) -> None:
    of_pages = {one.rule for one in validate(EXAMPLES).findings} - set(RULES)
    found = validate(dump / f"site.{ending}")
    assert {one.rule for one in found.findings} >= of_pages
    assert found.triples > 1000


def test_a_finding_in_n_quads_stands_at_the_line_of_its_triple(dump: Path) -> None:
    lines = (dump / "site.nq").read_text(encoding="utf-8").split("\n")
    found = [one for one in validate(dump / "site.nq").findings if one.value and one.value.strip("<>") != one.focus]
    assert len(found) > 10
    for one in found:
        line = lines[one.line - 1]
        if not re.search(r"[/|^]", one.path.replace("://", "").partition(">")[2]):
            assert line.startswith(f"<{one.focus}> {one.path} "), one
        if "/" not in one.path.partition(">")[2]:
            assert line[one.column - 1 :].startswith(one.value), one


@pytest.mark.parametrize("ending", ["ttl", "rdf"])
def test_a_finding_in_other_formats_stands_where_its_resource_is_described(dump: Path, ending: str) -> None:
    lines = (dump / f"site.{ending}").read_text(encoding="utf-8").split("\n")
    found = [one for one in validate(dump / f"site.{ending}").findings if one.line > 1]
    assert len(found) > 20
    for one in found:
        assert one.focus in lines[one.line - 1].replace("&amp;", "&"), one


def test_rdf_of_a_few_pages_is_not_blamed_for_others(tmp_path: Path) -> None:
    wp2rdf.convert(EXAMPLES / "_pathways" / "WP9105.md", tmp_path / "one.nq")
    rules = {one.rule for one in validate(tmp_path / "one.nq").findings}
    assert "mapping-chebi" in rules
    assert "cited-pathway-missing" not in rules


def test_a_broken_rdf_file_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.nq").write_text("<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n", encoding="utf-8")
    done = run("validate", tmp_path / "bad.nq")
    assert done.code == 2
    assert "bad.nq:2: not N-Quads" in done.err
    (tmp_path / "cut.nq.gz").write_bytes(gzip.compress(b"<urn:a> <urn:b> <urn:c> .\n" * 1000)[:-20])
    done = run("validate", tmp_path / "cut.nq.gz")
    assert done.code == 2
    assert "cannot be read" in done.err
    assert len(done.err.splitlines()) == 1


def test_a_file_too_large_for_memory_is_streamed_or_refused(dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {block.graph: list(block.lines) for block in rdf_files.graphs(dump / "site.nq")}
    monkeypatch.setattr(rdf_files, "_free_memory", lambda: 60_000 * 12)
    assert {block.graph: list(block.lines) for block in rdf_files.graphs(dump / "site.nq")} == whole
    with pytest.raises(InputError, match="too large for the memory"):
        list(rdf_files.graphs(dump / "site.nt"))
    lines = sorted((dump / "site.nq").read_text(encoding="utf-8").splitlines())
    (dump / "mixed.nq").write_text("\n".join((*lines, "")), encoding="utf-8")
    with pytest.raises(InputError, match="do not stand together"):
        list(rdf_files.graphs(dump / "mixed.nq"))


def test_quads_in_any_order_are_put_together_when_they_fit(dump: Path) -> None:
    lines = sorted((dump / "site.nq").read_text(encoding="utf-8").splitlines())
    (dump / "sorted.nq").write_text("\n".join((*lines, "")), encoding="utf-8")
    found = {(one.rule, one.focus, one.value) for one in validate(dump / "sorted.nq").findings}
    assert found == {(one.rule, one.focus, one.value) for one in validate(dump / "site.nq").findings}


# --- the shapes themselves


def all_shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in resources.shapes():
        graph.parse(path)
    return graph


@pytest.mark.slow
def test_the_shapes_are_shacl() -> None:
    conforms, _, said = pyshacl.validate(rdflib.Graph(), shacl_graph=all_shapes(), meta_shacl=True)
    assert conforms, said


def test_every_rule_says_what_why_and_how() -> None:
    rules = shapes.load().rules
    assert len(rules) > 150
    for rule in rules.values():
        assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.id)
        assert rule.name != rule.id, rule.id
        assert rule.why.endswith("."), rule.id
        assert rule.mend.endswith("."), rule.id
        assert not rule.meaning.endswith("."), rule.id


def test_a_rule_that_reader_and_shapes_share_has_one_level() -> None:
    rules = shapes.load().rules
    shared = set(rules) & set(RULES)
    assert len(shared) > 3
    for rule in shared:
        assert rules[rule].level == RULES[rule].level, rule


def test_what_a_rule_is_said_by_is_a_rule() -> None:
    loaded = shapes.load()
    assert loaded.said_by
    for others in loaded.said_by.values():
        assert others <= set(loaded.rules) | set(RULES)


def test_every_property_that_is_written_has_a_shape() -> None:
    written = {
        statement.split(" ", 2)[1][1:-1]
        for block in pipeline.blocks(
            checkouts.find(EXAMPLES), Options(links="partner", issued="2026-08-22"), report=Report()
        )
        for statement in block.lines
    }
    shaped = {str(node) for triple in all_shapes() for node in triple if isinstance(node, rdflib.URIRef)}
    assert len(written) > 60
    assert written <= shaped, "give the property a shape in shapes/"


def test_every_property_of_the_drawing_layer_has_a_shape() -> None:
    blocks = pipeline.blocks(checkouts.find(DATABASE), Options(gpml_layer=True), report=Report())
    written = {line.split(" ", 2)[1][1:-1] for block in blocks for line in block.lines}
    of_layer = {predicate for predicate in written if predicate.startswith(PREFIXES["gpml"])}
    shaped = {str(node) for triple in all_shapes() for node in triple if isinstance(node, rdflib.URIRef)}
    assert len(of_layer) > 55
    assert of_layer <= shaped, "give the property a shape in shapes/"


def test_dates_after_the_one_that_is_named_are_wrong(run: Run, small_site: Path) -> None:
    late = {"last-edited-late", "citation-year-late"}
    assert not late & {one.rule for one in validate(small_site).findings}
    found = validate(small_site, issued="2024-06-01").findings
    assert {one.rule for one in found} & late == late
    page = small_site / "_pathways" / "WP9001.md"
    [edited] = [one for one in found if one.rule == "last-edited-late" and one.file.endswith("WP9001.md")]
    assert page.read_text(encoding="utf-8").split("\n")[edited.line - 1].startswith("last-edited: ")
    done = run("validate", small_site, "--issued", "2024-06-01", "--format", "json")
    assert b"citation-year-late" in done.out
    for arguments, said in (
        (("--issued", "yesterday"), "is not of the form"),
        (("--issued", "2024-06-01", "--changed"), "give one of them"),
    ):
        done = run("validate", small_site, *arguments)
        assert done.code == 2
        assert said in done.err


def test_a_dump_says_its_date_itself(run: Run, tmp_path: Path) -> None:
    dump = tmp_path / "a.nq"
    wp2rdf.convert(EXAMPLES, dump, issued="2024-06-01")
    rules = {one.rule for one in validate(dump).findings}
    assert {"last-edited-late", "citation-year-late"} <= rules
    assert "pav:createdOn" in run("validate", dump, "--issued", "2024-06-01").err


# --- engines


def outcome(name: EngineName, ntriples: str, lines: list[str]) -> set[tuple[str, str, str]]:
    return {(one.shape, one.focus, one.value) for one in engines.engine(name, ntriples).results(lines)}


def reported(turtle: bytes) -> set[tuple[str, str, str]]:
    """What a validation report says."""
    said: dict[str, dict[str, str]] = {}
    for quad in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE):
        said.setdefault(str(quad.subject), {})[quad.predicate.value.rpartition("#")[2]] = str(quad.object)
    return {
        (one["sourceShape"].strip("<>"), one["focusNode"], one.get("value", ""))
        for one in said.values()
        if "focusNode" in one
    }


@pytest.mark.slow
def test_three_engines_agree_about_the_examples(tmp_path: Path) -> None:
    """Also about SPARQL constraints, which `validate` evaluates otherwise."""
    everything = tmp_path / "all.ttl"
    everything.write_text("".join(path.read_text(encoding="utf-8") for path in resources.shapes()), encoding="utf-8")
    ntriples = pyoxigraph.serialize(
        (quad.triple for quad in pyoxigraph.parse(path=str(everything))), format=pyoxigraph.RdfFormat.N_TRIPLES
    )
    data = tmp_path / "site.ttl"
    wp2rdf.convert(EXAMPLES, data)
    lines = [f"{quad.subject} {quad.predicate} {quad.object}" for quad in pyoxigraph.parse(path=str(data))]
    assert ntriples
    found = {name: outcome(name, ntriples.decode(), lines) for name in engines.ENGINES}
    assert len(found["pyshacl"]) > 50
    assert found["shacl"] == found["pyshacl"]
    loaded = shapes.load()
    across = AllPages(loaded)
    across.add(Needed(loaded.across).of(lines))
    rules = {loaded.rules[constraint.rule].shape for constraint in loaded.across}
    ours = {(one.shape, one.focus, one.value) for one in across.results(whole=True)}
    assert len(ours) > 3
    assert ours == {one for one in found["pyshacl"] if one[0] in rules}
    assert reported(jena.report(everything, data, tmp_path)) == found["pyshacl"]


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown engine"):
        engines.choose("jena")  # type: ignore[arg-type]


AGAIN = """
import sys, wp2rdf
page, site = sys.argv[1:]
assert not wp2rdf.validate(page, engine="shacl").count("violation")
print(wp2rdf.validate(site, engine="shacl", jobs=2).pages)
"""


def test_a_site_after_a_page_in_one_process_does_not_wait_for_ever(wide_site: Path) -> None:
    pages = sorted((wide_site / "_pathways").iterdir())
    for page in pages[100:]:
        page.unlink()
    (wide_site / "_data").mkdir()
    rows = "".join(f"g{number}\tGeneProduct\tensembl:ENSG{number:011}\t\n" for number in range(1500))
    table = wide_site / "_data" / f"{pages[0].stem}-datanodes.tsv"
    table.write_text(f"Label\tType\tIdentifier\tComment\n{rows}", encoding="utf-8")  # large: with threads
    command = [sys.executable, "-c", AGAIN, str(pages[0]), str(wide_site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (0, "100\n"), done.stderr


def test_any_number_of_processes_gives_the_same_findings(wide_site: Path) -> None:
    for more in range(601, 3001):  # still four times as many as are under way
        (wide_site / "_pathways" / f"WP{more}.md").unlink()
    page = wide_site / "_pathways" / "WP500.md"
    page.write_text(page.read_text(encoding="utf-8").replace("PMC9000002", "PMC042"), encoding="utf-8")
    one, two = (validate(wide_site, jobs=jobs).findings for jobs in (1, 2))
    assert any(finding.rule == "citation-iri" for finding in one)
    assert one == two


# --- the real site


def test_engines_agree_about_the_real_site(real_site: Path, tmp_path: Path) -> None:
    """Each sixth pathway of it, with everything around: the reference takes its time."""
    site = tmp_path / "site"
    shutil.copytree(real_site, site, symlinks=True)
    for number, page in enumerate(sorted((site / "_pathways").iterdir())):
        if number % 6:
            page.unlink()
    fast = validate(site, engine="shacl", jobs=2)
    reference = validate(site, engine="pyshacl", jobs=2)
    assert fast.pages == REAL_PAGES // 6
    assert len(fast.findings) > 500
    assert fast.findings == reference.findings
    for one in fast.findings:
        if one.value.startswith('"') and "title-" not in one.rule and one.rule != "term-obsolete":
            continue
        excerpt = fast.excerpt(one)
        assert excerpt is not None, one
        assert one.column <= len(excerpt) + 1, one


def test_the_real_site_is_as_documented(real_site: Path, shared: Path) -> None:
    found = validate(real_site, drawings=shared / "gpml", jobs=2)
    documented = (ROOT / "docs" / "site-faults.md").read_text(encoding="utf-8")
    counted = {
        rule: int(number.replace(",", ""))
        for rule, number in re.findall("^## `([a-z-]+)`: ([0-9,]+)", documented, re.MULTILINE)
    }
    assert {rule.id: number for rule, number in found.by_rule()} == counted, "python -m benchmarks.site_faults"


def test_baseline_of_examples_is_sorted_json(tmp_path: Path) -> None:
    baseline.write(validate(EXAMPLES).findings, tmp_path / "known.json")
    content = json.loads((tmp_path / "known.json").read_bytes())
    assert len(content["findings"]) > 50
    lines = (tmp_path / "known.json").read_text(encoding="utf-8").splitlines()
    assert lines[3:-3] == sorted(lines[3:-3])


@pytest.mark.parametrize("name", ["report.csv", "report.nq", "report.md"])
def test_a_report_whose_name_tells_no_format_is_refused(run: Run, small_site: Path, tmp_path: Path, name: str) -> None:
    done = run("validate", small_site, "-o", tmp_path / name)
    assert done.code == 2
    assert "the name tells no format" in done.err
    assert not (tmp_path / name).exists()


def test_an_error_is_a_violation(run: Run) -> None:
    page = EXAMPLES / "_pathways" / "WP9104.md"
    for option in ("--fail-on", "--min-level"):
        one, other = (run("validate", page, option, name) for name in ("violation", "error"))
        assert (one.code, one.out) == (other.code, other.out)
