"""What every selection of surfaces can do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from . import _calls
from ._arrays import Doubles, Mapping, Output, Points, address, copy_rows
from ._calls import Runner, java_points

if TYPE_CHECKING:
    from ._pools import Pool

Transform = Literal["exp", "exp2", "exp10", "identity"]
Layout = Literal["surface", "point"]
Outside = Literal["clamp", "nan", "linear", "error"]

Part = Literal["values", "dx", "dy"]

# For both axes, for x and for y.
Rules = tuple[str, str | None, str | None]

# The values that are computed at a time where they go to a mapped file.
_BLOCK_BYTES = 16 << 20


class Gradients(NamedTuple):
    """Values and their derivatives, each of one shape; None where it was not asked for."""

    values: Any
    dx: Any
    dy: Any


class Selection:
    """Some surfaces of a stack."""

    # The kernel's Surfaces, and how many they are; set by subclasses.
    _java: Any
    _count: int

    def __reduce__(self) -> str:
        raise TypeError("a stack of bilane cannot be pickled or copied; for another process write it to a file, which "
                        "bilane.Stack.open reads there")

    def total(self, px: Any, py: Any, *, transform: Transform = "exp", outside: Outside = "clamp",
              x_outside: Outside | None = None, y_outside: Outside | None = None, threads: int | None = None,
              pool: Pool | None = None, timeout: float | None = None) -> float:
        """The sum over all surfaces and all points.

        Parameters
        ----------
        px, py, transform, outside, x_outside, y_outside, threads, pool, timeout
            As in `sums`.

        Returns
        -------
        float
            The sum of what `sums` gives, added with compensation. 0.0 where there are no points.

        Raises
        ------
        ValueError, TypeError, OSError, TimeoutError
            As `sums` does.
        """
        points = Points(px, py)
        runner = Runner(self._count * points.size, threads, pool, timeout)
        what = _calls.transform(transform)
        where = java_points(points, _calls.rules(outside, x_outside, y_outside))
        points.require_whole()
        make = _calls.java_call().total
        call = runner.run(lambda: make(runner.evaluator(), self._java, where, what), (points, self))
        points.require_whole()
        return float(call.total())

    def _sums(self, px: Any, py: Any, transform: str, outside: Rules, threads: int | None, pool: Pool | None,
              timeout: float | None, out: Any) -> Doubles:
        points = Points(px, py)
        runner = Runner(self._count * points.size, threads, pool, timeout)
        what = _calls.transform(transform)
        where = java_points(points, _calls.rules(*outside))
        output = Output("out", out, (self._count,), points.apart)
        points.require_whole()
        target = output.target
        make = _calls.java_call().sums
        runner.run(lambda: make(runner.evaluator(), self._java, where, what, address(target)), (points, target, self))
        points.require_whole()
        return output.result()

    def _values(self, px: Any, py: Any, transform: str, layout: str, outside: Rules, threads: int | None,
                pool: Pool | None, timeout: float | None, out: Any, axis: tuple[int, ...]) -> Doubles:
        points = Points(px, py)
        runner = Runner(self._count * points.size, threads, pool, timeout)
        what = _calls.transform(transform)
        order = _calls.layout(layout)
        rules = _calls.rules(*outside)
        shape = points.shape + axis if layout == "point" else axis + points.shape
        if _is_mapped(out):
            return self._values_to_file(points, runner, what, order, layout == "point", rules, shape, out)
        output = Output("out", out, shape, points.apart)
        points.require_whole()
        target = output.target
        where = java_points(points, rules)
        make = _calls.java_call().values
        runner.run(lambda: make(runner.evaluator(), self._java, where, what, order, address(target)),
                   (points, target, self))
        points.require_whole()
        return output.result()

    def _gradients(self, px: Any, py: Any, parts: Sequence[str], transform: str, layout: str, outside: Rules,
                   threads: int | None, pool: Pool | None, timeout: float | None, given: tuple[Any, Any, Any],
                   axis: tuple[int, ...]) -> Gradients:
        wanted = _require_parts(parts, given)
        points = Points(px, py)
        runner = Runner(self._count * points.size * sum(wanted), threads, pool, timeout)
        what = _calls.transform(transform)
        order = _calls.layout(layout)
        where = java_points(points, _calls.rules(*outside))
        shape = points.shape + axis if layout == "point" else axis + points.shape
        apart = points.apart
        outputs: list[Output | None] = []
        for part, name, array in zip(wanted, ("out", "dx", "dy"), given):
            outputs.append(Output(name, array, shape, apart) if part else None)
            apart += ((name, array),)
        points.require_whole()
        targets = [None if output is None else output.target for output in outputs]
        addresses = [0 if target is None else address(target) for target in targets]
        make = _calls.java_call().gradients
        runner.run(lambda: make(runner.evaluator(), self._java, where, what, order, *addresses),
                   (points, targets, self))
        points.require_whole()
        return Gradients(*[None if output is None else output.result() for output in outputs])

    def _values_to_file(self, points: Points, runner: Runner, what: Any, order: Any, by_point: bool,
                        rules: tuple[Any, Any], shape: tuple[int, ...], out: Any) -> Doubles:
        """Values block by block, as the kernel writes to no mapped file and the file may be larger than memory."""
        output = Output("out", out, shape, points.apart, allocate=False)
        mapping = output.mapping
        assert mapping is not None
        mapping.require_whole()
        count, size = self._count, points.size
        # Fails where points are refused, before the file is written to.
        runner.outside(self._java.stack(), java_points(points, rules), (points, self))
        length = max(1, _BLOCK_BYTES // 8 // count)
        block = np.empty(count * min(length, size))
        make = _calls.java_call().values
        for begin in range(0, size, length):
            n = min(length, size - begin)
            points.require_whole()
            where = java_points(points, rules, begin, n)
            runner.run(lambda: make(runner.evaluator(), self._java, where, what, order, address(block)),
                       (points, block, self))
            points.require_whole()
            if by_point:
                copy_rows(address(block), 0, address(out) + 8 * count * begin, 0, 8 * count * n, 1)
            else:
                copy_rows(address(block), 8 * n, address(out) + 8 * begin, 8 * size, 8 * n, count)
            mapping.require_whole()
        return output.filled()


def _is_mapped(out: Any) -> bool:
    return isinstance(out, np.ndarray) and Mapping.of(out) is not None


def _require_parts(parts: Sequence[str], given: tuple[Any, Any, Any]) -> list[bool]:
    """Which of values, dx and dy are asked for."""
    names = ("values", "dx", "dy")
    asked = [parts] if isinstance(parts, str) else listed("parts", parts, "'values', 'dx' and 'dy'")
    for part in asked:
        if part not in names:
            raise ValueError(f"parts: {part!r}; must be {' or '.join(repr(name) for name in names)}")
    if not asked:
        raise ValueError("parts: none; at least one is needed")
    for name, option, array in zip(names, ("out", "dx", "dy"), given):
        if array is not None and name not in asked:
            raise ValueError(f"{option}: an array for {name}, which parts does not name")
    return [name in asked for name in names]


def listed(name: str, given: Iterable[Any], what: str) -> list[Any]:
    """A sequence as a list.

    Raises
    ------
    TypeError
        If it is none.
    """
    try:
        each = iter(given)
    except TypeError:
        raise TypeError(f"{name}: of type {type(given).__name__}; must be a sequence of {what}") from None
    return list(each)
