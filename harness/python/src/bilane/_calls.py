"""Calls of the kernel: on which threads they run, and that an array outlives them whatever interrupts."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import jpype

from . import _jvm, _pools
from ._arrays import Points, address
from ._errors import python_error

# Evaluations that are done in a moment, also before they are compiled: they are not interrupted.
_FEW_EVALUATIONS = 1 << 20
# How long a signal may wait for Python to look after it, and then for the chunks under way to end.
_LOOK_MILLISECONDS = 20
_STOP_MILLISECONDS = 150

# Arrays that a call may still write to, though an exception has left it. The keys are the calls.
_held: dict[int, tuple[Any, Any]] = {}
_constants: dict[str, Any] = {}


def java_call() -> Any:
    """The class of evaluations."""
    return constant("org.bilane.python.ArrayCall", lambda: _jvm.java_class("org.bilane.python.ArrayCall"))


def constant(name: str, find: Callable[[], Any]) -> Any:
    """What is looked up in the JVM but once."""
    _jvm.ensure_started()
    found = _constants.get(name)
    if found is None:
        found = _constants[name] = find()
    return found


def word(option: str, kind: str, value: str, words: dict[str, str] | None = None) -> Any:
    """The constant of an enum of the kernel that a word of the command line names.

    Raises
    ------
    TypeError
        If it is no string.
    ValueError
        If there is no such word.
    """
    known = constant(kind, lambda: {_word_of(str(each.name()), words): each
                                    for each in _jvm.java_class(kind).values()})
    if not isinstance(value, str):
        raise TypeError(f"{option}: {value!r}; must be a string")
    found = known.get(value)
    if found is None:
        raise ValueError(f"{option}: {value!r}; must be {' or '.join(repr(each) for each in known)}")
    return found


def _word_of(name: str, words: dict[str, str] | None) -> str:
    return words[name] if words is not None else name.lower()


def transform(value: str) -> Any:
    """What is done to an interpolated value."""
    return word("transform", "org.bilane.kernel.Transform", value)


def layout(value: str) -> Any:
    """The order of an array of values."""
    return word("layout", "org.bilane.kernel.Layout", value, {"SURFACE_MAJOR": "surface", "POINT_MAJOR": "point"})


def rules(both: str, x: str | None, y: str | None) -> tuple[Any, Any]:
    """What becomes of points outside each axis."""
    kind = "org.bilane.kernel.Outside"
    rule = word("outside", kind, both)
    return (rule if x is None else word("x_outside", kind, x), rule if y is None else word("y_outside", kind, y))


def java_points(points: Points, outside: tuple[Any, Any], begin: int = 0, size: int | None = None) -> Any:
    """The kernel's Points of a part of points."""
    make = constant("points", lambda: _jvm.java_class("org.bilane.python.ArrayMemory").points)
    return make(address(points.x) + 8 * begin, address(points.y) + 8 * begin, points.size if size is None else size,
                *outside)


def scale(option: str, value: str) -> Any:
    """The scale that the knots of an axis are on."""
    return word(option, "org.bilane.kernel.Scale", value)


class Runner:
    """Runs the calls of one request.

    Parameters
    ----------
    evaluations
        How many surfaces there are, times how many points; without surfaces, how many points.
    threads, pool, timeout
        What the caller said of them.
    """

    def __init__(self, evaluations: int, threads: int | None, pool: _pools.Pool | None, timeout: float | None) -> None:
        if pool is not None:
            if not isinstance(pool, _pools.Pool):
                raise TypeError(f"pool: of type {type(pool).__name__}; must be a bilane.Pool")
            if threads is not None:
                raise ValueError(f"threads: {threads}; must not be given together with a pool, which has its own")
        if threads is not None:
            threads = _pools.require_threads(threads)
        self._deadline = None if timeout is None else time.monotonic() + _seconds(timeout)
        self._timeout = timeout
        # Signals are looked after by the main thread alone.
        self._patient = timeout is None and (evaluations <= _FEW_EVALUATIONS
                                             or threading.current_thread() is not threading.main_thread())
        self._threads = threads
        self._pool = pool

    def evaluator(self) -> Any:
        """Who evaluates; a pool is opened if need be."""
        if self._pool is None:
            if self._threads == 1 and self._patient:
                return constant("calling thread",
                                lambda: _jvm.java_class("org.bilane.kernel.Evaluator").onCallingThread())
            self._pool = _pools.shared(self._threads)
        return self._pool._java

    def run(self, make: Callable[[], Any], keep: Any) -> Any:
        """Makes an evaluation and does it.

        Parameters
        ----------
        make
            Makes the ArrayCall.
        keep
            What it uses.
        """
        stopped = constant("EvaluationStoppedException",
                           lambda: _jvm.java_class("org.bilane.kernel.EvaluationStoppedException"))
        try:
            while True:
                call = make()
                try:
                    if self._patient:
                        call.run()
                    else:
                        self._watch(call, keep)
                    return call
                except stopped as e:
                    # The thread was interrupted in Java. If that was Ctrl-C, Python raises it before the next
                    # turn.
                    if "interrupted" not in str(e.getMessage()):
                        raise
        except jpype.JException as e:
            raise python_error(e) from None

    def outside(self, stack: Any, points: Any, keep: Any) -> Any:
        """Counts points outside the grid of the kernel's stack: the kernel's OutsideCounts."""
        make = java_call().outside
        return self.run(lambda: make(stack, points), keep).counts()

    def _watch(self, call: Any, keep: Any) -> None:
        """Lets a call run on a thread of its own, and looks after signals meanwhile."""
        _forget_ended()
        _held[id(call)] = (call, (keep, self._pool))
        try:
            call.start()
            while not call.await_(_LOOK_MILLISECONDS):
                if self._deadline is not None and time.monotonic() >= self._deadline:
                    raise TimeoutError(f"timeout: {self._timeout} s were over before the evaluation was; what it has "
                                       "written is incomplete")
        finally:
            # What has not ended by then, or where another Ctrl-C comes before this, keeps its arrays until a later
            # call.
            call.stop(_STOP_MILLISECONDS)
            _forget_ended()


def _forget_ended() -> None:
    for key, (call, _) in list(_held.items()):
        if call.hasEnded():
            _held.pop(key, None)


def _seconds(timeout: float) -> float:
    try:
        if isinstance(timeout, (bool, str, bytes, bytearray)):             # float takes them, too
            raise TypeError
        seconds = float(timeout)
    except (TypeError, ValueError):
        raise TypeError(f"timeout: {timeout!r}; must be a number of seconds") from None
    if not seconds > 0:
        raise ValueError(f"timeout: {timeout}; must be more than 0 seconds")
    return seconds
