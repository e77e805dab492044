"""Arrays of NumPy as the kernel takes them: where they are if float64, C-contiguous and native, else copied."""

from __future__ import annotations

import mmap
from collections import abc
from typing import Any

import jpype
import numpy as np
from numpy.typing import NDArray

from ._errors import python_error
from ._jvm import java_class

Doubles = NDArray[np.float64]

# What `bilane eval` converts, exactly as NumPy's astype(float64) does.
_CONVERTED = frozenset(("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"))
# Elements of lists that are what they are, whatever NumPy does.
_READ = (float, int, complex, str, bytes, np.generic, np.ndarray)
# Mapped memory is copied in pieces of about this size.
_PIECE_BYTES = 1 << 22


def address(array: NDArray[Any]) -> int:
    """Where the memory of an array begins."""
    return int(array.__array_interface__["data"][0])


def doubles(name: str, value: Any) -> Doubles:
    """An array as aligned, native float64 in C order; the array itself where it is so.

    Raises
    ------
    TypeError
        For a masked array, and for dtypes that are no real numbers of up to 64 bits.
    ValueError
        For lists of lists of different lengths.
    """
    return _direct(name, _real(name, value))


def _real(name: str, value: Any) -> NDArray[Any]:
    """The array of real numbers that a value is, or holds, or that NumPy makes of it."""
    if isinstance(value, np.ma.MaskedArray):
        raise TypeError(f"{name}: a masked array; fill it before, for example with {name}.filled(np.nan)")
    try:
        # With subclasses, as asarray would take the numbers behind a mask for values.
        given = np.asanyarray(_of_nullable(_with_elements_read(name, value)))
    except ValueError as e:
        raise ValueError(f"{name}: {e}") from None
    if isinstance(given, np.ma.MaskedArray):
        raise TypeError(f"{name}: becomes a masked array; read and fill it before, for example with "
                        f"{name}[:].filled(np.nan)")
    array: NDArray[Any] = np.asarray(given)
    _require_real(name, array)
    return array


def _direct(name: str, array: NDArray[Any]) -> Doubles:
    return array if is_direct(array) else copied(name, array)


def _with_elements_read(name: str, value: Any) -> Any:
    """A list whose elements are read as NumPy reads them, but for masks, which NumPy would lose; else the value.

    Variables of netCDF4 are masked arrays once they are read. What has a length and elements, and no array to give, is
    a list to NumPy.
    """
    if not _is_list(value):
        return value
    elements = []
    for element in value:
        if not isinstance(element, _READ):
            element = np.asanyarray(element) if hasattr(element, "__array__") else _with_elements_read(name, element)
        if isinstance(element, np.ma.MaskedArray):
            raise TypeError(f"{name}: has a masked array in it; fill that before, for example with .filled(np.nan)")
        elements.append(element)
    return elements


def _is_list(value: Any) -> bool:
    """Whether NumPy reads a value one element after the other."""
    if isinstance(value, (list, tuple)):
        return True
    if isinstance(value, (*_READ, bytearray, memoryview, range, abc.Mapping)) or hasattr(value, "__array__") \
            or hasattr(value, "__array_interface__") or hasattr(value, "__array_struct__"):
        return False
    if not hasattr(type(value), "__getitem__") or not hasattr(type(value), "__len__"):
        return False
    try:
        memoryview(value)
    except TypeError:
        return True
    return False


def _of_nullable(value: Any) -> Any:
    """The numbers of a pandas column that may lack some, NaN for those; any other value as it is.

    NumPy makes objects of such a column, or not, depending on the version of pandas.
    """
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if isinstance(kind, str) and kind in ("i", "u", "f") and not isinstance(value.dtype, np.dtype) \
            and hasattr(value, "to_numpy"):
        return value.to_numpy(dtype=np.float64, na_value=np.nan)
    return value


def _require_real(name: str, array: NDArray[Any]) -> None:
    if f"{array.dtype.kind}{array.dtype.itemsize}" not in _CONVERTED:
        raise TypeError(f"{name}: dtype {array.dtype} is not supported; it must be one of float16, float32, float64, "
                        "int8 to int64 and uint8 to uint64")


def is_direct(array: NDArray[Any]) -> bool:
    """Whether the kernel can use the memory of an array as it is."""
    return bool(array.dtype == np.float64 and array.dtype.isnative and array.flags.c_contiguous and array.flags.aligned
                # NumPy calls an array without elements aligned, wherever it is.
                and (array.size > 0 or address(array) % array.itemsize == 0))


def copied(name: str, array: NDArray[Any]) -> Doubles:
    """A new array of the same values as native float64 in C order."""
    copy = np.empty(array.shape)
    mapping = Mapping.of(array, name)
    if mapping is None:
        copy[...] = array
    else:
        mapping.require_whole()
        _copy_guarded(array, copy)
        mapping.require_whole()
    return copy


def _copy_guarded(array: NDArray[Any], copy: Doubles) -> None:
    """Copies from a mapped file without touching it but by copies that survive its truncation."""
    if array.size == 0:
        return
    low, high = _byte_bounds(array)
    if high - low > _PIECE_BYTES and array.size > 1:
        axis = int(np.argmax([abs(stride) * (length - 1) for stride, length in zip(array.strides, array.shape)]))
        half = array.shape[axis] // 2
        for part in (slice(None, half), slice(half, None)):
            index = (slice(None),) * axis + (part,)
            _copy_guarded(array[index], copy[index])
        return
    piece = np.empty(high - low, dtype=np.uint8)
    copy_rows(low, 0, address(piece), 0, piece.nbytes, 1)
    copy[...] = np.ndarray(array.shape, array.dtype, piece.data, address(array) - low, array.strides)


def _byte_bounds(array: NDArray[Any]) -> tuple[int, int]:
    """The first byte of an array that is not empty, and the one behind its last."""
    low = high = address(array)
    for stride, length in zip(array.strides, array.shape):
        if stride < 0:
            low += stride * (length - 1)
        else:
            high += stride * (length - 1)
    return low, high + array.itemsize


def copy_rows(source: int, source_step: int, target: int, target_step: int, row_bytes: int, rows: int) -> None:
    """Copies rows of bytes, from or to a mapped file.

    Raises
    ------
    OSError
        If the file has become shorter.
    """
    memory = java_class("org.bilane.python.ArrayMemory")
    try:
        memory.copyRows(source, source_step, target, target_step, row_bytes, rows)
    except jpype.JException as e:
        raise python_error(e) from None


class Mapping:
    """The mapped file that an array lies in."""

    def __init__(self, name: str, mapped: mmap.mmap, end: int) -> None:
        self._name = name
        self._mapped = mapped
        self._end = end

    @staticmethod
    def of(array: NDArray[Any], name: str = "array") -> Mapping | None:
        """The mapping that an array, or the array that it is a view of, lies in; None if it lies in memory."""
        end = 0
        owner: Any = array
        while owner is not None:
            if isinstance(owner, mmap.mmap):
                return Mapping(name, owner, max(end, len(owner)))
            if isinstance(owner, np.memmap) and owner.offset is not None:
                end = max(end, owner.offset + owner.nbytes)
            owner = owner.obj if isinstance(owner, memoryview) else getattr(owner, "base", None)
        return None

    def require_whole(self) -> None:
        """Refuses a file that no longer has all that was mapped of it. A page that it has in part reads as zeros.

        Raises
        ------
        OSError
            If the file has become shorter.
        """
        try:
            size = self._mapped.size()
        except (OSError, ValueError):
            # Memory that is shared by processes has no file, and the mapping may have let go of its file.
            return
        if size < self._end:
            raise OSError(f"{self._name}: lies in a mapped file that has become shorter; it has {size} bytes, and "
                          f"{self._end} were mapped")


class Points:
    """The points of a call: x and y of one shape, as the kernel takes them, which must be kept alive meanwhile."""

    def __init__(self, px: Any, py: Any) -> None:
        given = [_real("px", px), _real("py", py)]
        x = _direct("px", given[0])
        y = _direct("py", given[1])
        # What was copied is checked already.
        self.mappings = [mapping for mapping in (Mapping.of(x, "px"), Mapping.of(y, "py")) if mapping is not None]
        if x.shape != y.shape:
            try:
                shape = np.broadcast_shapes(x.shape, y.shape)
            except ValueError:
                raise ValueError(f"px and py: shapes {x.shape} and {y.shape} cannot be broadcast together") from None
            x = _broadcast("px", x, shape)
            y = _broadcast("py", y, shape)
        self.shape = x.shape
        self.size = x.size
        self.x = x
        self.y = y
        # As they were before any copy, for outputs must not overlap them; also of what only holds an array.
        self.apart: tuple[tuple[str, Any], ...] = (("px", given[0]), ("py", given[1]))

    def require_whole(self) -> None:
        """Refuses points in a mapped file that has become shorter."""
        for mapping in self.mappings:
            mapping.require_whole()


def _broadcast(name: str, array: Doubles, shape: tuple[int, ...]) -> Doubles:
    if array.shape == shape:
        return array
    if Mapping.of(array) is not None:
        array = copied(name, array)
    return np.array(np.broadcast_to(array, shape), order="C")


class Output:
    """Where a result goes: the array that the caller gave, or a new one."""

    def __init__(self, name: str, out: Any, shape: tuple[int, ...], apart: tuple[Any, ...],
                 allocate: bool = True) -> None:
        self.given: Any = out
        self.mapping: Mapping | None = None
        self.target: Doubles
        if out is None:
            self.target = np.empty(shape)
            return
        _require_output(name, out, shape, apart)
        self.mapping = Mapping.of(out, name)
        if self.mapping is not None and not is_direct(out):
            raise ValueError(f"{name}: a part of a mapped file that is not C-contiguous, native and aligned; an output "
                             "in a mapped file must be")
        # The kernel writes to no mapped file either.
        self.target = out if is_direct(out) and self.mapping is None else np.empty(shape if allocate else 0)

    def result(self) -> Doubles:
        """The result in the caller's array, where there is one."""
        if self.given is None or self.given is self.target:
            return self.target
        if self.mapping is None:
            self.given[...] = self.target
        else:
            self.mapping.require_whole()
            copy_rows(address(self.target), 0, address(self.given), 0, self.target.nbytes, 1)
            self.mapping.require_whole()
        return self.filled()

    def filled(self) -> Doubles:
        """The caller's array, where the result is in it already."""
        given: Doubles = self.given
        return given


def _require_output(name: str, out: Any, shape: tuple[int, ...], apart: tuple[Any, ...]) -> None:
    if not isinstance(out, np.ndarray):
        raise TypeError(f"{name}: of type {type(out).__name__}; it must be a NumPy array")
    if isinstance(out, np.ma.MaskedArray):
        raise TypeError(f"{name}: a masked array; it must be a plain one")
    if out.dtype.kind != "f" or out.dtype.itemsize != 8:
        raise TypeError(f"{name}: dtype {out.dtype}; it must be float64")
    if out.shape != shape:
        raise ValueError(f"{name}: shape {out.shape}; the result has {shape}")
    if not out.flags.writeable:
        raise ValueError(f"{name}: a read-only array; it must be writable")
    if _overlaps_itself(out):
        raise ValueError(f"{name}: several of its elements lie in one place; each must have its own")
    for other_name, other in apart:
        if isinstance(other, np.ndarray) and np.may_share_memory(out, other) and _overlaps(out, other):
            raise ValueError(f"{name}: overlaps {other_name}; an output must lie apart")


def _overlaps_itself(array: NDArray[Any]) -> bool:
    """Whether a step along an axis may be shorter than what lies within it, as it never is in slices of arrays."""
    extent = array.itemsize
    for stride, length in sorted((abs(stride), length) for stride, length in zip(array.strides, array.shape)):
        if length > 1 and array.size > 0:
            if stride < extent:
                return True
            extent += stride * (length - 1)
    return False


def _overlaps(one: NDArray[Any], other: NDArray[Any]) -> bool:
    try:
        return bool(np.shares_memory(one, other, max_work=10_000))
    except RuntimeError:
        # Too hard to tell.
        return True
