"""A release folder: whole, and true in what it says of itself and of what changed."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pyoxigraph
import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat
from rocrate.rocrate import ROCrate  # type: ignore[import-untyped]

import wp2rdf
from tests.conftest import DATABASE, ROOT
from tests.publishing.releases import FILES, ISSUED, OPTIONS, VERSION, Links, contents, triples, unpacked
from wp2rdf.publishing.describing import asked
from wp2rdf.querying.engines import oxigraph

if TYPE_CHECKING:
    from tests.conftest import Run


AUTHORS = re.compile(r"<http://rdf\.wikipathways\.org/User/|\S+ <\S+(?:/dc/elements/1\.1/creator|#hasAuthorship)> ")


def test_everything_is_there(folders: tuple[Path, Path, Path]) -> None:
    _, now, _ = folders
    begin = f"wikipathways-{VERSION}"
    assert set(contents(now)) == {
        "index.html", "SHA256SUMS", "datapackage.json", "ro-crate-metadata.json", "zenodo.json", "void.ttl",
        "dataset.jsonld",
        *(f"full/{begin}-full{end}" for end in (".nq.gz", ".nt.gz", "-wp.zip", "-authors.zip")),
        *(f"wprdf/{begin}-rdf{end}" for end in (".nq.gz", ".nt.gz", "-wp.zip", "-authors.zip", "-gpml.zip")),
        *(f"gmt/{begin}-gmt-{name}.gmt" for name in ("Homo_sapiens", "Saccharomyces_cerevisiae")),
        "reports/validation.html", "reports/validation.json", f"queries/{begin}-queries.zip",
        *(f"changes/changes.{end}" for end in ("html", "md", "json")), "changes/update.ru.gz", "changes/patch.rdfp.gz",
    }  # fmt: skip


@pytest.mark.parametrize("profile", ["full", "wprdf"])
def test_dumps_and_archives_are_what_convert_writes(
    folders: tuple[Path, Path, Path], tmp_path: Path, profile: str
) -> None:
    site, now, _ = folders
    begin = now / profile / f"wikipathways-{VERSION}-{'rdf' if profile == 'wprdf' else 'full'}"
    quads = gzip.decompress(Path(f"{begin}.nq.gz").read_bytes())
    wp2rdf.convert(site, tmp_path / "site.nq", profile=profile, issued=ISSUED)  # type: ignore[arg-type]
    assert quads == (tmp_path / "site.nq").read_bytes()
    merged = gzip.decompress(Path(f"{begin}.nt.gz").read_bytes()).splitlines()
    assert len(merged) == len(set(merged)) > 300
    wanted = triples(quads, RdfFormat.N_QUADS)
    assert triples(b"\n".join(merged), RdfFormat.N_TRIPLES) == wanted
    authors = unpacked(Path(f"{begin}-authors.zip"))
    rest = unpacked(Path(f"{begin}-wp.zip"))
    assert authors | rest == wanted
    assert not authors & rest
    assert all(AUTHORS.match(line) for line in authors)
    assert not any(AUTHORS.match(line) for line in rest)


def test_drawings_are_what_convert_writes(folders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    site, now, _ = folders
    both: set[str] = set()
    for layer in (True, False):
        wp2rdf.convert(site, tmp_path / "site.nq", profile="wprdf", issued=ISSUED, gpml_layer=layer)
        found = triples((tmp_path / "site.nq").read_bytes(), RdfFormat.N_QUADS)
        both = both or found
    drawn = unpacked(now / "wprdf" / f"wikipathways-{VERSION}-rdf-gpml.zip")
    assert drawn | found == both
    assert len(both - found) > 100


def test_drawings_that_lie_elsewhere_are_released_and_checked(tmp_path: Path, run: Run) -> None:
    site, drawings = tmp_path / "site", tmp_path / "drawings"
    shutil.copytree(DATABASE, site)
    drawings.mkdir()
    drawing = drawings / "WP9201.gpml"
    shutil.move(site / "pathways" / "WP9201" / "WP9201.gpml", drawing)
    drawing.write_text(drawing.read_text(encoding="utf-8").replace("<InfoBox", "<Unheard /><InfoBox"), encoding="utf-8")
    done = run("release", site, "-o", tmp_path / "out", *OPTIONS, "--drawings", drawings)
    assert done.code == 0, done.err
    assert unpacked(tmp_path / "out" / "wprdf" / f"wikipathways-{VERSION}-rdf-gpml.zip")
    found = json.loads((tmp_path / "out" / "reports" / "validation.json").read_text(encoding="utf-8"))["findings"]
    assert "drawing-tag" in {one["rule"] for one in found if one["file"].endswith("WP9201.gpml")}


def test_digests_and_lists(folders: tuple[Path, Path, Path]) -> None:
    _, now, _ = folders
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=now, check=True)
    found = contents(now)
    listed = {line.partition("  ")[2] for line in (now / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert listed == set(found) - {"SHA256SUMS"}
    package = json.loads((now / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["version"], package["created"]) == (VERSION, f"{ISSUED}T00:00:00Z")
    for one in package["resources"]:
        assert re.fullmatch(r"[a-z0-9._-]+", one["name"])
        assert one["hash"] == f"sha256:{found[one['path']]}"
        assert one["bytes"] == (now / one["path"]).stat().st_size
    assert len({one["name"] for one in package["resources"]}) == len(package["resources"]) > 15


def test_the_crate_is_read_by_rocrate(folders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    _, now, _ = folders
    crate = ROCrate(now)
    assert crate.root_dataset["name"] == f"WikiPathways RDF {VERSION}"
    assert str(crate.root_dataset["license"].id).startswith("http://creativecommons.org/publicdomain/zero")
    files = {unquote(part.id): part for part in crate.root_dataset["hasPart"]}
    found = contents(now)
    assert set(files) == set(found) - {"SHA256SUMS", "ro-crate-metadata.json"}
    assert {name: part["sha256"] for name, part in files.items()} == {name: found[name] for name in files}
    document = json.loads((now / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    assert document["@graph"][0]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}
    known = {one["@id"] for one in document["@graph"]}
    for one in document["@graph"]:  # no reference dangles, but those to the web
        for value in one.values():
            for reference in value if isinstance(value, list) else [value]:
                if isinstance(reference, dict) and not reference["@id"].startswith("https://w3id.org/"):
                    assert reference["@id"] in known, reference
    crate.write(tmp_path / "copy")
    assert (tmp_path / "copy" / "index.html").read_bytes() == (now / "index.html").read_bytes()


def test_the_description_is_of_the_full_dump(folders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    _, now, _ = folders
    graph = rdflib.Graph().parse(now / "void.ttl")
    shapes = rdflib.Graph().parse(ROOT / "wp2rdf" / "publishing" / "describing" / "shapes.ttl")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, text
    wp2rdf.load(now / "full" / f"wikipathways-{VERSION}-full.nq.gz", str(tmp_path / "store" / ""))
    wanted = asked.count(oxigraph.on_disk(tmp_path / "store"))
    void, dcat = rdflib.Namespace("http://rdfs.org/ns/void#"), rdflib.Namespace("http://www.w3.org/ns/dcat#")
    dataset = rdflib.URIRef("https://www.wikipathways.org/#dataset")
    assert int(str(graph.value(dataset, void.triples))) == wanted.triples
    addresses = {str(one) for one in graph.objects(None, dcat.downloadURL)}
    assert all(one.startswith(FILES) for one in addresses)
    names = {one.removeprefix(FILES) for one in addresses}
    assert (
        {f"full/wikipathways-{VERSION}-full.nq.gz", f"wprdf/wikipathways-{VERSION}-rdf-gpml.zip"}
        <= names
        <= set(contents(now))
    )
    short = json.loads((now / "dataset.jsonld").read_text(encoding="utf-8"))
    assert (short["@type"], short["version"], short["datePublished"]) == ("Dataset", VERSION, ISSUED)
    deposit = json.loads((now / "zenodo.json").read_text(encoding="utf-8"))["metadata"]
    assert {"title", "upload_type", "description", "creators", "license", "publication_date"} <= set(deposit)


def test_gene_sets_and_queries(folders: tuple[Path, Path, Path], run: Run) -> None:
    site, now, _ = folders
    for organism in ("Homo sapiens", "Saccharomyces cerevisiae"):
        wanted = run("export", "gmt", site, "--organism", organism, "--issued", ISSUED, "-q").out
        assert wanted
        file = now / "gmt" / f"wikipathways-{VERSION}-gmt-{organism.replace(' ', '_')}.gmt"
        assert file.read_bytes() == wanted
    with zipfile.ZipFile(now / "queries" / f"wikipathways-{VERSION}-queries.zip") as pack:
        assert {name: pack.read(name) for name in pack.namelist()} == {
            f"queries/{path.parent.name}/{path.name}": path.read_bytes() for path in (ROOT / "queries").glob("*/*.rq")
        }


def test_what_changed(folders: tuple[Path, Path, Path]) -> None:
    _, now, earlier = folders
    found = json.loads((now / "changes" / "changes.json").read_text(encoding="utf-8"))
    assert (found["old"], found["new"]) == ("20261010", VERSION)
    new = {("pathway", "WP9201"), ("pathway", "WP9203")}
    assert {(one["kind"], one["pathway"]) for one in found["changes"]} == {("title", "WP9001"), *new}
    store, wanted = pyoxigraph.Store(), pyoxigraph.Store()
    for one, folder, version in ((store, earlier, "20261010"), (wanted, now, VERSION)):
        data = gzip.decompress((folder / "full" / f"wikipathways-{version}-full.nq.gz").read_bytes())
        one.load(data, format=RdfFormat.N_QUADS)
    store.update(gzip.decompress((now / "changes" / "update.ru.gz").read_bytes()).decode())
    assert set(store) == set(wanted)


def test_the_page_for_people(folders: tuple[Path, Path, Path]) -> None:
    _, now, _ = folders
    text = (now / "index.html").read_text(encoding="utf-8")
    page = Links(text)
    assert "script" not in page.tags
    own = {unquote(link) for link in page.links if "://" not in link}
    assert own - set(contents(now)) == set()
    assert set(contents(now)) - own == {"index.html"}
    for said in ("Licence", "Citation", "What changed", "How to load it", f"Issued on {ISSUED}", "Since 20261010"):
        assert said in text
    assert "<script>alert" not in (now / "changes" / "changes.html").read_text(encoding="utf-8")
