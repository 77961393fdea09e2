"""The table of rules: which field becomes which triple, in which profile.

`RULES` is the table. A rule is a function that is given a `Context` and yields triples; what it cannot map it reports.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import UsageError
from wp2rdf.mapping import datanodes, drawn, literature, pathway, people, schema_org, tags
from wp2rdf.mapping.context import FIRST_REVISION, Context, Names, Profile, names
from wp2rdf.mapping.given import gives
from wp2rdf.mapping.gpml import layer
from wp2rdf.mapping.gpml.network import network
from wp2rdf.mapping.gpml.sheet import Sheet
from wp2rdf.model import Pathway, Site
from wp2rdf.rdf.iri import IDENTIFIERS, USER
from wp2rdf.rdf.terms import each, parts

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Iterator

    from wp2rdf.errors import Problem
    from wp2rdf.rdf.terms import Lines, Statement, Triple


class Rule(NamedTuple):
    """One line of the mapping.

    Attributes:
        fields: the fields of `Pathway` that the rule turns into triples; empty: it follows from the page as such.
        profile: `wprdf` when the official RDF has a shape for it, `full` when only we write it.
        make: the rule itself.
    """

    fields: tuple[str, ...]
    profile: Profile
    make: Callable[[Context], Iterable[Statement | Lines]]


RULES: tuple[Rule, ...] = (
    Rule(("wpid", "revision"), "wprdf", pathway.identity),
    Rule(("title",), "wprdf", pathway.title),
    Rule(("description",), "wprdf", pathway.description),
    Rule(("organisms",), "wprdf", pathway.organisms),
    Rule(("communities",), "wprdf", pathway.communities),
    Rule(("drawing",), "wprdf", drawn.tags),
    Rule(("annotations",), "wprdf", tags.ontology_tags),
    Rule(("revision",), "full", pathway.revision_number),
    Rule(("last_edited",), "full", pathway.last_edited),
    Rule((), "full", pathway.page),
    Rule(("redirect_from",), "full", pathway.redirects),
    Rule(("seo",), "full", pathway.seo),
    Rule(("ndex",), "full", pathway.ndex),
    Rule(("revision",), "wprdf", pathway.version),
    Rule(("authors",), "wprdf", people.authorships),
    Rule(("authors",), "full", people.attributions),
    Rule(("citedin",), "wprdf", literature.citedin),
    Rule(("drawing",), "wprdf", drawn.network),
    Rule(("bibliography",), "wprdf", literature.references),
    Rule(("datanodes",), "wprdf", datanodes.datanodes),
    Rule(("schema_jsonld",), "full", schema_org.schema_jsonld),
    Rule(("sources",), "full", pathway.provenance),
)
"""Every rule, in the order in which a page's triples are written."""

UNMAPPED = {
    "file": "where the page lies; `sources` says it with a digest",
    "locate": "positions are for problems",
    "problems": "they are reported, not published",
}
"""Fields of `Pathway` that no rule maps, with the reason."""

_BY_PROFILE: dict[Profile, tuple[Rule, ...]] = {
    "full": RULES,
    "wprdf": tuple(rule for rule in RULES if rule.profile == "wprdf"),
}
PROFILES = tuple(_BY_PROFILE)
"""The names of the profiles."""

_NOTHING_KNOWN = Site()
_OF_SOUND = (IDENTIFIERS, USER, pathway.IMAGES)
"""Bases of what rules vouch for."""


def names_of(record: Pathway) -> Names:
    """The IRIs of a pathway; r1 stands in for a revision that is missing or malformed."""
    return names(record.wpid, pathway.revision_of(record) or FIRST_REVISION)


def statements(
    record: Pathway,
    *,
    site: Site | None = None,
    profile: Profile = "full",
    partner_links: bool = False,
    problems: list[Problem] | None = None,
    counts: Counter[str] | None = None,
    gpml_layer: bool = False,
    sound: bool = False,
) -> Iterator[Statement | Lines]:
    """What follows from one pathway page, some of it perhaps twice; arguments as those of `triples`.

    And `sound`: whether what is known to be sound is only counted. Nothing is where something else on the page may
    speak of it: a drawing, links to partners, an IRI that the page gives itself.
    """
    if not isinstance(record, Pathway):
        raise UsageError(f"a pathway is asked for, as wp2rdf.read gives it, not {type(record).__name__} {record!r:.60}")
    if profile not in _BY_PROFILE:
        raise UsageError(f"unknown profile {profile!r}; one of {', '.join(PROFILES)}")
    found: list[Problem] = [] if problems is None else problems
    called, full = names_of(record), profile == "full"
    sheet = Sheet.of(record.drawing, called, found, counts, full=full) if record.drawing else None
    said = network(sheet) if sheet else None
    sound = sound and full and not (record.drawing or partner_links or gives(record, *_OF_SOUND))
    ctx = Context(record, called, site or _NOTHING_KNOWN, full, partner_links, found, said, sound)
    made = chain.from_iterable(rule.make(ctx) for rule in _BY_PROFILE[profile])
    return chain(made, layer.statements(sheet)) if sheet and gpml_layer else made


def triples(
    record: Pathway,
    *,
    site: Site | None = None,
    profile: Profile = "full",
    partner_links: bool = False,
    problems: list[Problem] | None = None,
    counts: Counter[str] | None = None,
    gpml_layer: bool = False,
) -> Iterator[Triple]:
    """The triples that follow from one pathway page, each once.

    Args:
        record: the pathway.
        site: what the site knows of organisms and top terms; without it, tables that ship are used.
        profile: `full` or `wprdf`.
        partner_links: whether to add links to the IRIs that partners use themselves.
        problems: a list to which what could not be mapped is added.
        counts: given the infos about a drawing by rule, instead of the list of problems.
        gpml_layer: whether everything that is drawn is told, with its place and its look.

    Yields:
        Subject, predicate and object, each in N-Triples form.
    """
    said = statements(
        record,
        site=site,
        profile=profile,
        partner_links=partner_links,
        problems=problems,
        counts=counts,
        gpml_layer=gpml_layer,
    )
    return map(parts, each(dict.fromkeys(said)))


def layer_of(record: Pathway, *, profile: Profile = "full") -> Iterator[Statement | Lines]:
    """What `statements` adds with the drawing layer, alone and whole; nothing without a drawing."""
    if record.drawing:
        sheet = Sheet.of(record.drawing, names_of(record), [], None, full=profile == "full")
        yield from layer.statements(sheet)
