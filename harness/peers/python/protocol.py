"""What the Python peers share: loading the data, and answering requests on standard input, a line each.

    PEER.py VARIANT THREADS TASK TRANSFORM AXES FOLDER

The first answer is "ready" and a description once the data is loaded, or "absent", why, and how to get what is missing.
"time" does the job once and answers "ok" and the seconds, taken with perf_counter around the job alone; "time CALLS"
does it so many times in a row and answers the seconds of all. "answer FILE" writes the last result to a file, as
doubles in C order, and answers "ok". Words are separated by tabs. What goes wrong is answered by "failed" and why. The
end of the input ends the process.

TASK is sums (an array of K), surface (the first surface at m points), values-surface-major (K, m) or
values-point-major (m, K); TRANSFORM is exp, exp10 or identity; AXES is linear, or log10 where knots are
decimal logarithms of coordinates.
"""

import os
import platform
import sys
import time


class Job:
    """The arguments and the data: z of shape (K, n, n) on the knots 0, 1, ..., n-1, and x and y of m points."""

    def __init__(self, arguments):
        self.variant, threads, self.task, self.transform, axes, self.folder = arguments
        self.logarithmic = axes == "log10"
        self.threads = int(threads)
        # Libraries read these when they are imported.
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
            os.environ[name] = threads

    def load(self):
        import numpy as np

        self.z = np.load(os.path.join(self.folder, "z.npy"))
        self.x, self.y = np.load(os.path.join(self.folder, "points.npy"))
        self.surfaces, self.n, _ = self.z.shape
        self.points = len(self.x)
        self.exponential = self.transform == "exp"

    def empty_result(self):
        """An array of the task's shape, as a program would keep from call to call."""
        import numpy as np

        shapes = {"sums": (self.surfaces,), "surface": (self.points,),
                  "values-surface-major": (self.surfaces, self.points),
                  "values-point-major": (self.points, self.surfaces)}
        return np.zeros(shapes[self.task])


def say(*words):
    print(*(str(word).replace("\n", " ").replace("\t", " ") for word in words), sep="\t", flush=True)


def describe(*modules):
    """The interpreter and the versions of modules."""
    versions = ", ".join(f"{module.__name__} {module.__version__}" for module in modules)
    return f"{platform.python_implementation()} {platform.python_version()}, {versions}"


def main(prepare, get):
    """Runs a peer. `prepare(job)` imports, loads and builds, and returns a description and a function that does the
    job once and returns the result; `get` tells how to get what it imports."""
    try:
        job = Job(sys.argv[1:])
        description, run = prepare(job)
    except ImportError as missing:
        say("absent", f"{sys.executable}: {missing}", get)
        return
    except Exception as problem:
        say("failed", f"{type(problem).__name__}: {problem}")
        return
    say("ready", description)
    result = None
    for line in sys.stdin:
        words = line.rstrip("\n").split("\t")
        try:
            if words[0] == "time":
                calls = range(int(words[1]) if len(words) > 1 else 1)
                start = time.perf_counter()
                for _ in calls:
                    result = run()
                say("ok", time.perf_counter() - start)
            elif words[0] == "answer":
                import numpy as np

                np.ascontiguousarray(result, dtype=np.float64).tofile(words[1])
                say("ok")
            else:
                say("failed", f"{words[0]}: no such request")
        except Exception as problem:
            say("failed", f"{type(problem).__name__}: {problem}")
