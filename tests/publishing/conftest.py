"""What the tests of publishing share: a site with every oddity, as site, dump and store, and a release."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest
from filelock import FileLock

import wp2rdf
from tests.conftest import DATABASE, EXAMPLES
from tests.publishing.edits import Page
from tests.publishing.releases import FILES, OPTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

ODD_TITLES = {
    "WP9001": "  Glucose: 5% of\ttotal \u201cenergy\u201d",
    "WP9002": "A\u00a0title  with | bars, \"quotes\" and 'others'",
    "WP9003": "NA",
}
"""What titles hold that some reader takes for something else: %, a tab, blanks that are none, a missing value."""


class Forms(NamedTuple):
    """The same pathways in every form that is read."""

    site: Path
    dump: Path
    packed: Path
    merged: Path
    shuffled: Path
    store: Path


@pytest.fixture(scope="session")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Forms:
    """The clean example pages with odd titles and labels: a site, dumps of it, and a store."""
    folder = tmp_path_factory.mktemp("forms")
    site = folder / "site"
    shutil.copytree(EXAMPLES, site)
    for faulty in (*site.glob("_pathways/WP91*.md"), *site.glob("_data/WP91*"), site / "_communities" / "faulty.md"):
        faulty.unlink()
    for wpid, title in ODD_TITLES.items():
        page = site / "_pathways" / f"{wpid}.md"
        lines = page.read_text(encoding="utf-8").splitlines()
        start = next(number for number, line in enumerate(lines) if line.startswith("title: "))
        escaped = title.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        lines[start] = f'title: "{escaped}"'
        page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = site / "_data" / "WP9001-datanodes.tsv"
    odd = ('"a ""quoted"" one"', "with | a bar", "back\\slash", "NA", "null", "01", "1e5", "=1+1", "\u03b2-oxidation")
    rows = [
        f"{label}\tGeneProduct\tncbigene:{number}\t\tensembl:ENSG0{number}\tncbigene:{number}" + "\t" * 10
        for number, label in enumerate(odd, 70001)
    ]
    table.write_text(table.read_text(encoding="utf-8").rstrip("\n") + "\n" + "\n".join(rows) + "\n", encoding="utf-8")
    wp2rdf.build(site, folder / "build")
    dump = folder / "build" / "site.nq"
    packed, merged, shuffled = folder / "site.nq.zst", folder / "merged.nt", folder / "sorted.nq"
    wp2rdf.convert(site, packed)
    wp2rdf.convert(site, merged)
    shuffled.write_bytes(b"".join(sorted(dump.read_bytes().splitlines(keepends=True))))
    return Forms(site, dump, packed, merged, shuffled, folder / "build" / "store")


@pytest.fixture(scope="session")
def folders(common: Path, run: Run) -> tuple[Path, Path, Path]:
    """A site with a drawing, its release after an earlier one, and the earlier one; no test changes them."""
    folder = common / "release"
    site, earlier, now = (folder / name for name in ("site", "earlier", "now"))
    with FileLock(f"{folder}.lock"):
        if not now.is_dir():
            shutil.copytree(EXAMPLES, site)
            done = run("release", site, "-o", earlier, "--version", "20261010", "--issued", "2026-10-10", "-q")
            assert done.code == 1, done.err  # the example site has a page that is left out
            shutil.copytree(DATABASE / "pathways", site / "pathways")
            page = Page(site, "WP9001")
            page.front["title"] = "<script>alert(1)</script> & so on"
            page.save()
            done = run("release", site, "-o", now, *OPTIONS, "--previous", earlier, "--files", FILES)
            assert done.code == 1, done.err
    return site, now, earlier
