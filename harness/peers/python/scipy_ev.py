"""The original program: a RectBivariateSpline of degree 1 for each surface, `ev`, and `np.exp`; for tables of
decimal logarithms `np.log10` of the coordinates, once for all surfaces, and `10 ** f`.

Variants: "one process", and "a pool of processes" with as many workers as there are threads, which get the splines and
the points once, when the pool starts; a task is a number.
"""

import multiprocessing

import protocol

WORKER = {}


def coordinates(job):
    import numpy as np

    return (np.log10(job.x), np.log10(job.y)) if job.logarithmic else (job.x, job.y)


def evaluated(splines, k, job, x, y):
    import numpy as np

    f = splines[k].ev(x, y)
    if job.transform == "exp10":
        return np.power(10.0, f, out=f)
    return np.exp(f, out=f) if job.exponential else f


def start_worker(splines, job):
    WORKER.update(splines=splines, job=job)


def sum_in_worker(k):
    job = WORKER["job"]
    return evaluated(WORKER["splines"], k, job, *coordinates(job)).sum()


def prepare(job):
    import numpy as np
    import scipy
    from scipy.interpolate import RectBivariateSpline

    job.load()
    knots = np.arange(float(job.n))
    wanted = job.z[:1] if job.task == "surface" else job.z
    splines = [RectBivariateSpline(knots, knots, z, kx=1, ky=1) for z in wanted]
    description = protocol.describe(np, scipy)
    if job.variant == "a pool of processes":
        if job.task != "sums":
            raise ValueError("a pool of processes is for sums")
        pool = multiprocessing.get_context("fork").Pool(job.threads, start_worker, (splines, job))
        return description, lambda: np.array(pool.map(sum_in_worker, range(job.surfaces)))
    out = job.empty_result()

    def run():
        x, y = coordinates(job)
        if job.task == "surface":
            return evaluated(splines, 0, job, x, y)
        for k in range(job.surfaces):
            f = evaluated(splines, k, job, x, y)
            if job.task == "sums":
                out[k] = f.sum()
            elif job.task == "values-surface-major":
                out[k] = f
            else:
                out[:, k] = f
        return out

    return description, run


if __name__ == "__main__":
    protocol.main(prepare, "python3 -m pip install numpy scipy")
