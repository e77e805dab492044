"""What is computed."""

import tempfile
import unittest

import bilane
import numpy as np
from support import interpolated, points, table

Z, X, Y = table()
K = len(Z)


class Values(unittest.TestCase):
    def setUp(self):
        self.stack = bilane.Stack(Z, X, Y)
        self.px, self.py = points(X, Y, 1000)
        self.f = interpolated(Z, X, Y, self.px, self.py)

    def test_both_transforms_and_layouts(self):
        for transform, expected in (("identity", self.f), ("exp", np.exp(self.f))):
            with self.subTest(transform):
                values = self.stack.values(self.px, self.py, transform=transform)
                np.testing.assert_allclose(values, expected, rtol=1e-13, atol=1e-13)
                by_point = self.stack.values(self.px, self.py, transform=transform, layout="point")
                np.testing.assert_array_equal(by_point, values.T)
                self.assertTrue(by_point.flags.c_contiguous)
        np.testing.assert_array_equal(self.stack.values(self.px, self.py),
                                      self.stack.values(self.px, self.py, transform="exp", layout="surface"))

    def test_sums_and_total(self):
        sums = self.stack.sums(self.px, self.py)
        np.testing.assert_allclose(sums, np.exp(self.f).sum(axis=1), rtol=1e-12)
        np.testing.assert_allclose(self.stack.sums(self.px, self.py, transform="identity"), self.f.sum(axis=1),
                                   rtol=1e-11, atol=1e-10)
        total = self.stack.total(self.px, self.py)
        self.assertIs(type(total), float)
        self.assertAlmostEqual(total, sums.sum(), delta=1e-11 * total)

    def test_axes_default_to_indices(self):
        values = bilane.Stack(Z).values([0, 2.5, 9], [1, 0.25, -3], transform="identity")
        expected = interpolated(Z, np.arange(6.0), np.arange(5.0), [0, 2.5, 9], [1, 0.25, -3])
        np.testing.assert_allclose(values, expected, rtol=1e-14)
        np.testing.assert_array_equal(bilane.Stack(Z, y=Y).x, np.arange(6.0))
        np.testing.assert_array_equal(bilane.Stack(Z, y=Y).y, Y)

    def test_special_coordinates(self):
        values = self.stack.values([np.nan, np.inf, -np.inf], [0, np.inf, -np.inf], transform="identity")
        self.assertTrue(np.isnan(values[:, 0]).all())
        np.testing.assert_array_equal(values[:, 1], Z[:, -1, -1])
        np.testing.assert_array_equal(values[:, 2], Z[:, 0, 0])

    def test_results_do_not_depend_on_who_works(self):
        px, py = points(X, Y, 300_000)
        values = self.stack.values(px, py)
        sums = self.stack.sums(px, py)
        total = self.stack.total(px, py)
        with bilane.Pool(threads=3, no_pin=True, chunk_points=1000, l2="256K") as pool:
            self.assertEqual(pool.threads, 3)
            self.assertEqual(pool.unpinned_because, "pinning is turned off")
            for who in ({"threads": 1}, {"threads": 2}, {"pool": pool}, {"timeout": 100.0}):
                with self.subTest(who):
                    np.testing.assert_array_equal(self.stack.values(px, py, **who), values)
                    np.testing.assert_array_equal(self.stack.sums(px, py, **who), sums)
                    self.assertEqual(self.stack.total(px, py, **who), total)


class Transforms(unittest.TestCase):
    def test_powers_of_2_and_10(self):
        px, py = points(X, Y, 500)
        with bilane.Stack(Z, X, Y) as stack:
            f = stack.values(px, py, transform="identity")
            np.testing.assert_allclose(stack.values(px, py, transform="exp2"), np.exp2(f), rtol=1e-14)
            np.testing.assert_allclose(stack.values(px, py, transform="exp10"), 10.0**f, rtol=1e-14)


class Gradients(unittest.TestCase):
    def setUp(self):
        self.stack = bilane.Stack(Z, X, Y)
        self.px, self.py = points(X, Y, 40)

    def test_differences(self):
        px, py = np.random.default_rng(5).random((2, 50))
        px, py = X[2] + (0.1 + 0.8 * px) * (X[3] - X[2]), Y[1] + (0.1 + 0.8 * py) * (Y[2] - Y[1])
        h = 1e-6
        for transform in ("exp", "exp2", "exp10", "identity"):
            values, dx, dy = self.stack.gradients(px, py, transform=transform)
            np.testing.assert_array_equal(values, self.stack.values(px, py, transform=transform))
            for slope, a, b in ((dx, h, 0), (dy, 0, h)):
                difference = (self.stack.values(px + a, py + b, transform=transform)
                              - self.stack.values(px - a, py - b, transform=transform)) / (2 * h)
                np.testing.assert_allclose(slope, difference, rtol=1e-6, atol=1e-7 * np.abs(values).max())
        with bilane.Stack(Z, X, Y, x_scale="ln") as logarithmic:
            np.testing.assert_allclose(logarithmic.gradients(np.exp(px), py).dx * np.exp(px),
                                       self.stack.gradients(px, py).dx, rtol=1e-9)

    def test_what_was_clamped_has_slope_0(self):
        slopes = self.stack.gradients([X[0] - 1, X[1]], [Y[1], Y[-1] + 1])
        self.assertTrue((slopes.dx[:, 0] == 0).all() and (slopes.dy[:, 1] == 0).all())
        self.assertTrue((slopes.dy[:, 0] != 0).all() and (slopes.dx[:, 1] != 0).all())
        self.assertTrue(np.isnan(self.stack.gradients([X[0] - 1], [Y[1]], outside="nan").dx).all())

    def test_parts_shapes_and_outputs(self):
        whole = self.stack.gradients(self.px, self.py)
        self.assertEqual([each.shape for each in whole], 3 * [(K, 40)])
        for parts in (["dy"], ("dx", "values"), "dx"):
            some = self.stack.gradients(self.px, self.py, parts=parts)
            for name in ("values", "dx", "dy"):
                if name == parts or name in parts and parts != "dx":
                    np.testing.assert_array_equal(getattr(some, name), getattr(whole, name))
                else:
                    self.assertIsNone(getattr(some, name))
        by_point = self.stack.gradients(self.px[:, None], self.py[:3], layout="point", threads=2)
        self.assertEqual(by_point.dx.shape, (40, 3, K))
        one = self.stack[2].gradients(self.px, self.py)
        np.testing.assert_array_equal(one.dy, whole.dy[2])
        self.assertIsInstance(self.stack[2].gradients(1.0, 1.0).dx, float)
        given = [np.empty((K, 40)), np.empty((40, K)).T, np.empty((K, 40))]
        results = self.stack.gradients(self.px, self.py, out=given[0], dx=given[1], dy=given[2])
        for result, array, expected in zip(results, given, whole):
            self.assertIs(result, array)
            np.testing.assert_array_equal(result, expected)
        with tempfile.TemporaryDirectory() as folder:
            file = np.memmap(folder + "/dx", "f8", "w+", shape=(K, 40))
            self.assertIs(self.stack.gradients(self.px, self.py, dx=file).dx, file)
            np.testing.assert_array_equal(file, whole.dx)

    def test_refusals(self):
        for words, message in (({"parts": ["dz"]}, "parts: 'dz'; must be 'values' or 'dx' or 'dy'"),
                               ({"parts": []}, "parts: none"),
                               ({"parts": ["dy"], "dx": np.empty((K, 40))}, "dx: an array for dx, which parts does"),
                               ({"dx": np.empty((K, 41))}, "dx: shape"),
                               ({"x_outside": "error"}, "are outside the grid")):
            with self.assertRaisesRegex(ValueError, message):
                self.stack.gradients(self.px, self.py, **words)
        array = np.empty((K, 40))
        with self.assertRaisesRegex(ValueError, "dy: overlaps dx"):
            self.stack.gradients(self.px, self.py, dx=array, dy=array)
        with self.assertRaisesRegex(ValueError, "out: overlaps px"):
            self.stack.gradients(array[0], self.py, out=array)


class Axes(unittest.TestCase):
    def test_descending_axes_and_scales(self):
        px, py = points(X, Y, 500)
        with bilane.Stack(Z, X, Y) as stack, bilane.Stack(Z[:, ::-1, ::-1], X[::-1], Y[::-1]) as turned:
            np.testing.assert_array_equal(turned.values(px, py), stack.values(px, py))
            np.testing.assert_array_equal(turned.x, X[::-1])
            self.assertEqual(stack.scales, ("linear", "linear"))
        with bilane.Stack(Z, X, Y, x_scale="log10", y_scale="ln") as stack, bilane.Stack(Z, X, Y) as plain:
            self.assertEqual(stack.scales, ("log10", "ln"))
            np.testing.assert_allclose(stack.values(10.0**px, np.exp(py)), plain.values(px, py), rtol=1e-12)
        with self.assertRaisesRegex(ValueError, "x_scale: 'log'; must be 'linear' or 'ln' or 'log2' or 'log10'"):
            bilane.Stack(Z, X, Y, x_scale="log")


class Outside(unittest.TestCase):
    def setUp(self):
        self.stack = bilane.Stack(Z, X, Y)
        self.px = np.array([X[0] - 1, X[2], X[-1] + 1, np.nan, X[1], np.inf])
        self.py = np.array([Y[1], Y[2], Y[0] - 1, Y[1], Y[-1] + 2, Y[0]])

    def test_counts(self):
        self.assertEqual(self.stack.outside(self.px, self.py), (3, 2, 1))
        self.assertEqual(self.stack.outside(self.px, self.py).nan, 1)

    def test_rules(self):
        clamped = self.stack.values(self.px, self.py)
        for words, nan in (({"outside": "nan"}, [0, 2, 3, 4, 5]), ({"x_outside": "nan"}, [0, 2, 3, 5]),
                           ({"outside": "nan", "x_outside": "clamp"}, [2, 3, 4]), ({"outside": "clamp"}, [3])):
            for calls in (self.stack.values, lambda *args, **words: bilane.values([self.stack], *args, **words)[0]):
                values = calls(self.px, self.py, **words)
                self.assertEqual(list(np.flatnonzero(np.isnan(values[0]))), nan)
                kept = np.setdiff1d(np.arange(6), nan)
                np.testing.assert_array_equal(values[:, kept], clamped[:, kept])
            self.assertTrue(np.isnan(self.stack.sums(self.px, self.py, **words)).all())
            self.assertTrue(np.isnan(self.stack[1].total(self.px, self.py, **words)))
        i = X[-1] + 0.5
        edge = self.stack.values([X[-2], X[-1], i], Y[1], transform="identity", outside="linear")
        slope = (edge[:, 1] - edge[:, 0]) / (X[-1] - X[-2])
        np.testing.assert_allclose(edge[:, 2], edge[:, 1] + 0.5 * slope, rtol=1e-12, atol=1e-12)

    def test_refusal(self):
        out = np.full((K, 6), 7.0)
        for words in ({"outside": "error"}, {"y_outside": "error"}):
            with self.assertRaisesRegex(ValueError, "points are outside the grid and are refused; the first is point"):
                self.stack.values(self.px, self.py, out=out, **words)
        self.assertTrue((out == 7).all())
        self.stack.values(self.px[1:2], self.py[1:2], outside="error")
        with self.assertRaisesRegex(ValueError, "x_outside: 'wrap'; must be 'clamp' or 'nan' or 'linear' or 'error'"):
            self.stack.sums(self.px, self.py, x_outside="wrap")
        with tempfile.TemporaryDirectory() as folder:
            file = np.memmap(folder + "/out", "f8", "w+", shape=(K, 6))
            with self.assertRaisesRegex(ValueError, "points: . of 6 points are outside the grid and are refused; the "):
                self.stack.values(self.px, self.py, out=file, outside="error")
            self.assertTrue((file == 0).all())
