#!/usr/bin/env python3
"""A program in NumPy and SciPy, and the same with Bilane in its process: the same data, the same results."""
import numpy as np
from scipy.interpolate import RectBivariateSpline

import bilane


def original(z, x, y, px, py):
    sums = np.empty(len(z))
    values = np.empty((len(z), len(px)))
    for k in range(len(z)):
        f = RectBivariateSpline(x, y, z[k], kx=1, ky=1)
        values[k] = np.exp(f.ev(px, py))
        sums[k] = np.sum(values[k])
    return sums, values


def replacement(z, x, y, px, py):
    with bilane.Stack(z, x, y) as stack:
        return stack.sums(px, py), stack.values(px, py)


def main():
    rng = np.random.default_rng(1)
    x = np.cumsum(rng.random(20) + 0.1)       # knots in any spacing
    y = np.arange(30.0)
    z = rng.random((10, len(x), len(y)))
    px, py = rng.random((2, 100_000)) * [[x[-1] + 1], [y[-1] + 1]]    # some lie outside the grid

    sums, values = original(z, x, y, px, py)
    new_sums, new_values = replacement(z, x, y, px, py)
    np.testing.assert_allclose(new_values, values, rtol=1e-14)
    np.testing.assert_allclose(new_sums, sums, rtol=1e-13)
    print(f"{new_values.size:,} values and {new_sums.size} sums agree")


if __name__ == "__main__":
    main()
