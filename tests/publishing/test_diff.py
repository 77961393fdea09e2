"""What changed: each kind of edit is told, and nothing else; patches give the new state."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import rdflib
from pyoxigraph import RdfFormat, Store, parse

import wp2rdf
from tests.publishing import edits
from tests.publishing.edits import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.conftest import Run
    from tests.publishing.conftest import Forms
    from tests.publishing.edits import Said


def said(changes: Iterable[Any]) -> list[Said]:
    return sorted((one.kind, one.sign, one.pathway, one.before, one.after) for one in changes)


def is_as_told(found: list[Said], wanted: list[Said]) -> bool:
    """Whether changes are those that were made; `...` stands for what the edit does not know."""
    return len(found) == len(wanted) and all(
        all(here in {there, "..."} for there, here in zip(one, other, strict=True))
        for one, other in zip(found, sorted(wanted), strict=True)
    )


@pytest.fixture
def site(forms: Forms, tmp_path: Path) -> Path:
    return shutil.copytree(forms.site, tmp_path / "site")


@pytest.mark.parametrize("edit", edits.OF_PAGE, ids=lambda edit: edit.__name__)
def test_an_edit_of_a_page_is_told_and_nothing_else(
    forms: Forms, site: Path, edit: Callable[[Page], list[Said]]
) -> None:
    page = Page(site, "WP9001")
    wanted = edit(page)
    page.save()
    found = said(wp2rdf.diff(forms.dump, site).changes)
    assert is_as_told(found, wanted), found
    assert said(wp2rdf.diff(forms.dump, forms.site).changes) == []


@pytest.mark.parametrize("edit", edits.OF_SITE, ids=lambda edit: edit.__name__)
def test_an_edit_of_a_page_of_the_site_is_told_and_nothing_else(
    forms: Forms, site: Path, edit: Callable[[Path], list[Said]]
) -> None:
    wanted = edit(site)
    found = said(wp2rdf.diff(forms.dump, site).changes)
    assert is_as_told(found, wanted), found


def test_pages_that_came_and_went(forms: Forms, site: Path) -> None:
    wanted = [*edits.page_removed(site, "WP9002"), *edits.page_added(site, "WP9001")]
    assert is_as_told(said(wp2rdf.diff(forms.dump, site).changes), wanted)


def test_every_edit_backwards(forms: Forms, site: Path) -> None:
    """What was gained one way is lost the other way."""
    page = Page(site, "WP9001")
    for edit in (edits.term_added, edits.author_removed, edits.gene_added, edits.citing_removed, edits.title):
        edit(page)
    page.save()
    there, back = wp2rdf.diff(forms.dump, site), wp2rdf.diff(site, forms.dump)
    turned = {"+": "-", "-": "+", "~": "~"}
    assert said(there.changes) == sorted(
        (kind, turned[sign], wpid, after, before) for kind, sign, wpid, before, after in said(back.changes)
    )
    assert (there.lost, there.gained) == (back.gained, back.lost)


def edited(site: Path) -> None:
    """Many edits at once, of all kinds of triples."""
    for wpid, number in (("WP9001", 0), ("WP9002", 1)):
        page = Page(site, wpid)
        for edit in edits.OF_PAGE[number::2]:
            try:
                edit(page)
            except edits.UnfitError:
                continue
        page.save()
    edits.page_removed(site, "WP9003")
    edits.page_added(site, "WP9001")
    for of_site in edits.OF_SITE:
        of_site(site)


def quads(source: Path) -> set[str]:
    return set(map(str, parse(path=source, format=RdfFormat.N_QUADS)))


def test_the_exact_difference_applied_to_the_old_gives_the_new(forms: Forms, site: Path, tmp_path: Path) -> None:
    edited(site)
    new, update, patch = tmp_path / "new.nq", tmp_path / "changes.ru", tmp_path / "changes.rdfp"
    wp2rdf.convert(site, new)
    wp2rdf.diff(forms.dump, new, update=update, patch=patch)
    store = Store()
    store.load(path=forms.dump, format=RdfFormat.N_QUADS)
    store.update(update.read_text(encoding="utf-8"))
    assert set(map(str, store)) == quads(new)
    dataset = rdflib.Dataset()
    dataset.parse(forms.dump, format="nquads")
    dataset.parse(patch, format="patch")
    wanted = rdflib.Dataset()
    wanted.parse(new, format="nquads")
    assert set(dataset.quads()) == set(wanted.quads())


def test_no_difference_is_an_empty_update(forms: Forms, tmp_path: Path) -> None:
    update, patch = tmp_path / "none.ru", tmp_path / "none.rdfp"
    found = wp2rdf.diff(forms.dump, forms.store, update=update, patch=patch)
    assert (found.lost, found.gained, not found.counts) == (0, 0, True)
    assert (update.read_bytes(), patch.read_bytes()) == (b"", b"TX .\nTC .\n")


def test_every_form_of_a_state_can_be_compared(forms: Forms, site: Path) -> None:
    page = Page(site, "WP9001")
    wanted = edits.gene_added(page)
    page.save()
    for old in (forms.site, forms.dump, forms.packed, forms.shuffled, forms.store, forms.dump.parent):
        assert is_as_told(said(wp2rdf.diff(old, site).changes), wanted)
    with pytest.raises(wp2rdf.UsageError, match="no named graphs"):
        wp2rdf.diff(forms.merged, site)


def test_merged_dumps_can_be_compared(forms: Forms, site: Path, tmp_path: Path) -> None:
    page = Page(site, "WP9001")
    wanted = edits.gene_added(page) + edits.title(page)
    page.save()
    new, update = tmp_path / "new.nt", tmp_path / "changes.ru"
    wp2rdf.convert(site, new)
    found = wp2rdf.diff(forms.merged, new, update=update)
    assert is_as_told([one for one in said(found.changes) if one[0] != "other"], wanted)
    store = Store()
    store.load(path=forms.merged, format=RdfFormat.N_TRIPLES)
    store.update(update.read_text(encoding="utf-8"))
    assert {str(quad.triple) for quad in store} == {
        str(one.triple) for one in parse(path=new, format=RdfFormat.N_TRIPLES)
    }


def test_revisions_of_git(forms: Forms, tmp_path: Path) -> None:
    site = shutil.copytree(forms.site, tmp_path / "checkout" / "site")

    def git(*arguments: str) -> None:
        names = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.org")
        subprocess.run(["git", "-C", str(site.parent), *names, *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    page = Page(site, "WP9001")
    wanted = edits.gene_added(page)
    page.save()
    assert is_as_told(said(wp2rdf.diff(f"{site}@HEAD", site).changes), wanted)
    git("commit", "-q", "-a", "-m", "two")
    assert is_as_told(said(wp2rdf.diff(f"{site}@HEAD~1", f"{site}@HEAD").changes), wanted)
    for revision in ("nonsense", "-x", "", os.fsdecode(b"\xff")):
        with pytest.raises(wp2rdf.Wp2rdfError, match="site") as caught:
            wp2rdf.diff(f"{site}@{revision}", site)
        assert len(str(caught.value).splitlines()) == 1


REVISION = "<https://identifiers.org/wikipathways/WP1_r1>"
NAMED = "<https://www.wikipathways.org/pathways/WP1.html>"


def drawn(*interactions: str) -> str:
    """A dump of one pathway with interactions: name, class, source and target with blanks between them."""
    wp, lines = "http://vocabularies.wikipathways.org/wp#", []

    def say(subject: str, predicate: str, value: str) -> None:
        lines.append(f"{subject} <{predicate}> {value} {NAMED} .\n")

    kind, part = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://purl.org/dc/terms/isPartOf"
    say("<https://identifiers.org/wikipathways/WP1>", "http://purl.org/pav/hasVersion", REVISION)
    say(REVISION, "http://purl.org/dc/terms/identifier", '"WP1"')
    for number in "123":
        node = f"<https://identifiers.org/ncbigene/{number}>"
        say(node, kind, f"<{wp}DataNode>")
        say(node, part, REVISION)
        say(node, "http://www.w3.org/2000/01/rdf-schema#label", f'"G{number}"')
    for one in interactions:
        name, of, source, target = one.split(" ")
        node = f"<http://rdf.wikipathways.org/Pathway/WP1_r1/WP/Interaction/{name}>"
        for value in ("Interaction", "DirectedInteraction", of):
            say(node, kind, f"<{wp}{value}>")
        say(node, part, REVISION)
        for role, end in (("source", source), ("target", target)):
            gene = f"<https://identifiers.org/ncbigene/{end}>"
            say(node, wp + role, gene)
            say(node, f"{wp}participants", gene)
            say(gene, part, node)
    return "".join(dict.fromkeys(lines))


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        (("a Inhibition 1 2",), ("a Inhibition 1 3",), ("~", "{1} → {2} (Inhibition)", "{1} → {3} (Inhibition)")),
        (("a Inhibition 1 2",), ("a Inhibition 2 1",), ("~", "{1} → {2} (Inhibition)", "{2} → {1} (Inhibition)")),
        (("a Inhibition 1 2",), ("a Catalysis 1 2",), ("~", "{1} → {2} (Inhibition)", "{1} → {2} (Catalysis)")),
        (("a Inhibition 1 2",), (), ("-", "{1} → {2} (Inhibition)", "")),
        (("a Inhibition 1 2",), ("a Inhibition 1 2", "b Binding 2 3"), ("+", "", "{2} → {3} (Binding)")),
    ],
)
def test_interactions(
    tmp_path: Path, before: tuple[str, ...], after: tuple[str, ...], wanted: tuple[str, str, str]
) -> None:
    for name, interactions in (("old", before), ("new", after)):
        (tmp_path / f"{name}.nq").write_text(drawn(*interactions), encoding="utf-8")
    sign, *texts = wanted
    for number in "123":
        texts = [text.replace(f"{{{number}}}", f"G{number} (ncbigene:{number})") for text in texts]
    found = said(wp2rdf.diff(tmp_path / "old.nq", tmp_path / "new.nq").changes)
    assert found == [("interaction", sign, "WP1", *texts)]


def test_a_node_with_another_identifier_takes_its_interactions_along(tmp_path: Path) -> None:
    old = drawn("a Inhibition 1 2")
    (tmp_path / "old.nq").write_text(old, encoding="utf-8")
    (tmp_path / "new.nq").write_text(old.replace("ncbigene/1>", "ncbigene/7>"), encoding="utf-8")
    found = said(wp2rdf.diff(tmp_path / "old.nq", tmp_path / "new.nq").changes)
    assert found == [("identifier", "~", "WP1", "ncbigene:1", "ncbigene:7")]


def test_reports(forms: Forms, site: Path, tmp_path: Path, run: Run) -> None:
    page = Page(site, "WP9001")
    edits.gene_added(page)
    page.front["title"] = "<b>&*title*"
    page.save()
    text = run("diff", forms.dump, site)
    assert (text.code, text.err) == (0, "")
    assert "  + gene or protein: NEWG1 (ncbigene:99999999)\n" in text.out.decode()
    for name in ("changes.md", "changes.json", "changes.html"):
        done = run("diff", forms.dump, site, "-o", tmp_path / name)
        assert (done.code, done.out) == (0, b"")
    markdown, page_of_html = ((tmp_path / f"changes.{ending}").read_text(encoding="utf-8") for ending in ("md", "html"))
    assert r"\<b\>&\*title\*" in markdown
    assert "&lt;b&gt;&amp;*title*" in page_of_html
    assert "<b>" not in page_of_html
    found = json.loads((tmp_path / "changes.json").read_text(encoding="utf-8"))
    assert found["counts"] == {"gene gained": 1, "title changed": 1}
    assert [one["kind"] for one in found["changes"]] == ["title", "gene"]


def count(dump: Path) -> dict[str, int]:
    """How many triples a dump has, and how many resources of each class, counted in each graph."""
    store = Store()
    store.load(path=dump, format=RdfFormat.N_QUADS)
    found: Any = store.query("SELECT ?c (COUNT(*) AS ?n) { GRAPH ?g { ?s a ?c } } GROUP BY ?c")
    classes = {row["c"].value.rpartition("#")[2]: int(row["n"].value) for row in found}
    return classes | {"triples": len(store)}


def test_a_release_stops_when_too_much_is_lost(forms: Forms, site: Path, run: Run) -> None:
    page = Page(site, "WP9001")
    del page.nodes[2:]
    page.save()
    done = run("diff", forms.dump, site, "-q", "--fail-if-lost", "1%")
    assert done.code == 1
    assert any(line.startswith("too many lost: wp:Metabolite: ") for line in done.err.splitlines())
    assert run("diff", forms.dump, site, "-q", "--fail-if-lost", "100%").code == 0
    assert run("diff", site, forms.dump, "-q", "--fail-if-lost", "0%").code == 0, "nothing is lost that way"
    found = {loss.of: loss for loss in wp2rdf.diff(forms.dump, site, may_lose="0%").losses}
    new = site.parent / "new.nq"
    wp2rdf.convert(site, new)
    counts = [count(source) for source in (forms.dump, new)]
    for name in ("Metabolite", "triples"):
        loss = found["wp:Metabolite" if name == "Metabolite" else name]
        assert [loss.before, loss.after] == [one.get(name, 0) for one in counts]


@pytest.mark.parametrize("share", ["1", "many%", "-1%", "101%", ""])
def test_a_share_that_is_none(forms: Forms, run: Run, share: str) -> None:
    done = run("diff", forms.dump, forms.dump, f"--fail-if-lost={share}")
    assert done.code == 2
    assert done.err.startswith("wp2rdf: error: what may be lost is a share such as 1%")


def test_each_kind_of_edit_of_the_real_site_is_told_and_nothing_else(
    real_site: Path, real_build: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    for name in ("_pathways", "_data", "_authors", "_organisms", "_communities", "_annotations"):
        shutil.copytree(real_site / name, site / name, copy_function=shutil.copyfile)
        for folder in (site, site / name):
            folder.chmod(0o755)
    wpids = iter(sorted((path.stem for path in (site / "_pathways").glob("WP*.md")), key=lambda wpid: int(wpid[2:])))
    wanted = []
    for edit in edits.OF_PAGE:
        for wpid in wpids:
            page = Page(site, wpid)
            try:
                wanted += edit(page)
            except edits.UnfitError:
                continue
            page.save()
            break
    wanted += edits.page_removed(site, next(wpids)) + edits.page_added(site, next(wpids))
    for of_site in edits.OF_SITE:
        wanted += of_site(site)
    assert len(wanted) == len(edits.OF_PAGE) + 2 + len(edits.OF_SITE)
    new = tmp_path / "new.nq"
    wp2rdf.convert(site, new, jobs=2)
    found = said(wp2rdf.diff(real_build, new, update=tmp_path / "changes.ru").changes)
    assert is_as_told(found, wanted), found
    store = Store()
    store.load(path=real_build / "site.nq", format=RdfFormat.N_QUADS)
    store.update((tmp_path / "changes.ru").read_text(encoding="utf-8"))
    other = Store()
    other.load(path=new, format=RdfFormat.N_QUADS)
    assert set(store) == set(other)
