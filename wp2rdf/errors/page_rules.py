"""The rules that findings on pages break, in their tables, and on the pages around them."""

from __future__ import annotations

from wp2rdf.errors.rules import Rule

PAGE_RULES: dict[str, Rule] = {
    # a page is left out
    "page-unreadable": Rule(
        "error", "The file cannot be opened or read.", "Check that it is a file and that you may read it."
    ),
    "page-too-large": Rule(
        "error",
        "The page is larger than any real page could be; it is not read.",
        "Look for what does not belong there.",
    ),
    "page-encoding": Rule("error", "The page is not UTF-8.", "Save it as UTF-8."),
    "front-matter-missing": Rule(
        "error", "The file does not start with a line of three hyphens.", "Begin the file with a line `---`."
    ),
    "front-matter-unclosed": Rule(
        "error", "The front matter has no closing line of three hyphens.", "End it with a line `---`."
    ),
    "yaml-syntax": Rule(
        "error", "The front matter is not YAML.", "Mend the YAML; often a text with a colon wants quotes."
    ),
    "yaml-tag": Rule(
        "error", "The front matter has a YAML tag that stands for something else than plain data.", "Remove the tag."
    ),
    "yaml-bomb": Rule(
        "error",
        "The front matter nests too deep, or grows without bound through aliases.",
        "Write the values plainly, without anchors and aliases.",
    ),
    "page-not-mapping": Rule(
        "error", "The front matter is not a mapping of keys to values.", "Write `key: value` lines."
    ),
    "wpid-missing": Rule("error", "The page has no wpid.", "Add `wpid: WP…`."),
    "wpid-malformed": Rule("error", "The wpid is not WP and a number.", "Write it as `WP364`."),
    "wpid-duplicate": Rule(
        "error",
        "Another page, earlier in path order, has the same wpid and is the one written.",
        "Remove one of the pages, or give it its own wpid.",
    ),
    # a value is left out
    "key-duplicate": Rule(
        "warning", "A key stands twice in one mapping; the last value counts.", "Remove one of them."
    ),
    "key-unmapped": Rule(
        "warning",
        "A key that no rule maps to RDF; its value is left out.",
        "Check its spelling; a new key needs a new rule.",
    ),
    "value-type": Rule(
        "warning",
        "A value is of another kind than the key asks for (a mapping where text belongs).",
        "Write text where text belongs, a list where a list does.",
    ),
    "control-character": Rule(
        "warning", "A control character is removed from a text; RDF/XML cannot hold it.", "Remove it."
    ),
    "e-mail": Rule(
        "warning",
        "An e-mail address is removed from a text; personal data does not reach the output.",
        "Remove the address.",
    ),
    "title-missing": Rule("warning", "The page has no title.", "Add `title:`."),
    "revision-missing": Rule(
        "warning", "The page has no revision; r1 stands in for it, no version is stated.", "Add `revision: r…`."
    ),
    "revision-malformed": Rule(
        "warning",
        "The revision is not r and a number of up to 14 digits; r1 stands in for it.",
        "Write it as `r142066`.",
    ),
    "date-malformed": Rule(
        "warning", "The last-edited date is not a date of the form 2025-12-31.", "Write it as `2025-12-31`."
    ),
    "organism-unknown": Rule(
        "warning",
        "No taxon is known for the organism; only its name is written.",
        "Check the Latin name, or add a page with `latin` and `ncbi` to `_organisms`.",
    ),
    "ndex-malformed": Rule("warning", "The NDEx network id is not a UUID.", "Copy the UUID of the network."),
    "redirect-malformed": Rule(
        "warning",
        "A redirect is not a path or an address that can be an IRI.",
        "Begin it with `/`; write blanks as `%20`.",
    ),
    "seo-unknown": Rule(
        "warning",
        "The seo value is not the name of a schema.org class.",
        "Use a name such as `CreativeWork`, in its own spelling.",
    ),
    "annotation-id": Rule(
        "warning",
        "An ontology annotation has no id of the form PW:0000004.",
        "Add or mend `id`; in a drawing `bp:ID`; on a term page `xref-dataSource` and `xref-identifier`.",
    ),
    "annotation-type": Rule(
        "warning",
        "The type of an annotation does not fit its id; the id decides.",
        "Write the ontology's name that belongs to the id.",
    ),
    "annotation-parent": Rule(
        "warning",
        "The parent of an annotation is not one of the known top terms.",
        "Check its spelling, or add the term to `_annotations`.",
    ),
    "annotation-conflict": Rule(
        "warning", "One term stands twice with different values; the first counts.", "Remove one of them."
    ),
    "author-iri": Rule(
        "warning",
        "An author entry cannot become an IRI, or not one of its own; its position stays.",
        "Write one user name an entry; a blank and `_` are the same.",
    ),
    "community-tag": Rule(
        "warning",
        "A community tag cannot become an IRI, or is written for every pathway.",
        "Remove it, or write the tag of the community's page.",
    ),
    "citedin-link": Rule(
        "warning",
        "A citing work has no link that is a PMC id, a DOI or a web address.",
        "Write `PMC1234567`, `10.1234/…` or `https://…`.",
    ),
    "citedin-archived": Rule("warning", "An archived link is neither a DOI nor a web address.", "Write one of them."),
    "citedin-conflict": Rule(
        "warning", "One work stands twice with different values; the first counts.", "Remove one of them."
    ),
    "schema-context": Rule(
        "warning",
        "The schema.org block has a context that is not schema.org's; it is left out.",
        "Write `'@context': https://schema.org/`, once.",
    ),
    "schema-id": Rule(
        "warning",
        "The schema.org block, or something in it, has no @id of its own; that part is left out.",
        "Give it an `@id`, or write text in its place.",
    ),
    "schema-key": Rule(
        "warning",
        "A key of the schema.org block, or its value, is not one that schema.org could have.",
        "Write a property of schema.org; lists do not stand in lists, `@type` and `license` are names or IRIs.",
    ),
    "table-unreadable": Rule("warning", "A table cannot be read; none of its rows is written.", "Save it as UTF-8."),
    "table-header": Rule(
        "warning",
        "A table has another header than the site's tables; none of its rows is written.",
        "Write the header of the other tables.",
    ),
    "table-column-twice": Rule(
        "warning",
        "A column stands twice in the header of a table; the first counts.",
        "Name each column by what it holds, or remove one of them.",
    ),
    "table-row": Rule(
        "warning",
        "A row has another number of cells than the header; it is left out.",
        "Look for a tab or a line break inside a cell; a cell that holds one wants quotes.",
    ),
    "node-identifier": Rule(
        "warning",
        "A data node's identifier is missing or cannot be used; the row gives no node.",
        "Write one identifier, as `ncbigene:7157`.",
    ),
    "node-prefix": Rule(
        "warning",
        "A data node's identifier has a prefix with no identifiers.org path: no node.",
        "Write the prefix of the data source.",
    ),
    "node-type": Rule(
        "warning",
        "A data node's type is not one that the vocabulary knows.",
        "Write `GeneProduct`, `Protein`, `Metabolite`, `Rna` or `Complex`.",
    ),
    "cell-prefix": Rule(
        "warning", "A cell holds an identifier that belongs to another column.", "Move it to its column."
    ),
    "cell-identifier": Rule(
        "warning",
        "An identifier in a cell is missing or cannot be used.",
        "Mend it; several stand with `;` between them.",
    ),
    "reference-id": Rule(
        "warning",
        "A reference's id does not have the form of its database.",
        "Mend the id: a PubMed id is digits only.",
    ),
    "reference-database": Rule(
        "warning",
        "A reference's database is not one that the site uses.",
        "Use Pubmed, DOI, ISBN, KEGG Pathway, WikiPathways or URL.",
    ),
    "link-malformed": Rule(
        "warning", "An address is not one that can be an IRI.", "Write the whole address, with `https://`."
    ),
    "identifier-malformed": Rule(
        "warning",
        "An identifier (ORCID, Wikidata, taxon) does not have its form.",
        "Write `0000-0002-1825-0097`, `Q42`, `9606`.",
    ),
    "side-page": Rule(
        "warning",
        "An author, organism, community or term page cannot be read or lacks its name.",
        "Add `username`, `latin`, `community-tag`, or `value` with `xref-identifier` and `xref-dataSource`; "
        "a collection wants `name`.",
    ),
    "collection-member": Rule("warning", "A member of a collection is not WP and a number.", "Write it as `WP364`."),
    # worth knowing
    "table-ends": Rule(
        "info",
        "Rows of a table have more or fewer empty cells at their end than the header; they are read all the same.",
        "Give each row as many cells as the header has; `--fix` does it.",
    ),
    "page-body": Rule(
        "info",
        "There is text after the front matter; pages hold everything in the front matter.",
        "Pages hold everything in the front matter; remove the text.",
    ),
    "page-name": Rule(
        "info", "The file is named otherwise than its wpid.", "Name it `WP1.md`, and its tables likewise."
    ),
    "page-misplaced": Rule(
        "info",
        "A page in the nested layout is not named as its folder; it is not read.",
        "Name the folder as the page, or move the page.",
    ),
    "author-twice": Rule(
        "info", "An author stands twice on a page; both places are written.", "Remove one of the entries."
    ),
    "table-orphan": Rule("info", "A table belongs to no page.", "Remove it, or name it as its page."),
    "table-header-old": Rule(
        "info", "A table has the old header (ID and Database instead of Identifier).", "Make the table anew."
    ),
}
"""By id."""
