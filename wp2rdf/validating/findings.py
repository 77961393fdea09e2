"""What a validation found: each fault with its place, and the rule that it breaks."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from wp2rdf.errors import one_line

if TYPE_CHECKING:
    from wp2rdf.errors import Level, Problem

FailOn = Literal["violation", "error", "warning", "info", "never"]
"""The least grave finding that makes a validation fail; `violation` is the level `error`."""

_SHOWN = 2**23
_GRAVITY: dict[Level, int] = {"error": 3, "warning": 2, "info": 1}
_FAILS: dict[FailOn, int] = {"violation": 3, "error": 3, "warning": 2, "info": 1, "never": 4}


class Finding(NamedTuple):
    """A fault, wherever it was found: by the reader of pages or by a shape.

    Attributes:
        file: path relative to the root of the validation, with `/`.
        line: from 1.
        column: from 1, in Unicode code points.
        level: error (a violation, in SHACL's word), warning or info.
        rule: the id of the rule that is broken, such as `citation-title`.
        message: one line, for a person.
        focus: IRI of the resource that is at fault; empty for a finding of the reader.
        path: the property, as a SPARQL property path; empty if there is none.
        value: the offending value in N-Triples form; empty if there is none.
        help: what to write instead in this place; empty: the rule says how to mend it.
    """

    file: str
    line: int
    column: int
    level: Level
    rule: str
    message: str
    focus: str = ""
    path: str = ""
    value: str = ""
    help: str = ""

    @classmethod
    def of_problem(cls, problem: Problem) -> Finding:
        """A problem that the reader or the mapping reported."""
        said = one_line(problem.message)
        place = problem.file, problem.line, problem.column
        return cls(*place, problem.level, problem.rule, said, help=one_line(problem.help))

    def fingerprint(self) -> str:
        """The same for the same fault when lines before it are added or removed: 16 hexadecimal digits."""
        said = repr((self.file, self.rule, self.message, self.focus, self.path, self.value))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


class Explained(NamedTuple):
    """A rule, for people.

    Attributes:
        id: such as `citation-title`.
        level: of its findings.
        name: a few words.
        meaning: what is wrong when it is broken, in a sentence.
        why: why that matters; may be empty.
        mend: how to mend it; may be empty.
        shape: IRI of the shape; empty when the reader checks the rule.
    """

    id: str
    level: Level
    name: str
    meaning: str
    why: str = ""
    mend: str = ""
    shape: str = ""


@dataclass(slots=True, repr=False)
class Validation:
    """What a validation found.

    Attributes:
        source: what was validated, as the caller named it.
        root: the folder that the paths of findings are relative to.
        rules: every rule that was checked, by its id.
        engine: name and version of the SHACL engine.
        pages: pages (or named graphs) validated.
        triples: triples validated.
        findings: in the order of the pages.
        hidden: number of findings that stand in the baseline and are left out.
        ignored: number of findings that pages or the site accept with a reason.
        known: those findings.
        unit: what `pages` counts: pages, or the graphs of an RDF file.
    """

    source: str
    root: Path
    rules: dict[str, Explained]
    engine: str
    pages: int = 0
    triples: int = 0
    findings: list[Finding] = field(default_factory=list)
    hidden: int = 0
    ignored: int = 0
    known: list[Finding] = field(default_factory=list)
    unit: Literal["page", "graph"] = "page"

    def __repr__(self) -> str:
        """One line: what was validated, and what was found."""
        counted = ((self.pages, self.unit), *((self.count(level), level) for level in ("error", "warning", "info")))
        said = ", ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in counted)
        return f"<Validation of {self.source}: {said}>"

    def _repr_html_(self) -> str:
        """As a notebook shows it: the rules that are broken, and how often."""
        rows = "".join(
            f"<tr><td>{escape(rule.id)}</td><td>{rule.level}</td><td>{escape(rule.name)}</td><td>{number:,}</td></tr>"
            for rule, number in self.by_rule()
        )
        head = "<tr><th>rule</th><th>level</th><th>name</th><th>findings</th></tr>"
        table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if rows else ""
        return f"<p>{escape(repr(self)[1:-1])}</p>{table}"

    def count(self, level: Level) -> int:
        """Number of findings of one level."""
        return sum(finding.level == level for finding in self.findings)

    def by_rule(self) -> list[tuple[Explained, int]]:
        """The rules that are broken and how often: the gravest first, then the most frequent, then by id.

        Each is as grave as its gravest finding: a shape may have property shapes of several severities.
        """
        counts = Counter(finding.rule for finding in self.findings)
        levels: dict[str, Level] = {}
        for finding in self.findings:
            levels[finding.rule] = max(finding.level, levels.get(finding.rule, "info"), key=_GRAVITY.__getitem__)
        broken = [(self.rules[rule]._replace(level=levels[rule]), number) for rule, number in counts.items()]
        return sorted(broken, key=lambda pair: (-_GRAVITY[pair[0].level], -pair[1], pair[0].id))

    def fails(self, on: FailOn) -> bool:
        """Whether a finding is at least as grave as is asked for."""
        return any(_GRAVITY[finding.level] >= _FAILS[on] for finding in self.findings)

    def leave(self, least: Literal["violation", "warning", "info"]) -> None:
        """Takes out the findings that are less grave."""
        self.findings = [one for one in self.findings if _GRAVITY[one.level] >= _FAILS[least]]

    @property
    def conforms(self) -> bool:
        """Whether nothing is an error (a violation)."""
        return not self.fails("violation")

    def path(self, file: str) -> str:
        """A file as it can be opened from the working directory; absolute when the source was named so."""
        if self.source == "-":
            return file
        path = (self.root / file).absolute()
        return str(path) if Path(self.source).is_absolute() else os.path.relpath(path)

    def excerpt(self, finding: Finding) -> str | None:
        """The line that a finding points at, without its line end; None when it cannot be shown."""
        lines = () if self.source == "-" else _lines(*_version(self.root / finding.file))
        return lines[finding.line - 1] if finding.line <= len(lines) else None


def _version(path: Path) -> tuple[Path, int, int]:
    """A file as it is now: its path, time and size."""
    try:
        status = path.absolute().stat()
    except OSError:
        return path, 0, _SHOWN + 1
    return path.absolute(), status.st_mtime_ns, status.st_size


@lru_cache(maxsize=8)
def _lines(path: Path, _time: int, size: int) -> tuple[str, ...]:
    """The lines of a file that is small enough to be a page or a table; they end at a line feed, as in git."""
    try:
        return () if size > _SHOWN else tuple(path.read_bytes().decode("utf-8", errors="replace").split("\n"))
    except OSError:
        return ()
