"""What the tests share."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

PACKAGE = Path(__file__).resolve().parents[1]
PROJECT = PACKAGE.parents[1]

# Options of whoever runs the tests are not those that a test is about; here, before a JVM reads them.
for name in ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"):
    os.environ.pop(name, None)


def table(surfaces=7, nx=6, ny=5, seed=1):
    """A table (K, nx, ny) and its axes."""
    random = np.random.default_rng(seed)
    x = np.cumsum(random.random(nx) + 0.1)
    y = np.cumsum(random.random(ny) + 0.1) - 2
    return random.standard_normal((surfaces, nx, ny)), x, y


def points(x, y, size, seed=2):
    """Points inside the grid and around it."""
    random = np.random.default_rng(seed)
    return (random.uniform(x[0] - 0.5, x[-1] + 0.5, size), random.uniform(y[0] - 0.5, y[-1] + 0.5, size))


def interpolated(z, x, y, px, py):
    """f_k by plain NumPy, of shape (K,) + the shape of the points."""
    px, py = np.broadcast_arrays(np.clip(px, x[0], x[-1]), np.clip(py, y[0], y[-1]))
    i = np.clip(np.searchsorted(x, px, side="right") - 1, 0, len(x) - 2)
    j = np.clip(np.searchsorted(y, py, side="right") - 1, 0, len(y) - 2)
    u = (px - x[i]) / (x[i + 1] - x[i])
    v = (py - y[j]) / (y[j + 1] - y[j])
    return ((1 - u) * (1 - v) * z[:, i, j] + (1 - u) * v * z[:, i, j + 1]
            + u * (1 - v) * z[:, i + 1, j] + u * v * z[:, i + 1, j + 1])


def run(program, *arguments, environment=None, **options):
    """Runs a program in an interpreter like this one, with the package on its path."""
    return subprocess.run([sys.executable, "-c", program, *map(str, arguments)], capture_output=True, text=True,
                          timeout=300, env=child_environment(environment), check=False, **options)


def child_environment(changes=None):
    environment = dict(os.environ)
    package = str(Path(sys.modules["bilane"].__file__).parents[1]) if "bilane" in sys.modules else str(PACKAGE / "src")
    environment["PYTHONPATH"] = os.pathsep.join(
        [package, str(PACKAGE / "tests"), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment.update(changes or {})
    return {name: value for name, value in environment.items() if value is not None}


def succeeded(test, done):
    """Demands that a program ended well, and gives the lines that it printed."""
    test.assertEqual(done.returncode, 0, done.stdout + done.stderr)
    return done.stdout.splitlines()
