"""What numbers are drawn from: quantiles, weights, and pools that grow with the number of draws."""

from __future__ import annotations

import bisect
import itertools
import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEVELS = (*(number / 64 for number in range(64)), *(1 - 2.0**-power for power in range(7, 11)), 1.0)
"""Where a distribution is measured: evenly, and closer to the top, since lengths have long tails."""


class Quantiles(NamedTuple):
    """A distribution of numbers, by its values at `LEVELS`."""

    values: tuple[int, ...]

    @classmethod
    def of(cls, numbers: Iterable[int]) -> Quantiles:
        """The quantiles of what was counted."""
        ordered = sorted(numbers)
        return cls(tuple(ordered[round(level * (len(ordered) - 1))] for level in LEVELS))

    def at(self, level: float) -> int:
        """The value at a level from 0 to 1, between two measured ones on a straight line."""
        above = min(max(bisect.bisect_right(LEVELS, level), 1), len(LEVELS) - 1)
        low, high = LEVELS[above - 1], LEVELS[above]
        start, end = self.values[above - 1], self.values[above]
        return round(start + (end - start) * (level - low) / (high - low))


class Weights(NamedTuple):
    """A choice of one in several, by how often each was counted; a choice is an index."""

    counts: tuple[int, ...]

    @property
    def running(self) -> list[int]:
        """The sums of the counts, as `random.choices` takes them."""
        return list(itertools.accumulate(self.counts))


class Pool(NamedTuple):
    """Things that are drawn again and again, the first ones most often, and new ones for ever.

    The rank of a draw follows the Lomax (shifted Pareto) law, P(rank >= r) = (1 + r / scale) ** -shape. The number of
    distinct things in n draws then grows with a power of n below one, as words do in texts (Heaps' law); no pool has
    to be kept, and a page does not depend on the pages before it.
    """

    scale: float
    shape: float

    def rank(self, level: float) -> int:
        """The rank of a draw, from a level that is 0 or more and less than 1."""
        return int(self.scale * ((1 - level) ** (-1 / self.shape) - 1))

    def distinct(self, draws: int) -> float:
        """How many distinct things that many draws are expected to give."""
        return sum(
            (end - start) * -math.expm1(-draws * self._chance(start, end) / (end - start))
            for start, end in itertools.pairwise(_RANKS)
        )

    def _chance(self, start: float, end: float) -> float:
        return math.pow(1 + start / self.scale, -self.shape) - math.pow(1 + end / self.scale, -self.shape)

    @classmethod
    def fit(cls, draws: Sequence[int], distinct: float, of_quarter: float) -> Pool:
        """The pool that gives as many distinct things as were counted in a whole site and in a quarter of it.

        Args:
            draws: the number of draws from each of several pools of the same form.
            distinct: how many distinct things they gave together.
            of_quarter: how many a quarter of the draws gave.
        """
        pools = [cls(_scale(shape, draws, distinct), shape) for shape in _SHAPES]
        quarters = [number // 4 for number in draws]
        return min(pools, key=lambda pool: abs(sum(map(pool.distinct, quarters)) - of_quarter))


_RANKS: tuple[float, ...] = (*range(100), *(int(100 * 1.2**power) for power in range(100)))
_SHAPES: tuple[float, ...] = tuple(0.2 * 1.08**power for power in range(50))


def _scale(shape: float, draws: Sequence[int], wanted: float) -> float:
    """The scale that gives the wanted number of distinct things: the larger, the more."""
    low, high = 1e-3, 1e9
    for _ in range(50):
        middle = math.sqrt(low * high)
        if sum(map(Pool(middle, shape).distinct, draws)) < wanted:
            low = middle
        else:
            high = middle
    return low
