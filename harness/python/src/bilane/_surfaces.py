"""Surfaces of a stack: what calls evaluate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from . import _jvm
from ._arrays import Doubles
from ._selection import Gradients, Layout, Outside, Part, Selection, Transform

if TYPE_CHECKING:
    from ._pools import Pool
    from ._stack import Stack


class Surface(Selection):
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

    def gradients(self, px: Any, py: Any, *, parts: Sequence[Part] = ("values", "dx", "dy"),
                  transform: Transform = "exp", layout: Layout = "surface", outside: Outside = "clamp",
                  x_outside: Outside | None = None, y_outside: Outside | None = None, out: Doubles | None = None,
                  dx: Doubles | None = None, dy: Doubles | None = None, threads: int | None = None,
                  pool: Pool | None = None, timeout: float | None = None) -> Gradients:
        """exp(f) and its derivatives at each point.

        Parameters
        ----------
        px, py, parts, transform, outside, x_outside, y_outside, threads, pool, timeout
            As in `Stack.gradients`.
        layout : {"surface", "point"}
            Of no meaning for one surface.
        out, dx, dy : ndarray of float64, optional
            Receive the values and the derivatives, of the broadcast shape of `px` and `py`; as in `Stack.gradients`.

        Returns
        -------
        Gradients
            ``values``, ``dx`` and ``dy`` of the broadcast shape of `px` and `py`, each a float64 where these are
            scalars; None where `parts` does not name it.

        Raises
        ------
        ValueError, TypeError, OSError, TimeoutError
            As `Stack.gradients` does.
        """
        given = (out, dx, dy)
        results = self._gradients(px, py, parts, transform, layout, (outside, x_outside, y_outside), threads, pool,
                                  timeout, given, ())
        return Gradients(*[result if result is None or array is not None else result[()]
                           for result, array in zip(results, given)])

    def __repr__(self) -> str:
        return f"<bilane.Surface {self._k} of {self._stack!r}>"


class Surfaces(Selection):
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
        self._owner()._require_open()
        return self._count

    @overload
    def __getitem__(self, index: int) -> Surface: ...

    @overload
    def __getitem__(self, index: slice) -> Surfaces: ...

    def __getitem__(self, index: int | slice) -> Surface | Surfaces:
        self._owner()._require_open()
        if isinstance(index, slice):
            start, stop, step = index.indices(self._count)
            if step != 1:
                raise ValueError(f"surfaces: step {step}; a range of surfaces has step 1")
            if start >= stop:
                raise ValueError(f"surfaces: {_words(index)} selects none of {self._count}; at least one is needed")
            return Surfaces(self._owner(), self._from + start, self._from + stop)
        try:
            if isinstance(index, bool):                                    # a flag, where NumPy would take a mask
                raise TypeError
            k = index.__index__()
        except (AttributeError, TypeError):
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
            and `py`; `out` where it is given. On the grid the error of an interpolated value is at most 16 * 2^-53 of
            the largest corner of its cell, plus 4 * 2^-1074, that of the exponential less than 1 ulp.

        Raises
        ------
        ValueError, TypeError, OSError, TimeoutError
            As `sums` does.
        """
        return self._values(px, py, transform, layout, (outside, x_outside, y_outside), threads, pool, timeout, out,
                            (self._count,))

    def gradients(self, px: Any, py: Any, *, parts: Sequence[Part] = ("values", "dx", "dy"),
                  transform: Transform = "exp", layout: Layout = "surface", outside: Outside = "clamp",
                  x_outside: Outside | None = None, y_outside: Outside | None = None, out: Doubles | None = None,
                  dx: Doubles | None = None, dy: Doubles | None = None, threads: int | None = None,
                  pool: Pool | None = None, timeout: float | None = None) -> Gradients:
        """exp(f_k) of each surface at each point, and its derivatives with respect to x and y.

        Parameters
        ----------
        px, py : array_like of real numbers
            The points, as in `sums`.
        parts : sequence of {"values", "dx", "dy"}, default all three
            What is computed.
        transform : {"exp", "exp2", "exp10", "identity"}, default "exp"
            What is done to an interpolated value. The derivatives are those of the result.
        layout : {"surface", "point"}, default "surface"
            Whether the axis of surfaces is the first of each result or the last.
        out, dx, dy : ndarray of float64, optional
            Receive the values and the derivatives, of their shape.
        outside, x_outside, y_outside, threads, pool, timeout
            As in `sums`.

        Returns
        -------
        Gradients
            ``values``, ``dx`` and ``dy``, each of the shape of `values`; the arrays that were given, where they were;
            None where `parts` does not name it. A derivative is exact in the cell of the point, in values per unit of
            the coordinate as the points have it, also on a logarithmic axis; on a knot the cell on the side of the
            larger coordinate counts, on the greatest knot the last one. It is 0 along an axis outside of which the
            point was clamped, and NaN where a corner of the cell is NaN or infinite.

        Raises
        ------
        ValueError, TypeError, OSError, TimeoutError
            As `sums` does; ValueError also for unknown `parts` and an array for what `parts` does not name.
        """
        return self._gradients(px, py, parts, transform, layout, (outside, x_outside, y_outside), threads, pool,
                               timeout, (out, dx, dy), (self._count,))

    def __repr__(self) -> str:
        return f"<bilane.Surfaces {self._from} to {self._from + self._count - 1} of {self._owner()!r}>"


def _words(index: slice) -> str:
    start = "" if index.start is None else index.start
    stop = "" if index.stop is None else index.stop
    return f"{start}:{stop}"
