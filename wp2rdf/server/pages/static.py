"""The style, scripts and pictures of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from starlette.responses import Response


class Files(StaticFiles):
    """Files that a browser asks for again by their ETag, so that a new version is seen at once.

    The ETag is a weak one, since it stands for the file compressed and not (RFC 9110, section 8.8.3.3).
    """

    def file_response(self, *args: Any, **named: Any) -> Response:  # noqa: ANN401 - handed on
        """The answer with a file."""
        response = super().file_response(*args, **named)
        if response.headers["ETag"].startswith('"'):
            response.headers["ETag"] = f"W/{response.headers['ETag']}"
        response.headers.setdefault("Cache-Control", "no-cache")
        return response
