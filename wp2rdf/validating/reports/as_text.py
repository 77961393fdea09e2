"""Findings for people at a terminal, as a compiler prints them: place, message, the line with a caret under the column.

A summary by rule follows, and one line with the totals; without findings that line is all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.validating import helping
from wp2rdf.validating.fixes.sure import sure
from wp2rdf.validating.reports.characters import printable
from wp2rdf.validating.reports.excerpt import cells, excerpt_of
from wp2rdf.validating.reports.order import by_file
from wp2rdf.validating.reports.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wp2rdf.errors import Level
    from wp2rdf.validating.findings import Finding, Validation
    from wp2rdf.validating.fixes.sure import Fix

    _Paint = Callable[[str, str], str]

WIDTH = 120
"""The width of a line of source with its number, in cells of a terminal."""

_NARROWEST = 20
_SHORTEST = 60
"""Characters of a fix that is shown."""
_GUTTER = "    1 | "
_BOLD, _FAINT = "1", "2"
_COLOURS: dict[Level, str] = {"error": "1;31", "warning": "1;33", "info": "1;36"}
"""Parameters of the escape sequence SGR (ECMA-48, section 8.3.117)."""


def write(validation: Validation, *, colour: bool = False, width: int = WIDTH) -> str:
    """The findings, a summary by rule, and the totals.

    Args:
        validation: what was found.
        colour: whether to use the colours of a terminal.
        width: of a line of source with its number; messages are not cut.
    """
    paint = _coloured if colour else _plain
    helps = _with_fixes(validation, helping.shown(validation.findings, validation.rules))
    parts = [
        _finding(finding, validation, paint, width) + _help(said, paint)
        for finding, said in zip(validation.findings, helps, strict=True)
    ]
    if validation.findings:
        parts.append("\n".join(_summary(validation, paint)))
    return "".join(f"{part}\n\n" for part in parts) + totals(validation) + "\n"


def _coloured(text: str, sgr: str) -> str:
    return f"\x1b[{sgr}m{text}\x1b[0m"


def _plain(text: str, _sgr: str) -> str:
    return text


def _finding(finding: Finding, validation: Validation, paint: _Paint, width: int) -> str:
    place = f"{printable(validation.path(finding.file))}:{finding.line}:{finding.column}:"
    level = paint(f"{finding.level}:", _COLOURS[finding.level])
    said = f"{paint(place, _BOLD)} {level} {printable(finding.message)} {paint(f'[{finding.rule}]', _FAINT)}"
    gutter = f"{finding.line:5} | "
    shown = excerpt_of(validation, finding, width=max(_NARROWEST, width - len(gutter)))
    if shown is None:
        return said
    caret = " " * cells(shown.before) + paint("^", _COLOURS[finding.level])
    empty = "| ".rjust(len(gutter))
    return f"{said}\n{paint(gutter, _FAINT)}{''.join(shown).rstrip()}\n{paint(empty, _FAINT)}{caret}"


def _with_fixes(validation: Validation, helps: Iterable[str]) -> Iterator[str]:
    """The help under each finding; in a short report, with what `--fix` would write."""
    fixes: dict[int, Fix] = {}
    if validation.source != "-" and len(validation.findings) <= helping.SHORT:
        for file, findings in by_file(validation.findings).items():
            fixes |= {id(one): fix for one, fix in sure(validation.root, file, findings)}
    for finding, said in zip(validation.findings, helps, strict=True):
        fix = fixes.get(id(finding))
        if fix is None:
            yield said
        elif "\n" in fix.new or len(fix.new) > _SHORTEST:
            yield f"--fix does it: {fix.said}"
        else:
            yield f"write `{fix.new}`; --fix does it" if fix.new else "remove the line; --fix does it"


def _help(said: str, paint: _Paint) -> str:
    return f"\n{paint('= help:'.rjust(len(_GUTTER) + len('help:')), _FAINT)} {printable(said)}" if said else ""


def _summary(validation: Validation, paint: _Paint) -> Iterator[str]:
    """The rules that are broken, one a line: how often, how grave, what it means."""
    broken = validation.by_rule()
    digits = max(len(f"{number:,}") for _, number in broken)
    widest = max(len(rule.id) for rule, _ in broken)
    for rule, number in broken:
        level = paint(f"{rule.level:7}", _COLOURS[rule.level])
        yield f"{number:{digits},} {level} {rule.id:{widest}}  {printable(rule.meaning)}"
