"""Sums of exponentials through the moments of each cell's points, compiled by numba.

With u and v from the middle of a cell, in [-1/2, 1/2], a surface is alpha + beta u + gamma v + delta u v, and the sum
of its exponentials over the cell's points follows from their moments, sums of u^a v^b, which are the same for all
surfaces. Powers up to 12 are enough where the values at a cell's corners differ by no more than 1; the series goes to
15, and a power above 12 is replaced by the polynomial of degree 12 that is nearest to it (its Chebyshev series, cut
off). Cells that vary more, and those with few points for the number of surfaces, are evaluated point by point.
"""

import protocol

DEGREE = 12
SERIES = 15
WIDEST = 1.0
CHUNK = 128
"""Points whose powers are made at a time: 26 KB of them."""


def lower_powers(np):
    """For each power of u up to SERIES the coefficients of the powers up to DEGREE that stand in for it."""
    from numpy.polynomial import chebyshev

    rows = np.zeros((SERIES + 1, DEGREE + 1))
    for power in range(SERIES + 1):
        series = chebyshev.poly2cheb([0.0] * power + [1.0])[:DEGREE + 1]
        polynomial = chebyshev.cheb2poly(series)
        # Chebyshev's variable is 2u.
        rows[power, :len(polynomial)] = polynomial * 0.5 ** (power - np.arange(len(polynomial)))
    return rows


def prepare_cells(np, z):
    """The coefficients of all cells, [i, j, surface], and the range of each cell, the largest of all surfaces."""
    z = z.transpose(1, 2, 0)
    z00, z01, z10, z11 = z[:-1, :-1], z[:-1, 1:], z[1:, :-1], z[1:, 1:]
    alpha = ((z00 + z01) + (z10 + z11)) / 4
    beta = ((z10 + z11) - (z00 + z01)) / 2
    gamma = ((z01 + z11) - (z00 + z10)) / 2
    delta = (z11 - z10) - (z01 - z00)
    corners = np.stack((z00, z01, z10, z11))
    ranges = (corners.max(axis=0) - corners.min(axis=0)).max(axis=-1)
    cells = ranges.size
    flat = (np.ascontiguousarray(c.reshape(cells, -1)) for c in (np.exp(alpha), alpha, beta, gamma, delta))
    return (*flat, ranges.reshape(cells))


def compile_loops():
    import math

    import numpy as np
    from numba import get_num_threads, njit, prange

    @njit(inline="always", fastmath=True)
    def cell(coordinate, n):
        clamped = min(max(coordinate, 0.0), n - 1.0)
        i = min(int(clamped), n - 2)
        return i, clamped - i - 0.5

    @njit(parallel=True, fastmath=True)
    def order(x, y, n, u, v, ends):
        """Orders the points by cell; those of a cell by the thread that found them. ends[thread, cell]."""
        parts = get_num_threads()
        cells = (n - 1) * (n - 1)
        for part in prange(parts):
            ends[part] = 0
            for p in range(len(x) * part // parts, len(x) * (part + 1) // parts):
                i, _ = cell(x[p], n)
                j, _ = cell(y[p], n)
                ends[part, i * (n - 1) + j] += 1
        total = 0
        for c in range(cells):
            for part in range(parts):
                count = ends[part, c]
                ends[part, c] = total
                total += count
        for part in prange(parts):
            for p in range(len(x) * part // parts, len(x) * (part + 1) // parts):
                i, fx = cell(x[p], n)
                j, fy = cell(y[p], n)
                at = ends[part, i * (n - 1) + j]
                u[at] = fx
                v[at] = fy
                ends[part, i * (n - 1) + j] = at + 1

    @njit(fastmath=True)
    def dot(one, other):
        total = 0.0
        for p in range(len(one)):
            total += one[p] * other[p]
        return total

    @njit(fastmath=True)
    def add_moments(u, v, start, end, lower, m):
        """m[a, b] = the sum of u^a v^b, for a and b up to SERIES."""
        low = np.zeros((DEGREE + 1, SERIES + 1))
        us = np.empty((DEGREE + 1, CHUNK))
        vs = np.empty((DEGREE + 1, CHUNK))
        for first in range(start, end, CHUNK):
            count = min(CHUNK, end - first)
            for p in range(count):
                us[0, p] = 1.0
                vs[0, p] = 1.0
            for a in range(1, DEGREE + 1):
                for p in range(count):
                    us[a, p] = us[a - 1, p] * u[first + p]
                    vs[a, p] = vs[a - 1, p] * v[first + p]
            for a in range(DEGREE + 1):
                for b in range(DEGREE + 1):
                    low[a, b] += dot(us[a, :count], vs[b, :count])
        for a in range(DEGREE + 1):
            for b in range(DEGREE + 1, SERIES + 1):
                for i in range(DEGREE + 1):
                    low[a, b] += lower[b, i] * low[a, i]
        for a in range(SERIES + 1):
            for b in range(SERIES + 1):
                m[a, b] = 0.0
            for i in range(DEGREE + 1):
                for b in range(SERIES + 1):
                    m[a, b] += lower[a, i] * low[i, b]

    @njit(fastmath=True)
    def step(r, above, gamma, delta, part, moment):
        for k in range(len(r)):
            r[k] = part * (gamma[k] * r[k] + delta[k] * above[k]) + moment

    @njit(fastmath=True)
    def contract(m, scale, beta, gamma, delta, r, out):
        """Adds the sums of all surfaces, by Horner's rule in v and then in u; r[a, surface] is memory for it."""
        surfaces = len(out)
        for a in range(SERIES + 1):
            for k in range(surfaces):
                r[a, k] = m[a, SERIES]
        for b in range(SERIES, 0, -1):
            part = 1.0 / b
            for a in range(SERIES):
                step(r[a], r[a + 1], gamma, delta, part, m[a, b - 1])
            for k in range(surfaces):
                r[SERIES, k] = part * gamma[k] * r[SERIES, k] + m[SERIES, b - 1]
        for a in range(SERIES, 0, -1):
            part = 1.0 / a
            for k in range(surfaces):
                r[a - 1, k] += part * beta[k] * r[a, k]
        for k in range(surfaces):
            out[k] += scale[k] * r[0, k]

    @njit(fastmath=True)
    def by_point(u, v, start, end, alpha, beta, gamma, delta, out):
        for k in range(len(out)):
            total = 0.0
            for p in range(start, end):
                total += math.exp(alpha[k] + beta[k] * u[p] + (gamma[k] + delta[k] * u[p]) * v[p])
            out[k] += total

    @njit(parallel=True, fastmath=True)
    def sums(u, v, ends, scale, alpha, beta, gamma, delta, ranges, lower, least, out):
        parts = get_num_threads()
        cells, surfaces = scale.shape
        result = np.zeros((parts, surfaces))
        for part in prange(parts):
            mine = np.zeros(surfaces)
            r = np.empty((SERIES + 1, surfaces))
            m = np.empty((SERIES + 1, SERIES + 1))
            last = parts - 1
            for c in range(cells):
                start = ends[last, c - 1] if c > 0 else 0
                end = ends[last, c]
                # The threads share the points evenly.
                if start == end or start * parts // len(u) != part:
                    continue
                if ranges[c] <= WIDEST and end - start >= least:
                    add_moments(u, v, start, end, lower, m)
                    contract(m, scale[c], beta[c], gamma[c], delta[c], r, mine)
                else:
                    by_point(u, v, start, end, alpha[c], beta[c], gamma[c], delta[c], mine)
            result[part] = mine
        out[:] = result.sum(axis=0)

    return order, sums


def least_points(surfaces):
    """From how many points of a cell on its moments are taken, by what the steps take: an exponential about 20
    operations a surface, the moments 200, and their contraction 600 for each surface."""
    per_point = 20 * surfaces - 200
    return (200 + 600 * surfaces) // per_point + 1 if per_point > 0 else 1 << 62


def prepare(job):
    import numba
    import numpy as np

    if job.task != "sums" or job.transform != "exp":
        raise ValueError("knows sums of exponentials alone")
    job.load()
    numba.set_num_threads(job.threads)
    order, sums = compile_loops()
    cells = prepare_cells(np, job.z)
    lower = lower_powers(np)
    least = least_points(job.surfaces)
    out = job.empty_result()
    u = np.empty(job.points)
    v = np.empty(job.points)
    ends = np.empty((job.threads, (job.n - 1) ** 2), dtype=np.int64)

    def run():
        order(job.x, job.y, job.n, u, v, ends)
        sums(u, v, ends, *cells, lower, least, out)
        return out

    # Compiled before the first request: no user would count that.
    run()
    return protocol.describe(np, numba) + ", threads by " + numba.threading_layer(), run


if __name__ == "__main__":
    protocol.main(prepare, "python3 -m pip install numba")
