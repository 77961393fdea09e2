"""Findings that hold what is hard to write, for the tests of reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from wp2rdf.validating.findings import Explained, Finding, Validation

RULES = {
    rule.id: rule
    for rule in (
        Explained("cell-prefix", "warning", "Cell in the wrong column", "A cell belongs to another column."),
        Explained("page-body", "info", "Text after the front matter", "Nothing reads what follows."),
        Explained("not-broken", "error", "Never broken", "This is never so."),
        Explained(
            "citation-title",
            "error",
            "Citation without title",
            "A citation has no title.",
            "Readers see <nothing>.",
            "Write the title.",
            "https://example.org/shapes#citation",
        ),
    )
}
TABLE, PAGE = "_data/WP1-datanodes.tsv", "_pathways/WP1.md"
FILES = {
    TABLE: "Label\tType\tIdentifier\r\nΔé漢\tProtein\tncbigene:1\r\n",
    PAGE: "---\ntitle: <b>bold</b>\nname: a\x1b[31mb\u202ec\n---\nbody\n",
}
FINDINGS = [
    Finding(TABLE, 2, 5, "warning", "cell-prefix", "wrong column"),
    Finding(
        PAGE,
        2,
        8,
        "error",
        "citation-title",
        "no <script>alert('title')</script>",
        "https://example.org/WP1",
        "<http://purl.org/dc/terms/title>",
        '"a \\"b\\""@en',
    ),
    Finding(PAGE, 5, 1, "info", "page-body", "100 % text: a, b"),
]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site in the folder `site` of the working directory."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "site", FILES)
    return tmp_path / "site"


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())


def found(*findings: Finding, source: str = "site", hidden: int = 0) -> Validation:
    root = Path(source).absolute()
    return Validation(source, root, RULES, "shacl 0.3.4", pages=1, triples=2600, findings=list(findings), hidden=hidden)
