"""Finds the parts of each SELECT: its columns, its pattern, its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.loose.places import Column, Select

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.loose.draft import Draft


def select(draft: Draft, place: int) -> Select | None:
    """The SELECT at an index; None when it is not understood, and then it stays as it is."""
    place += 1
    if draft.at(place).is_word("DISTINCT", "REDUCED"):
        place += 1
    items: list[Column] = []
    commas = []
    star = draft.at(place).is_sign("*")
    place += star
    while not (draft.at(place).is_word("WHERE", "FROM") or draft.at(place).is_sign("{")):
        if draft.at(place).is_sign(","):
            commas.append(place)
            place += 1
            continue
        item = None if draft.at(place).is_word("SELECT") else _column(draft, place)
        if item is None:
            return None
        items.append(item)
        place = item.end
    while draft.at(place).is_word("FROM", "NAMED", "WHERE") or draft.at(place).kind in {"iri", "prefixed"}:
        place += 1
    if not draft.at(place).is_sign("{") or place not in draft.pairs:
        return None
    found = Select(items, commas, star, place, draft.pairs[place], draft.pairs[place] + 1)
    _clauses(draft, found)
    return found


def _column(draft: Draft, place: int) -> Column | None:
    """The column that begins at an index."""
    if draft.at(place).is_sign("(") and place in draft.pairs:
        close = draft.pairs[place]
        if draft.at(close - 1).kind == "variable" and draft.at(close - 2).is_word("AS"):
            return Column(place, close + 1, place + 1, close - 2, close - 1, sound=True)
    after = draft.expression(place)
    if after is None:
        return None
    if draft.at(after).is_word("AS") and draft.at(after + 1).kind == "variable":
        return Column(place, after + 2, place, after, after + 1, sound=False)
    return Column(place, after, place, after, None, sound=after == place + 1 and draft.at(place).kind == "variable")


def _clauses(draft: Draft, select: Select) -> None:
    """Finds GROUP BY, HAVING and ORDER BY after a pattern, and where the SELECT ends."""
    place = select.stop
    name = ""
    start = place
    while place < len(draft.code) and not draft.at(place).is_sign("}", ")", "]"):
        token = draft.at(place)
        if token.is_word("SELECT"):
            break
        if token.is_word("GROUP", "GROUPBY", "HAVING", "ORDER", "ORDERBY", "LIMIT", "OFFSET", "VALUES"):
            if name:
                select.clauses.setdefault(name, (start, place))
            name = token.text.upper().removesuffix("BY")
            place += draft.at(place + 1).is_word("BY")
            start = place + 1
        place = draft.pairs.get(place, place) + 1
    if name:
        select.clauses.setdefault(name, (start, place))
    select.stop = place
