"""How the server is: answers that need no worker, so that they come at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse

from wp2rdf._version import __version__
from wp2rdf.building import store as stores

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from wp2rdf.server.workers import Workers

_BUCKETS = (0.01, 0.1, 1.0, 10.0, 60.0)


class Counts:
    """What was answered so far.

    Attributes:
        answers: how many, by status.
        buckets: how many took at most so many seconds.
        seconds: how long they took together.
        sent: how many bytes of bodies were sent.
    """

    def __init__(self) -> None:
        self.answers: Counter[int] = Counter()
        self.buckets: Counter[float] = Counter()
        self.seconds = 0.0
        self.sent = 0

    def add(self, status: int, seconds: float, sent: int) -> None:
        """Counts an answer."""
        self.answers[status] += 1
        self.seconds += seconds
        self.sent += sent
        for most in _BUCKETS:
            self.buckets[most] += seconds <= most


async def health(request: Request) -> Response:
    """What is served, by which version, and how many queries run and wait."""
    workers: Workers = request.app.state.workers
    here = stores.is_store(workers.settings.store)
    said = {
        "status": "ok" if here else "the store is not there",
        "version": __version__,
        "store": workers.settings.store.name,
        "running": workers.running,
        "waiting": workers.waiting,
    }
    return JSONResponse(said, 200 if here else 503, headers={"Cache-Control": "no-store"})


async def metrics(request: Request) -> Response:
    """The same for Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/)."""
    workers: Workers = request.app.state.workers
    counts: Counts = request.app.state.counts
    total = counts.answers.total()
    lines = [
        "# HELP wp2rdf_answers_total Answers, by status.",
        "# TYPE wp2rdf_answers_total counter",
        *(f'wp2rdf_answers_total{{status="{status}"}} {count}' for status, count in sorted(counts.answers.items())),
        "# HELP wp2rdf_answer_seconds Time from a request to the end of its answer.",
        "# TYPE wp2rdf_answer_seconds histogram",
        *(f'wp2rdf_answer_seconds_bucket{{le="{most:g}"}} {counts.buckets[most]}' for most in _BUCKETS),
        f'wp2rdf_answer_seconds_bucket{{le="+Inf"}} {total}',
        f"wp2rdf_answer_seconds_sum {counts.seconds:.6f}",
        f"wp2rdf_answer_seconds_count {total}",
        *_single("sent_bytes_total", "counter", "Bytes of bodies.", counts.sent),
        *_single("queries_total", "counter", "Queries that workers were asked.", workers.asked),
        *_single("queries_running", "gauge", "Queries that run.", workers.running),
        *_single("queries_waiting", "gauge", "Queries that wait for their turn.", workers.waiting),
        *_single("processes_ended_total", "counter", "Processes of queries that were ended or died.", workers.ended),
    ]
    text = "".join(f"{line}\n" for line in lines)
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4", headers={"Cache-Control": "no-store"})


def _single(name: str, kind: str, about: str, value: int) -> tuple[str, ...]:
    return f"# HELP wp2rdf_{name} {about}", f"# TYPE wp2rdf_{name} {kind}", f"wp2rdf_{name} {value}"
