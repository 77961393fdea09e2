"""Columns, groups and aliases of a SELECT as SPARQL 1.1 wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.loose.draft import Draft
    from wp2rdf.querying.sparql.loose.places import Column, Select


def _visible(draft: Draft, select: Select) -> set[str]:
    """The names that the pattern of a SELECT can bind (https://www.w3.org/TR/sparql11-query/#variableScope)."""
    found = set()
    place = select.brace + 1
    while place < select.end:
        token = draft.at(place)
        if inner := draft.selects.get(place):
            found |= _visible(draft, inner) if inner.star else _projected(draft, inner)
            place = inner.stop
            continue
        if token.is_word("MINUS"):
            place = draft.pairs.get(place + 1, place)
        elif token.is_word("FILTER"):
            place = (draft.primary(place + 1) or place + 1) - 1
        elif token.is_word("BIND") and draft.call(place):
            place = draft.pairs[place + 1]
            if draft.at(place - 1).kind == "variable":
                found.add(draft.name(place - 1))
        elif token.kind == "variable":
            found.add(draft.name(place))
        place += 1
    return found


def _plain(draft: Draft, item: Column) -> int | None:
    """Where the variable stands that is all of a column, with brackets or without; None when there is more to it."""
    if item.alias is not None:
        return None
    place = item.first + draft.at(item.first).is_sign("(")
    alone = item.last - item.first == 1 + 2 * (place - item.first)
    return place if alone and draft.at(place).kind == "variable" else None


def _projected(draft: Draft, select: Select) -> set[str]:
    """The names of the columns of a SELECT."""
    places = (item.alias if item.alias is not None else _plain(draft, item) for item in select.items)
    return {draft.name(place) for place in places if place is not None}


def rename_shadowed(draft: Draft, select: Select) -> None:
    """Gives variables of the pattern another name where an alias has theirs."""
    aliases = {draft.name(item.alias): item.alias for item in select.items if item.alias is not None}
    renamed = {}
    if aliases:
        for name in sorted(aliases.keys() & _visible(draft, select)):
            renamed[name] = draft.fresh(name)
            draft.say(aliases[name], f"?{name} of the pattern is now ?{renamed[name]}, for an alias has its name")
    if not renamed:
        return
    spans = [(item.first, item.last) for item in select.items if _plain(draft, item) is None]
    spans.append((select.brace, select.end))
    spans += [span for name, span in select.clauses.items() if name in {"GROUP", "HAVING", "VALUES"}]
    places = [place for start, end in spans for place in range(start, end)]
    start, end = select.clauses.get("ORDER", (0, 0))
    places += sorted(set(range(start, end)) - set(draft.outside(start, end)))
    for place in places:
        if draft.at(place).kind == "variable" and draft.name(place) in renamed:
            draft.named[place] = renamed[draft.name(place)]
            draft.out[place] = "?" + draft.named[place]


def name_in_group(draft: Draft, select: Select) -> None:
    """Moves the alias of a column to GROUP BY when that groups by the very expression of the column."""
    start, end = select.clauses.get("GROUP", (0, 0))
    columns = {}
    for item in select.items:
        if item.alias is not None and item.last > item.first + 1:
            columns[tuple(draft.out[item.first : item.last])] = item
    while start < end:
        after = draft.primary(start)
        if after is None:
            return
        bracket = draft.at(start).is_sign("(")
        key = tuple(draft.out[start + bracket : after - bracket])
        found = columns.pop(key) if key in columns else None
        if found and found.alias is not None:
            draft.say(start, f"GROUP BY names {draft.source(start, after)} {draft.out[found.alias]}")
            draft.wrap(start, after, "" if bracket else "(", "" if bracket else ")")
            draft.out[after - 1] = draft.out[after - 1][:-1] + f" AS {draft.out[found.alias]})"
            for place in range(found.start, found.end):
                if place != found.alias:
                    draft.out[place] = ""
            found.first, found.last, found.alias, found.sound = found.alias, found.alias + 1, None, True
        start = after


def complete_group(draft: Draft, select: Select) -> None:
    """Groups by what stands beside aggregates, as Virtuoso does when a query does not say so."""
    if select.star:
        return
    aliases = {draft.name(item.alias) for item in select.items if item.alias is not None}
    free = {
        draft.name(place): None
        for item in select.items
        for place in draft.outside(item.first, item.last)
        if draft.name(place) not in aliases or item.alias is None
    }
    order = select.clauses.get("ORDER", (0, 0))
    having = select.clauses.get("HAVING", (0, 0))
    spans = [(item.first, item.last) for item in select.items]
    aggregated = any(draft.aggregates(start, end) for start, end in (*spans, order, having))
    if not free:
        return
    if "GROUP" not in select.clauses:
        if aggregated and "HAVING" not in select.clauses:
            free |= {draft.name(place): None for place in draft.outside(*order) if draft.name(place) not in aliases}
            names = " ".join(f"?{name}" for name in free)
            draft.out[select.end] += f" GROUP BY {names}"
            draft.say(select.end, f"GROUP BY {names} is added, for these stand beside an aggregate")
    elif not aggregated:
        start, end = select.clauses["GROUP"]
        names = " ".join(
            f"?{name}" for name in free if name not in {draft.name(place) for place in draft.outside(start, end)}
        )
        if names and end > start:
            draft.out[end - 1] += f" {names}"
            draft.say(start, f"GROUP BY has {names} too, for SELECT names it")


def bracket_having(draft: Draft, select: Select) -> None:
    """Puts brackets around the conditions of HAVING, and expressions for aliases, which it does not know."""
    start, end = select.clauses.get("HAVING", (0, 0))
    aliases = {draft.name(item.alias): item for item in select.items if item.alias is not None}
    for place in draft.outside(start, end):
        item = aliases.get(draft.name(place))
        if item:
            draft.say(place, f"{draft.out[place]} in HAVING is now {draft.source(item.first, item.last)}")
            draft.out[place] = f"({' '.join(draft.out[item.first : item.last])})"
    while start < end:
        after = draft.expression(start)
        if after is None or after > end:
            return
        bare = draft.at(start).kind in {"variable", "number", "string"} or draft.at(start).is_sign("!", "-", "+")
        if bare or draft.primary(start) != after:
            draft.wrap(start, after, "(", ")")
            draft.say(start, f"the condition of HAVING stands in brackets: {draft.source(start, after)}")
        start = after


def bracket_columns(draft: Draft, select: Select) -> None:
    """Puts the columns of a SELECT in brackets, with a name, and takes out commas."""
    for place in select.commas:
        draft.out[place] = "" if draft.gaps[place + 1] else " "
        draft.say(place, "the comma between columns is left out")
    for number, item in enumerate(select.items):
        if item.sound:
            continue
        said = draft.source(item.start, item.end)
        if _plain(draft, item) is not None:
            draft.out[item.start] = "" if draft.gaps[item.start] else " "
            draft.out[item.end - 1] = "" if draft.gaps[item.end] else " "
            draft.say(item.start, f"{said} stands without brackets")
            continue
        name = ""
        if item.alias is None:
            name = f"callret{number}"
            name = draft.fresh(name) if name in draft.names else name
            name = f" AS ?{name}"
        draft.wrap(item.start, item.end, "(", f"{name})")
        draft.say(item.start, f"{said} stands in brackets{' and is named' if name else ''}{name.removeprefix(' AS')}")
