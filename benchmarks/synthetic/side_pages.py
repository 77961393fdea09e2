"""The pages about authors, communities, organisms and top terms that pathway pages refer to."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import yaml

from benchmarks.synthetic.nodes import ORGANISMS
from benchmarks.synthetic.pages import author, community
from benchmarks.synthetic.words import text, word
from wp2rdf.mapping.context import MAINT_BOT
from wp2rdf.registries.ontologies import ONTOLOGIES, TOP_TERMS
from wp2rdf.registries.organisms import TAXA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from benchmarks.site_statistics import Statistics

_DESCRIPTION = 900
_DEFINITION = 200


def side_pages(statistics: Statistics, seed: int, authors: Iterable[int]) -> Iterator[tuple[str, str]]:
    """The path in the site, and the text, of each page.

    Args:
        statistics: which fields the pages of authors have, and how many organisms and communities there are.
        seed: another seed gives other pages.
        authors: the ranks of those who wrote a page.
    """
    yield f"_authors/{MAINT_BOT}.md", _page({"username": MAINT_BOT, "realname": "Maintenance bot"})
    for rank in authors:
        rng = random.Random(f"{seed} author {rank}")
        fields = {
            name: value
            for name, value in _profile(rng, rank).items()
            if rng.random() < statistics.shares[f"author with {name}"]
        }
        yield f"_authors/{author(rank)}.md", _page({"username": author(rank), **fields})
    for rank in range(len(statistics.weights["communities"].counts)):
        tag = community(rank)
        rng = random.Random(f"{seed} {tag}")
        description = text(rng, _DESCRIPTION)
        page: dict[str, object] = {
            "community-tag": tag,
            "display-name": tag,
            "title": f"The {tag} pathways",
            "description": description,
            "short-description": description[:120].strip(),
            "editors": [MAINT_BOT],
        }
        yield f"_communities/{tag.lower()}.md", _page(page)
    for name in ORGANISMS[: len(statistics.weights["organisms"].counts)]:
        file = name.lower().replace(" ", "_")
        genus, _, species = name.partition(" ")
        organism = {"latin": name, "ncbi": TAXA[name], "common": species, "bridgedb-code": genus[0] + species[0]}
        yield f"_organisms/{file}.md", _page(organism)
    types = {prefix: ontology.type for prefix, ontology in ONTOLOGIES.items()}
    for label, identifier in TOP_TERMS.items():
        prefix, _, local = identifier.partition(":")
        definition = text(random.Random(f"{seed} {identifier}"), _DEFINITION)
        term = {"value": label, "type": types[prefix], "xref-identifier": local, "xref-dataSource": prefix}
        yield f"_annotations/{identifier}.md", _page({**term, "definition": definition})


def _profile(rng: random.Random, rank: int) -> dict[str, str]:
    """An invented profile with every field."""
    name = word(rng, 3)
    return {
        "realname": f"{word(rng, 2).title()} {name.title()}",
        "website": f"https://example.org/{name}",
        "affiliation": f"University of {word(rng, 3).title()}",
        "bio": text(rng, 100),
        "github": name,
        "orcid": _orcid(rank),
        "linkedin": name,
        "googlescholar": f"{rank:012}",
    }


def _orcid(number: int) -> str:
    """An ORCID iD with the check character of ISO 7064, MOD 11-2, from a range that is not given out."""
    digits = f"0009{number:011}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    whole = digits + ("X" if check == 10 else str(check))  # noqa: PLR2004 - ten is written X
    return "-".join(whole[start : start + 4] for start in range(0, 16, 4))


def _page(fields: Mapping[str, object]) -> str:
    return f"---\n{yaml.dump(fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)}---\n"
