"""Several stacks on one grid in one call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import jpype

from . import _calls
from ._arrays import Doubles, Output, Points, address
from ._calls import Runner, java_points
from ._pools import Pool
from ._selection import Layout, Outside, Transform, listed
from ._surfaces import Surfaces


def sums(families: Sequence[Surfaces], px: Any, py: Any, *, transform: Transform | Sequence[Transform] = "exp",
         outside: Outside = "clamp", x_outside: Outside | None = None, y_outside: Outside | None = None,
         out: Sequence[Doubles] | None = None, threads: int | None = None, pool: Pool | None = None,
         timeout: float | None = None) -> list[Doubles]:
    """The sums of several families on the same axes; each point is located once for all that are summed in one order.

    Parameters
    ----------
    families : sequence of Stack or Surfaces
        What is evaluated, such as a table and its derivatives: at least one; all on axes of the same knots.
    px, py, outside, x_outside, y_outside, threads, pool, timeout
        As in `Stack.sums`.
    transform : {"exp", "exp2", "exp10", "identity"} or a sequence of them, default "exp"
        What is done to an interpolated value before it is summed: one for all families, or one for each.
    out : sequence of ndarray of float64, optional
        Receives the results, an array for each family, which must not overlap.

    Returns
    -------
    list of ndarray of float64, shape (K,) each
        The sums of each family; the arrays of `out` where it is given.

    Raises
    ------
    ValueError, TypeError, OSError, TimeoutError
        As `Stack.sums` does; ValueError also for families on other axes.
    """
    return _run(families, px, py, transform, None, (outside, x_outside, y_outside), out, threads, pool, timeout)


def values(families: Sequence[Surfaces], px: Any, py: Any, *, transform: Transform | Sequence[Transform] = "exp",
           layout: Layout = "surface", outside: Outside = "clamp", x_outside: Outside | None = None,
           y_outside: Outside | None = None, out: Sequence[Doubles] | None = None, threads: int | None = None,
           pool: Pool | None = None, timeout: float | None = None) -> list[Doubles]:
    """The values of several families on the same axes; each point is located once for all.

    Parameters
    ----------
    families, out
        As in `sums`.
    px, py, layout, outside, x_outside, y_outside, threads, pool, timeout
        As in `Stack.values`.
    transform : {"exp", "exp2", "exp10", "identity"} or a sequence of them, default "exp"
        What is done to an interpolated value: one for all families, or one for each.

    Returns
    -------
    list of ndarray of float64
        The values of each family, of the shapes of `Stack.values`; the arrays of `out` where it is given.

    Raises
    ------
    ValueError, TypeError, OSError, TimeoutError
        As `Stack.values` does; ValueError also for families on other axes.
    """
    return _run(families, px, py, transform, layout, (outside, x_outside, y_outside), out, threads, pool, timeout)


def _run(families: Sequence[Surfaces], px: Any, py: Any, transform: str | Sequence[str], layout: str | None,
         outside: tuple[str, str | None, str | None], out: Sequence[Doubles] | None, threads: int | None,
         pool: Pool | None, timeout: float | None) -> list[Doubles]:
    chosen = _require_families(families)
    given: list[Any] = [None] * len(chosen) if out is None else listed("out", out, "NumPy arrays, one for each family")
    if len(given) != len(chosen):
        raise ValueError(f"out: {len(given)} arrays for {len(chosen)} families; each family needs one")
    points = Points(px, py)
    runner = Runner(sum(len(each) for each in chosen) * points.size, threads, pool, timeout)
    transforms = _transforms(transform, len(chosen))
    order = None if layout is None else _calls.layout(layout)
    apart = list(points.apart)
    outputs = []
    for family, array in zip(chosen, given):
        surfaces: tuple[int, ...] = (len(family),)
        if layout is None:
            shape = surfaces
        else:
            shape = points.shape + surfaces if layout == "point" else surfaces + points.shape
        outputs.append(Output("out", array, shape, tuple(apart)))
        apart.append(("another family's output", array))
    points.require_whole()
    targets = [output.target for output in outputs]
    java = jpype.JArray(_calls.constant("Surfaces", lambda: jpype.JClass("org.bilane.kernel.Surfaces")))(
        [family._java.transformed(own) for family, own in zip(chosen, transforms)])
    addresses = jpype.JArray(jpype.JLong)([address(target) for target in targets])
    calls = _calls.java_call()
    where = java_points(points, _calls.rules(*outside))

    def make() -> Any:
        if order is None:
            return calls.familySums(runner.evaluator(), java, where, transforms[0], addresses)
        return calls.familyValues(runner.evaluator(), java, where, transforms[0], order, addresses)

    runner.run(make, (points, targets, chosen))
    points.require_whole()
    return [output.result() for output in outputs]


def _transforms(transform: str | Sequence[str], families: int) -> list[Any]:
    """The transform of each family."""
    if isinstance(transform, str) or not isinstance(transform, Sequence):
        return [_calls.transform(transform)] * families
    if len(transform) != families:
        raise ValueError(f"transform: {len(transform)} for {families} families; must be one for all, or one for each")
    return [_calls.transform(each) for each in transform]


def _require_families(families: Sequence[Surfaces]) -> list[Surfaces]:
    if isinstance(families, Surfaces):
        raise TypeError("families: a single one; must be a sequence of them, or use its own methods")
    chosen = listed("families", families, "bilane.Stack or ranges of one")
    for family in chosen:
        if not isinstance(family, Surfaces):
            raise TypeError(f"families: of type {type(family).__name__}; each must be a bilane.Stack or a range of one")
    if not chosen:
        raise ValueError("families: none; at least one is needed")
    return chosen
