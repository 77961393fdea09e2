"""Whether requests to endpoints follow redirects: everywhere in a process, or nowhere."""

from __future__ import annotations

import urllib.request
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HANDLERS: list[urllib.request.BaseHandler] = []


class _Refusal(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: an endpoint of a list could send a query anywhere."""

    def redirect_request(self, *_args: object, **_named: object) -> None:
        return None


def refuse() -> None:
    """Lets this process follow no redirect from now on."""
    _HANDLERS[:] = [_Refusal()]
    urllib.request.install_opener(urllib.request.build_opener(*_HANDLERS))


def handlers() -> Sequence[urllib.request.BaseHandler]:
    """What an opener of urllib has to be built with in this process."""
    return _HANDLERS
