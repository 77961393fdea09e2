"""Shapes of one's own are checked too, and told where they are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, Run
from wp2rdf.errors import UsageError
from wp2rdf.validating import engines
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.validating.engines import EngineName
    from wp2rdf.validating.findings import Finding

CLEAN = EXAMPLES / "_pathways" / "WP9001.md"


def places(findings: list[Finding]) -> list[str]:
    return [f"{one.file}:{one.line}:{one.column}: {one.level} [{one.rule}]" for one in findings]


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
