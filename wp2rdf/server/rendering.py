"""Templates to responses."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import jinja2
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from wp2rdf._version import __version__
from wp2rdf.server import fields, links, markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request


_FOLDER = Path(__file__).parent / "templates"


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
        described=markup.described,
        told=markup.told,
        linked=markup.linked,
        local=links.href,
        outside=links.outside,
        number="{:,}".format,
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
    text = _templates().get_template(template).render(path=request.url.path, asked=fields.given(request), **view)
    return HTMLResponse(text.encode("utf-8", errors="replace"), status, headers)


def missing(what: str) -> HTTPException:
    """What a page raises when there is nothing to show."""
    return HTTPException(404, f"{what} is not in this data.")
