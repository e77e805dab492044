"""`scipy.ndimage.map_coordinates` of order 1, then `np.exp`, a surface at a time."""

import protocol


def prepare(job):
    import numpy as np
    import scipy
    from scipy.ndimage import map_coordinates

    job.load()
    coordinates = np.array([job.x, job.y])
    out = job.empty_result()
    buffer = np.empty(job.points)

    def evaluate(k, target):
        # "nearest" clamps to the edge.
        map_coordinates(job.z[k], coordinates, output=target, order=1, mode="nearest", prefilter=False)
        return np.exp(target, out=target) if job.exponential else target

    def run():
        if job.task == "surface":
            return evaluate(0, out)
        for k in range(job.surfaces):
            if job.task == "sums":
                out[k] = evaluate(k, buffer).sum()
            elif job.task == "values-surface-major":
                evaluate(k, out[k])
            else:
                out[:, k] = evaluate(k, buffer)
        return out

    return protocol.describe(np, scipy), run


if __name__ == "__main__":
    protocol.main(prepare, "python3 -m pip install numpy scipy")
