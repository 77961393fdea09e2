"""The page of the documentation that lists every rule of the shapes: `python -m wp2rdf.validating.rules_page`."""

from __future__ import annotations

import sys

from wp2rdf.validating import shapes

_HEAD = """\
# Rules of the shapes

Made from `shapes/` by `make docs`; change the shapes, not this page. `wp2rdf validate --explain RULE` says the same.
The rules of the reader of pages are listed in [findings.md](findings.md).
"""
_LEVELS = {"error": "violation", "warning": "warning", "info": "info"}


def page() -> str:
    """The page, as Markdown: a table for each file of shapes."""
    parts = [_HEAD]
    for path, rules in shapes.bundled():
        if not rules:
            continue
        heading = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        parts.append(f"## `shapes/{path.name}`\n\n{heading}\n")
        rows = [
            f"| `{rule.id}` | {_LEVELS[rule.level]} | {_cell(rule.meaning)} | {_cell(rule.why)} | {_cell(rule.mend)} |"
            for rule in rules
        ]
        parts.append(
            "\n".join(("| rule | level | what is wrong | why it matters | how to mend it |", _RULER, *rows, ""))
        )
    return "\n".join(parts)


_RULER = "|---|---|---|---|---|"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("](", "]\\(")


if __name__ == "__main__":
    sys.stdout.write(page())
