"""Exceptions of the kernel as Python's, with the kernel's sentences."""

from __future__ import annotations

import errno
from typing import Any

from ._jvm import java_class

# From the narrower to the wider.
_KINDS: tuple[tuple[str, type[Exception]], ...] = (
    ("org.bilane.kernel.EvaluationStoppedException", RuntimeError),
    ("org.bilane.kernel.StackFormatException", ValueError),
    ("java.io.IOException", OSError),
    ("java.lang.IllegalArgumentException", ValueError),
    ("java.lang.IllegalStateException", ValueError),
    ("java.lang.IndexOutOfBoundsException", IndexError),
    ("java.lang.NullPointerException", TypeError),
    ("java.lang.OutOfMemoryError", MemoryError),
)


def python_error(java: Any) -> Exception:
    """The exception of Python that says what one of Java says."""
    message = str(java.getMessage())
    if isinstance(java, java_class("java.lang.InternalError")):
        return OSError(f"an array lies in a mapped file that has become shorter, or cannot be read ({message})")
    if isinstance(java, java_class("java.nio.file.FileSystemException")):
        return _of_file(java, message)
    for name, kind in _KINDS:
        if isinstance(java, java_class(name)):
            return kind(message)
    return RuntimeError(str(java.toString()))


def _of_file(java: Any, message: str) -> OSError:
    """OSError chooses its subclass, such as FileNotFoundError, by the number."""
    numbers = (
        ("java.nio.file.NoSuchFileException", errno.ENOENT, "no such file"),
        ("java.nio.file.AccessDeniedException", errno.EACCES, "access denied"),
    )
    for name, number, words in numbers:
        if isinstance(java, java_class(name)):
            return OSError(number, words, str(java.getFile()))
    return OSError(message)
