"""The core from the same CSV with the terms of wp2rdf: `python -m benchmarks.core.strings FOLDER OUT.nt`.

What mapping costs where no page is read, nothing is checked and nothing reported: engines are compared with this.
"""

from __future__ import annotations

import csv
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.core.rules import DATE, RULES, Rule
from wp2rdf.rdf.terms import Term, plain, say, tagged, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.rdf.terms import Statement


def statements(folder: Path) -> Iterator[Statement]:
    """The triples of all tables, some of them more than once."""
    for table, rules in groupby(RULES, lambda rule: rule.table):
        wanted = [(rule, Term(f"<{rule.predicate}>")) for rule in rules]
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for rule, predicate in wanted:
                    value = _value(rule, row)
                    if value is not None:
                        yield say(Term(f"<{row[rule.subject]}>"), predicate, value)


def _value(rule: Rule, row: dict[str, str]) -> Term | None:
    if rule.kind == "constant":
        return Term(f"<{rule.value}>")
    text = row[rule.value]
    if not text:
        return None
    if rule.kind == "iri":
        return Term(f"<{text}>")
    if rule.kind == "text":
        return plain(text)
    return tagged(text, "en") if rule.kind == "english" else typed(text, Term(f"<{DATE}>"))


if __name__ == "__main__":
    lines = dict.fromkeys(statements(Path(sys.argv[1])))
    Path(sys.argv[2]).write_text(" .\n".join((*lines, "")), encoding="utf-8")
