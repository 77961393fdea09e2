"""Which page stands at which path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route

from wp2rdf.server.pages import (
    author,
    browse,
    bundled,
    community,
    home,
    node,
    organism,
    pathway,
    picture,
    resource,
    results,
    search,
    static,
    term,
    vocabulary,
    work,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.routing import BaseRoute

ROUTES: Sequence[BaseRoute] = (
    Route("/results", results.results),
    Route("/queries", bundled.all_bundled),
    Route("/queries/{name}", bundled.bundled),
    Route("/browse", browse.overview),
    Route("/search", search.search),
    Route("/complete", search.complete),
    Route("/vocabulary", vocabulary.vocabulary),
    Route("/labels/{label:path}", search.label),
    Route("/pathways", browse.all_pathways),
    Route("/pathways/{wpid}.svg", picture.picture),
    Route("/pathways/{wpid}", pathway.pathway),
    Route("/nodes", browse.nodes),
    Route("/nodes/{source}/{local:path}", node.node),
    Route("/terms", term.terms),
    Route("/terms/{id}", term.term),
    Route("/organisms", organism.organisms),
    Route("/organisms/{id:path}", organism.organism),
    Route("/communities", community.communities),
    Route("/communities/{tag:path}", community.community),
    Route("/authors", author.authors),
    Route("/authors/{name:path}", author.author),
    Route("/works", work.works),
    Route("/works/{kind}/{local:path}", work.work),
    Route("/citing-works", work.citing_works),
    Route("/resource", resource.resource),
    Mount("/static", GZipMiddleware(static.Files(directory=home.STATIC))),
)
"""The routes of the pages."""
