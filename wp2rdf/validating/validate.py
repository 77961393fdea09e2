"""The job of validation: pages or RDF in, findings with their places out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.converting.spreading.processes import Spread, over, serial
from wp2rdf.errors import InputError, UsageError
from wp2rdf.errors.arguments import check_optional_paths, check_paths
from wp2rdf.errors.catalogue import RULES
from wp2rdf.mapping.context import curation
from wp2rdf.model import Site
from wp2rdf.rdf.terms import Term, lexical, say
from wp2rdf.rdf.vocab import FOAF, RDF
from wp2rdf.rdf.vocab_of_dumps import VOID
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import ontologies as in_ontologies
from wp2rdf.reading import page as pages
from wp2rdf.reading import rdf_files
from wp2rdf.validating import baseline as known_findings
from wp2rdf.validating import causes, consequences, engines, shapes, suppressions
from wp2rdf.validating.across import AllPages, Needed
from wp2rdf.validating.advice import ADVICE_OF_SITE, Told, of_page, of_site
from wp2rdf.validating.beyond import Everything, Locate
from wp2rdf.validating.engines.rust import Rust
from wp2rdf.validating.findings import Explained, Finding, Validation
from wp2rdf.validating.helping import with_help
from wp2rdf.validating.origins import PageOrigins, Place
from wp2rdf.validating.own_checks import Asking, in_rdf, on_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from wp2rdf.errors import Problem
    from wp2rdf.model import Page, Pathway
    from wp2rdf.model.ontologies import OntologyTable
    from wp2rdf.rdf.block import Block
    from wp2rdf.reading.checkout import Checkout
    from wp2rdf.validating.engines import Engine, EngineName, Result
    from wp2rdf.validating.own_checks import OwnCheck
    from wp2rdf.validating.shapes import Shapes

_SHOWN = 80
_DATASET = f" {RDF.type} {VOID.Dataset}"
"""What a whole dump says of itself."""
_OF_PAGES = frozenset(
    {
        "author-missing",
        "citation-text-missing",
        "last-edited-missing",
        "schema-missing",
        "seo-class",
        "term-parent-missing",
    }
)
"""Rules about what a drawing without a page has no place for."""

_NOWHERE = "."
"""The file of what has no place."""


class _Checked(NamedTuple):
    """What became of one block.

    Attributes:
        file: the page; empty: the site graph.
        triples: number of its triples.
        findings: of the shapes, about a page.
        results: of the shapes, about the site graph.
        needed: statements that constraints over all pages need.
        known: what the site knows; with the site graph only.
        origins: the places of the page, if it is the only one.
        advice: what a reader of the page would say of it.
        told: what the page tells about others.
        block: what the page says, for checks of the caller's own.
    """

    file: str
    triples: int
    findings: tuple[Finding, ...]
    results: list[Result]
    needed: list[str]
    known: Site | None = None
    origins: PageOrigins | None = None
    advice: tuple[Problem, ...] = ()
    told: Told | None = None
    block: Block | None = None


class _Check:
    """Checks one block where it was made; travels to worker processes without its engine.

    Args:
        loaded: the shapes.
        name: the engine.

    Attributes:
        only_page: whether there is one page only, whose places are kept.
        keeps_blocks: whether blocks are wanted.
        ontologies: those that terms are looked up in.
    """

    def __init__(self, loaded: Shapes, name: EngineName) -> None:
        self._shapes = loaded
        self._name = name
        self._engine: Engine | None = None
        self._needed = Needed(loaded.across)
        self.only_page = False
        self.keeps_blocks = False
        self.ontologies: Mapping[str, OntologyTable] = {}

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_engine": None}

    def results(self, lines: Sequence[str]) -> list[Result]:
        if self._engine is None:
            self._engine = engines.engine(self._name, self._shapes.ntriples)
        return self._engine.results(lines)

    def __call__(self, block: Block, record: Pathway | None, known: Site) -> _Checked:
        lines = block.lines
        results = self.results(lines)
        needed = self._needed.of(lines)
        if record is None:
            whole = block if self.keeps_blocks else None
            return _Checked("", block.triples, (), results, needed, known, block=whole)
        if record.is_drawing:
            results = [one for one in results if not one.shape or shapes.rule_of(one.shape) not in _OF_PAGES]
        findings: tuple[Finding, ...] = ()
        origins = PageOrigins(record, known) if results or self.only_page else None
        if origins:
            findings = tuple(with_help((_finding(one, self._shapes, origins.place) for one in results), known))
        kept = origins if self.only_page else None
        said = tuple(of_page(record, self.ontologies))
        return _Checked(
            record.file,
            block.triples,
            findings,
            [],
            needed,
            origins=kept,
            advice=said,
            told=Told.by(record),
            block=block if self.keeps_blocks else None,
        )


def explained(own_shapes: Iterable[Path | str] = ()) -> dict[str, Explained]:
    """Every rule by its id: those of the shapes, and those of the reader of pages.

    Raises:
        UsageError: a shapes file cannot be used.
    """
    return _all_rules(shapes.load(own_shapes))


def _all_rules(loaded: Shapes) -> dict[str, Explained]:
    reader = {
        rule: Explained(rule, level, rule.replace("-", " "), meaning, mend=mend)
        for rule, (level, meaning, mend) in RULES.items()
    }
    return {**reader, **loaded.rules}


def validate(
    source: Path | str,
    *,
    drawings: Path | str | None = None,
    own_shapes: Iterable[Path | str] = (),
    engine: EngineName | None = None,
    baseline: Path | str | None = None,
    issued: str | None = None,
    ontologies: Path | str | None = None,
    queries: Sequence[OwnCheck] = (),
    jobs: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Validation:
    """Checks pages, or RDF, against the shapes.

    Args:
        source: a checkout of the site or of the database, one page, a drawing or a folder of them, `-` for a page on
            standard input, or an RDF file.
        drawings: a folder, an archive or a file with the drawings of pages that have none beside them.
        own_shapes: files with shapes to check as well.
        engine: `shacl` (fast, an extra) or `pyshacl`; None: the faster one that is installed.
        baseline: file of known findings, which are left out.
        issued: a date as `2026-08-22`; what pages say of later ones is wrong. Without it, nothing is after the newest
            edit of all pages.
        ontologies: a folder with ontologies as BioPortal's tables, such as `PW.csv`; without it, `annotations/` of the
            checkout.
        queries: checks of the caller's own; `wp2rdf.querying.curation.checks` makes them of files.
        jobs: number of processes, None for as many as there are processors; the findings are the same for any number.
        progress: told how many of how many pages are done.

    Returns:
        The findings: those of the reader of pages and those of the shapes, in the order of the pages.

    Raises:
        UsageError: an option, the shapes or the baseline cannot be used.
        InputError: there is no such input, or it is too large for the memory that is free.
    """
    check_paths(source=source)
    check_optional_paths(drawings=drawings, baseline=baseline, ontologies=ontologies)
    spread = over(jobs)
    is_of_layer = any(one.is_of_layer for one in queries)
    own_shapes = list(own_shapes)
    is_ours = not own_shapes and not queries  # of the caller's own nobody knows what is sound
    options = Options(infos=True, issued=issued, sound=is_ours, gpml_layer=is_of_layer)
    known = known_findings.read(baseline) if baseline is not None else None
    loaded = shapes.load(own_shapes)
    for file in own_shapes:
        engines.check_shapes(file)
    name = engines.choose(engine)
    if name == "shacl" and Rust.has_threads:
        spread = serial
    check = _Check(loaded, name)
    check.keeps_blocks = bool(queries)
    found = Validation(str(source), Path(), _all_rules(loaded), engines.version(name))
    path = Path(source)
    if str(source) != "-" and not path.exists():
        raise InputError(f"{source}: no such file or folder")
    if str(source) != "-" and path.is_file() and rdf_files.is_rdf(path):
        if issued is not None:
            raise UsageError(f"{source}: RDF says its date itself (pav:createdOn); --issued is for pages")
        if drawings is not None:
            raise UsageError(f"{source}: RDF holds what its drawings say; --drawings is for pages")
        with Asking(queries, is_large=True) as own:
            _check_rdf(path, check, loaded, found, own)
    else:
        if path.suffix == ".tsv":
            raise InputError(f"{source}: a table; validate its page, or the whole site")
        checkout = checkouts.find(source, drawings)
        check.ontologies = in_ontologies.read(ontologies or checkout.root / in_ontologies.FOLDER)
        if ontologies is not None and not check.ontologies:
            raise UsageError(f"{ontologies}: no tables of ontologies in it (PW.csv, DOID.csv, CL.csv)")
        with Asking(queries, is_large=checkout.is_site) as own:
            _check_pages(checkout, check, loaded, found, own, options=options, spread=spread, progress=progress)
    found.rules.update((one.rule.id, one.rule) for one in queries)
    for one in found.findings:
        if one.rule not in found.rules:
            found.rules[one.rule] = Explained(one.rule, one.level, one.rule, one.message)
    if known is not None:
        new = known_findings.unknown(found.findings, known)
        found.known = [one for one in found.findings if id(one) not in {id(kept) for kept in new}]
        found.hidden = len(found.known)
        found.findings = new
    return found


def _check_pages(
    checkout: Checkout,
    check: _Check,
    loaded: Shapes,
    found: Validation,
    own: Asking,
    *,
    options: Options,
    spread: Spread,
    progress: Callable[[int, int], None] | None,
) -> None:
    found.root = checkout.root
    check.only_page = not checkout.is_site
    report = Report(checkout.root)
    everything = Everything(loaded)
    results: list[Result] = []
    pages_told: list[Told] = []
    told = 0
    known = Site()
    origins: dict[str, PageOrigins] = {}
    by_file = {page.file: page for page in checkout.pages}
    for checked in pipeline.each(checkout, options, check, report=report, spread=spread, progress=progress):
        reader = [Finding.of_problem(problem) for problem in report.problems[told:]]
        told = len(report.problems)
        found.triples += checked.triples
        reader.extend(map(Finding.of_problem, checked.advice))
        kept = _not_said(checked.findings, reader, loaded.said_by)
        about = causes.joined([*reader, *kept], partial(_record, by_file.get(checked.file)))
        found.findings.extend(_in_order(checked.file, consequences.without(about, checked.file)))
        everything.add_of(checked.file, checked.needed)
        own.add(checked.block)
        results.extend(checked.results)
        if checked.told:
            pages_told.append(checked.told)
        known = checked.known or known
        if checked.origins:
            origins[checked.file] = checked.origins
    found.findings.extend(Finding.of_problem(problem) for problem in report.problems[told:])
    found.pages = report.pages
    numbers = {page.number for page in checkout.pages} if checkout.is_site else None
    found.findings.extend(map(Finding.of_problem, of_site(pages_told, numbers)))
    if not checkout.is_site:  # one page tells only of communities that it names rightly
        tags = filter(None, map(curation, known.communities))
        everything.add([say(tag, RDF.type, FOAF.Group) for tag in tags])
    results.extend(everything.results(whole=checkout.is_site))
    locate = Locate(by_file, everything.stated, known, origins)
    found.findings.extend(own.findings(on_pages(locate, own.graph)))
    if results:
        findings = with_help((_finding(one, loaded, locate.place) for one in results), known)
        reader = [one for one in found.findings if not one.focus]
        found.findings.extend(_not_said(findings, reader, loaded.said_by))
    found.findings = consequences.of_all(found.findings)
    if not checkout.is_site:
        of_page = {file for page in checkout.pages for file in (page.file, *page.files)}
        of_page |= {page.drawing.shown for page in checkout.pages if page.drawing}
        found.findings = [one for one in found.findings if one.file in of_page or one.file == _NOWHERE]
    only_whole = {one.rule for one in loaded.across} | ADVICE_OF_SITE
    found.findings, found.ignored = suppressions.apart(found.findings, checkout, found.rules, only_whole)


def _record(page: Page | None) -> Pathway | None:
    """The record of a page, read again; None: it cannot be."""
    return None if page is None else pages.read(page, whole=False)


def _in_order(page: str, findings: Iterable[Finding]) -> list[Finding]:
    """The findings about a page in the order of their places, those about its tables last."""
    return sorted(findings, key=lambda one: (one.file != page, one[:3]))


def _not_said(
    of_shapes: Sequence[Finding], reader: Iterable[Finding], said_by: Mapping[str, frozenset[str]]
) -> list[Finding]:
    """The findings of shapes that no other rule says already.

    That is a rule of the reader about the same file, or that of another shape about the same resource.
    """
    said = {(one.file, one.rule) for one in reader}
    of_focus = {(one.focus, one.rule) for one in of_shapes}
    return [
        one
        for one in of_shapes
        if (one.file, one.rule) not in said
        and not any((one.file, rule) in said or (one.focus, rule) in of_focus for rule in said_by.get(one.rule, ()))
    ]


def _check_rdf(path: Path, check: _Check, loaded: Shapes, found: Validation, own: Asking) -> None:
    found.root = path.parent
    found.unit = "graph"
    is_whole = False
    everything = AllPages(loaded)
    needed = Needed(loaded.across)
    results: list[Result] = []
    for block in rdf_files.graphs(path):
        found.pages += 1
        found.triples += block.triples
        lines = block.lines
        results.extend(check.results(lines))
        everything.add(needed.of(lines))
        own.add(block)
        is_whole = is_whole or any(line.endswith(_DATASET) for line in lines)
    results.extend(everything.results(whole=is_whole))
    asked = list(own.findings(in_rdf(path.name)))
    wanted = {(one.focus, one.path, one.value) for one in results} | {(f"<{one.focus}>", "", "") for one in asked}
    places = rdf_files.positions(path, wanted)

    def place(focus: Term, property_: str, value: str) -> Place:
        return Place(path.name, *places.get((focus, property_, value), (1, 1)))

    findings = list(dict.fromkeys(_finding(one, loaded, place, name_focus=True) for one in results))
    findings = _not_said(findings, (), loaded.said_by)
    for one in asked:
        line, column = places.get((Term(f"<{one.focus}>"), "", ""), (1, 1))
        findings.append(one._replace(line=line, column=column))
    found.findings.extend(sorted(findings, key=lambda one: one[1:3]))


def _finding(
    result: Result, loaded: Shapes, locate: Callable[[Term, str, str], Place | None], *, name_focus: bool = False
) -> Finding:
    rule = shapes.rule_of(result.shape) if result.shape else "unnamed-shape"
    known = loaded.rules.get(rule)
    ours = known if known and known.shape.startswith(shapes.RULE) else None
    said = ours.meaning if ours else result.message or rule
    shown = _shown(result.value) if result.value and result.value != result.focus else ""
    if not shown and (name_focus or result.value):
        shown = _shown(result.focus)
    place = locate(result.focus, result.path, result.value) or Place(_NOWHERE, 1, 1)
    return Finding(
        *place,
        ours.level if ours else result.level,
        rule,
        f"{said}: {shown}" if shown else said,
        result.focus.strip("<>"),
        result.path,
        result.value,
    )


def _shown(value: str) -> str:
    """A term as a person reads it."""
    text = repr(lexical(Term(value))) if value.startswith('"') else value.strip("<>")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
