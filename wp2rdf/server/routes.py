"""The table of routes: the only place where a path is joined to what answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from wp2rdf.server import health, pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.routing import BaseRoute

ROUTES: Sequence[BaseRoute] = (Route("/health", health.health), *pages.ROUTES)
"""All routes; those of the pages stand last."""
