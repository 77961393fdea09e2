"""The style, scripts and pictures of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from starlette.responses import Response


class Files(StaticFiles):
    """Files that a browser asks for again by their ETag, so that a new version is seen at once."""

    def file_response(self, *args: Any, **named: Any) -> Response:  # noqa: ANN401 - handed on
        """The answer with a file."""
        response = super().file_response(*args, **named)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response
