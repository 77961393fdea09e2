"""The one right answer to a finding, where there is one: the fix that `--fix` makes in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import PageError
from wp2rdf.reading import source
from wp2rdf.validating.fixes.apply import edits_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from wp2rdf.errors import Position
    from wp2rdf.validating.findings import Finding
    from wp2rdf.validating.fixes.edits import Edit

_MENDS: dict[str, frozenset[str]] = {
    "date-malformed": frozenset({"date-malformed"}),
    "citedin-link": frozenset({"citedin-link", "citation-link-form"}),
    "annotation-id": frozenset({"annotation-id", "pathway-term", "cell-type-term"}),
    "identifier-form": frozenset(
        {"identifier-blank", "identifier-case", "identifier-form", "node-identifier", "node-prefix", "cell-prefix"}
    ),
    "table-header": frozenset({"table-header"}),
    "reference-id": frozenset({"reference-id", "publication-iri"}),
    "entry-twice": frozenset({"author-twice", "entry-twice"}),
    "blank-at-end": frozenset({"attribution-entry", "term-notation"}),
}
"""The rules that each kind of fix mends."""
_FOLDERS = ("_pathways/", "_data/", "pathways/")


class Fix(NamedTuple):
    """What is replaced.

    Attributes:
        start: line and column of its first character.
        end: those after its last.
        new: what stands there then.
        said: what is done, in words.
    """

    start: Position
    end: Position
    new: str
    said: str


def sure(root: Path, file: str, findings: Sequence[Finding]) -> Iterator[tuple[Finding, Fix]]:
    """The findings in one file that have one right answer, each with it.

    Args:
        root: what the file is relative to.
        file: a page or a table, with `/`.
        findings: those in it.
    """
    if not file.startswith(_FOLDERS) or not file.endswith((".md", ".tsv")):
        return
    limit = source.PAGE_LIMIT if file.endswith(".md") else source.TABLE_LIMIT
    try:
        text = source.read(root / file, file, limit).content
        edits = edits_of(text, file, is_page=file.endswith(".md"))
    except PageError:
        return
    fixes = [(edit, Fix(_place(text, edit.start), _place(text, edit.end), edit.new, edit.said)) for edit in edits]
    for finding in findings:
        place = (finding.line, finding.column)
        for edit, fix in fixes:
            if fix.start <= place < fix.end and _is_mended(finding.rule, edit):
                yield finding, fix
                break


def _is_mended(rule: str, edit: Edit) -> bool:
    return (
        rule in _MENDS.get(edit.rule, ())
        or (edit.rule == "blank-at-end" and rule.endswith("-blank"))
        or (edit.rule == "identifier-form" and rule.startswith("mapping-"))
    )


def _place(text: str, index: int) -> Position:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
