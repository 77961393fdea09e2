"""A target that tries again what may have gone wrong by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from wp2rdf.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import BinaryIO

    from wp2rdf.loading.dump import Content
    from wp2rdf.loading.targets.protocol import Target

T = TypeVar("T")


class Patient:
    """Another target, whose methods are called again while they meet what may pass.

    Args:
        target: the other one.
        retries: how often at the most.
        told: given a line about every retry.
    """

    def __init__(self, target: Target, *, retries: int, told: Callable[[str], None]) -> None:
        self.name = target.name
        self.at_once = target.at_once
        self.told = told
        self._target = target
        self._retries = retries

    @property
    def is_virtuoso(self) -> bool:
        return self._target.is_virtuoso

    def _again(self, act: Callable[[], T]) -> T:
        from wp2rdf.loading.http import retrying  # noqa: PLC0415 - slow to load

        return retrying(act, retries=self._retries, told=self.told)

    def check(self) -> None:
        from wp2rdf.loading.http import UnreachableError  # noqa: PLC0415 - slow to load

        def once() -> None:
            try:
                self._target.check()
            except UnreachableError as error:  # nothing is under way: what is not there need not be waited for
                raise StoreError(str(error)) from None

        self._again(once)

    def replace(self, name: str, content: Content) -> None:
        self._again(lambda: self._target.replace(name, content))

    def drop(self, name: str) -> None:
        self._again(lambda: self._target.drop(name))

    def commit(self) -> None:
        self._target.commit()

    def counts(self, names: Iterable[str]) -> dict[str, int]:
        return self._again(lambda: self._target.counts(names))

    def names(self) -> set[str]:
        return self._again(self._target.names)

    def write_triples(self, name: str, into: BinaryIO) -> None:
        start = into.tell()

        def again() -> None:
            into.seek(start)
            into.truncate()
            self._target.write_triples(name, into)

        self._again(again)

    def close(self) -> None:
        self._target.close()
