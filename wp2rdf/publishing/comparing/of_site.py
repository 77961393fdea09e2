"""What changed on the pages that belong to no pathway: authors, communities, organisms, ontology terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.publishing.comparing.changes import Change, Sign
from wp2rdf.publishing.comparing.naming import labelled, shown
from wp2rdf.rdf.iri import PREFIXES, USER, WIKIPATHWAYS
from wp2rdf.rdf.vocab import FOAF, OBO, OWL, PROV, RDF, RDFS, SH, SKOS
from wp2rdf.rdf.vocab_of_dumps import VOID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.publishing.comparing.delta import Delta, Triples
    from wp2rdf.rdf.facts import Facts
    from wp2rdf.rdf.terms import Term

_OF_DUMP = frozenset({VOID.Dataset, VOID.Linkset, SH.PrefixDeclaration})
_COMMUNITIES = f"<{WIKIPATHWAYS}/communities/"
_NO_NAME = "NA"
"""The name of an author without a page, as the official RDF has it."""

_CLASSES = ((FOAF.Group, "community page"), (SKOS.Collection, "collection"), (OWL.Class, "term page"))


def changes(delta: Delta) -> Iterator[Change]:
    """The changes of the site graph, one for each page that came or went, or for each property of it that changed.

    What a dump says of itself is left out: date, tool and version are other in every dump.
    """
    _leave_out_dump(delta)
    for subject, was, now in delta.left():
        kind = _kind(subject, delta.new) or _kind(subject, delta.old) or "other"
        name = labelled(subject, delta.new, delta.old)
        is_old, is_new = bool(delta.old.about(subject)), bool(delta.new.about(subject))
        if is_old != is_new and kind != "other":
            if _follows(subject, kind, delta.new if is_new else delta.old):
                continue
            sign: Sign = "+" if is_new else "-"
            yield Change(kind, sign, "", "", name, name if is_old else "", name if is_new else "", subject[1:-1])
            continue
        for predicate in sorted({one for one, _ in (*was, *now)}):
            before, after = _values(was, predicate, delta), _values(now, predicate, delta)
            yield Change(kind, "~", "", "", f"{shown(predicate)} of {name}", before, after, subject[1:-1])


def _leave_out_dump(delta: Delta) -> None:
    about = set()
    for facts in (delta.old, delta.new):
        for subject, classes in facts.subjects(RDF.type).items():
            if not _OF_DUMP.isdisjoint(classes) or classes == [PROV.SoftwareAgent]:
                about.add(subject)
    delta.take_where(lambda subject, _predicate, _value: subject in about)


def _kind(subject: Term, facts: Facts) -> str:
    if subject.startswith(f"<{USER}") or FOAF.Person in facts.subjects(RDF.type).get(subject, ()):
        return "profile"
    classes = facts.subjects(RDF.type).get(subject, ())
    found = next((kind for one, kind in _CLASSES if one in classes), "")
    if found:
        return found
    if subject.startswith(f"<{PREFIXES['obo']}NCBITaxon_"):
        return "organism page"
    if subject.startswith(_COMMUNITIES):
        return "community page"
    return "profile" if FOAF.OnlineAccount in classes else ""


def _follows(subject: Term, kind: str, facts: Facts) -> bool:
    """Whether something that came or went has no page of its own: it follows from the pathways that mention it."""
    match kind:
        case "profile":
            return facts.text(subject, FOAF.name) == _NO_NAME or FOAF.Person not in facts.values(subject, RDF.type)
        case "organism page":
            return not (facts.texts(subject, SKOS.altLabel) or facts.texts(subject, SKOS.notation))
        case "term page":
            return not facts.texts(subject, OBO.IAO_0000115) or bool(facts.values(subject, RDFS.subClassOf))
    return False


def _values(triples: Triples, predicate: Term, delta: Delta) -> str:
    return ", ".join(sorted(labelled(value, delta.new, delta.old) for one, value in triples if one == predicate))
