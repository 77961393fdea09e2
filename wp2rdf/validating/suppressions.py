"""Findings that people accept, with their reasons: comments in the front matter of pages, and one file for the site."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import PageError, Problem
from wp2rdf.errors.catalogue import RULES
from wp2rdf.reading import source
from wp2rdf.reading.frontmatter import FrontMatter
from wp2rdf.spelling import did_you_mean
from wp2rdf.validating.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from wp2rdf.model import Page
    from wp2rdf.reading.checkout import Checkout

FILE = ".wp2rdf-ignore"
"""The file for the whole site, in the root of the checkout."""

_MARK = b"wp2rdf:"
_COMMENT = re.compile(r"#[ \t]*wp2rdf:[ \t]*ignore\b[ \t]*(.*)")
_LINE = re.compile(r"[ \t]*ignore\b[ \t]*(.*)")
_SAID = re.compile(r"\[([^\]]*)\](?:[ \t]+in[ \t]+(\S+))?(?:[ \t]+because\b[ \t]*(.*))?[ \t]*")
_LEFT_OUT = frozenset(rule for rule, known in RULES.items() if known.level == "error")
"""A page that is left out is always told."""


class _Suppression(NamedTuple):
    """What somebody wants to see no more.

    Attributes:
        file: where it is written, relative to the checkout.
        line: the same, from 1.
        column: the same.
        rules: the ids of the rules.
        reason: why; empty: nobody says. Without rules: why it cannot be read.
        files: where it holds: patterns of files.
        of_line: the only line where it holds; 0: everywhere in these files.
    """

    file: str
    line: int
    column: int
    rules: tuple[str, ...]
    reason: str
    files: tuple[str, ...]
    of_line: int = 0

    def covers(self, finding: Finding, rule: str) -> bool:
        """Whether it is about a finding, and lets go of one of a rule."""
        if finding.rule != rule or rule in _LEFT_OUT or (self.of_line and self.of_line != finding.line):
            return False
        return any(finding.file == one or fnmatchcase(finding.file, one) for one in self.files)


def apart(
    findings: Sequence[Finding], checkout: Checkout, known: Collection[str], only_whole: Collection[str]
) -> tuple[list[Finding], int]:
    """The findings that nobody accepts, with those about the suppressions themselves; and how many are left out.

    Args:
        findings: all there are.
        checkout: the site, or a page of it.
        known: the ids of all rules.
        only_whole: rules that only a whole site can break.
    """
    suppressions = list(_all(checkout))
    if not suppressions:
        return list(findings), 0
    by_rule: dict[str, list[tuple[int, _Suppression]]] = {}
    for number, one in enumerate(suppressions):
        for rule in one.rules:
            by_rule.setdefault(rule, []).append((number, one))
    used: set[tuple[int, str]] = set()
    kept = []
    for finding in findings:
        covering = {
            (number, finding.rule) for number, one in by_rule.get(finding.rule, ()) if one.covers(finding, finding.rule)
        }
        used |= covering
        if not covering:
            kept.append(finding)
    possible = known if checkout.is_site else set(known) - set(only_whole)
    of_pages = [one for one in suppressions if checkout.is_site or one.file != FILE]
    numbers = {id(one): number for number, one in enumerate(suppressions)}
    for one in of_pages:
        told = _told(one, {rule for number, rule in used if number == numbers[id(one)]}, known, possible)
        kept.extend(map(Finding.of_problem, told))
    return kept, len(findings) - sum(1 for one in kept if one.rule not in _OWN)


_OWN = frozenset({"ignore-form", "ignore-reason", "ignore-unused"})


def _told(
    one: _Suppression, used: Collection[str], known: Collection[str], possible: Collection[str]
) -> Iterator[Problem]:
    """What is wrong with a suppression."""
    place = one.file, one.line, one.column
    if not one.rules:
        yield Problem(*place, "ignore-form", one.reason or "no rule is named: ignore[rule] because …")
        return
    if not one.reason:
        yield Problem(*place, "ignore-reason", f"{', '.join(one.rules)} is ignored without a reason")
    for rule in one.rules:
        if rule not in known:
            helps = did_you_mean(rule, known) or "wp2rdf validate --explain all lists the rules"
            yield Problem(*place, "ignore-unused", f"there is no rule {rule!r} to ignore", helps)
        elif rule not in used and rule in possible:
            yield Problem(*place, "ignore-unused", f"{rule} is ignored here, but not found")


def _all(checkout: Checkout) -> Iterator[_Suppression]:
    return chain(_of_site(checkout), chain.from_iterable(map(_of_page, checkout.pages)))


def _of_site(checkout: Checkout) -> Iterator[_Suppression]:
    """What the file of the site says, a line each."""
    if not (checkout.root / FILE).exists():
        return
    try:
        text = source.read(checkout.root / FILE, FILE, source.PAGE_LIMIT).content
    except PageError as error:
        yield _Suppression(FILE, error.problem.line, error.problem.column, (), error.problem.message, ())
        return
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.match(line)
        yield _parsed(FILE, number, len(line) - len(line.lstrip()) + 1, found[1] if found else "", ("*",))


def _of_page(page: Page) -> Iterator[_Suppression]:
    """What the comments of a page say: on a line by itself for the page and its tables, behind a value for its line."""
    path = None if page.is_stdin else page.path(page.file)
    try:
        if path is not None and _MARK not in source.data_of(path, source.PAGE_LIMIT):
            return
        text = source.read(path, page.file, source.PAGE_LIMIT).content
        spans = [(one.start, one.end) for one in FrontMatter(text, page.file).written()]
    except (PageError, OSError):
        return
    for found in _COMMENT.finditer(text):
        if any(start <= found.start() < end for start, end in spans):
            continue  # it is no comment, but part of a text
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        line = text.count("\n", 0, found.start()) + 1
        is_alone = not before.strip()
        files: Iterable[str] = dict.fromkeys((page.file, *page.files)) if is_alone else (page.file,)
        one = _parsed(page.file, line, len(before) + 1, found[1], tuple(files))
        yield one if is_alone else one._replace(of_line=line)


def _parsed(file: str, line: int, column: int, said: str, files: tuple[str, ...]) -> _Suppression:
    found = _SAID.fullmatch(said.rstrip())
    if not found or (found[2] and files != ("*",)):
        return _Suppression(file, line, column, (), "", files)
    rules = tuple(rule.strip() for rule in found[1].split(",") if rule.strip())
    return _Suppression(file, line, column, rules, (found[3] or "").strip(), (found[2],) if found[2] else files)
