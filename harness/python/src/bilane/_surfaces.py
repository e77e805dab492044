"""Surfaces of a stack: what calls evaluate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

import numpy as np

from . import _calls, _jvm
from ._arrays import Doubles, Mapping, Output, Points, address, copy_rows
from ._calls import Runner, java_points

if TYPE_CHECKING:
    from ._pools import Pool
    from ._stack import Stack

Transform = Literal["exp", "exp2", "exp10", "identity"]
Layout = Literal["surface", "point"]
Outside = Literal["clamp", "nan", "linear", "error"]

# For both axes, for x and for y.
_Rules = tuple[str, str | None, str | None]

# The values that are computed at a time where they go to a mapped file.
_BLOCK_BYTES = 16 << 20


class _Selection:
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
        px, py : array_like of real numbers
            The points, in the units of the axes; broadcast against each other. NaN gives NaN.
        transform : {"exp", "exp2", "exp10", "identity"}, default "exp"
            What is done to an interpolated value before it is summed.
        outside : {"clamp", "nan", "linear", "error"}, default "clamp"
            What becomes of a coordinate outside its axis: it is clamped to the edge, gives NaN, goes on as the edge
            cell does, or the call is refused before anything is written.
        x_outside, y_outside : optional
            The same for one axis alone.
        threads : int, optional
            How many threads work, from 1 to 4096; one for each physical core by default. The result does not depend
            on it.
        pool : Pool, optional
            Who works, instead of `threads`.
        timeout : float, optional
            Stop after so many seconds.

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
        call = runner.run(lambda: make(runner.evaluator, self._java, where, what), (points, self))
        points.require_whole()
        return float(call.total())

    def _sums(self, px: Any, py: Any, transform: str, outside: _Rules, threads: int | None, pool: Pool | None,
              timeout: float | None, out: Any) -> Doubles:
        points = Points(px, py)
        runner = Runner(self._count * points.size, threads, pool, timeout)
        what = _calls.transform(transform)
        where = java_points(points, _calls.rules(*outside))
        output = Output("out", out, (self._count,), _apart(points))
        points.require_whole()
        target = output.target
        make = _calls.java_call().sums
        runner.run(lambda: make(runner.evaluator, self._java, where, what, address(target)), (points, target, self))
        points.require_whole()
        return output.result()

    def _values(self, px: Any, py: Any, transform: str, layout: str, outside: _Rules, threads: int | None,
                pool: Pool | None, timeout: float | None, out: Any, axis: tuple[int, ...]) -> Doubles:
        points = Points(px, py)
        runner = Runner(self._count * points.size, threads, pool, timeout)
        what = _calls.transform(transform)
        order = _calls.layout(layout)
        rules = _calls.rules(*outside)
        shape = points.shape + axis if layout == "point" else axis + points.shape
        if _is_mapped(out):
            return self._values_to_file(points, runner, what, order, layout == "point", rules, shape, out)
        output = Output("out", out, shape, _apart(points))
        points.require_whole()
        target = output.target
        where = java_points(points, rules)
        make = _calls.java_call().values
        runner.run(lambda: make(runner.evaluator, self._java, where, what, order, address(target)),
                   (points, target, self))
        points.require_whole()
        return output.result()

    def _values_to_file(self, points: Points, runner: Runner, what: Any, order: Any, by_point: bool,
                        rules: tuple[Any, Any], shape: tuple[int, ...], out: Any) -> Doubles:
        """Values block by block, as the kernel writes to no mapped file and the file may be larger than memory."""
        output = Output("out", out, shape, _apart(points), allocate=False)
        mapping = output.mapping
        assert mapping is not None
        mapping.require_whole()
        count, size = self._count, points.size
        refused = self._java.stack().outside(java_points(points, rules))
        if refused.refused() > 0:
            raise ValueError(f"points: {refused.refused()} of {size} are outside the grid, which the call refuses; the "
                             f"first is point {refused.firstRefused()}")
        length = max(1, _BLOCK_BYTES // 8 // count)
        block = np.empty(count * min(length, size))
        make = _calls.java_call().values
        for begin in range(0, size, length):
            n = min(length, size - begin)
            points.require_whole()
            where = java_points(points, rules, begin, n)
            runner.run(lambda: make(runner.evaluator, self._java, where, what, order, address(block)),
                       (points, block, self))
            points.require_whole()
            if by_point:
                copy_rows(address(block), 0, address(out) + 8 * count * begin, 0, 8 * count * n, 1)
            else:
                copy_rows(address(block), 8 * n, address(out) + 8 * begin, 8 * size, 8 * n, count)
            mapping.require_whole()
        return output.filled()


class Surface(_Selection):
    """One surface of a stack, ``stack[k]``: results have no axis of surfaces.

    It needs no closing, and keeps its stack from being collected.
    """

    def __init__(self, stack: Stack, k: int) -> None:
        # It must not be collected before this.
        self._stack = stack
        self._count = 1
        self._k = k
        _jvm.ensure_started()
        self._java = stack._java_stack.only(k)

    def sums(self, px: Any, py: Any, *, transform: Transform = "exp", outside: Outside = "clamp",
             x_outside: Outside | None = None, y_outside: Outside | None = None, threads: int | None = None,
             pool: Pool | None = None, timeout: float | None = None) -> float:
        """The sum over the points of exp(f).

        Parameters
        ----------
        px, py, transform, outside, x_outside, y_outside, threads, pool, timeout
            As in `Stack.sums`.

        Returns
        -------
        float
            The sum, with the bits of ``stack.sums(...)[k]``. 0.0 where there are no points.

        Raises
        ------
        ValueError, TypeError, OSError, TimeoutError
            As `Stack.sums` does.
        """
        return float(self._sums(px, py, transform, (outside, x_outside, y_outside), threads, pool, timeout, None)[0])

    def values(self, px: Any, py: Any, *, transform: Transform = "exp", layout: Layout = "surface",
               outside: Outside = "clamp", x_outside: Outside | None = None, y_outside: Outside | None = None,
               out: Doubles | None = None, threads: int | None = None, pool: Pool | None = None,
               timeout: float | None = None) -> Any:
        """exp(f) at each point.

        Parameters
        ----------
        px, py, transform, outside, x_outside, y_outside, threads, pool, timeout
            As in `Stack.values`.
        layout : {"surface", "point"}
            Of no meaning for one surface.
        out : ndarray of float64, optional
            Receives the result, of the broadcast shape of `px` and `py`; as in `Stack.values`.

        Returns
        -------
        ndarray of float64, or float64 where `px` and `py` are scalars
            The values, of the broadcast shape of `px` and `py`; `out` where it is given.

        Raises
        ------
        ValueError, TypeError, OSError, TimeoutError
            As `Stack.values` does.
        """
        values = self._values(px, py, transform, layout, (outside, x_outside, y_outside), threads, pool, timeout, out,
                              ())
        return values if out is not None else values[()]

    def __repr__(self) -> str:
        return f"<bilane.Surface {self._k} of {self._stack!r}>"


class Surfaces(_Selection):
    """Surfaces of a stack, ``stack[a:b]``.

    ``len()`` is their number; an index selects one of them, a slice some. They need no closing, and keep their stack
    from being collected.
    """

    _from: int

    def __init__(self, stack: Stack, start: int, stop: int) -> None:
        # The stack must not be collected before this.
        self._stack: Stack | None = stack
        self._select(stack._java_stack, start, stop)

    def _select(self, java_stack: Any, start: int, stop: int) -> None:
        self._from = start
        self._count = stop - start
        _jvm.ensure_started()
        self._java = java_stack.range(start, stop)

    def _owner(self) -> Stack:
        assert self._stack is not None
        return self._stack

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Surface: ...

    @overload
    def __getitem__(self, index: slice) -> Surfaces: ...

    def __getitem__(self, index: int | slice) -> Surface | Surfaces:
        if isinstance(index, slice):
            start, stop, step = index.indices(self._count)
            if step != 1:
                raise ValueError(f"surfaces: step {step}; a range of surfaces has step 1")
            if start >= stop:
                raise ValueError(f"surfaces: {_words(index)} selects none of {self._count}; at least one is needed")
            return Surfaces(self._owner(), self._from + start, self._from + stop)
        try:
            k = index.__index__()
        except AttributeError:
            raise TypeError(f"surfaces: index {index!r}; must be an integer or a slice") from None
        if not -self._count <= k < self._count:
            raise IndexError(f"surfaces: index {k}; there are {self._count}, 0 to {self._count - 1}")
        return Surface(self._owner(), self._from + k % self._count)

    def sums(self, px: Any, py: Any, *, transform: Transform = "exp", outside: Outside = "clamp",
             x_outside: Outside | None = None, y_outside: Outside | None = None, out: Doubles | None = None,
             threads: int | None = None, pool: Pool | None = None, timeout: float | None = None) -> Doubles:
        """The sum over the points of exp(f_k), for each surface.

        Parameters
        ----------
        px, py : array_like of real numbers
            The points, in the units of the axes; broadcast against each other. NaN gives NaN. Arrays that are float64,
            C-contiguous and native are used where they are, and must not be changed meanwhile; others are copied and
            converted.
        transform : {"exp", "exp2", "exp10", "identity"}, default "exp"
            What is done to an interpolated value before it is summed.
        outside : {"clamp", "nan", "linear", "error"}, default "clamp"
            What becomes of a coordinate outside its axis: it is clamped to the edge, gives NaN, goes on as the edge
            cell does, or the call is refused before anything is written.
        x_outside, y_outside : optional
            The same for one axis alone.
        out : ndarray of float64, optional
            Receives the result, of shape (K,).
        threads : int, optional
            How many threads work, from 1 to 4096; one for each physical core by default. The result does not depend
            on it.
        pool : Pool, optional
            Who works, instead of `threads`.
        timeout : float, optional
            Stop after so many seconds.

        Returns
        -------
        ndarray of float64, shape (K,)
            The sums; `out` where it is given. 0.0 where there are no points.

        Raises
        ------
        ValueError
            For shapes that cannot be broadcast; for an `out` of another shape, read-only, or overlapping an input; for
            unknown words; for numbers out of range; for points outside where that is refused; where the stack or the
            pool is closed.
        TypeError
            For numbers that are complex, boolean, objects or longer than 64 bits, masked arrays, and arguments of
            another type.
        OSError
            If an array lies in a mapped file that has become shorter.
        TimeoutError
            If the time was over first; `out` is incomplete then.
        """
        return self._sums(px, py, transform, (outside, x_outside, y_outside), threads, pool, timeout, out)

    def values(self, px: Any, py: Any, *, transform: Transform = "exp", layout: Layout = "surface",
               outside: Outside = "clamp", x_outside: Outside | None = None, y_outside: Outside | None = None,
               out: Doubles | None = None, threads: int | None = None, pool: Pool | None = None,
               timeout: float | None = None) -> Doubles:
        """exp(f_k) of each surface at each point.

        Parameters
        ----------
        px, py : array_like of real numbers
            The points, as in `sums`.
        transform : {"exp", "exp2", "exp10", "identity"}, default "exp"
            What is done to an interpolated value. With "identity" the result is f_k.
        layout : {"surface", "point"}, default "surface"
            Whether the axis of surfaces is the first of the result or the last.
        out : ndarray of float64, optional
            Receives the result, of its shape. A `numpy.memmap` is filled block by block, so that it may be larger than
            memory.
        outside, x_outside, y_outside, threads, pool, timeout
            As in `sums`.

        Returns
        -------
        ndarray of float64
            The values, of shape (K,) + s, or s + (K,) for the layout "point", where s is the broadcast shape of `px`
            and `py`; `out` where it is given. The error of an interpolated value is at most 16 * 2^-53 of the largest
            corner of its cell, plus 4 * 2^-1074, that of the exponential at most 1 ulp.

        Raises
        ------
        ValueError, TypeError, OSError, TimeoutError
            As `sums` does.
        """
        return self._values(px, py, transform, layout, (outside, x_outside, y_outside), threads, pool, timeout, out,
                            (self._count,))

    def __repr__(self) -> str:
        return f"<bilane.Surfaces {self._from} to {self._from + self._count - 1} of {self._owner()!r}>"


def _apart(points: Points) -> tuple[tuple[str, Any], ...]:
    px, py = points.given
    return (("px", px), ("py", py))


def _is_mapped(out: Any) -> bool:
    return isinstance(out, np.ndarray) and Mapping.of(out) is not None


def _words(index: slice) -> str:
    start = "" if index.start is None else index.start
    stop = "" if index.stop is None else index.stop
    return f"{start}:{stop}"
