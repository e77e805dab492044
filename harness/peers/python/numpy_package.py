"""Bilane's own Python package, on NumPy arrays in this process.

Variants: "warm", a call on a stack that is there; and "first", which imports the package, makes the stack and calls it
for the first time, so that each process is good for one call. Behind a blank stands the folder of the package, where it
is not installed.
"""

import importlib.util
import os
import sys

import protocol


def prepare(job):
    import numpy as np

    variant, _, folder = job.variant.partition(" ")
    if folder:
        sys.path.insert(0, folder)
    for module in ("jpype", "bilane"):
        if importlib.util.find_spec(module) is None:
            raise ImportError(f"No module named {module!r}")
    job.load()
    out = job.empty_result()
    scale = "log10" if job.logarithmic else "linear"

    def evaluate(stack):
        if job.task == "sums":
            return stack.sums(job.x, job.y, transform=job.transform, threads=job.threads, out=out)
        if job.task == "surface":
            return stack[0].values(job.x, job.y, transform=job.transform, threads=job.threads, out=out)
        return stack.values(job.x, job.y, transform=job.transform, layout=job.task.split("-")[1], threads=job.threads,
                            out=out)

    if variant == "first":
        def first():
            import bilane
            return evaluate(bilane.Stack(job.z, x_scale=scale, y_scale=scale))

        return protocol.describe(np), first

    # Calls are warm sooner where no scalar loops go before.
    os.environ["BILANE_JAVA_OPTS"] = os.environ.get("BILANE_JAVA_OPTS", "") + " -Dbilane.start=vector"
    import bilane
    stack = bilane.Stack(job.z, x_scale=scale, y_scale=scale)
    return protocol.describe(np, bilane), lambda: evaluate(stack)


if __name__ == "__main__":
    protocol.main(prepare, "python3 -m pip install JPype1 numpy, or a package such as python3-jpype")
