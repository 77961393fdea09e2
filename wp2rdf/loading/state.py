"""What a target is known to hold: a manifest of whole loads, and the journal of the one that is under way.

Both are kept on this machine, a pair for each target. A line of the journal is written before a graph is sent, and
another when it is in place; a load that was killed leaves the journal, and the next one takes it into account.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from wp2rdf.errors import OutputError, UsageError, one_line
from wp2rdf.rdf.nesting import json_of
from wp2rdf.writing import output
from wp2rdf.writing.lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VERSION = 1


class Held(NamedTuple):
    """A graph that a target holds.

    Attributes:
        sha256: of its sorted N-Triples, as they were sent.
        triples: how many.
        merged: whether it is one merged graph (`--graph`), which a load of single graphs leaves alone.
    """

    sha256: str
    triples: int
    merged: bool = False


def unknown(*, merged: bool) -> Held:
    """A graph of which nobody knows what it holds now, except that it is ours."""
    return Held("", 0, merged)


class Job(NamedTuple):
    """What a load was asked to do.

    Attributes:
        dump: digest of all graphs.
        graph: the merged graph; None: each of its own.
        only_changed: whether it was to send changes only.
        aside: the graph where graphs wait until they are whole.
    """

    dump: str
    graph: str | None
    only_changed: bool
    aside: str


class State:
    """What a target is known to hold.

    Attributes:
        path: of the manifest.
        held: the graphs by their names, as the manifest and what is left of a journal say.
        unfinished: the load that the journal is left of.
        done: the graphs that it has put in place.
        is_known: whether anything was ever loaded.
    """

    def __init__(self, path: Path, target: str) -> None:
        self.path = path
        self._target = target
        self.held: dict[str, Held] = {}
        self.unfinished: Job | None = None
        self.done: dict[str, Held] = {}
        self.is_known = path.exists()
        self._journal: TextIO | None = None
        self._read()

    @property
    def _journal_path(self) -> Path:
        return self.path.with_suffix(".journal")

    def _read(self) -> None:
        try:
            if self.is_known:
                found = json_of(self.path.read_text(encoding="utf-8"))
                if found["version"] != _VERSION or found["target"] != self._target:
                    other = one_line(str(found["target"]))
                    raise UsageError(f"{self.path}: is the manifest of another target, {other}")
                self.held = {name: Held(*held) for name, held in found["graphs"].items()}
            if self._journal_path.exists():
                self._replay(self._journal_path.read_text(encoding="utf-8").splitlines())
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be read: {error.strerror or error}") from error
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            if isinstance(error, UsageError):
                raise
            raise UsageError(f"{self.path}: is no manifest of a load, or its journal is none; remove both") from error

    def _replay(self, lines: list[str]) -> None:
        for line in lines:
            try:
                kind, *said = json_of(line)
            except ValueError:  # the last line of a load that was killed
                continue
            if kind == "job":
                self.unfinished = Job(*said)
            elif kind == "sending":
                self.held[said[0]] = unknown(merged=said[1])
                self.done.pop(said[0], None)
            elif kind == "gone":
                self.held.pop(said[0], None)
            elif kind == "put":
                self.held[said[0]] = self.done[said[0]] = Held(*said[1:])
        self.is_known = self.is_known or self.unfinished is not None

    def begin(self, job: Job, done: Mapping[str, Held]) -> None:
        """Starts a journal.

        Args:
            job: what is to be done.
            done: the graphs that are in place since the load before, which this one goes on with.
        """
        self._write_manifest()
        try:
            self._journal = self._journal_path.open("w", encoding="utf-8")
        except OSError as error:
            raise self._unwritable(error) from error
        self._note("job", *job)
        for name, held in done.items():
            self._note("put", name, *held)

    def sending(self, name: str, *, merged: bool) -> None:
        """From here on it is not known what a graph holds."""
        self.held[name] = unknown(merged=merged)
        self._note("sending", name, merged)

    def put(self, name: str, held: Held) -> None:
        """A graph is in place."""
        self.held[name] = held
        self._note("put", name, *held)

    def gone(self, name: str) -> None:
        """A graph is removed."""
        self.held.pop(name, None)
        self._note("gone", name)

    def finish(self) -> None:
        """Everything is in place."""
        self._write_manifest()
        if self._journal:
            self._journal.close()
            self._journal = None
        self._journal_path.unlink(missing_ok=True)

    def close(self) -> None:
        """Leaves the journal, for the next load."""
        if self._journal:
            self._journal.close()

    def _note(self, *said: object) -> None:
        if self._journal:
            try:
                self._journal.write(json.dumps(said) + "\n")
                self._journal.flush()
            except OSError as error:
                raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> OutputError:
        return OutputError(f"{self._journal_path}: cannot be written: {error.strerror or error}")

    def _write_manifest(self) -> None:
        graphs = dict(sorted(self.held.items()))
        text = json.dumps({"version": _VERSION, "target": self._target, "graphs": graphs}, indent=0)
        with output.replacing(self.path) as out:
            out.write(text.encode())


@contextmanager
def opened(target: str, path: Path | str | None = None) -> Iterator[State]:
    """What a target is known to hold; no other load may know it meanwhile.

    Args:
        target: its name.
        path: of the manifest; None: a file in the state folder of the user.

    Raises:
        UsageError: the file is no manifest of this target.
        OutputError: another load is under way, or the file cannot be read or written.
    """
    path = Path(path) if path is not None else default_path(target)
    with ExitStack() as stack:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(path))
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
        state = State(path, target)
        stack.callback(state.close)
        yield state


def default_path(target: str) -> Path:
    """Where the manifest of a target is, unless told otherwise (XDG Base Directory Specification).

    Raises:
        UsageError: the user has no home.
    """
    named = os.environ.get("XDG_STATE_HOME", "")
    try:
        folder = Path(named) if named.startswith("/") else Path.home() / ".local" / "state"
    except RuntimeError as error:
        raise UsageError("no home folder to keep the manifest in: name a file with --manifest") from error
    short = re.sub(r"[^A-Za-z0-9.]+", "-", target).strip("-")[:60]
    return folder / "wp2rdf" / "loads" / f"{short}-{hashlib.sha256(os.fsencode(target)).hexdigest()[:8]}.json"
