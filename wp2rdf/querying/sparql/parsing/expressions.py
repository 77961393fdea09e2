"""Rules for expressions, and the loose forms of operators and aggregates."""

from __future__ import annotations

from abc import abstractmethod
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.functions import AGGREGATES, ARGUMENTS
from wp2rdf.querying.sparql.parsing.terms import TermParser
from wp2rdf.querying.sparql.tree import (
    Aggregate,
    BuiltIn,
    Call,
    Exists,
    Expression,
    In,
    Iri,
    Operation,
    Unary,
    Variable,
)

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.tree import Group

_PRECEDENCE = MappingProxyType(
    {"||": 1, "&&": 2, "=": 3, "!=": 3, "<": 3, ">": 3, "<=": 3, ">=": 3, "+": 4, "-": 4, "*": 5, "/": 5}
)
_COMPARISON = 3
_LOOSE = MappingProxyType({"AND": "&&", "OR": "||"})


class ExpressionParser(TermParser):
    """Expressions (https://www.w3.org/TR/sparql11-query/#rExpression)."""

    @abstractmethod
    def group(self) -> Group:
        """A group of patterns in braces."""

    def expression(self, first: Expression | None = None) -> Expression:
        """An expression.

        Args:
            first: what stands before the cursor, if the expression begins there.
        """
        operands = [self._operand() if first is None else self._membership(first)]
        operators: list[str] = []
        while (operator := self._operator()) is not None:
            operators.append(operator)
            operands.append(self._operand())
        for level in range(5, 0, -1):
            if not operators:
                break
            self._fold(operands, operators, level)
        return operands[0]

    def constraint(self) -> Expression:
        """What may stand behind FILTER: an expression in brackets, or a call."""
        if self.token.key == "(":
            return self.bracketed()
        if self.is_iri():
            return self._call(self.iri())
        found = self._named()
        if found is None:
            raise self.misplaced("an expression in brackets")
        return found

    def bracketed(self) -> Expression:
        """An expression in brackets."""
        self.expect("(")
        found = self.expression()
        self.expect(")")
        return found

    def _operator(self) -> str | None:
        """The operator here, taken; `IN` is dealt with where its operand is."""
        token = self.token
        if token.key in _PRECEDENCE:
            self.take()
            return token.key
        if token.key in _LOOSE and self.loose:
            self.take()
            self.put_right(token.start, f"{token.text} is now {_LOOSE[token.key]}")
            return _LOOSE[token.key]
        if token.key == "LIKE":
            raise self.refusal("LIKE is Virtuoso's own: use CONTAINS or REGEX")
        return None

    def _fold(self, operands: list[Expression], operators: list[str], level: int) -> None:
        """Makes one operation of each run of operators of a precedence."""
        out = [operands[0]]
        kept: list[str] = []
        run: list[str] = []
        start = 0

        def close() -> None:
            if run:
                several = tuple(out[start:])
                del out[start:]
                out.append(Operation(several, tuple(run), span=(several[0].span[0], several[-1].span[1])))
                run.clear()

        for operator, operand in zip(operators, operands[1:], strict=True):
            if _PRECEDENCE[operator] == level:
                if run and level == _COMPARISON:
                    raise self.refusal(f"a second comparison: use brackets, or && ({operator})", operand.span[0])
                if not run:
                    start = len(out) - 1
                run.append(operator)
            else:
                close()
                kept.append(operator)
            out.append(operand)
        close()
        operands[:], operators[:] = out, kept

    def _operand(self) -> Expression:
        """An operand with the signs before it and an `IN` behind it."""
        signs = []
        while self.token.key in {"!", "+", "-"} and not (self.token.key != "!" and self._is_signed_number()):
            signs.append(self.take())
        found = self.primary()
        for sign in reversed(signs):
            found = Unary(sign.key, found, span=self.since(sign.start))
        return self._membership(found)

    def _membership(self, found: Expression) -> Expression:
        """An operand with the `IN` behind it, if there is one."""
        negated = self.token.key == "NOT" and self.look().key == "IN"
        if negated or self.token.key == "IN":
            self.take()
            if negated:
                self.take()
            return In(found, self.arguments(), negated, span=self.since(found.span[0]))
        return found

    def _is_signed_number(self) -> bool:
        return self.look().kind == "number" and self.look().start == self.token.end

    def primary(self) -> Expression:
        """A bracket, a call or a term."""
        token = self.token
        if token.key == "(":
            return self.bracketed()
        if token.kind == "variable":
            return self.variable()
        if token.kind in {"iri", "prefixed"}:
            found = self.iri()
            return self._call(found) if self.token.key == "(" else found
        literal = self.literal()
        if literal is not None:
            return literal
        named = self._named()
        if named is None:
            raise self.misplaced("an expression")
        return named

    def arguments(self) -> tuple[Expression, ...]:
        """Expressions in brackets, with commas."""
        self.expect("(")
        found: list[Expression] = []
        if not self.accept(")"):
            found.append(self.expression())
            while self.accept(","):
                found.append(self.expression())
            self.expect(")")
        return tuple(found)

    def _call(self, function: Iri) -> Call:
        if self.token.key != "(":
            raise self.misplaced("(")
        distinct = self.look().key == "DISTINCT"
        if not distinct:
            return Call(function, self.arguments(), span=self.since(function.span[0]))
        self.take()
        self.take()
        found = [self.expression()]
        while self.accept(","):
            found.append(self.expression())
        self.expect(")")
        return Call(function, tuple(found), distinct=True, span=self.since(function.span[0]))

    def _named(self) -> Expression | None:
        """A call by a keyword, if one stands here."""
        token = self.token
        if token.key in ARGUMENTS:
            return self._built_in()
        if token.key in AGGREGATES:
            return self._aggregate()
        if token.key == "EXISTS":
            self.take()
            return Exists(self.group(), span=self.since(token.start))
        if token.key == "NOT" and self.look().key == "EXISTS":
            self.take()
            self.take()
            return Exists(self.group(), negated=True, span=self.since(token.start))
        return None

    def _built_in(self) -> BuiltIn:
        token = self.take()
        least, most = ARGUMENTS[token.key]
        found = self.arguments()
        if not least <= len(found) <= most:
            wanted = str(least) if least == most else f"{least} or {most}"
            raise self.refusal(f"{token.text} takes {wanted} arguments, not {len(found)}", token.start)
        if token.key == "BOUND" and not isinstance(found[0], Variable):
            raise self.refusal("BOUND takes a variable", token.start)
        return BuiltIn(token.key, found, span=self.since(token.start))

    def _aggregate(self) -> Aggregate:
        token = self.take()
        self.expect("(")
        distinct = self.accept("DISTINCT")
        if token.key == "COUNT" and self.accept("*"):
            self.expect(")")
            return Aggregate("COUNT", None, distinct, span=self.since(token.start))
        operand = self.expression()
        separator = self._separator(token.text) if token.key == "GROUP_CONCAT" else None
        self.expect(")")
        return Aggregate(token.key, operand, distinct, separator, span=self.since(token.start))

    def _separator(self, name: str) -> str | None:
        """The separator of a GROUP_CONCAT: named, or behind a comma as Virtuoso takes it."""
        start = self.token.start
        if self.accept(";"):
            self.expect("SEPARATOR")
            self.expect("=")
            return self.text_of_string()
        if self.token.key == "," and self.loose:
            self.take()
            self.put_right(start, f"the separator of {name} is named")
            return self.text_of_string()
        return None
