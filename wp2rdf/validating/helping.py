"""What to write instead, for each finding: what is known of its place, or else what its rule says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.rdf.iri import IDENTIFIERS
from wp2rdf.registries.datasources import SOURCES
from wp2rdf.registries.organisms import COMMON_NAMES, TAXA
from wp2rdf.spelling import did_you_mean, near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wp2rdf.model import Site
    from wp2rdf.validating.findings import Explained, Finding

SHORT = 20
"""Findings of a report that is short enough for help under each of them."""

_CURATION = re.compile(r"wp#Curation:([^<>/]+)>?$")
_USER = re.compile(r"/User/([^<>]+)>?$")


def of_shape(finding: Finding, known: Site | None) -> str:
    """What to write instead of the value that a shape refuses; empty: its rule says all there is to say.

    Args:
        finding: of a shape.
        known: what the site knows; None: nothing is known of it.
    """
    value = finding.value or f"<{finding.focus}>"
    if (finding.rule == "identifier-form" or finding.rule.startswith("mapping-")) and (said := _of_identifier(value)):
        return said
    match finding.rule:
        case "identifier-form" if value.startswith(f"<{IDENTIFIERS}"):
            prefix, _, local = value[len(IDENTIFIERS) + 1 : -1].partition("/")
            return did_you_mean(prefix, SOURCES, f"`{{}}:{_braces(local)}`")
        case "community-without-page" | "community-tag-form" if known and (tag := _CURATION.search(value)):
            return did_you_mean(tag[1], [one.community_tag for one in known.communities.values()])
        case "author-without-page" | "editor-without-page" if known and known.authors and (user := _USER.search(value)):
            found = near(user[1], known.authors)
            if user[1].startswith(("http:", "https:")):
                return "write the user name of the author, as in the address of the profile"
            if "," in user[1] or "_-_" in user[1]:
                return "write each author as an entry of the list"
            return f"did you mean {found[0]}?" if found and found[0].replace(" ", "_") != user[1] else ""
        case "organism-name" | "organism-unknown":
            name = value.partition('"')[2].partition('"')[0]
            common = COMMON_NAMES.get(name.strip().lower())
            return f"did you mean {common}?" if common else did_you_mean(name, TAXA)
    return ""


def _of_identifier(value: str) -> str:
    """What to do about an identifier that a spreadsheet or another separator has spoilt."""
    local = re.split("[/#]", value.strip("<>"))[-1]
    if "," in local or "%7C" in local or "|" in local:
        return "write `;` between identifiers"
    if re.fullmatch(r"[0-9.]+E[+][0-9]+", local):
        return "a spreadsheet has rounded it: copy it from its source again"
    if found := re.fullmatch(r"([0-9]+)\.0", local):
        return f"write `{found[1]}`: a spreadsheet has added the rest"
    if value.startswith(f"<{IDENTIFIERS}hgnc/") and not re.search("[0-9]{4}", local):
        return f"write `hgnc.symbol:{local}`"
    return ""


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def help_of(finding: Finding, rules: Mapping[str, Explained]) -> str:
    """What to write instead; empty for a shape of the user's own that does not say it."""
    return finding.help or (rules[finding.rule].mend if finding.rule in rules else "")


def shown(findings: Sequence[Finding], rules: Mapping[str, Explained]) -> Iterator[str]:
    """The help under each finding of a report: in a long one, each help is given once, and is empty from then on."""
    told: set[tuple[str, str]] = set()
    for finding in findings:
        said = help_of(finding, rules)
        is_new = (finding.rule, said) not in told
        told.add((finding.rule, said))
        yield said if is_new or len(findings) <= SHORT else ""


def with_help(findings: Iterable[Finding], known: Site | None) -> list[Finding]:
    """Findings of shapes, with what is known of their places."""
    return [one._replace(help=said) if (said := of_shape(one, known)) else one for one in findings]
