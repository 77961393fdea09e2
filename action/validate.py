"""The last step of the GitHub Action: validates once, and tells GitHub in every form that it has.

Inputs come in the environment, as action.yml hands them over. A pull request may have written what pages say; so it
goes to the log and to the summary in forms that are taken for text.
"""

from __future__ import annotations

import os
import re
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args
from urllib.parse import quote

from wp2rdf.errors import UsageError, Wp2rdfError
from wp2rdf.querying import curation
from wp2rdf.reading import checkout as checkouts
from wp2rdf.validating import engines, reports, touched
from wp2rdf.validating.findings import FailOn
from wp2rdf.validating.reports.characters import encodable, printable
from wp2rdf.validating.reports.order import gravest_first
from wp2rdf.validating.reports.place import below_here, from_here
from wp2rdf.validating.reports.totals import plural, totals
from wp2rdf.validating.validate import validate
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from wp2rdf.validating.engines import EngineName
    from wp2rdf.validating.findings import Finding, Validation
    from wp2rdf.validating.own_checks import OwnCheck

_OK, _FINDINGS, _FAILED = 0, 1, 2

_MOST = 50
"""Findings in the summary of a step, which GitHub limits to 1 MiB."""

_FORMATS = {".html": "html", ".txt": "text", ".json": "json", ".xml": "junit", ".ttl": "turtle"}
"""Formats of reports by the ending of the file; `.md` is the summary."""

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_MARKDOWN = re.compile(r"[\\`*_\[\]<>&|~:@$]|(?<=www)\.")


class _Inputs(NamedTuple):
    """What the user of the action asked for, checked."""

    path: str
    files: list[str]
    since: str
    info: bool
    fail_on: FailOn
    baseline: str | None
    shapes: list[str]
    queries: list[str]
    ontologies: str | None
    engine: EngineName | None
    jobs: int
    annotations: bool
    sarif_file: str
    report_file: str


def main(env: Mapping[str, str]) -> int:
    """Runs the step.

    Args:
        env: the environment of the step.

    Returns:
        Its exit code: 0, 1 for findings as grave as `fail-on` says, 2 when nothing could be validated.
    """
    try:
        inputs = _inputs(env)
        if env.get("GITHUB_WORKSPACE"):
            os.chdir(env["GITHUB_WORKSPACE"])
        checkouts.check_targets(inputs.path, filter(None, (inputs.sarif_file, inputs.report_file)))
        queries, _ = curation.checks(inputs.queries)
        found = validate(
            inputs.path,
            own_shapes=inputs.shapes,
            engine=inputs.engine,
            baseline=inputs.baseline,
            queries=queries,
            ontologies=inputs.ontologies,
            jobs=inputs.jobs,
        )
        elsewhere = _leave_changed(found, inputs, queries) if inputs.files else 0
        if not inputs.info:
            found.leave("warning")
        _say_all(found, inputs, _summary(found, elsewhere, env), env)
    except (Wp2rdfError, OSError) as error:
        return _fail(str(error))
    except Exception as error:  # noqa: BLE001 - the last door: a fault of ours must not look like a finding (exit 1)
        return _fail(f"internal error, please report it: {error!r}")
    return _FINDINGS if found.fails(inputs.fail_on) else _OK


def _inputs(env: Mapping[str, str]) -> _Inputs:
    def given(name: str, default: str = "") -> str:
        return env.get(f"INPUT_{name.upper().replace('-', '_')}", "").strip() or default

    def one_of(name: str, choices: tuple[str, ...], default: str) -> str:
        value = given(name, default)
        if value not in choices:
            raise UsageError(f"{name} must be one of {', '.join(choices)}, not {value!r}")
        return value

    def lines(name: str) -> list[str]:
        return [line.strip() for line in given(name).splitlines() if line.strip()]

    jobs = given("jobs", str(os.cpu_count() or 1))
    if not jobs.isdecimal():
        raise UsageError(f"jobs must be a number, not {jobs!r}")
    report_file = given("report-file")
    if report_file and (ending := Path(report_file).suffix.lower()) not in {*_FORMATS, ".md"}:
        raise UsageError(f"report-file must end with one of .md, {', '.join(_FORMATS)}, not {ending!r}")
    path = given("path", ".")
    engine = one_of("engine", ("", *engines.ENGINES), "")
    fail_on = one_of("fail-on", get_args(FailOn), "violation")
    return _Inputs(
        # standard input is nobody's here, and a line of the log must not begin with a colon
        path=os.path.join(".", path) if path.startswith(("-", ":")) else path,  # noqa: PTH118 - Path drops the dot
        files=lines("files"),
        since=given("since"),
        info=one_of("info", ("true", "false"), "false") == "true",
        fail_on=next(known for known in get_args(FailOn) if known == fail_on),
        baseline=given("baseline") or None,
        shapes=lines("shapes"),
        queries=lines("queries"),
        ontologies=given("ontologies") or None,
        engine=next((known for known in engines.ENGINES if known == engine), None),
        jobs=int(jobs),
        annotations=one_of("annotations", ("true", "false"), "true") == "true",
        sarif_file=given("sarif-file"),
        report_file=report_file,
    )


def _leave_changed(found: Validation, inputs: _Inputs, queries: Sequence[OwnCheck]) -> int:
    """Leaves what the change brings; says how many other findings there were.

    That is, since a revision: what stands on changed lines, and what is new on the pages that changed; without one, or
    where git does not know it (a checkout without its history): what is found on these pages.
    """
    checkout = checkouts.find(inputs.path)
    wanted = {Path(os.path.relpath(file, checkout.root)).as_posix() for file in inputs.files}
    before = len(found.findings)
    if inputs.since:
        try:
            brought = touched.brought(
                found,
                checkout,
                inputs.since,
                wanted,
                own_shapes=inputs.shapes,
                engine=inputs.engine,
                ontologies=inputs.ontologies,
                queries=queries,
            )
        except UsageError as error:
            _log(encodable(f"wp2rdf: all findings of the changed pages are told: {error}\n"))
        else:
            found.findings = brought
            return before - len(brought)
    for page in checkout.pages:
        if not wanted.isdisjoint(page.files):
            wanted.update(page.files)
    found.findings = [one for one in found.findings if one.file in wanted]
    return before - len(found.findings)


def _say_all(found: Validation, inputs: _Inputs, summary: str, env: Mapping[str, str]) -> None:
    _log("".join(_quoted(reports.as_text.write(found))))
    if inputs.annotations:
        _log(reports.as_github.write(found))
    _append(env.get("GITHUB_STEP_SUMMARY"), summary)
    if inputs.sarif_file:
        _write(inputs.sarif_file, reports.as_sarif.write(found))
    if inputs.report_file:
        form = _FORMATS.get(Path(inputs.report_file).suffix.lower())
        _write(inputs.report_file, reports.named(form)(found) if form else summary)
    outputs = {
        "conforms": str(found.conforms).lower(),
        "violations": str(found.count("error")),
        "warnings": str(found.count("warning")),
        "report": inputs.report_file,
        "sarif": inputs.sarif_file,
    }
    _append(env.get("GITHUB_OUTPUT"), "".join(_output(name, value) for name, value in outputs.items()))


def _quoted(text: str) -> Iterator[str]:
    """A text in the log that the runner does not search for commands: excerpts hold what the pages hold."""
    end = f"wp2rdf-{secrets.token_hex(16)}"
    yield "::group::Findings with their lines\n"
    yield f"::stop-commands::{end}\n{text}::{end}::\n"
    yield "::endgroup::\n"


def _output(name: str, value: str) -> str:
    """An output of the step: any text, also of several lines."""
    end = f"wp2rdf-{secrets.token_hex(16)}"
    return f"{name}<<{end}\n{value}\n{end}\n"


def _summary(found: Validation, elsewhere: int, env: Mapping[str, str]) -> str:
    """What the page of the workflow run shows: the rules that are broken, and the gravest findings."""
    parts = ["## wp2rdf validate", _markdown(totals(found))]
    if elsewhere:
        parts.append(f"{plural(elsewhere, 'finding')} in files that were not changed: not shown.")
    if found.findings:
        rules = [
            (f"{number:,}", rule.level, *map(_markdown, (rule.id, rule.meaning, rule.mend)))
            for rule, number in found.by_rule()
        ]
        parts.append(_table(("Findings", "Level", "Rule", "Meaning", "How to mend it"), rules))
        first = gravest_first(found.findings)[:_MOST]
        number = len(found.findings)
        parts.append(f"### The gravest {len(first)} of {number:,} findings" if len(first) < number else "### Findings")
        link = _linking(found, env)
        rows = [(link(one), one.level, *map(_markdown, (one.message, one.rule))) for one in first]
        parts.append(_table(("Place", "Level", "Message", "Rule"), rows))
    return encodable("\n\n".join(parts) + "\n")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


def _linking(found: Validation, env: Mapping[str, str]) -> Callable[[Finding], str]:
    """What shows the place of a finding, as a link to the line in the commit that was checked out."""
    base = "/".join(env.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY"))
    commit = env.get("GITHUB_SHA", "")

    def link(finding: Finding) -> str:
        shown = _markdown(f"{from_here(found, finding.file)}:{finding.line}:{finding.column}")
        here = below_here(found, finding.file)
        if not commit or here is None:
            return shown
        # without `plain`, a page is shown as Markdown, which has no lines
        url = f"{base}/blob/{commit}/{quote(here, errors='surrogateescape')}?plain=1#L{finding.line}"
        return f"[{shown}]({url})"

    return link


def _markdown(text: str) -> str:
    """A text as it is: without markup, links and mentions, whoever wrote it."""
    return _MARKDOWN.sub(lambda match: f"&#{ord(match[0])};", printable(text))


def _write(path: str, text: str) -> None:
    with output.replacing(Path(path)) as out:
        out.write(text.encode())


def _append(path: str | None, text: str) -> None:
    if path:
        with Path(path).open("ab") as out:
            out.write(text.encode())


def _log(text: str) -> None:
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _fail(said: str) -> int:
    _log(encodable(f"::error title=wp2rdf::{said.translate(_IN_MESSAGE)}\n"))
    return _FAILED


if __name__ == "__main__":
    sys.exit(main(os.environ))
