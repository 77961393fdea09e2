"""What nests too deep is refused in one line, wherever it is read."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
import rdflib

from wp2rdf import front_matter
from wp2rdf.errors import InputError, UsageError
from wp2rdf.querying import reading_results
from wp2rdf.rdf import nesting
from wp2rdf.rdf.nesting import MAX_DEPTH, Bounded, NestingError, checked, json_of
from wp2rdf.reading import rdf_files
from wp2rdf.validating import baseline, engines, shapes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORMS: dict[str, Callable[[int], str]] = {
    "nt": lambda depth: f"<urn:a> <urn:b> {'<<( <urn:a> <urn:b> ' * depth}<urn:c>{' )>>' * depth} .\n",
    "nq": lambda depth: f"<urn:a> <urn:b> {'<<( <urn:a> <urn:b> ' * depth}<urn:c>{' )>>' * depth} <urn:g> .\n",
    "ttl": lambda depth: f"<urn:a> <urn:b> {'<< <urn:a> <urn:b> ' * depth}<urn:c>{' >>' * depth} .\n",
    "trig": lambda depth: f"<urn:g> {{ <urn:a> <urn:b> {'<<(<urn:a><urn:b>' * depth}1{')>>' * depth} }}\n",
    "jsonld": lambda depth: '{"urn:b":' * (depth - 1) + '{"urn:c": "d"}' + "}" * (depth - 1),
    "rdf": lambda depth: (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:">'
        f"{'<e:A><e:b>' * (depth // 2)}{'</e:b></e:A>' * (depth // 2)}</r:RDF>"
    ),
}


def form(ending: str) -> pyoxigraph.RdfFormat:
    found = pyoxigraph.RdfFormat.from_extension(ending)
    assert found
    return found


@pytest.mark.parametrize("ending", FORMS)
def test_rdf_nests_as_deep_as_is_allowed_and_no_deeper(ending: str, tmp_path: Path) -> None:
    data = FORMS[ending](MAX_DEPTH - 2).encode()
    assert checked(data, form(ending)) == data
    assert list(pyoxigraph.parse(data, format=form(ending)))
    deep = FORMS[ending](MAX_DEPTH + 4).encode()
    with pytest.raises(NestingError, match="deeper than 256 levels"):
        checked(deep, form(ending))
    for name, content in ((f"a.{ending}", deep), (f"a.{ending}.gz", gzip.compress(deep))):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(InputError, match=f"{name}: nests deeper than 256 levels"):
            list(rdf_files.quads(tmp_path / name))


@pytest.mark.parametrize("ending", FORMS)
def test_it_does_not_matter_where_pieces_end(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nesting, "_AT_ONCE", 7)
    for depth, is_good in ((MAX_DEPTH - 2, True), (MAX_DEPTH + 4, False)):
        data = FORMS[ending](depth).encode()
        file = Bounded(io.BytesIO(data), form(ending), "a file")
        if is_good:
            assert file.read(5) == data[:5]
            assert file.read() == data[5:]
        else:
            with pytest.raises(InputError):
                file.read()


INSIDE = {
    "nt": '<urn:a> <urn:b> "MARK \\" MARK" .\n',
    "nq": '<urn:a> <urn:b> "MARK" <urn:g> .\n',
    "ttl": '# MARK "\n<urn:a> <urn:b> "MARK", \'MARK\', """MARK " "" MARK""", '
    "'''MARK\n'' \\' MARK''' . # MARK\n",
    "trig": '<urn:g> { <urn:a> <urn:b> "MARK", """MARK\nMARK""" } # MARK',
    "jsonld": '[{"@id": "urn:a", "urn:b": ["MARK \\" MARK \\\\", "MARK"]}]',
    "rdf": '<?MARK ?><!-- MARK --><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:">'
    '<r:Description r:about="urn:a" e:b="/> MARK/>"><e:c><![CDATA[MARK]]></e:c></r:Description></r:RDF>',
}
MARKS = {"jsonld": "{[", "rdf": "{["}


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("piece", [1, 3, 2**20])
def test_what_stands_in_texts_and_comments_nests_nothing(
    ending: str, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nesting, "_AT_ONCE", piece)
    data = INSIDE[ending].replace("MARK", MARKS.get(ending, "<<") * 100).encode()
    assert list(pyoxigraph.parse(data, format=form(ending)))
    assert checked(data, form(ending)) == data
    if ending == "rdf":
        data = INSIDE[ending].replace("[MARK]", "[<a><b>]".replace("<a>", "<a>" * 300)).replace("MARK", "x").encode()
        assert checked(data, form(ending)) == data


def test_many_that_do_not_nest_are_not_deep() -> None:
    for ending, one in (("ttl", "<< <urn:a> <urn:b> <urn:c> >> <urn:d> 1 .\n"), ("jsonld", '{"urn:b": ["c", {}]},')):
        data = one * 5000
        checked(f"[{data}1]".encode() if ending == "jsonld" else data.encode(), form(ending))


@pytest.mark.slow
def test_a_text_that_never_ends_is_refused() -> None:
    for ending, begin in (("ttl", b'<urn:a> <urn:b> """'), ("jsonld", b'["'), ("rdf", b"<!-- ")):
        with pytest.raises(NestingError, match="longer than 16 MiB"):
            checked(begin + b"x" * 2**25, form(ending))


def test_json_of_ours_and_of_others_is_bounded(tmp_path: Path) -> None:
    deep = b"[" * 100_000
    with pytest.raises(NestingError):
        json_of(deep)
    with pytest.raises(ValueError, match="nests too deep"):
        reading_results.from_json(deep)
    (tmp_path / "known.json").write_bytes(deep)
    with pytest.raises(UsageError, match="not a baseline"):
        baseline.read(tmp_path / "known.json")


def test_shapes_and_quads_of_the_caller_are_bounded(tmp_path: Path) -> None:
    for ending in ("ttl", "jsonld", "rdf"):
        own = tmp_path / f"own.{ending}"
        own.write_text(FORMS[ending](MAX_DEPTH + 4), encoding="utf-8")
        with pytest.raises(UsageError, match="nests deeper"):
            shapes.load([own])
    own = tmp_path / "brackets.ttl"
    own.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . "
        f"<urn:s> a sh:NodeShape ; sh:not {'[ sh:not ' * 3000}[]{' ]' * 3000} .",
        encoding="utf-8",
    )
    with pytest.raises(UsageError, match="not SHACL"):
        engines.check_shapes(own)
    with pytest.raises(UsageError, match="nests deeper"):
        front_matter(FORMS["nq"](MAX_DEPTH + 4))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('<e:p r:parseType="Quoted">a</e:p>', 'rdf:parseType="Quoted"'),
        ("<e:p r:type = 'urn:T'/>", "an empty property with rdf:type alone"),
        ('<e:p rdf:type="urn:T"></e:p>', "an empty property with rdf:type alone"),
        ('<e:p xmlns:f="urn:" rdf:ID="i" rdf:type="urn:T" xml:lang="en" />', "an empty property with rdf:type alone"),
        ('<e:p rdf:type="urn:T" e:q="a"/>', ""),
        ('<e:p rdf:resource="urn:r" rdf:type="urn:T"/>', ""),
        ('<e:p e:type="urn:T"/>', ""),
        ('<e:p><rdf:Description rdf:type="urn:T"/></e:p>', ""),
        ('<e:p><e:T rdf:type="urn:U"><e:q>a</e:q></e:T></e:p>', ""),
        ('<e:p r:parseType="Resource"/><e:p r:parseType="Literal">:type="a" </e:p><e:p r:parseType="Collection"/>', ""),
    ],
)
def test_rdf_xml_that_would_be_read_wrong_is_refused(
    given: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = "".join(f' xmlns:{name}="http://www.w3.org/1999/02/22-rdf-syntax-ns#"' for name in ("r", "rdf"))
    path = tmp_path / "a.rdf"
    within = f'<r:Description r:about="urn:s">{given}</r:Description>'
    path.write_text(f'<r:RDF{names} xmlns:e="urn:e:" xml:base="urn:b">{within}</r:RDF>', encoding="utf-8")
    for size in (2**20, 7):
        monkeypatch.setattr(nesting, "_AT_ONCE", size)
        if said:
            with pytest.raises(InputError, match=f"a.rdf: holds {said}, which is not read"):
                list(rdf_files.quads(path))
        else:
            theirs = rdflib.Graph().parse(path, format="xml")
            assert len(list(rdf_files.quads(path))) == len(theirs) > 0
