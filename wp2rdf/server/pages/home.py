"""The query page: an editor, the bundled queries beside it, and the results below."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.querying import queries
from wp2rdf.querying.sparql import readonly
from wp2rdf.server import fields
from wp2rdf.server.rendering import render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

STATIC = Path(__file__).parent.parent / "static"
YASQE = STATIC / "yasqe"
"""Where `hatch_build.py` puts YASQE."""

_FIRST = "pathways-of-organism"
_EDITOR_STYLE = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The policy of the one page with YASQE, which sets styles on its elements."""


async def home(request: Request) -> Response:
    """The query page; `query` in the query string is what the editor begins with, and it is run."""
    has_yasqe = (YASQE / "yasqe.min.js").is_file()
    given = fields.given(request).get("query", "")
    return render(
        request,
        "home.html",
        headers={"Content-Security-Policy": _EDITOR_STYLE} if has_yasqe else None,
        categories=by_category(),
        query=given or queries.fill(queries.bundled()[_FIRST], {}),
        given=bool(given),
        yasqe=has_yasqe,
    )


@cache
def by_category() -> list[tuple[str, list[queries.Query]]]:
    """The bundled queries by category: general ones first, those that ask other endpoints last."""

    def place(query: queries.Query) -> tuple[bool, bool, str]:
        category = _category(query)
        return is_federated(query), category != "General", category

    ordered = sorted(queries.bundled().values(), key=place)
    return [(category, list(group)) for category, group in groupby(ordered, key=_category)]


@cache
def is_federated(query: queries.Query) -> bool:
    """Whether a query asks other endpoints, which a server does only when it is told to."""
    return bool(readonly.services(queries.prepared(query, {})))


def _category(query: queries.Query) -> str:
    return "Federated" if is_federated(query) else query.category
