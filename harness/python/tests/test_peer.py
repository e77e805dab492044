"""The package as a contender of the command line's comparison."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import bilane
import numpy as np
from support import PROJECT

PEER = PROJECT / "harness" / "peers" / "python" / "numpy_package.py"


class Peer(unittest.TestCase):
    def test_it_computes_what_the_comparison_asks_for(self):
        random = np.random.default_rng(1)
        z, knots = random.random((3, 20, 20)), random.uniform(0, 19, (2, 1000))
        with tempfile.TemporaryDirectory() as folder:
            np.save(folder + "/z.npy", z)
            for axes, transform, task in (("linear", "exp", "sums"), ("log10", "exp10", "sums"),
                                          ("log10", "exp10", "surface"), ("linear", "identity", "values-point-major")):
                scale = {"x_scale": axes, "y_scale": axes}
                points = knots if axes == "linear" else 10.0 ** knots
                np.save(folder + "/points.npy", points)
                stack = bilane.Stack(z, **scale)
                expected = (stack.sums(*points, transform=transform) if task == "sums"
                            else stack[0].values(*points, transform=transform) if task == "surface"
                            else stack.values(*points, transform=transform, layout="point"))
                for variant in ("warm", "first"):
                    with self.subTest(axes=axes, task=task, variant=variant):
                        answer = Path(folder, "answer")
                        done = subprocess.run(
                            [sys.executable, str(PEER), f"{variant} {Path(bilane.__file__).parents[1]}", "1", task,
                             transform, axes, folder],
                            input=f"time\nanswer\t{answer}\n", capture_output=True, text=True, check=True, timeout=300,
                            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
                        self.assertEqual([line.split("\t")[0] for line in done.stdout.splitlines()],
                                         ["ready", "ok", "ok"], done.stdout + done.stderr)
                        np.testing.assert_array_equal(np.fromfile(answer), expected.ravel())


if __name__ == "__main__":
    unittest.main()
