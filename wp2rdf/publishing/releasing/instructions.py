"""How each file of a release is loaded and read: commands that work as they stand, in the folder of the release."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.publishing.releasing import changes

if TYPE_CHECKING:
    from collections.abc import Collection

    from wp2rdf.publishing.releasing.naming import Names


class Instruction(NamedTuple):
    """How something is done.

    Attributes:
        id: a word.
        title: what is done.
        said: what else must be known; may be empty.
        commands: for a shell, or a program; one a line.
    """

    id: str
    title: str
    said: str
    commands: str


def instructions(names: Names, there: Collection[str]) -> list[Instruction]:
    """Those for the files that are there."""
    quads, triples = names.dump("full", "nq.gz"), names.dump("full", "nt.gz")
    official, drawn = names.dump("wprdf", "nq.gz"), names.archive("wprdf", "gpml")
    found = [
        Instruction("check", "Check that everything arrived", "", "sha256sum --check --quiet SHA256SUMS"),
        Instruction(
            "oxigraph",
            "Oxigraph",
            "The named graphs, a page each; queries over all of them want the union as default graph.",
            f"gunzip --stdout {quads} | oxigraph load --location ../store --format nq\n"
            "oxigraph serve-read-only --location ../store --union-default-graph",
        ),
        Instruction(
            "oxigraph-merged",
            "Oxigraph, merged",
            "Each triple once in the default graph, as on the official endpoint: counts are right.",
            f"gunzip --stdout {triples} | oxigraph load --location ../merged --format nt",
        ),
        Instruction(
            "virtuoso",
            "Virtuoso",
            "The folder must be one of DirsAllowed in virtuoso.ini. The default graph of queries is the union.",
            f"cp {quads} /path/to/allowed/\n"
            "isql-vt 1111 dba PASSWORD exec=\"ld_dir('/path/to/allowed', '*.nq.gz', 'https://www.wikipathways.org/');"
            ' rdf_loader_run(); checkpoint;"',
        ),
        Instruction("jena", "Jena TDB2", "", f"tdb2.tdbloader --loc ../tdb2 {quads}"),
        Instruction(
            "wp2rdf",
            "Any of them with wp2rdf",
            "Counts again what arrived, and sends only what changed next time.",
            f"wp2rdf load {quads} --to oxigraph:../served\n"
            f"wp2rdf load {quads} --to virtuoso:http://localhost:8890 --only-changed",
        ),
        Instruction(
            "official",
            "Only what the official RDF has",
            "The same in the shapes of the official WikiPathways RDF, for queries that were written for it.",
            f"gunzip --stdout {official} | oxigraph load --location ../official --format nq",
        ),
        Instruction(
            "python",
            "Python",
            "",
            f'import gzip, rdflib\ngraph = rdflib.Graph().parse(gzip.open("{triples}"), format="nt")',
        ),
        Instruction(
            "turtle",
            "A pathway as Turtle",
            "",
            f"unzip -p {names.archive('full', 'wp')} 'wp/*.ttl' | head",
        ),
        Instruction("queries", "The queries", "", f"unzip -q {names.queries} -d ../pack"),
    ]
    if drawn in there:
        found.append(
            Instruction(
                "drawings",
                "Drawings besides",
                "Where everything is drawn, in a store that has the rest.",
                f"unzip -q {drawn} -d ../drawings\noxigraph load --location ../store --file ../drawings/gpml/*.ttl",
            )
        )
    sets = next((name for name in there if name.startswith("gmt/")), None)
    if sets:
        found.append(Instruction("gmt", "Gene sets in R", "", f'sets <- fgsea::gmtPathways("{sets}")'))
    if changes.UPDATE in there:
        found.append(
            Instruction(
                "update",
                "From the previous release to this one",
                "In a store that has the N-Quads of the previous full dump.",
                f"gunzip --stdout {changes.UPDATE} | curl --fail --data-binary @- "
                "--header 'Content-Type: application/sparql-update' http://localhost:7878/update",
            )
        )
    return found
