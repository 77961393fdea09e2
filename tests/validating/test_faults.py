"""Every rule of the shapes is broken at least once, on a page or in RDF, and found where it is and nowhere else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DATABASE, EXAMPLES, ROOT
from tests.faults.graphs import ADDED, DAMAGES, DISAGREEMENTS, DRAWN_DAMAGES, FOCUS, Damage, statement, term
from tests.faults.pages import CLEANED, COPIED, FAULTS, Edit, Fault
from wp2rdf import convert
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.reading import checkout as checkouts
from wp2rdf.validating import engines, shapes
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.rdf.block import Block
    from wp2rdf.validating.findings import Finding

Expected = tuple[str, int, int, str, str, bool]
"""File, line, column, level and rule of a finding, and whether the reader of pages found it."""

ACROSS = {constraint.rule for constraint in shapes.load().across}
"""Rules over all pages together, which no engine is asked about."""

OFFICIAL = ROOT / "tests" / "validating" / "data" / "official-style.ttl"


OLD_HMDB = "/hmdb/HMDB01401> <https://www.wikipathways.org/pathways/WP9201.html> ."
"""What the drawing says in an old form, as many do."""


def edit(root: Path, change: Edit) -> None:
    """Replaces a text that stands exactly once in a file, or adds a file."""
    file = root / change.file
    if not change.old:
        assert not file.exists()
        file.write_text(change.new, encoding="utf-8")
        return
    text = file.read_bytes().decode()
    assert text.count(change.old) == 1, f"{change.file}: {change.old!r} stands {text.count(change.old)} times"
    file.write_bytes(text.replace(change.old, change.new).encode())


def position(text: str, marked: str) -> tuple[int, int]:
    """Line and column of the character after `▸`, in a text that holds the marked text exactly once."""
    before, pointer, after = marked.partition("▸")
    assert pointer, f"{marked!r} does not say where"
    assert text.count(before + after) == 1, f"{before + after!r} stands {text.count(before + after)} times"
    at = text.index(before + after) + len(before)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site without fault: never changed, but copied."""
    root = tmp_path_factory.mktemp("faults") / "site"
    for name in COPIED:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(EXAMPLES / name, root / name)
    for change in CLEANED:
        edit(root, change)
    return root


@pytest.fixture(scope="session")
def of_site(clean: Path) -> list[str]:
    """The clean site as lines of N-Quads."""
    target = clean.parent / "clean.nq"
    convert(clean, target)
    return target.read_text(encoding="utf-8").split("\n")[:-1]


@pytest.fixture(scope="session")
def of_drawing(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A page with all of its drawing, the same."""
    target = tmp_path_factory.mktemp("drawn") / "drawn.nq"
    convert(DATABASE, target, gpml_layer=True, pathways=["WP9201"])
    return [line for line in target.read_text(encoding="utf-8").split("\n")[:-1] if not line.endswith(OLD_HMDB)]


@pytest.fixture
def quads(damage: Damage, of_site: list[str], of_drawing: list[str]) -> list[str]:
    """The lines that a fault is seeded in."""
    return of_drawing if damage in DRAWN_DAMAGES else of_site


@pytest.fixture(scope="session")
def both() -> dict[str, engines.Engine]:
    """Both engines with our shapes, which are compiled once: most time goes there."""
    return {name: engines.engine(name, shapes.load().ntriples) for name in engines.ENGINES}


@pytest.fixture
def faulty(clean: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the clean site with one fault."""
    root = tmp_path / "site"
    shutil.copytree(clean, root)
    for change in request.param.edits:
        edit(root, change)
    return root


def damaged(quads: list[str], damage: Damage) -> list[str]:
    """The lines with some missing and others added."""
    dropped = tuple(map(statement, damage.drop))
    added = list(map(statement, damage.add))
    gone = [line for line in quads if line.startswith(dropped)] if dropped else []
    assert bool(gone) == bool(dropped)
    near = gone[0] if gone else _nearest(quads, added)
    graph = near.rpartition(" <")[2]
    at = quads.index(near)
    lines = [*quads[: at + 1], *(f"{one} <{graph}" for one in added), *quads[at + 1 :]]
    return [line for line in lines if line not in gone]


def _nearest(quads: list[str], added: list[str]) -> str:
    """The line that says most alike: of the same subject and property, or of the same subject, or else the last."""
    for words in (2, 1):
        for one in added:
            start = " ".join(one.split(" ")[:words]) + " "
            for line in quads:
                if line.startswith(start):
                    return line
    return quads[-1]


def place_in(lines: list[str], damage: Damage) -> tuple[int, int]:
    """Where the finding must point."""
    if damage.at == FOCUS:
        starts = f"{term(damage.focus)} "
        return next(number for number, line in enumerate(lines, 1) if line.startswith(starts)), 1
    said = statement(damage.add[0] if damage.at == ADDED else damage.at)
    numbers = [number for number, line in enumerate(lines, 1) if line.startswith(f"{said} <")]
    assert len(numbers) == 1
    subject, predicate, _ = said.split(" ", 2)
    return numbers[0], len(subject) + len(predicate) + 3


def blocks(root: Path, *, sound: bool = False) -> list[Block]:
    checkout = checkouts.find(root)
    return list(pipeline.blocks(checkout, Options(sound=sound), report=Report(checkout.root)))


@pytest.fixture(scope="session")
def unchanged(clean: Path) -> set[bytes]:
    """The blocks of the clean site."""
    return {block.data for block in blocks(clean)}


def rules_by_engine(
    quads: list[str], damage: Damage, both: dict[str, engines.Engine]
) -> dict[str, list[engines.Result]]:
    """What each engine says of the graphs that a fault changes."""
    before, after = by_graph(quads), by_graph(damaged(quads, damage))
    changed = [lines for graph, lines in after.items() if lines != before.get(graph)]
    assert len(changed) in {1, 2}
    return {name: [one for lines in changed for one in engine.results(lines)] for name, engine in both.items()}


def by_graph(quads: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in quads:
        said, _, graph = line.rpartition(" <")
        found.setdefault(graph, []).append(said)
    return found


def written(lines: list[str], folder: Path) -> Path:
    target = folder / "damaged.nq"
    target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return target


def found_by(findings: list[Finding]) -> list[Expected]:
    return sorted((one.file, one.line, one.column, one.level, one.rule, not one.focus) for one in findings)


def name_of(damage: Damage) -> str:
    what = f"without {damage.drop[0]}" if not damage.add else f"with {damage.add[0]}"
    return f"{damage.rule}, {what[:60]}"


# --- the clean site


def test_the_clean_site_has_no_finding(clean: Path) -> None:
    checked = validate(clean)
    assert checked.findings == []
    assert checked.pages == 2


@pytest.mark.parametrize("name", ["clean.ttl", "clean.nt", "clean.nq", "clean.trig"])
def test_the_clean_site_as_rdf_has_no_finding(clean: Path, tmp_path: Path, name: str) -> None:
    convert(clean, tmp_path / name)
    checked = validate(tmp_path / name)
    assert checked.findings == []
    assert checked.pages == (3 if name.endswith(("nq", "trig")) else 1)
    assert checked.triples > 600


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_rdf_in_the_style_of_the_official_collection_is_found_fault_with_nowhere(engine: engines.EngineName) -> None:
    checked = validate(OFFICIAL, engine=engine)
    assert [str(one) for one in checked.findings if one.level != "info"] == []
    assert checked.triples > 60


# --- faults on pages

NAMED = [pytest.param(fault, fault, id=fault.name) for fault in FAULTS]


@pytest.mark.parametrize(("fault", "faulty"), NAMED, indirect=["faulty"])
def test_a_fault_on_a_page_is_found_where_it_is_and_nothing_else(fault: Fault, faulty: Path) -> None:
    expected = sorted(
        (one.file, *position((faulty / one.file).read_bytes().decode(), one.at), one.level, one.rule, one.of_reader)
        for one in fault.found
    )
    assert found_by(validate(faulty).findings) == expected


@pytest.mark.slow
@pytest.mark.parametrize(("fault", "faulty"), NAMED, indirect=["faulty"])
def test_both_engines_find_the_same_fault_on_a_page(
    unchanged: set[bytes], faulty: Path, fault: Fault, both: dict[str, engines.Engine]
) -> None:
    whole = blocks(faulty)
    changed = [block.lines for block in whole if block.data not in unchanged]
    results = {name: [result for lines in changed for result in engine.results(lines)] for name, engine in both.items()}
    assert results["pyshacl"] == results["shacl"]
    of_a_page = {one.rule for one in fault.found if not one.of_reader} - ACROSS
    counted = [
        block.lines
        for block, one in zip(blocks(faulty, sound=True), whole, strict=True)
        if one.data not in unchanged and block.triples == one.triples
    ]
    assert [result for lines in counted for result in both["shacl"].results(lines)] == results["shacl"]
    assert {shapes.rule_of(result.shape) for result in results["shacl"]} >= of_a_page


# --- faults in RDF that no page can bring about


def test_a_page_with_all_of_its_drawing_has_no_finding(of_drawing: list[str], tmp_path: Path) -> None:
    assert validate(written(of_drawing, tmp_path)).findings == []
    assert len(of_drawing) > 1000


ALL_DAMAGES = (*DAMAGES, *DRAWN_DAMAGES)
SAID_BY_DRAWINGS = tuple(damage for damage in DRAWN_DAMAGES if not damage.rule.startswith("drawn-"))
"""Faults in what drawings say, without those in how it looks."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(
            damage,
            id=name_of(damage),
        )
        for damage in (*DAMAGES, *SAID_BY_DRAWINGS)
    ],
)
def test_a_fault_in_rdf_is_found_where_it_is_and_nothing_else(quads: list[str], tmp_path: Path, damage: Damage) -> None:
    lines = damaged(quads, damage)
    findings = validate(written(lines, tmp_path)).findings
    asked = [one for one in findings if one.rule == damage.rule]
    assert {one.rule for one in findings} - {damage.rule} == damage.also
    assert ("damaged.nq", *place_in(lines, damage), damage.level) in [one[:4] for one in asked]
    assert {one.level for one in asked} == {damage.level}
    assert term(damage.focus).strip("<>") in {one.focus for one in asked}


@pytest.mark.slow
@pytest.mark.parametrize("damage", ALL_DAMAGES, ids=name_of)
def test_both_engines_find_the_same_fault_in_rdf(
    quads: list[str], damage: Damage, both: dict[str, engines.Engine]
) -> None:
    results = rules_by_engine(quads, damage, both)
    assert results["pyshacl"] == results["shacl"]
    assert damage.rule in {shapes.rule_of(result.shape) for result in results["shacl"]} | ACROSS


@pytest.mark.parametrize(("damage", "finder", "reason"), DISAGREEMENTS, ids=[reason for _, _, reason in DISAGREEMENTS])
def test_where_the_engines_disagree_is_known(
    quads: list[str], damage: Damage, finder: str, reason: str, both: dict[str, engines.Engine]
) -> None:
    results = rules_by_engine(quads, damage, both)
    found = {name: {shapes.rule_of(one.shape) for one in those} for name, those in results.items() if those}
    assert found == {finder: {damage.rule}}, reason


# --- all rules


def test_every_rule_of_the_shapes_is_broken_by_a_fault() -> None:
    on_pages = {one.rule for fault in FAULTS for one in fault.found if not one.of_reader}
    in_rdf = {damage.rule for damage in ALL_DAMAGES}
    known = set(shapes.load().rules)
    assert known - on_pages - in_rdf == set(), "rules that no fault breaks"
    assert (on_pages | in_rdf) - known == set(), "faults of rules that are not there"


def test_there_are_many_faults_and_each_has_a_name_of_its_own() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 200
    assert len({(damage.rule, damage.drop, damage.add) for damage in ALL_DAMAGES}) == len(ALL_DAMAGES) >= 250
