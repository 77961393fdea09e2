"""Writes the rows of a site as CSV and JSON, and the RML over both: `python -m benchmarks.core.prepare SITE FOLDER`.

This is done before the clock starts: mapping engines do not read front matter.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.core.rows import tables
from benchmarks.core.rules import RULES, rml, template

if TYPE_CHECKING:
    from benchmarks.core.rules import Rule

_MORPH_KGC = """\
[CONFIGURATION]
na_values=
output_format=N-TRIPLES
output_file={out}
logging_level=ERROR

[core]
mappings={rml}
"""


def prepare(site: Path, folder: Path) -> None:
    """Writes `<table>.csv` and `<table>.json` for every table, `csv.ttl`, `json.ttl` and `<table>.stottr`."""
    found = tables(site)
    for table in dict.fromkeys(rule.table for rule in RULES):
        rows = found[table]
        names = list(dict.fromkeys(name for rule in RULES if rule.table == table for name in _columns(rule)))
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows(rows)
        (folder / f"{table}.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        (folder / f"{table}.stottr").write_text(template(table), encoding="utf-8")
    for suffix in ("csv", "json"):
        (folder / f"{suffix}.ttl").write_text(rml(folder, suffix), encoding="utf-8")
        settings = _MORPH_KGC.format(out=folder / f"{suffix}.nt", rml=folder / f"{suffix}.ttl")
        (folder / f"{suffix}.ini").write_text(settings, encoding="utf-8")


def _columns(rule: Rule) -> tuple[str, ...]:
    return (rule.subject,) if rule.kind == "constant" else (rule.subject, rule.value)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), Path(sys.argv[2]).resolve())
