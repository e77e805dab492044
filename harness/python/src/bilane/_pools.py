"""Pools of workers: those that callers open, and one for each number of threads that calls share."""

from __future__ import annotations

import operator
import re
import threading
from types import TracebackType
from typing import Any

import jpype

from . import _jvm
from ._errors import python_error

MOST_THREADS = 4096
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}

_lock = threading.Lock()
_shared: dict[int | None, Pool] = {}


class Pool:
    """A pool of worker threads that calls share.

    Without one, calls use a pool that bilane opens at the first call and keeps. Open your own to choose what it is
    like. Any number of threads may use a pool at once; their calls take turns, chunk by chunk. Results have the same
    bits for every pool.

    Parameters
    ----------
    threads : int, optional
        How many threads work, from 1 to 4096. One for each physical core that this process may use by default.
    chunk_points : int, optional
        How many points a worker takes at a time, at least 1. By default as many as suit the L2 cache.
    l2 : int or str, optional
        Plan chunks for an L2 cache of so many bytes for each worker, such as ``262144`` or ``"256K"``. This machine's
        by default.
    no_pin : bool, default False
        Do not pin workers to cores.

    Raises
    ------
    ValueError
        If a number is out of its range.
    TypeError
        If an argument is of another type.
    RuntimeError
        If there is no JVM and none can be started.

    Examples
    --------
    >>> with bilane.Pool(threads=2) as pool:
    ...     sums = stack.sums(px, py, pool=pool)
    """

    def __init__(self, threads: int | None = None, *, chunk_points: int | None = None, l2: int | str | None = None,
                 no_pin: bool = False) -> None:
        if threads is not None:
            require_threads(threads)
        builder = _jvm.java_class("org.bilane.kernel.WorkerPool").builder()
        if threads is not None:
            builder.workers(operator.index(threads))
        if chunk_points is not None:
            builder.chunkPoints(_positive("chunk_points", chunk_points))
        if l2 is not None:
            builder.l2Bytes(_bytes("l2", l2))
        if no_pin:
            builder.pinned(False)
        try:
            self._handle = _jvm.Handle(builder.open())
        except jpype.JException as e:
            raise python_error(e) from None
        self._java = self._handle.java
        self._threads = int(self._java.workers())

    @property
    def threads(self) -> int:
        """The number of workers."""
        return self._threads

    @property
    def unpinned_because(self) -> str | None:
        """Why the workers are not pinned to cores, in one sentence; None if they are."""
        _jvm.ensure_started()
        return optional(self._java.unpinnedBecause())

    def close(self) -> None:
        """Ends the workers, once the calls under way are done. Later calls raise ValueError."""
        self._handle.close()

    def __enter__(self) -> Pool:
        if not self._handle.close.alive:
            raise ValueError("pool: it is closed")
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def __reduce__(self) -> str:
        raise TypeError("a bilane.Pool cannot be pickled or copied; open one in each process")

    def __repr__(self) -> str:
        return f"<bilane.Pool of {self._threads} threads>"


def shared(threads: int | None) -> Pool:
    """The pool that calls without one of their own use, opened when it is first asked for."""
    pool = _shared.get(threads)
    if pool is None:
        with _lock:
            pool = _shared.get(threads)
            if pool is None:
                pool = _shared[threads] = Pool(threads)
    return pool


def optional(java: Any) -> str | None:
    """The text of a Java Optional."""
    return str(java.get()) if java.isPresent() else None


def require_threads(threads: int) -> int:
    """Refuses a number of threads that is none.

    Raises
    ------
    TypeError
        If it is no integer.
    ValueError
        If it is out of range.
    """
    number = _index("threads", threads)
    if not 1 <= number <= MOST_THREADS:
        raise ValueError(f"threads: {number}; must be from 1 to {MOST_THREADS}")
    return number


def _index(name: str, value: Any) -> int:
    try:
        if isinstance(value, bool):
            raise TypeError
        return operator.index(value)
    except TypeError:
        raise TypeError(f"{name}: {value!r}; must be an integer") from None


def _positive(name: str, value: Any) -> int:
    number = _index(name, value)
    if not 1 <= number < 1 << 63:
        raise ValueError(f"{name}: {number}; must be at least 1 and less than 2^63")
    return number


def _bytes(name: str, value: int | str) -> int:
    if not isinstance(value, str):
        return _positive(name, value)
    parts = re.fullmatch(r"(\d+)([KMG]?)", value, re.ASCII)
    if parts is None:
        raise ValueError(f"{name}: {value!r}; must be a number of bytes, with K, M or G for powers of 1024")
    return _positive(name, int(parts.group(1)) * _UNITS[parts.group(2)])
