"""The rules of advice: what a reader of a page would say of it; only validation looks."""

from __future__ import annotations

from wp2rdf.errors.rules import Rule

ADVICE_RULES: dict[str, Rule] = {
    "organism-contradicted": Rule(
        "warning",
        "Most gene identifiers of the page are of another species than its organism.",
        "Correct the organism, or the identifiers.",
    ),
    "identifier-species": Rule(
        "info",
        "An identifier is of another species than the organism.",
        "Take the identifier of the organism's own gene.",
    ),
    "label-other-gene": Rule(
        "info",
        "The label of a node is the symbol of another gene than the one that it is mapped to.",
        "Correct the label or the identifier; if the label is an alias of the gene, write its symbol.",
    ),
    "term-unknown": Rule("warning", "The ontology has no term of this id.", "Look the id up in the ontology."),
    "term-newer": Rule(
        "info",
        "A term's id is higher than any in the table of the ontology: there is none, or the table is old.",
        "Look the id up in the ontology; if the table is old, take a new one.",
    ),
    "term-obsolete": Rule(
        "warning",
        "The ontology has given the term up.",
        "Annotate with the term that the ontology gives in its place.",
    ),
    "term-label-differs": Rule(
        "warning", "The ontology calls the term otherwise.", "Write the ontology's label, or the id that belongs to it."
    ),
    "term-parent-differs": Rule(
        "warning", "The parent of a term is none of those above it in the ontology.", "Write the top term above it."
    ),
    "ignore-reason": Rule(
        "warning",
        "A rule is ignored, and nobody says why.",
        "Say why: `# wp2rdf: ignore[rule] because …`.",
    ),
    "ignore-unused": Rule(
        "warning",
        "A rule is ignored that is not broken there, or that there is not.",
        "Remove the line, or correct the name of the rule.",
    ),
    "ignore-form": Rule(
        "warning",
        "What is ignored cannot be read.",
        "Write `# wp2rdf: ignore[rule] because …` on a page, `ignore[rule] in FILES because …` in `.wp2rdf-ignore`.",
    ),
    "drawing-title": Rule(
        "warning",
        "The page has another title than its drawing.",
        "Write the same title in both; the page shows its own.",
    ),
    "drawing-organism": Rule(
        "warning",
        "The page has another organism than its drawing; that of the drawing counts.",
        "Write the same organism in both.",
    ),
    "drawing-description": Rule(
        "info", "The page has another description than its drawing.", "Make the page anew from the drawing."
    ),
    "term-not-drawn": Rule(
        "info", "A term of the page is not one that the drawing is tagged with.", "Make the page anew from the drawing."
    ),
    "drawn-term-missing": Rule(
        "info", "The drawing is tagged with a term that the page lacks.", "Make the page anew from the drawing."
    ),
    "columns-swapped": Rule(
        "warning",
        "Two columns of a table hold each what the other should.",
        "Swap the two names in the header of the table.",
    ),
    "column-of-another": Rule(
        "warning",
        "A column of a table holds the identifiers of another data source.",
        "Write the right name in the header.",
    ),
    "cells-swapped": Rule(
        "warning", "Two cells of a row hold each what the other should.", "Swap the two cells of the row."
    ),
    "description-link": Rule(
        "warning",
        "A link in the description cannot be followed.",
        "Write it as `[words](https://example.org/page)`, without blanks in the address.",
    ),
    "description-link-old": Rule(
        "info",
        "A link in the description leads to an earlier site of WikiPathways.",
        "Write `https://www.wikipathways.org/pathways/WP….html`.",
    ),
    "author-spelling": Rule(
        "info",
        "Two authors of a page differ by case, blanks or `_` only.",
        "Write the author once, as on the author's page.",
    ),
    "reference-twice": Rule("info", "A reference stands twice in the bibliography.", "Remove one of them."),
    "citing-work-twice": Rule(
        "info", "Two citing works have one title and two links.", "Keep one of them: the PMC id where there is one."
    ),
    "description-is-title": Rule("info", "The description is the title again.", "Say what happens in the pathway."),
    "keyword-unknown": Rule(
        "info", "A keyword of the schema.org block is the label of no data node.", "Make the block anew from the page."
    ),
    "pubmed-range": Rule("warning", "A PubMed id is higher than any that was given.", "Look the reference up again."),
    "isbn-digit": Rule("warning", "An ISBN has a wrong check digit.", "Look the number up again."),
    "cas-digit": Rule("warning", "A CAS number has a wrong check digit.", "Look the number up again."),
    "uuid-version": Rule("warning", "The NDEx id is a UUID of no version that is in use.", "Copy it from NDEx again."),
    "last-edited-ahead": Rule(
        "warning",
        "The last edit of a page is more than a year after those of all other pages.",
        "Write the date of the last edit.",
    ),
    "identifier-blank": Rule(
        "info", "A blank stands after the colon of an identifier.", "Write the identifier without it; `--fix` does it."
    ),
    "identifier-case": Rule(
        "warning", "A symbol of HGNC is not in capitals.", "Write it in capitals, as HGNC has it; `--fix` does it."
    ),
    "node-twice": Rule(
        "info",
        "Rows of a table have the label, type and identifier of one before them.",
        "Remove the rows, or draw the node once and make the table anew.",
    ),
    "cells-shifted": Rule(
        "warning",
        "The identifiers of a row stand each a column too far to the right or left.",
        "Add or remove an empty cell before them.",
    ),
    "entry-twice": Rule("info", "An entry of a list is the same as one before it.", "Remove it, or let `--fix` do it."),
    "text-encoding": Rule(
        "warning",
        "Letters were read in the wrong encoding, such as Ã© for é, or were lost.",
        "Write them again, and save the file as UTF-8.",
    ),
    "character-odd": Rule(
        "info",
        "A character that nobody sees, or a blank that does not break, stands in a name or text.",
        "Write the name again by hand, with plain blanks.",
    ),
    "entity-html": Rule("info", "An HTML entity stands in a text.", "Write the character itself."),
    "spreadsheet-value": Rule(
        "warning",
        "A spreadsheet has made a date, a rounded number or an error of a value.",
        "Write the value again, in a column that is formatted as text.",
    ),
    "text-to-come": Rule("info", "A title or description only stands for a text to come.", "Write the text."),
    "merge-conflict": Rule(
        "warning",
        "A merge left its markers in the page or its table.",
        "Keep one side, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
    ),
}
"""By id."""
