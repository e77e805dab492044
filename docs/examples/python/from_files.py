#!/usr/bin/env python3
"""A program in NumPy and SciPy, and the same by files and the command line of Bilane: the same data, the same results.

usage: from_files.py [COMMAND]      COMMAND starts Bilane; harness/bin/bilane of this project if it is not given
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from scipy.interpolate import RectBivariateSpline

BILANE = Path(__file__).resolve().parents[3] / "harness/bin/bilane"


def original(z, x, y, points):
    sums = np.empty(len(z))
    values = np.empty((len(z), points.shape[1]))
    for k in range(len(z)):
        f = RectBivariateSpline(x, y, z[k], kx=1, ky=1)
        values[k] = np.exp(f.ev(points[0], points[1]))
        sums[k] = np.sum(values[k])
    return sums, values


def by_files(z, x, y, points, folder):
    np.save(folder / "z.npy", z)              # (K, nx, ny)
    np.save(folder / "x.npy", x)              # (nx,)
    np.save(folder / "y.npy", y)              # (ny,)
    np.save(folder / "points.npy", points)    # (2, m): all x, then all y
    subprocess.run([BILANE, "eval", "--surfaces", "z.npy", "--x-axis", "x.npy", "--y-axis", "y.npy",
                    "--points", "points.npy", "--sums", "sums.npy", "--out", "values.npy"],
                   cwd=folder, check=True)
    return np.load(folder / "sums.npy"), np.load(folder / "values.npy", mmap_mode="r")


def main():
    rng = np.random.default_rng(1)
    x = np.cumsum(rng.random(20) + 0.1)       # knots in any spacing
    y = np.arange(30.0)
    z = rng.random((10, len(x), len(y)))
    points = rng.random((2, 100_000)) * [[x[-1] + 1], [y[-1] + 1]]    # some lie outside the grid

    sums, values = original(z, x, y, points)
    with tempfile.TemporaryDirectory() as folder:
        new_sums, new_values = by_files(z, x, y, points, Path(folder))
        np.testing.assert_allclose(new_values, values, rtol=1e-14)
        np.testing.assert_allclose(new_sums, sums, rtol=1e-13)
    print(f"{new_values.size:,} values and {new_sums.size} sums agree")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        BILANE = Path(shutil.which(sys.argv[1]) or sys.argv[1]).resolve()    # it runs in another folder
    main()
