"""Axes that can be trusted: round steps, from zero where lengths are compared, and how sure a share is."""

from __future__ import annotations

from math import ceil, floor, log10, sqrt

_SURE = 1.96  # standard deviations within which 95 in 100 lie


def ticks(most: float, steps: int = 4, *, whole: bool = True) -> tuple[float, ...]:
    """Return round values from 0 to the first one that is not below ``most``, about ``steps`` of them after 0."""
    if most <= 0:
        return (0.0, 1.0)
    rough = most / steps
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * (1 - 1e-9))
    if whole:
        step = float(max(1, ceil(step - 1e-9)))
    return tuple(step * number for number in range(ceil(most / step - 1e-9) + 1))


def minute_ticks(most: float, steps: int = 4) -> tuple[float, ...]:
    """Return the same for minutes: steps that people count time in."""
    for step in (1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 1200, 3000):
        if most <= step * (steps + 1):
            break
    else:
        return ticks(most, steps)
    return tuple(float(step * number) for number in range(max(1, ceil(most / step - 1e-9)) + 1))


def likely(known: int, asked: int) -> tuple[float, float]:
    """Return between which shares the true one lies with 95 %, when ``known`` of ``asked`` were (Wilson, 1927)."""
    if not asked:
        return 0.0, 1.0
    share, z2 = known / asked, _SURE * _SURE
    middle = (share + z2 / (2 * asked)) / (1 + z2 / asked)
    spread = _SURE * sqrt(share * (1 - share) / asked + z2 / (4 * asked * asked)) / (1 + z2 / asked)
    return max(0.0, min(share, middle - spread)), min(1.0, max(share, middle + spread))


def lowest(shares: list[float]) -> float:
    """Return where an axis of shares begins: at 50 %, at 0 when any is below."""
    return 0.5 if min(shares, default=1.0) >= 0.5 else 0.0
