"""Tables and front matter: values and their places."""

from __future__ import annotations

from wp2rdf.reading import tables
from wp2rdf.reading.frontmatter import FrontMatter


def test_positions_of_cells() -> None:
    content = 'A\tB\tC\n"a\tb"\t"two\nlines"\tc\n\né\t\t"x\r y"\n'
    table = tables.parse(content, "t.tsv")
    assert table.header == ("A", "B", "C")
    assert [row for _, row in table.rows] == [["a\tb", "two\nlines", "c"], ["é", "", "x\r y"]]
    assert [line for line, _ in table.rows] == [2, 5]
    assert [table.locate(2, cell) for cell in range(3)] == [(2, 1), (2, 7), (3, 8)]
    assert [table.locate(5, cell) for cell in range(3)] == [(5, 1), (5, 3), (5, 4)]
    assert table.problems == ()


def test_a_row_that_cannot_be_read_costs_only_itself() -> None:
    table = tables.parse("A\tB\n1\t2\nlone\rreturn\t3\n4\t5\n", "t.tsv")
    assert [row for _, row in table.rows] == [["1", "2"], ["4", "5"]]
    assert [(problem.line, problem.rule) for problem in table.problems] == [(3, "table-row")]
    table = tables.parse('A\tB\n1\t"' + "x" * 200_000 + "\n", "t.tsv")
    assert [problem.rule for problem in table.problems] == ["table-row"]
    assert tables.parse("", "t.tsv").header == ()
    assert tables.parse("\nA\tB\n\n1\t2\n", "t.tsv")[:2] == (("A", "B"), ((4, ["1", "2"]),))


def test_line_ends_of_every_kind() -> None:
    for end in ("\n", "\r\n"):
        front = FrontMatter(f"---{end}a: b{end}c:{end}- d{end}- e{end}---{end}", "page.md")
        assert front.data == {"a": "b", "c": ["d", "e"]}
        assert front.position(("c", 1)) == (5, 3)
        table = tables.parse(f"A\tB{end}1\t2{end}", "t.tsv")
        assert [row for _, row in table.rows] == [["1", "2"]]


def test_scalars_keep_the_text_that_the_page_has() -> None:
    front = FrontMatter("---\na: 007\nb: 1e3\nc: NO\nd: 2020-01-01\ne: ~\nf: null\ng: ''\nh: 'null'\ni:\n---\n", "p")
    assert front.data == {
        "a": "007", "b": "1e3", "c": "NO", "d": "2020-01-01", "e": None, "f": None, "g": "", "h": "null", "i": None
    }  # fmt: skip


def test_lines_are_counted_as_git_counts_them() -> None:
    front = FrontMatter("---\na: 'x\u2028y'\nb: z\nc: d\n---\n", "p")
    assert front.position(("c",)) == (4, 4)


def test_places_are_the_positions_of_all_values() -> None:
    front = FrontMatter("---\na:\n- b: c\n  d:\ne: [f, g]\n---\n", "p")
    assert front.places() == {
        (): (1, 1), ("a",): (3, 1), ("a", 0): (3, 3), ("a", 0, "b"): (3, 6), ("a", 0, "d"): (4, 3),
        ("e",): (5, 4), ("e", 0): (5, 5), ("e", 1): (5, 8),
    }  # fmt: skip


def test_a_cell_is_found_behind_a_quoted_one_that_holds_quotes_and_a_tab() -> None:
    table = tables.parse('A\tB\n"x ""y""\tz"\tb\nc\td\n', "t.tsv")
    assert table.rows == ((2, ['x "y"\tz', "b"]), (3, ["c", "d"]))
    assert [table.locate(2, 1), table.locate(3, 0), table.locate(3, 1)] == [(2, 13), (3, 1), (3, 3)]
