#!/usr/bin/env python3
"""Writes the reference cases that the kernel's tests compare with, made by SciPy and NumPy.

Each case is two files. NAME.properties gives the counts: surfaces (K), nx, ny, points (m). NAME.bin holds
little-endian float64, nothing else, in this order:

    xAxis[nx] yAxis[ny] z[K][nx][ny] px[m] py[m] f[K][m] expF[K][m] sums[K] expSums[K]

f is RectBivariateSpline(kx=1, ky=1), expF is numpy.exp(f), and the sums are math.fsum over the points, that
is, correctly rounded sums of the stored values. names.txt lists the cases in order.

SciPy rounds too. By its algorithm f lies within 13 * 2^-53 * max|corner of the cell| of the exact value;
these cases reach 5. Its values on knots are not always exactly the nodes' values. numpy.exp is good to 1 ulp,
and its last bit depends on the machine, so that another machine may write other bytes.

Run without arguments; the files go among the Java test resources. Seeds are fixed. Made with numpy 2.4 and
scipy 1.17.
"""

import math
from pathlib import Path

import numpy as np
from scipy.interpolate import RectBivariateSpline

TARGET = Path(__file__).parents[1] / "resources/org/bilane/kernel/reference"


def case(name, x_axis, y_axis, z, px, py):
    """Evaluates one stack at its points and writes the two files."""
    x_axis, y_axis, z, px, py = (np.asarray(a, dtype=np.float64) for a in (x_axis, y_axis, z, px, py))
    surfaces, nx, ny = z.shape
    f = np.stack([RectBivariateSpline(x_axis, y_axis, surface, kx=1, ky=1).ev(px, py) for surface in z])
    exp_f = np.exp(f)
    sums = np.array([math.fsum(row) for row in f])
    exp_sums = np.array([math.fsum(row) for row in exp_f])
    if not all(np.isfinite(a).all() for a in (f, exp_f, sums, exp_sums)):
        raise ValueError(f"{name}: every value of a reference case must be finite")
    with open(TARGET / f"{name}.bin", "wb") as file:
        for array in (x_axis, y_axis, z, px, py, f, exp_f, sums, exp_sums):
            file.write(array.astype("<f8").tobytes(order="C"))
    counts = f"surfaces={surfaces}\nnx={nx}\nny={ny}\npoints={px.size}\n"
    (TARGET / f"{name}.properties").write_text(counts)
    return name


def inside(rng, axis, count):
    """Coordinates in cells chosen evenly, so that narrow cells are met as often as wide ones."""
    cells = rng.integers(0, axis.size - 1, count)
    return axis[cells] + rng.random(count) * (axis[cells + 1] - axis[cells])


def random_axis(rng, n, low, high):
    """Ascending random knots with the given ends."""
    return np.concatenate(([low], np.sort(rng.uniform(low, high, n - 2)), [high]))


def reference_program():
    """The program that the library replaces, in small: some points lie beyond the last knot."""
    rng = np.random.default_rng(1)
    axis = np.arange(50.0)
    px, py = rng.random((2, 1000)) * 50
    return case("reference-program", axis, axis, rng.random((5, 50, 50)), px, py)


def surfaces_and_points(seed, surfaces, points):
    """Counts around the lane counts of vector registers, on random axes, some points outside."""
    rng = np.random.default_rng(seed)
    x_axis, y_axis = random_axis(rng, 12, -1, 3), random_axis(rng, 9, 0, 1)
    px, py = rng.uniform(-1.2, 3.2, points), rng.uniform(-0.1, 1.1, points)
    return case(f"surfaces-{surfaces}-points-{points}", x_axis, y_axis,
                rng.normal(size=(surfaces, 12, 9)), px, py)


def two_by_two():
    """The smallest grid: one cell."""
    rng = np.random.default_rng(20)
    x_axis, y_axis = np.array([-3.0, 4.5]), np.array([0.1, 0.7])
    px, py = rng.uniform(-4, 6, 100), rng.uniform(0, 1, 100)
    return case("two-by-two", x_axis, y_axis, rng.uniform(-5, 5, (3, 2, 2)), px, py)


def long_and_thin():
    """Very different lengths of the two axes."""
    rng = np.random.default_rng(21)
    x_axis, y_axis = np.linspace(0, 1, 2), random_axis(rng, 131, -7, 7)
    return case("long-and-thin", x_axis, y_axis, rng.normal(size=(2, 2, 131)),
                inside(rng, x_axis, 200), inside(rng, y_axis, 200))


def uneven_axes():
    """Knots over 24 powers of ten, of one sign on x and of both on y."""
    rng = np.random.default_rng(22)
    x_axis = np.concatenate(([1e-12], np.sort(10 ** rng.uniform(-12, 12, 28)), [1e12]))
    y_axis = np.concatenate((-x_axis[::-3], x_axis[1::2]))
    return case("uneven-axes", x_axis, y_axis, rng.normal(size=(4, x_axis.size, y_axis.size)),
                inside(rng, x_axis, 500), inside(rng, y_axis, 500))


def negative_axes():
    """All knots below zero."""
    rng = np.random.default_rng(23)
    x_axis, y_axis = random_axis(rng, 17, -900, -100), -np.geomspace(50, 0.01, 16)
    return case("negative-axes", x_axis, y_axis, rng.normal(size=(3, 17, 16)),
                inside(rng, x_axis, 203), inside(rng, y_axis, 203))


def far_outside():
    """No point inside: each is clamped in one coordinate or both, from as far as infinity."""
    rng = np.random.default_rng(24)
    x_axis, y_axis = random_axis(rng, 8, -1, 1), random_axis(rng, 11, 10, 20)
    far = np.array([-np.inf, -1.7e308, -1e6, -2.0, 30.0, 1e6, 1.7e308, np.inf])
    px, py = (g.ravel() for g in np.meshgrid(far, far))
    px = np.concatenate((px, inside(rng, x_axis, 8), far))
    py = np.concatenate((py, far, inside(rng, y_axis, 8)))
    return case("far-outside", x_axis, y_axis, rng.normal(size=(2, 8, 11)), px, py)


def on_knots():
    """Every node of the grid, then points on knot lines between nodes."""
    rng = np.random.default_rng(25)
    x_axis, y_axis = random_axis(rng, 13, 0, 49), np.arange(10.0)
    px, py = (g.ravel() for g in np.meshgrid(x_axis, y_axis))
    px = np.concatenate((px, x_axis, inside(rng, x_axis, 10)))
    py = np.concatenate((py, inside(rng, y_axis, 13), y_axis))
    return case("on-knots", x_axis, y_axis, rng.normal(size=(3, 13, 10)), px, py)


def log_likelihoods():
    """The whole range whose exponential is a normal number."""
    rng = np.random.default_rng(26)
    axis = np.linspace(-2, 2, 21)
    return case("log-likelihoods", axis, axis, rng.uniform(-700, 700, (6, 21, 21)),
                inside(rng, axis, 300), inside(rng, axis, 300))


def main():
    """Writes all cases and their list."""
    TARGET.mkdir(parents=True, exist_ok=True)
    names = [reference_program()]
    sizes = [(1, 1), (1, 257), (7, 3), (8, 64), (9, 100), (17, 1001)]
    for seed, (surfaces, points) in enumerate(sizes, start=10):
        names.append(surfaces_and_points(seed, surfaces, points))
    names += [two_by_two(), long_and_thin(), uneven_axes(), negative_axes(), far_outside(), on_knots(),
              log_likelihoods()]
    (TARGET / "names.txt").write_text("".join(f"{name}\n" for name in names))


if __name__ == "__main__":
    main()
