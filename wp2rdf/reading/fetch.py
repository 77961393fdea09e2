"""A site that lies elsewhere, under a URL: fetched into a folder of this machine.

What fsspec can read (https://filesystem-spec.readthedocs.io/) can be a source: `https://`, `github://`, `s3://`,
`zip://` and others; some of them want a package of their own.
"""

from __future__ import annotations

import re
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from wp2rdf.errors import InputError, UsageError
from wp2rdf.reading.checkout import FOLDERS, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

_URL = re.compile(r"[a-z][a-z0-9+.-]*:(?://|:)", re.IGNORECASE)
_AT_A_TIME = 256


def is_url(source: Path | str) -> bool:
    """Whether a source is named by a URL, not by a path."""
    return isinstance(source, str) and _URL.match(source) is not None


@contextmanager
def local(source: Path | str) -> Iterator[Path | str]:
    """A source as a path; what is named by a URL is fetched into a folder that is gone afterwards.

    Raises:
        UsageError: fsspec, or a package that it wants for such a URL, is not installed; or there are no such URLs.
        InputError: there is no site, or it cannot be fetched.
    """
    if not isinstance(source, str) or not is_url(source):
        yield source
        return
    with tempfile.TemporaryDirectory(prefix="wp2rdf-") as name:
        _fetch(source, Path(name))
        yield Path(name)


def _fetch(url: str, folder: Path) -> None:
    try:
        import fsspec  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("fsspec is not installed: pip install 'wp2rdf[cluster]'") from error
    try:
        system, root = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{url}: cannot be read: {_line(error)}") from error
    except Exception as error:  # an archive is opened here already; see below
        hint = f"; write zip://::{url.removeprefix('zip://')}" if url.startswith("zip://") and "::" not in url else ""
        raise InputError(f"{url}: cannot be fetched: {_line(error)}{hint}") from error
    try:
        files = _files(system, str(root).rstrip("/"), is_quoted=url.startswith(("http:", "https:")))
        names = list(files)
        for start in range(0, len(names), _AT_A_TIME):
            found: dict[str, bytes] = system.cat(names[start : start + _AT_A_TIME])
            for name, content in found.items():
                path = folder / files[name]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    except Exception as error:  # each of these file systems raises what it likes
        raise InputError(f"{url}: cannot be fetched: {_line(error)}") from error
    if not files:
        raise InputError(f"{url}: no pathway pages (_pathways/WPn.md or pathways/WPn/WPn.md) there")


def _files(system: Any, root: str, *, is_quoted: bool) -> dict[str, PurePosixPath]:  # noqa: ANN401 - has no types
    """The files that are read, by the names that the file system knows them by."""
    files = {}
    for top in FOLDERS:
        try:
            for folder, _, names in system.walk(f"{root}/{top}", on_error="raise"):  # else what fails is left out
                for name in names:
                    whole = f"{str(folder).rstrip('/')}/{name}"
                    relative = f"/{whole}".rpartition(f"/{top}/")[2]
                    path = PurePosixPath(top, unquote(relative) if is_quoted else relative)
                    if path.suffix in SUFFIXES and path.parts[0] == top and ".." not in path.parts:
                        files[whole] = path
        except FileNotFoundError:
            continue
    return files


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
