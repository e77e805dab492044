"""What the documentation says is what happens."""

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import bilane
import numpy as np
from support import PROJECT, child_environment, succeeded

EXAMPLES = PROJECT / "docs" / "examples" / "python"


def has(*modules):
    return all(importlib.util.find_spec(module) for module in modules)


def all_blocks(page):
    return re.findall(r"^```python\n(.*?)^```$", (PROJECT / page).read_text(), re.M | re.S)


def blocks(page):
    """The programs on a page, but for those that tests find in files, and those that read files."""
    return [block for block in all_blocks(page) if not block.startswith(("def ", "import h5py"))]


class Pages(unittest.TestCase):
    def run_page(self, page):
        program = blocks(page)
        self.assertTrue(program)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(folder.name)
        names = {}
        for block in program:
            exec(compile(block, page, "exec"), names)
        return names

    def test_the_readme(self):
        names = self.run_page("README.md")
        self.assertEqual(names["sums"].shape, (50,))

    def test_the_page_of_python(self):
        names = self.run_page("docs/python.md")
        for name, shape in (("sums", (50,)), ("values", (50, 10**6)), ("by_point", (10**6, 50)), ("one", (10**6,)),
                            ("some", (6,))):
            self.assertEqual(names[name].shape, shape, name)
        np.testing.assert_allclose(names["values"][:, :1000], np.exp(names["f"][:, :1000]), rtol=1e-15)
        np.testing.assert_allclose(names["values"].sum(axis=1), names["sums"], rtol=1e-12)
        np.testing.assert_array_equal(names["both"][0], names["sums"])
        np.testing.assert_array_equal(names["again"].sums(names["px"], names["py"]), names["sums"])

    @unittest.skipUnless(has("h5py", "netCDF4"), "h5py or netCDF4 is missing")
    def test_tables_of_hdf5_and_netcdf(self):
        import h5py
        import netCDF4

        table = np.random.default_rng(4).random((2, 4, 3))
        missing = np.ma.masked_greater(table, 0.9)
        axes = {"log_t": np.arange(4.0), "log_r": np.arange(3.0) - 1}
        [program] = [block for block in all_blocks("docs/python.md") if block.startswith("import h5py")]
        to_hdf5, to_netcdf = program.split("with netCDF4")
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            with h5py.File("opacity.h5", "w") as file:
                file["log_kappa"] = table
                for name, knots in axes.items():
                    file[name] = knots
            with netCDF4.Dataset("opacity.nc", "w") as file:
                file.createDimension("k", 2)
                for name, knots in axes.items():
                    file.createDimension(name, len(knots))
                    file.createVariable(name, "f8", (name,))[:] = knots
                file.createVariable("log_kappa", "f8", (*axes, "k"), fill_value=-999)[:] = np.moveaxis(missing, 0, -1)
            for program, expected in ((to_hdf5, table), (to_hdf5.splitlines()[0] + "\nwith netCDF4" + to_netcdf,
                                                         missing.filled(np.nan))):
                names = {"bilane": bilane, "np": np}
                exec(compile(program, "docs/python.md", "exec"), names)
                with names["opacity"] as stack:
                    self.assertEqual(stack.scales, ("log10", "log10"))
                    t, r = np.meshgrid(10 ** axes["log_t"], 10 ** axes["log_r"], indexing="ij")
                    found = stack.values(t[:3, 1:], r[:3, 1:], transform="identity")
                    np.testing.assert_array_equal(found[:, ::2, ::2], expected[:, :3:2, 1::2])

    def test_the_page_of_physics(self):
        names = self.run_page("docs/physics.md")
        missing = (names["temperature"] > 10 ** 7.2) & (names["ratio"] > 1)
        outside = ((names["temperature"] < 10 ** 3.75) | (names["temperature"] > 10 ** 7.5)
                   | (names["ratio"] < 1e-8) | (names["ratio"] > 10))
        np.testing.assert_array_equal(np.isnan(names["kappa"]), missing | outside)
        # Where Kramers' law holds alone.
        kramers = (names["temperature"] > 1e5) & (names["temperature"] < 1e6) & (names["ratio"] > 1e-2)
        kramers &= ~np.isnan(names["kappa"])
        self.assertGreater(kramers.sum(), 20)
        np.testing.assert_allclose(names["slope_r"][kramers], 1, atol=0.01)
        np.testing.assert_allclose(names["slope_t"][kramers], -3.5, atol=0.1)


class Examples(unittest.TestCase):
    @unittest.skipUnless(has("scipy"), "SciPy is missing")
    def test_the_program_and_its_replacement_agree(self):
        done = subprocess.run([sys.executable, EXAMPLES / "from_numpy.py"], capture_output=True, text=True, check=False,
                              env=child_environment())
        self.assertEqual(succeeded(self, done)[-1], "1,000,000 values and 10 sums agree")

    @unittest.skipUnless(has("nbconvert", "ipykernel", "scipy"), "Jupyter's nbconvert or kernel, or SciPy, is missing")
    def test_the_notebook(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute",
                                   "--ExecutePreprocessor.timeout=300", "--output-dir", folder,
                                   shutil.copy(EXAMPLES / "bilane.ipynb", folder), "--output", "done"],
                                  capture_output=True, text=True, check=False,
                                  env=child_environment({"HOME": folder, "IPYTHONDIR": folder}))
            succeeded(self, done)
            self.assertTrue(Path(folder, "done.ipynb").exists())


@unittest.skipUnless(has("scipy"), "SciPy is missing")
class Scipy(unittest.TestCase):
    """The table of what differs from SciPy."""

    def setUp(self):
        self.axis = np.arange(6.0)
        self.z = np.random.default_rng(0).random((6, 6))

    def test_a_nan_in_the_table(self):
        from scipy.interpolate import RectBivariateSpline
        self.z[3, 2] = np.nan
        knots = np.meshgrid(self.axis, self.axis, indexing="ij")
        with bilane.Stack(self.z[np.newaxis]) as stack:
            there = np.isnan(RectBivariateSpline(self.axis, self.axis, self.z, kx=1, ky=1).ev(*knots))
            here = np.isnan(stack[0].values(*knots, transform="identity"))
            self.assertEqual([tuple(each) for each in np.argwhere(here)], [(3, 2)])
            np.testing.assert_array_equal(there, (knots[0] <= 3) & (knots[1] <= 2))
            middles = np.meshgrid(self.axis[:-1] + 0.5, self.axis[:-1] + 0.5, indexing="ij")
            here = np.isnan(stack[0].values(*middles))
            self.assertEqual([tuple(each) for each in np.argwhere(here)], [(2, 1), (2, 2), (3, 1), (3, 2)])

    def test_a_nan_coordinate(self):
        from scipy.interpolate import RegularGridInterpolator
        from scipy.ndimage import map_coordinates
        with self.assertRaises(ValueError):
            RegularGridInterpolator((self.axis, self.axis), self.z)([[np.nan, 1.0]])
        self.assertEqual(map_coordinates(self.z, [[np.nan], [1.0]], order=1)[0], 0.0)
        self.assertTrue(np.isnan(map_coordinates(self.z, [[np.nan], [1.0]], order=1, mode="nearest")[0]))
        with bilane.Stack(self.z[np.newaxis]) as stack:
            np.testing.assert_array_equal(np.isnan(stack[0].values([np.nan, 1], [1.0, 1])), [True, False])

    def test_the_last_knot(self):
        from scipy.ndimage import map_coordinates
        zeros = others = 0
        for low, high in ((0, 1), (0, 3), (-1, 2), (0.1, 0.7), (1, 10), (2, 5.5)):
            for n in range(3, 200):
                x = np.linspace(low, high, n)
                index = (x[-1] - x[0]) / (x[1] - x[0])
                zeros += map_coordinates(np.ones((n, 2)), [[index], [0]], order=1)[0] == 0
                others += map_coordinates(np.ones((n, 2)), [[index], [0]], order=1, mode="nearest")[0] != 1
        self.assertEqual(others, 0)
        self.assertTrue(0.25 < zeros / (6 * 197) < 0.4, zeros)
        x = np.linspace(0.1, 0.7, 50)
        table = np.random.default_rng(1).random((1, 50, 2))
        with bilane.Stack(table, x) as stack:
            np.testing.assert_array_equal(stack[0].values(x, 1.0, transform="identity"), table[0, :, 1])

    def test_a_masked_table(self):
        from scipy.interpolate import RegularGridInterpolator
        table = np.ma.masked_equal([[1.0, -999.0], [2.0, 3.0]], -999.0)
        self.assertEqual(RegularGridInterpolator(([0, 1], [0, 1]), table)([[0, 0.5]])[0], -499)
        with self.assertRaises(TypeError):
            bilane.Stack(table[np.newaxis])

    def test_a_table_of_integers(self):
        from scipy.ndimage import map_coordinates
        table = np.array([[0, 3], [6, 9]])
        self.assertEqual(map_coordinates(table, [[0.0], [0.25]], order=1).tolist(), [1])
        self.assertEqual(map_coordinates(table, [[0.0], [0.25]], order=1, output=float).tolist(), [0.75])
        with bilane.Stack(table[np.newaxis]) as stack:
            self.assertEqual(stack[0].values(0.0, 0.25, transform="identity"), 0.75)


if __name__ == "__main__":
    unittest.main()
