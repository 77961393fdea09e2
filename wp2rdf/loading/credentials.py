"""Who we are to a store: from the environment or a netrc file, never from the command line, never in a message."""

from __future__ import annotations

import base64
import netrc
import os
from dataclasses import dataclass
from pathlib import Path

from wp2rdf.errors import UsageError
from wp2rdf.loading import hiding

USER, PASSWORD, TOKEN = "WP2RDF_USER", "WP2RDF_PASSWORD", "WP2RDF_TOKEN"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password, or a bearer token (RFC 6750); as text, none of them.

    Attributes:
        user: empty: there is none.
        password: belongs to the user.
        token: empty: there is none.
    """

    user: str = ""
    password: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return "Credentials(…)"

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def hidden(self, text: str) -> str:
        """A text without password and token, should a server have sent them back, in whatever form.

        Give it the text as it came: a secret that is cut, or of which markup was taken out, is not found any more.
        """
        pair = f"{self.user}:{self.password}".encode()
        encoded = (code(pair).decode().rstrip("=") for code in (base64.b64encode, base64.urlsafe_b64encode))
        return hiding.hidden(text, {self.password, self.token, *(encoded if self.password else ())})


def of_host(host: str) -> Credentials:
    """The credentials for a host: those of the environment, else its entry in the netrc file.

    The file is the one that `NETRC` names, else `.netrc` in the home folder; only an entry of the host itself counts.

    Raises:
        UsageError: the environment says half of it, or the netrc file cannot be read.
    """
    token, user, password = (os.environ.get(name, "") for name in (TOKEN, USER, PASSWORD))
    if token and user:
        raise UsageError(f"{TOKEN} and {USER} are both set: one of them")
    if token:
        return Credentials(token=token)
    if bool(user) != bool(password):
        raise UsageError(f"{USER} and {PASSWORD} belong together: one of them is not set")
    return Credentials(user, password) if user else _of_netrc(host)


def _of_netrc(host: str) -> Credentials:
    named = os.environ.get("NETRC")
    path = Path(named or os.path.expanduser("~/.netrc"))  # noqa: PTH111 - who has no home has no such file
    if not named and not path.is_file():
        return Credentials()
    try:
        found = netrc.netrc(str(path)).hosts.get(host)
    except netrc.NetrcParseError as error:  # its text may hold a piece of the file
        raise UsageError(f"{path}:{error.lineno or 1}: not a netrc file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or 'not text'}") from None
    return Credentials(found[0], found[2]) if found else Credentials()
