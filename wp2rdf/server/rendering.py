"""Templates to responses: the pages of the server, and its clean pages for what went wrong."""

from __future__ import annotations

from functools import cache, wraps
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import jinja2
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse

from wp2rdf._version import __version__
from wp2rdf.errors import QueryError, QueryTimeoutError, UsageError
from wp2rdf.server import links, markup
from wp2rdf.server.negotiation import best
from wp2rdf.server.refusals import Busy

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    Page = Callable[[Request], Awaitable[Response]]

_FOLDER = Path(__file__).parent / "templates"
_WORDS = {
    404: "Not found",
    503: "Busy",
    504: "Out of time",
}


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        described=markup.described, told=markup.told, local=links.href, outside=links.outside, number="{:,}".format
    )
    environment.globals.update(version=__version__, query_string=urlencode)
    return environment


def render(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **view: object
) -> HTMLResponse:
    """A page made of a template.

    Args:
        request: what asked for it.
        template: the name of its file.
        status: of the answer.
        headers: of the answer.
        view: what the template shows.
    """
    text = _templates().get_template(template).render(path=request.url.path, asked=request.query_params, **view)
    return HTMLResponse(text.encode("utf-8", errors="replace"), status, headers)


def missing(what: str) -> HTTPException:
    """What a page raises when there is nothing to show."""
    return HTTPException(404, f"{what} is not in this data.")


def page(show: Page) -> Page:
    """Lets a page answer in HTML when something goes wrong: nothing there, a wrong value, a store that is busy."""

    @wraps(show)
    async def shown(request: Request) -> Response:
        try:
            return await show(request)
        except HTTPException as error:
            return failure(request, error.status_code, error.detail, dict(error.headers or {}))
        except UsageError as error:
            return failure(request, 400, str(error))
        except Busy:
            return failure(request, 503, "Too many questions at once. Try again in a moment.", {"Retry-After": "5"})
        except QueryTimeoutError:
            return failure(request, 504, "The store took too long to answer.")
        except QueryError:
            return failure(request, 503, "The store cannot answer now. Try again in a moment.", {"Retry-After": "5"})

    return shown


def failure(request: Request, status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """What went wrong: a page for people, a line for programs."""
    if not wants_html(request):
        line = " ".join(message.split()).encode("utf-8", errors="replace")
        return PlainTextResponse(line + b"\n", status, headers)
    title = _WORDS.get(status) or HTTPStatus(status).phrase
    return render(request, "failure.html", status=status, headers=headers, title=title, message=message)


def wants_html(request: Request) -> bool:
    """Whether a client would rather read HTML than plain text."""
    return best(request.headers.get("accept"), ("text/plain", "text/html")) == "text/html"
