"""The original program: a RectBivariateSpline of degree 1 for each surface, `ev`, and `np.exp`.

Variants: "one process", and "a pool of processes" with as many workers as there are threads, which get the splines and
the points once, when the pool starts; a task is a number.
"""

import multiprocessing

import protocol

WORKER = {}


def evaluated(splines, k, job):
    import numpy as np

    f = splines[k].ev(job.x, job.y)
    return np.exp(f, out=f) if job.exponential else f


def start_worker(splines, job):
    WORKER.update(splines=splines, job=job)


def sum_in_worker(k):
    return evaluated(WORKER["splines"], k, WORKER["job"]).sum()


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
        if job.task == "surface":
            return evaluated(splines, 0, job)
        for k in range(job.surfaces):
            f = evaluated(splines, k, job)
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
