"""Loops compiled by numba, with `parallel=True, fastmath=True`.

Variants: "surfaces innermost", over a table [x knot][y knot][surface], and "points innermost", over the surfaces as
they are, with the cells and fractions found once for all surfaces. A table of decimal logarithms is multiplied by ln 10
beforehand, since `exp` takes less time than a power of 10.
"""

import protocol


def compile_loops(exponential, logarithmic):
    """The functions for a transform and a kind of axes, constants to the compiler."""
    import math

    import numpy as np
    from numba import get_num_threads, njit, prange

    @njit(inline="always", fastmath=True)
    def transformed(f):
        return math.exp(f) if exponential else f

    @njit(inline="always", fastmath=True)
    def cell(coordinate, n):
        place = math.log10(coordinate) if logarithmic else coordinate
        clamped = min(max(place, 0.0), n - 1.0)
        i = min(int(clamped), n - 2)
        return i, clamped - i

    @njit(parallel=True, fastmath=True)
    def sums_surfaces_innermost(z, x, y, out):
        n, _, surfaces = z.shape
        parts = get_num_threads()
        sums = np.zeros((parts, surfaces))
        for part in prange(parts):
            mine = np.zeros(surfaces)
            for p in range(len(x) * part // parts, len(x) * (part + 1) // parts):
                i, u = cell(x[p], n)
                j, v = cell(y[p], n)
                z00, z01, z10, z11 = z[i, j], z[i, j + 1], z[i + 1, j], z[i + 1, j + 1]
                w11 = u * v
                w10 = u - w11
                w01 = v - w11
                w00 = 1.0 - u - w01
                for k in range(surfaces):
                    mine[k] += transformed(w00 * z00[k] + w01 * z01[k] + w10 * z10[k] + w11 * z11[k])
            sums[part] = mine
        out[:] = sums.sum(axis=0)

    @njit(parallel=True, fastmath=True)
    def locate(x, y, n, base, us, vs):
        for p in prange(len(x)):
            i, u = cell(x[p], n)
            j, v = cell(y[p], n)
            base[p] = i * n + j
            us[p] = u
            vs[p] = v

    @njit(inline="always", fastmath=True)
    def interpolated(plane, n, at, u, v):
        low = plane[at] + v * (plane[at + 1] - plane[at])
        high = plane[at + n] + v * (plane[at + n + 1] - plane[at + n])
        return low + u * (high - low)

    @njit(parallel=True, fastmath=True)
    def sums_points_innermost(z, n, base, us, vs, out):
        for k in prange(z.shape[0]):
            plane = z[k]
            total = 0.0
            for p in range(len(us)):
                total += transformed(interpolated(plane, n, base[p], us[p], vs[p]))
            out[k] = total

    @njit(parallel=True, fastmath=True)
    def surface(plane, n, x, y, out):
        for p in prange(len(x)):
            i, u = cell(x[p], n)
            j, v = cell(y[p], n)
            out[p] = transformed(interpolated(plane, n, i * n + j, u, v))

    @njit(parallel=True, fastmath=True)
    def values_surface_major(z, n, base, us, vs, out):
        for k in prange(z.shape[0]):
            plane = z[k]
            for p in range(len(us)):
                out[k, p] = transformed(interpolated(plane, n, base[p], us[p], vs[p]))

    @njit(parallel=True, fastmath=True)
    def values_point_major(z, x, y, out):
        n, _, surfaces = z.shape
        for p in prange(len(x)):
            i, u = cell(x[p], n)
            j, v = cell(y[p], n)
            z00, z01, z10, z11 = z[i, j], z[i, j + 1], z[i + 1, j], z[i + 1, j + 1]
            w11 = u * v
            w10 = u - w11
            w01 = v - w11
            w00 = 1.0 - u - w01
            for k in range(surfaces):
                out[p, k] = transformed(w00 * z00[k] + w01 * z01[k] + w10 * z10[k] + w11 * z11[k])

    return (sums_surfaces_innermost, locate, sums_points_innermost, surface, values_surface_major,
            values_point_major)


def prepare(job):
    import math

    import numba
    import numpy as np

    job.load()
    if job.transform == "exp10":
        job.z *= math.log(10)
    numba.set_num_threads(job.threads)
    (sums_surfaces_innermost, locate, sums_points_innermost, surface, values_surface_major,
     values_point_major) = compile_loops(job.transform != "identity", job.logarithmic)
    by_place = np.ascontiguousarray(job.z.transpose(1, 2, 0))
    planes = job.z.reshape(job.surfaces, -1)
    out = job.empty_result()
    base = np.empty(job.points, dtype=np.int64)
    u = np.empty(job.points)
    v = np.empty(job.points)

    def run():
        if job.task == "surface":
            surface(planes[0], job.n, job.x, job.y, out)
        elif job.variant == "surfaces innermost":
            if job.task == "sums":
                sums_surfaces_innermost(by_place, job.x, job.y, out)
            elif job.task == "values-point-major":
                values_point_major(by_place, job.x, job.y, out)
            else:
                values_point_major(by_place, job.x, job.y, out.T)
        else:
            locate(job.x, job.y, job.n, base, u, v)
            if job.task == "sums":
                sums_points_innermost(planes, job.n, base, u, v, out)
            elif job.task == "values-surface-major":
                values_surface_major(planes, job.n, base, u, v, out)
            else:
                values_surface_major(planes, job.n, base, u, v, out.T)
        return out

    # Compiled before the first request: no user would count that.
    run()
    return protocol.describe(np, numba) + ", threads by " + numba.threading_layer(), run


if __name__ == "__main__":
    protocol.main(prepare, "python3 -m pip install numba")
