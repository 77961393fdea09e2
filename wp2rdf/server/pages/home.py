"""The query page: an editor, the bundled queries beside it, and the results below."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf import queries
from wp2rdf.server.rendering import page, render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

STATIC = Path(__file__).parent.parent / "static"
YASGUI = STATIC / "yasgui"
"""Where `make web` puts YASGUI."""

_FIRST = "pathways-of-organism"
_EDITOR_STYLE = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The policy of the one page with YASGUI, which sets styles on its elements."""


@page
async def home(request: Request) -> Response:
    """The query page; `query` in the query string is what the editor begins with, and it is run."""
    has_yasgui = (YASGUI / "yasgui.min.js").is_file()
    given = request.query_params.get("query", "")
    return render(
        request,
        "home.html",
        headers={"Content-Security-Policy": _EDITOR_STYLE} if has_yasgui else None,
        categories=by_category(),
        query=given or queries.fill(queries.bundled()[_FIRST], {}),
        given=bool(given),
        yasgui=has_yasgui,
    )


def by_category() -> list[tuple[str, list[queries.Query]]]:
    """The bundled queries by category: general ones first, federated ones last."""
    ordered = sorted(
        queries.bundled().values(), key=lambda query: (query.category != "General", query.category == "Federated")
    )
    return [(category, list(group)) for category, group in groupby(ordered, key=lambda query: query.category)]
