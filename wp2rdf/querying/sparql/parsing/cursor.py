"""Where a parser is among the tokens of a query, and how it says that something does not belong there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.querying.sparql import places
from wp2rdf.querying.sparql.places import Remark

if TYPE_CHECKING:
    from wp2rdf.errors import UsageError
    from wp2rdf.querying.sparql.lexer import Token
    from wp2rdf.querying.sparql.tree import Span


class Cursor:
    """A place among tokens.

    Args:
        text: the query.
        tokens: its tokens, the last of kind `end`.
        loose: whether forms that only Virtuoso takes are put right (and told), or refused.
    """

    def __init__(self, text: str, tokens: list[Token], *, loose: bool) -> None:
        self.text = text
        self.loose = loose
        self.remarks: list[Remark] = []
        self.listed = 0
        self._tokens = tokens
        self._place = 0
        self.token = tokens[0]

    def look(self, ahead: int = 1) -> Token:
        """A later token."""
        return self._tokens[min(self._place + ahead, len(self._tokens) - 1)]

    def take(self) -> Token:
        """The token here; the cursor goes on to the next."""
        taken = self.token
        self._place = min(self._place + 1, len(self._tokens) - 1)
        self.token = self._tokens[self._place]
        return taken

    def accept(self, key: str) -> bool:
        """Goes past a word or sign, if it stands here."""
        if self.token.key != key:
            return False
        self.take()
        return True

    def expect(self, key: str) -> Token:
        """Goes past a word or sign.

        Raises:
            UsageError: something else stands here.
        """
        if self.token.key != key:
            raise self.misplaced(key)
        return self.take()

    def expect_kind(self, kind: str, wanted: str) -> Token:
        """Goes past a token of a kind.

        Raises:
            UsageError: something else stands here.
        """
        if self.token.kind != kind:
            raise self.misplaced(wanted)
        return self.take()

    def since(self, start: int) -> Span:
        """The place from an index to the end of the token that was taken last."""
        return start, self._tokens[self._place - 1].end

    def source(self, start: int, end: int) -> str:
        """What is written between two indices, on one line, for a remark."""
        return " ".join(self.text[start:end].split())[:60]

    def misplaced(self, wanted: str = "") -> UsageError:
        """The error that the token here does not belong here."""
        return places.misplaced(self.text, self.token.start, wanted)

    def refusal(self, message: str, start: int | None = None) -> UsageError:
        """The error that something is wrong here, or at an index."""
        return places.refusal(self.text, self.token.start if start is None else start, message)

    def put_right(self, start: int, said: str) -> None:
        """Notes that a loose form was put right.

        Raises:
            UsageError: loose forms are not taken.
        """
        if not self.loose:
            raise places.misplaced(self.text, start)
        self.remarks.append(Remark(start, said))
