"""The rules that findings in drawings break: what each means, and how to mend it."""

from __future__ import annotations

from wp2rdf.errors.rules import Rule

DRAWING_RULES: dict[str, Rule] = {
    # a drawing without a page is left out
    "drawing-unreadable": Rule(
        "error",
        "A drawing cannot be read, is larger than any real one could be, or is not UTF-8.",
        "Check that it is a file that you may read, and UTF-8.",
    ),
    "drawing-xml": Rule(
        "error",
        "A drawing is not XML, has a document type declaration, or is too deep.",
        "Save it anew from a drawing program.",
    ),
    "drawing-format": Rule(
        "error",
        "A drawing is XML, but neither GPML2013a nor GPML2021.",
        "Open it in a current PathVisio and save it again.",
    ),
    "drawing-id": Rule(
        "error",
        "Neither the name of a drawing nor its version says which pathway it draws.",
        "Name the file `WP364.gpml`.",
    ),
    # a value is left out
    "drawing-left-out": Rule(
        "warning",
        "The drawing of a page cannot be used; the page is converted without it.",
        "Mend the drawing as the message says.",
    ),
    "drawing-duplicate": Rule(
        "warning",
        "Another drawing of a pathway is the one that is read: the one beside the page, or the first in path order.",
        "Remove one of the drawings.",
    ),
    "drawing-tag": Rule("warning", "A tag is not one that GPML has; it is left out.", "Check its spelling."),
    "drawn-identifier": Rule(
        "warning",
        "A data node of a drawing has half of an identifier, or one that cannot be an IRI; it gives no node.",
        "Give database and identifier; an identifier has no blanks in it.",
    ),
    "drawn-identifier-blank": Rule(
        "warning",
        "An identifier in a drawing ends with a blank that is not an ASCII one, which the official RDF keeps.",
        "Remove the blank.",
    ),
    "drawn-database": Rule(
        "warning",
        "The database of a data node is not known, or has no path on identifiers.org; it gives no node.",
        "Choose the database from the list of the drawing program.",
    ),
    "drawn-type": Rule(
        "warning",
        "A data node has no type, or one that the vocabulary does not know.",
        "Choose `GeneProduct`, `Protein`, `Metabolite`, `Rna`, `Complex` or `Pathway`.",
    ),
    "drawn-id-twice": Rule(
        "warning",
        "Two elements of a drawing have one id; lines that end there end at the first.",
        "Save the drawing anew, or give one of them another id.",
    ),
    "group-missing": Rule(
        "warning", "An element is a member of a group that there is not.", "Remove the reference to the group."
    ),
    "state-lost": Rule(
        "warning", "A state belongs to no data node of the drawing.", "Put the state on a data node, or remove it."
    ),
    "line-dangling": Rule(
        "warning", "A line ends at an id that no element or anchor has.", "Connect the line again, or remove it."
    ),
    "arrowhead-unknown": Rule(
        "warning",
        "An arrowhead is not one that drawings have; the line has none there.",
        "Choose an arrowhead from the list of the drawing program.",
    ),
    "citation-missing": Rule(
        "warning",
        "A reference to literature is not in the drawing's list of literature.",
        "Add the publication again, or remove the reference.",
    ),
    "publication-id": Rule(
        "warning",
        "A publication of a drawing has no id, or one that is not of its database.",
        "Write the PubMed id, digits only, or the DOI.",
    ),
    "drawing-revision": Rule(
        "warning",
        "A page is of another revision than its drawing; that of the drawing counts.",
        "Make the page anew from the drawing, or take the drawing of its revision.",
    ),
    "drawn-pathway-missing": Rule(
        "warning",
        "A pathway that a drawing shows does not exist; it may have been retired, or the wpid is wrong.",
        "Draw the pathway that took its place, or mend the wpid.",
    ),
    # worth knowing
    "row-not-drawn": Rule(
        "info",
        "A row of the table of data nodes has an identifier that no node of the drawing has.",
        "Make the table anew from the drawing.",
    ),
    "reference-not-drawn": Rule(
        "info",
        "A row of the bibliography names a publication that the literature of the drawing lacks.",
        "Make the table anew from the drawing.",
    ),
    "node-without-row": Rule(
        "info",
        "A node of a drawing has no row in the table of data nodes, so it has no mappings.",
        "Make the table anew from the drawing.",
    ),
    "node-unidentified": Rule(
        "info",
        "A data node of a drawing has no identifier; it gives no node.",
        "Look the identifier up, or draw it as a label.",
    ),
    "line-unconnected": Rule(
        "info", "A line ends at nothing; it says nothing there.", "Drag the end onto what is meant until it snaps."
    ),
    "line-near": Rule(
        "info",
        "A line ends beside a data node without being connected; nothing is guessed.",
        "Drag the end onto the node until it snaps.",
    ),
    "line-mixed": Rule(
        "info",
        "A line and its branches have several kinds of arrowheads; the official RDF has nothing of them.",
        "Give them one arrowhead, or draw separate lines.",
    ),
    "regulator-lost": Rule(
        "info",
        "A line acts on another and starts at a second copy of a node; the official RDF loses it.",
        "Start the line at the copy that was drawn first.",
    ),
    "complex-small": Rule(
        "info",
        "A complex has fewer than two members that are nodes; the official RDF has nothing of it.",
        "Give its members identifiers, or choose another style for the group.",
    ),
    "publication-swallowed": Rule(
        "info",
        "The official RDF loses a publication, or its PubMed id, because id or source hold `10.`.",
        "Write the DOI into a publication of its own.",
    ),
    "publication-database": Rule(
        "info",
        "A publication of a drawing is neither in PubMed nor has a DOI; the official RDF has nothing of it.",
        "Give its PubMed id or its DOI, if it has one.",
    ),
    "drawing-orphan": Rule(
        "info",
        "A drawing, given beside a site, belongs to no page.",
        "Add its page, or convert the drawings by themselves.",
    ),
}
"""By id."""
