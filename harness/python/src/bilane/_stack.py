"""Stacks of surfaces."""

from __future__ import annotations

import os
from types import TracebackType
from typing import Any, Literal, NamedTuple

import jpype
import numpy as np

from . import _jvm
from ._arrays import Doubles, Mapping, Points, address, doubles
from ._calls import Runner, java_points, rules, scale
from ._errors import python_error
from ._surfaces import Surfaces


Scale = Literal["linear", "ln", "log2", "log10"]


class OutsideCounts(NamedTuple):
    """How many points are not on a grid."""

    x: int
    y: int
    nan: int


class Stack(Surfaces):
    """K surfaces f_k on one grid of nx x ny knots, interpolated bilinearly.

    Parameters
    ----------
    z : array_like of real numbers, shape (K, nx, ny)
        The value of each surface at each knot, which is copied. NaN and infinities are allowed; they reach only the
        cells they belong to.
    x : array_like of real numbers, shape (nx,), optional
        The knots of the first axis, finite, strictly ascending or descending, at least 2. ``0, 1, ..., nx-1`` by
        default.
    y : array_like of real numbers, shape (ny,), optional
        The knots of the second axis.
    x_scale, y_scale : {"linear", "ln", "log2", "log10"}, default "linear"
        The scale of the knots of each axis: with "log10" they are decimal logarithms of the coordinates that calls are
        given.

    Raises
    ------
    ValueError
        If a shape is wrong, or knots are not finite or neither ascend nor descend.
    TypeError
        For numbers that are complex, boolean, objects or longer than 64 bits, and masked arrays.
    OSError
        If `z` lies in a mapped file that has become shorter.
    MemoryError
        If there is too little memory.
    RuntimeError
        If there is no JVM and none can be started: there is no JDK 25 or later, or this process was forked from one
        that had a JVM.

    Notes
    -----
    A stack is immutable, and any number of threads may use it at once. It holds memory outside of Python's, about that
    of `z`, until it is closed: by ``with``, by `close`, or when it is collected. A closed one raises ValueError,
    whatever is asked of it but `closed`, `close` and `repr`, and so do its surfaces. ``stack[7]`` is one surface,
    ``stack[3:9]`` are some.

    Results have the same bits for any number of threads, and those of the command line's ``eval``.

    Examples
    --------
    >>> import bilane
    >>> stack = bilane.Stack([[[0, 1], [2, 3], [4, 5]], [[1, 1], [1, 1], [1, 1]]], [0.0, 0.5, 2.0])
    >>> stack.values([0.25, 1.0, 99.0], [0.5, 0.0, 1.0], transform="identity")
    array([[1.5       , 2.66666667, 5.        ],
           [1.        , 1.        , 1.        ]])
    >>> stack[1].sums([0.25, 1.0], 0.5)
    5.43656365691809
    """

    def __init__(self, z: Any, x: Any = None, y: Any = None, *, x_scale: Scale = "linear",
                 y_scale: Scale = "linear") -> None:
        table = doubles("z", z)
        if table.ndim != 3:
            raise ValueError(f"z: shape {table.shape}; it must be (K, nx, ny), for a single surface z[numpy.newaxis]")
        if table.shape[0] < 1:
            raise ValueError(f"z: shape {table.shape}; at least one surface is needed")
        if table.shape[1] < 2 or table.shape[2] < 2:
            raise ValueError(f"z: shape {table.shape}; a surface must have at least 2 knots in x and 2 in y")
        knots = [_knots("x", x, table.shape[1]), _knots("y", y, table.shape[2])]
        scales = [scale("x_scale", x_scale), scale("y_scale", y_scale)]
        mapping = Mapping.of(table, "z")
        if mapping is not None:
            mapping.require_whole()
        axis = _jvm.java_class("org.bilane.kernel.Axis")
        try:
            axes = [_axis(axis, name, on, np.arange(float(n)) if given is None else given)
                    for name, n, on, given in zip("xy", table.shape[1:], scales, knots)]
            memory = _jvm.java_class("org.bilane.python.ArrayMemory").doubles(address(table), table.size)
            self._own(_jvm.java_class("org.bilane.kernel.SurfaceStack").of(axes[0], axes[1], memory))
        except jpype.JException as e:
            raise python_error(e) from None
        if mapping is not None:
            mapping.require_whole()

    def _own(self, java_stack: Any) -> None:
        self._handle = _jvm.Handle(java_stack)
        self._java_stack = java_stack
        self._shape = (int(java_stack.surfaceCount()), int(java_stack.xAxis().size()), int(java_stack.yAxis().size()))
        self._select(java_stack, 0, self._shape[0])

    def _owner(self) -> Stack:
        # No reference to itself: what is dropped is freed at once.
        return self

    def _require_open(self) -> None:
        if self.closed:
            raise ValueError(f"{self!r}: must not be used any more")

    @classmethod
    def open(cls, file: str | os.PathLike[str]) -> Stack:
        """A stack from a stack file, which is verified and copied.

        Parameters
        ----------
        file : path
            A file that `write` or the command ``bilane stack`` made.

        Returns
        -------
        Stack
            The stack, whose results have the bits of the one that was written.

        Raises
        ------
        ValueError
            If it is not a whole, undamaged stack file of a known version.
        OSError
            If it cannot be read.
        """
        stack = cls.__new__(cls)
        try:
            stack._own(_jvm.java_class("org.bilane.kernel.SurfaceStack").open(_path(file)))
        except jpype.JException as e:
            raise python_error(e) from None
        return stack

    def write(self, file: str | os.PathLike[str]) -> None:
        """Writes a stack file: axes, values and what verifies them.

        Parameters
        ----------
        file : path
            Its name; a file of that name is replaced once the new one is whole.

        Raises
        ------
        OSError
            If it cannot be written.
        ValueError
            If the stack is closed.
        """
        _jvm.ensure_started()
        try:
            self._java_stack.write(_path(file))
        except jpype.JException as e:
            raise python_error(e) from None

    def outside(self, px: Any, py: Any, *, timeout: float | None = None) -> OutsideCounts:
        """How many points are not on the grid.

        Parameters
        ----------
        px, py : array_like of real numbers
            The points, as in `sums`.
        timeout : float, optional
            Stop after so many seconds.

        Returns
        -------
        OutsideCounts
            The numbers of points outside ``x``, outside ``y``, and with a coordinate that is ``nan``. A point counts
            once for each axis that it is outside of, and one with a NaN only as such.

        Raises
        ------
        ValueError, TypeError, OSError, TimeoutError
            As `sums` does.
        """
        self._require_open()
        points = Points(px, py)
        runner = Runner(points.size, None, None, timeout)
        points.require_whole()
        counts = runner.outside(self._java_stack, java_points(points, rules("clamp", None, None)), (points, self))
        points.require_whole()
        return OutsideCounts(int(counts.x()), int(counts.y()), int(counts.nan()))

    @property
    def shape(self) -> tuple[int, int, int]:
        """The shape (K, nx, ny) of the table."""
        self._require_open()
        return self._shape

    @property
    def x(self) -> Doubles:
        """The knots of the first axis, a copy of shape (nx,)."""
        _jvm.ensure_started()
        self._require_open()
        return np.array(self._java_stack.xAxis().knots())

    @property
    def y(self) -> Doubles:
        """The knots of the second axis, a copy of shape (ny,)."""
        _jvm.ensure_started()
        self._require_open()
        return np.array(self._java_stack.yAxis().knots())

    @property
    def scales(self) -> tuple[str, str]:
        """The scales of the knots of both axes."""
        _jvm.ensure_started()
        self._require_open()
        axes = (self._java_stack.xAxis(), self._java_stack.yAxis())
        return (str(axes[0].scale().name()).lower(), str(axes[1].scale().name()).lower())

    @property
    def nbytes(self) -> int:
        """The memory that the stack holds, in bytes."""
        _jvm.ensure_started()
        self._require_open()
        return int(self._java_stack.byteSize())

    @property
    def closed(self) -> bool:
        """Whether the stack was closed."""
        return not self._handle.close.alive

    def close(self) -> None:
        """Frees the memory. Later calls, and calls still running, raise ValueError; closing again does nothing."""
        self._handle.close()

    def __enter__(self) -> Stack:
        self._require_open()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        k, nx, ny = self._shape
        return f"<bilane.Stack of {k} surfaces of {nx}x{ny}{', closed' if self.closed else ''}>"


def _knots(name: str, value: Any, length: int) -> Doubles | None:
    if value is None:
        return None
    knots = doubles(name, value)
    if knots.ndim != 1:
        raise ValueError(f"{name}: shape {knots.shape}; an axis must be one-dimensional")
    if len(knots) != length:
        raise ValueError(f"{name}: has {len(knots)} knots; the {name} axis of the surfaces has {length}")
    return knots


def _axis(axis: Any, name: str, on: Any, knots: Doubles) -> Any:
    """The kernel says what is wrong with knots, and this of which axis."""
    try:
        return axis.of(on, jpype.JArray(jpype.JDouble)(knots))
    except jpype.JException as e:
        raise ValueError(f"{name}: {python_error(e)}") from None


def _path(file: str | os.PathLike[str]) -> Any:
    name = os.fspath(file) if isinstance(file, os.PathLike) else file
    if not isinstance(name, str):
        raise TypeError(f"file: {file!r}; must be a str or a path of it")
    return _jvm.java_class("java.nio.file.Path").of(os.path.abspath(name))
