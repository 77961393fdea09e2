"""What is wrong with a site, by rule, as a page of the documentation: `python -m benchmarks.site_faults SITE`.

Drawings are those of the pages, or of the folder `gpml` beside the site.

A picture of real data: how often each rule is broken, with three examples each.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from wp2rdf.validating.findings import Finding, Validation
from wp2rdf.validating.validate import validate

_HEAD = """\
# What is wrong with the real site

Made by `python -m benchmarks.site_faults SITE` from a checkout with {pages:,} pages and their drawings; {triples:,}
triples, {findings:,} findings. Findings that a page lacks what another page would have (`cited-pathway-missing`,
`collection-pathway-missing`, `drawn-pathway-missing`) count pages that the checkout does not hold.
"""
_EXAMPLES = 3
_LONGEST = 110


def page(found: Validation) -> str:
    """The page, as Markdown."""
    parts = [_HEAD.format(pages=found.pages, triples=found.triples, findings=len(found.findings))]
    for rule, number in found.by_rule():
        examples = [one for one in found.findings if one.rule == rule.id][:_EXAMPLES]
        parts.append(
            f"## `{rule.id}`: {number:,} ({rule.level})\n\n{rule.meaning[:1].upper()}{rule.meaning[1:].rstrip('.')}.\n"
        )
        parts.append("\n".join((*(f"- {_line(one)}" for one in examples), "")))
    return "\n".join(parts)


def _line(one: Finding) -> str:
    said = one.message if len(one.message) <= _LONGEST else f"{one.message[:_LONGEST]}…"
    return f"`{one.file}:{one.line}:{one.column}` {said.replace('<', '&lt;').replace('*', chr(92) + '*')}"


def main() -> None:
    """Prints the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    args = parser.parse_args()
    drawings = args.site.absolute().parent / "gpml"
    print(page(validate(args.site, drawings=drawings if drawings.is_dir() else None)), end="")


if __name__ == "__main__":
    main()
