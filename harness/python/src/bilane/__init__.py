"""exp(f_k(x, y)) of bilinearly interpolated surfaces, summed or as arrays, on NumPy arrays.

>>> import bilane, numpy as np
>>> z = np.random.default_rng(1).random((50, 50, 50))
>>> px, py = np.random.default_rng(2).random((2, 1_000_000)) * 50
>>> stack = bilane.Stack(z)                                 # z (K, nx, ny); axes default to 0..n-1
>>> sums = stack.sums(px, py)                               # (K,): the sum of exp(f_k)
>>> values = stack.values(px, py, transform="identity")     # (K, m): f_k
>>> one = stack[7].values(px, py)                           # (m,)

`Stack` holds the surfaces, `Pool` the threads, `sums` and `values` evaluate several stacks at once, and `info` tells
what decides about speed. The work is done by a JVM in this process, which starts when it is first needed.
"""

try:
    from ._families import sums, values
except ModuleNotFoundError as missing:
    if missing.name != "jpype":
        raise
    raise ModuleNotFoundError("bilane needs JPype: pip install JPype1, or on Debian apt install python3-jpype, which "
                              "is for /usr/bin/python3", name="jpype") from None
from ._info import info
from ._pools import Pool
from ._selection import Gradients
from ._stack import OutsideCounts, Stack
from ._surfaces import Surface, Surfaces
from ._version import __version__

__all__ = ["Gradients", "OutsideCounts", "Pool", "Stack", "Surface", "Surfaces", "__version__", "info", "sums",
           "values"]
