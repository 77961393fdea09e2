"""Values that stores write in their own way are no change: on real stores, of every datatype."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.loading.content import password
from wp2rdf.loading import virtuoso_values
from wp2rdf.loading.canonical import canonical
from wp2rdf.loading.values import one_text
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run
    from tests.loading.stores import Store, Virtuoso

XSD = PREFIXES["xsd"]
VALUES = {
    "integer": "0 -0 +5 007 2147483647 2147483648 -2147483649 9007199254740993 123456789012345678901234567890",
    "long": "2147483648 -3000000000",
    "unsignedInt": "4294967295",
    "unsignedLong": "18446744073709551615",
    "byte": "7",
    "decimal": "0.0 1.50 .5 5. 3000000000.5 12345678901234567890.123456789 0.1234567890123456789 0.000000001",
    "double": "-0 1e0 1.5 0.30000000000000004 123456.789 1234567.891 3.141592653589793 1e100 INF NaN 1234567890123 1e5",
    "float": "0.1 16777217 3.4028235e38",
    "boolean": "true 0",
    "duration": "P1Y P1Y2M P1D PT36H -P1Y P0D P12M PT60M P1Y1D PT5S PT12.5S -P1DT5S P365D P1Y2M3DT4H5M6.7S",
    "dayTimeDuration": "P1D PT24H PT90M -PT5S PT0.5S P1DT1S",
    "yearMonthDuration": "P1Y2M -P14M P0M",
    "gYear": "2026 2026Z 2026+00:00 2026+01:00 -0044 12026",
    "gYearMonth": "2026-01+00:00 2026-01-05:00",
    "gMonthDay": "--02-29 --02-29-00:00",
    "gMonth": "--05+00:00",
    "gDay": "---05+02:00",
    "date": "2026-01-02 2026-01-02Z 2026-01-02+14:00 -0044-03-15",
    "dateTime": "2026-01-02T03:04:05+02:00 2026-01-02T03:04:05.100Z 2026-01-02T03:04:05.123456789Z "
    "2026-01-02T24:00:00Z -0044-03-15T00:00:00Z 12026-01-01T00:00:00",
    "dateTimeStamp": "2026-01-02T03:04:05Z",
    "time": "03:04:05.100 24:00:00 03:04:05+00:00",
    "hexBinary": "0fB7",
    "string": "a",
    "anyURI": "http://e.org/",
}
LITERALS = [f'"{text}"^^<{XSD}{name}>' for name, texts in VALUES.items() for text in texts.split()] + [
    '"a"@en-Latn',
    '"1"^^<http://e.org/own>',
    f'"<a>x</a>"^^<{PREFIXES["rdf"]}XMLLiteral>',
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Every literal in a graph of its own."""
    path = tmp_path / "values.nq"
    path.write_text(
        "".join(f"<urn:s> <urn:p> {one} <http://e.org/{number:03}> .\n" for number, one in enumerate(LITERALS)),
        encoding="utf-8",
    )
    return path


def settles(run: Run, dump: Path, target: str, *options: str) -> None:
    done = run("load", dump, "--to", target, *options, env=password())
    assert done.code == 0, done.err
    assert f"{len(LITERALS)} graphs sent" in done.err
    again = run("load", dump, "--to", target, "--only-changed", "--recompute", *options, env=password())
    assert f"0 graphs sent, 0 dropped, {len(LITERALS)} unchanged" in again.err, again.err


def test_a_load_settles_on_oxigraph(run: Run, oxigraph: Store, dump: Path) -> None:
    settles(run, dump, f"gsp:{oxigraph.url}/store")


@pytest.mark.slow
def test_a_load_settles_on_a_store_on_disk(run: Run, tmp_path: Path, dump: Path) -> None:
    settles(run, dump, f"oxigraph:{tmp_path / 'store'}")


def test_a_load_settles_on_virtuoso(run: Run, virtuoso: Virtuoso, dump: Path) -> None:
    settles(run, dump, f"virtuoso:{virtuoso.url}")


def test_virtuoso_is_known_by_its_name_too(run: Run, virtuoso: Virtuoso, tmp_path: Path) -> None:
    dump, target = tmp_path / "one.nq", f"update:{virtuoso.url}/sparql-auth"
    values = ('"2147483648"^^<{}integer>', '"3.141592653589793"^^<{}double>', '"true"^^<{}boolean>')
    lines = (f"<urn:s> <urn:p> {value.format(XSD)} <http://e.org/g> .\n" for value in values)
    dump.write_text("".join(lines), encoding="utf-8")
    assert run("load", dump, "--to", target, env=password()).code == 0
    assert "1 unchanged" in run("load", dump, "--to", target, "--only-changed", "--recompute", env=password()).err


def test_a_load_by_the_bulk_loader_settles(run: Run, virtuoso: Virtuoso, dump: Path) -> None:
    target = f"virtuoso-isql:127.0.0.1:{virtuoso.sql}"
    settles(run, dump, target, "--query-endpoint", f"{virtuoso.url}/sparql-auth")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"3.141592653589793"^^<{}double>', '"3.141592653589794"^^<{}double>'),
        ('"123456789012345678"^^<{}integer>', '"123456789012345679"^^<{}integer>'),
        ('"P1Y"^^<{}duration>', '"P1Y1D"^^<{}duration>'),
        ('"2026"^^<{}gYear>', '"2026Z"^^<{}gYear>'),
        ('"2026-01-02T03:04:05.1234567Z"^^<{}dateTime>', '"2026-01-02T03:04:05.1234568Z"^^<{}dateTime>'),
    ],
)
def test_the_smallest_change_is_sent_to_oxigraph(
    run: Run, oxigraph: Store, tmp_path: Path, before: str, after: str
) -> None:
    dump, target = tmp_path / "one.nq", f"gsp:{oxigraph.url}/store"
    for literal in (before, after):
        dump.write_text(f"<urn:s> <urn:p> {literal.format(XSD)} <urn:g> .\n", encoding="utf-8")
        done = run("load", dump, "--to", target, "--only-changed", "--recompute")
        assert "1 graph sent" in done.err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"3.14159"^^<{}double>', '"3.1416"^^<{}double>'),
        ('"123456789012345678"^^<{}integer>', '"123456789012345679"^^<{}integer>'),
        ('"P1Y"^^<{}duration>', '"P1Y1M"^^<{}duration>'),
        ('"2026+01:00"^^<{}gYear>', '"2026+02:00"^^<{}gYear>'),
    ],
)
def test_a_change_that_virtuoso_shows_is_sent(
    run: Run, virtuoso: Virtuoso, tmp_path: Path, before: str, after: str
) -> None:
    dump, target = tmp_path / "one.nq", f"virtuoso:{virtuoso.url}"
    for literal in (before, after):
        dump.write_text(f"<urn:s> <urn:p> {literal.format(XSD)} <http://e.org/g> .\n", encoding="utf-8")
        done = run("load", dump, "--to", target, "--only-changed", "--recompute", env=password())
        assert "1 graph sent" in done.err


def test_numbers_that_are_one_value_to_virtuoso_are_counted_once(run: Run, virtuoso: Virtuoso, tmp_path: Path) -> None:
    dump, target = tmp_path / "one.nq", f"virtuoso:{virtuoso.url}"
    values = ('"1"^^<{}integer>', '"1.0"^^<{}decimal>', '"1"^^<{}double>', '"true"^^<{}boolean>', '"7"^^<{}int>')
    lines = (f"<urn:s> <urn:p> {value.format(XSD)} <http://e.org/g> .\n" for value in values)
    dump.write_text("".join(lines), encoding="utf-8")
    assert run("load", dump, "--to", target, env=password()).code == 0
    assert "1 unchanged" in run("load", dump, "--to", target, "--only-changed", "--recompute", env=password()).err


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1600, 2, 29), date(1999, 12, 31), date(2000, 3, 1)])
def test_moments_are_counted_as_the_calendar_has_them(day: date) -> None:
    for one in (day, day + timedelta(days=1), day + timedelta(days=366)):
        seconds = (one - date(1970, 1, 1)).days * 86_400 + 3600
        assert one_text("dateTime", f"{one.isoformat()}T01:00:00Z") == ("dateTime", f"{seconds}Z")


@pytest.mark.parametrize("name", [*VALUES, "token"])
@pytest.mark.parametrize(
    "text", ["", " ", "1_0", "²", "\u0661", "0x1", "P", "PT", "--1", "1e", "inf", "nan", ".", "+", "T", "Z"]
)
def test_a_text_outside_its_datatype_stays_as_it_is(name: str, text: str) -> None:
    if name not in {"hexBinary", "base64Binary"}:
        assert one_text(name, text)[1] == text
    virtuoso_values.one_text(name, text)
    assert canonical(f'<urn:s> <urn:p> "{text}"^^<{XSD}{name}> .\n'.encode())
