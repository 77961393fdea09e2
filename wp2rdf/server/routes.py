"""The table of routes: the only place where a path is joined to what answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from wp2rdf.server import health, models, wellknown
from wp2rdf.server.pages import routes as pages
from wp2rdf.server.root import root
from wp2rdf.server.sparql import sparql

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from wp2rdf.server.settings import Settings

ENDPOINT = ("/sparql", "/sparql/")
"""The paths of the endpoint; their GET, HEAD and POST take a shorter way: see `endpoint`."""


def routes(settings: Settings) -> list[BaseRoute]:
    """All routes; those of the pages stand last.

    Args:
        settings: what is served besides.
    """
    return [
        *(Route(path, sparql, methods=["GET", "POST"]) for path in ENDPOINT),
        Route("/", root, methods=["GET", "POST"]),
        Route("/.well-known/void", wellknown.void),
        Route("/.well-known/sparql-examples", wellknown.examples),
        Route("/llms.txt", models.llms_txt),
        Route("/mie.yaml", models.mie),
        Route("/health", health.health),
        *([Route("/metrics", health.metrics)] if settings.metrics else []),
        Route("/robots.txt", wellknown.robots),
        *pages.ROUTES,
    ]
