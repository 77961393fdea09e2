"""A session of Virtuoso's isql: a script in, its output out.

The password goes through standard input, since everybody can read the arguments of a process.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from typing import TYPE_CHECKING

from wp2rdf.errors import StoreError, UsageError, one_line

if TYPE_CHECKING:
    from wp2rdf.loading.credentials import Credentials

_PROGRAMS = ("isql-vt", "isql-v", "isql")  # Debian's, other packages', OpenLink's
_OPTIONS = ("VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF", "ERRORS=STDOUT")
_ERROR = re.compile(r"^\*\*\* Error (\w+): (.*)$", re.MULTILINE)
_WITHOUT_ASKING = "dba"
"""The password that isql tries before it asks for one."""


class Isql:
    """Runs scripts on a Virtuoso.

    Args:
        place: `HOST:PORT`.
        credentials: of a user who may load; without them it is `dba`, as a new Virtuoso has it.
        timeout: seconds that a script may take.
    """

    def __init__(self, place: str, credentials: Credentials, *, timeout: float) -> None:
        program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
        if program is None:
            raise UsageError(f"isql of Virtuoso is not on this machine ({', '.join(_PROGRAMS)})")
        self._place = place
        self._credentials = credentials
        self._timeout = timeout
        self._command = [program, place, credentials.user or "dba", *_OPTIONS]

    def run(self, script: str) -> list[str]:
        """The lines that a script prints, without empty ones.

        Raises:
            StoreError: there is no connection, or a statement fails; isql itself ends with 0.
        """
        password = self._credentials.password or _WITHOUT_ASKING
        asked = password != _WITHOUT_ASKING
        try:
            # in a file: after a refusal isql would take each line of its input for another password
            with tempfile.NamedTemporaryFile("w", suffix=".sql", encoding="utf-8") as file:
                file.write(f"SET MACRO_SUBSTITUTION OFF;\n{script}\n")
                file.flush()
                done = subprocess.run(  # noqa: S603 - no shell; the program is found on the path
                    [*self._command, f"exec=LOAD {file.name};"],
                    input=f"{password}\n" if asked else "",
                    capture_output=True,
                    check=False,
                    encoding="utf-8",
                    errors="surrogateescape",  # a password has the bytes that it has
                    timeout=self._timeout,
                )
        except subprocess.TimeoutExpired:
            raise StoreError(f"{self._place}: no answer in {self._timeout:g} s (--timeout)") from None
        except OSError as error:
            raise StoreError(f"{self._command[0]}: cannot be run: {error.strerror or error}") from error
        return self._checked(done.stdout, refused_once=asked)

    def _checked(self, output: str, *, refused_once: bool) -> list[str]:
        errors = _ERROR.findall(output)
        if refused_once and errors and errors[0][0] == "28000":
            del errors[0]  # the password that it tries before it asks
        if errors:
            code, text = errors[0]
            if code == "28000":
                raise StoreError(f"{self._place}: refuses the user or the password")
            said = re.sub(r"\[[^\[\]]*\]", "", self._credentials.hidden(text))
            what = "cannot be reached" if code in {"S2801", "08001", "08S01"} else f"fails ({code})"
            raise StoreError(f"{self._place}: {what}: {one_line(said)}")
        noise = ("*** Error", "at line 0 of Top-Level")
        return [line.rstrip() for line in output.splitlines() if line.strip() and not line.startswith(noise)]
