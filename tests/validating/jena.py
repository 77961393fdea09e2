"""Apache Jena: its SHACL validator, parser, store and engine, from Debian's `libapache-jena-java`."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

from tests.conftest import skip
from tests.loading.content import of_file

_JARS = Path("/usr/share/java")
_NEEDED = (
    "jena-cmds", "jena-arq", "jena-base", "jena-core", "jena-iri", "jena-shacl", "jena-shex", "jena-rdfconnection",
    "jena-tdb", "jena-tdb2", "jena-dboe-base", "jena-dboe-index", "jena-dboe-storage", "jena-dboe-transaction",
    "jena-dboe-trans-data", "commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io",
    "commons-lang3", "dexx.collection", "gson", "httpclient", "httpclient-cache", "httpcore", "jackson-annotations",
    "jackson-core", "jackson-databind", "jakarta.json-api", "jcl-over-slf4j", "jsonld-java", "libthrift", "thrift",
    "protobuf", "slf4j-api", "slf4j-nop", "titanium-json-ld", "guava",
)  # fmt: skip
_PARSES_ALL = Path(__file__).parent / "ParsesAll.java"
_BUNDLED = "org/apache/jena/ext/"


def _class_path(folder: Path) -> str:
    """The class path of Jena; what Debian's packaging leaves to be put right is put into a folder."""
    if not shutil.which("java") or not (_JARS / "jena-shacl.jar").exists():
        skip("Jena is not installed: apt-get install libapache-jena-java default-jdk-headless")
    with zipfile.ZipFile(_JARS / "jena-core.jar") as archive:
        for name in archive.namelist():
            if name.startswith(f"{_BUNDLED}xerces/") and name.endswith(".properties"):
                target = folder / name.removeprefix(_BUNDLED)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))
    return ":".join((str(folder), *(str(_JARS / f"{name}.jar") for name in _NEEDED)))


def report(shapes: Path, data: Path, folder: Path) -> bytes:
    """The validation report of Jena, as Turtle.

    Args:
        shapes: in Turtle.
        data: in Turtle.
        folder: for messages of a library.
    """
    path = _class_path(folder)
    command = ["java", "-cp", path, "shacl.shacl", "validate", "--shapes", str(shapes), "--data", str(data)]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout


def not_parsed(files: list[Path]) -> str:
    """Which of some queries Jena does not parse as SPARQL 1.1, and why; one process for all of them."""
    if not shutil.which("javac"):
        skip("no JDK is installed: apt-get install default-jdk-headless")
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", _class_path(files[0].parent), str(_PARSES_ALL)]
    return subprocess.run([*command, *map(str, files)], capture_output=True, check=True, text=True).stdout


def rows(query: str, data: Path, folder: Path) -> bytes:
    """The rows of a query on some data, whose SERVICE clauses Jena asks, as SPARQL JSON."""
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", _class_path(folder), "arq.sparql", "--data", str(data)]
    done = subprocess.run([*command, "--results", "json", query], capture_output=True, check=True)
    return done.stdout


def loaded_quads(data: Path, folder: Path) -> dict[str, set[bytes]]:
    """What a new TDB2 database holds when Jena's bulk loader has read some data into it.

    Args:
        data: N-Quads.
        folder: for the database.
    """
    path = _class_path(folder)
    database = str(folder / "tdb2")
    subprocess.run(
        ["java", "-cp", path, "tdb2.tdbloader", "--loc", database, str(data)], check=True, capture_output=True
    )
    dump = ["java", "-cp", path, "tdb2.tdbdump", "--loc", database]
    return of_file(subprocess.run(dump, check=True, capture_output=True).stdout)


def updated_quads(data: Path, update: Path, folder: Path) -> dict[str, set[bytes]]:
    """What a new TDB2 database holds when it has been loaded and then updated.

    Args:
        data: N-Quads.
        update: SPARQL Update.
        folder: for the database.
    """
    path = _class_path(folder)
    database = str(folder / "tdb2")
    for command in (
        ["tdb2.tdbloader", "--loc", database, str(data)],
        ["tdb2.tdbupdate", "--loc", database, f"--update={update}"],
    ):
        subprocess.run(["java", "-cp", path, *command], check=True, capture_output=True)
    dump = ["java", "-cp", path, "tdb2.tdbdump", "--loc", database]
    return of_file(subprocess.run(dump, check=True, capture_output=True).stdout)


def dataset_of(assembler: Path, folder: Path) -> bool:
    """Whether Jena makes a dataset of a configuration, and a query without GRAPH sees the triples of named graphs."""
    path = _class_path(folder)
    ask = ["java", "-cp", path, "tdb2.tdbquery", "--tdb", str(assembler), "ASK { ?s ?p ?o }"]
    done = subprocess.run(ask, check=True, capture_output=True, text=True, cwd=folder)
    return "Yes" in done.stdout
