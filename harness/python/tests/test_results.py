"""What is computed, and in which shape."""

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


class Shapes(unittest.TestCase):
    def setUp(self):
        self.stack = bilane.Stack(Z, X, Y)

    def test_the_points_are_broadcast(self):
        for a, b in (((), ()), ((3,), ()), ((), (2, 2)), ((4, 1), (1, 3)), ((2, 3), (2, 3)), ((2, 1, 3), (4, 1)),
                     ((0,), (0,)), ((0,), ()), ((2, 0), (1, 1))):
            with self.subTest(a=a, b=b):
                px, py = points(X, Y, 24)
                px, py = px[:int(np.prod(a))].reshape(a), py[:int(np.prod(b))].reshape(b)
                shape = np.broadcast_shapes(a, b)
                f = interpolated(Z, X, Y, px, py)
                values = self.stack.values(px, py, transform="identity")
                self.assertEqual(values.shape, (K, *shape))
                np.testing.assert_allclose(values, f, rtol=1e-13, atol=1e-13)
                by_point = self.stack.values(px, py, transform="identity", layout="point")
                self.assertEqual(by_point.shape, (*shape, K))
                np.testing.assert_array_equal(by_point, np.moveaxis(values, 0, -1))
                sums = self.stack.sums(px, py, transform="identity")
                self.assertEqual(sums.shape, (K,))
                np.testing.assert_allclose(sums, f.reshape(K, -1).sum(axis=1), rtol=1e-12, atol=1e-12)
                self.assertEqual(self.stack[2].values(px, py).shape, shape)
                self.assertEqual(self.stack[2:3].values(px, py).shape, (1, *shape))

    def test_one_surface_and_some(self):
        px, py = points(X, Y, 50)
        sums, values = self.stack.sums(px, py), self.stack.values(px, py)
        self.assertEqual(len(self.stack), K)
        for k in (0, 3, K - 1, -1, -K, np.int64(2)):
            one = self.stack[k]
            self.assertIs(type(one.sums(px, py)), float)
            self.assertEqual(one.sums(px, py), sums[k])
            self.assertEqual(one.total(px, py), sums[k])
            np.testing.assert_array_equal(one.values(px, py), values[k])
            np.testing.assert_array_equal(one.values(px, py, layout="point"), values[k])
            self.assertIsInstance(one.values(1.0, 2.0), float)
        for some in (slice(None), slice(2, 5), slice(-3, None), slice(None, -2), slice(4, 99), slice(6, 7)):
            np.testing.assert_array_equal(self.stack[some].sums(px, py), sums[some])
            np.testing.assert_array_equal(self.stack[some].values(px, py), values[some])
            self.assertEqual(len(self.stack[some]), len(sums[some]))
        np.testing.assert_array_equal(self.stack[2:6][1:3].sums(px, py), sums[3:5])
        self.assertEqual(self.stack[2:6][-1].sums(px, py), sums[5])
        self.assertEqual([one.sums(px, py) for one in self.stack], list(sums))

    def test_what_is_no_selection(self):
        for index in (K, -K - 1, 1 << 40):
            with self.assertRaisesRegex(IndexError, f"index {index}; there are 7, 0 to 6"):
                self.stack[index]
        for some in (slice(None, None, 2), slice(None, None, -1), slice(5, 2), slice(9, 12)):
            with self.assertRaisesRegex(ValueError, "surfaces: "):
                self.stack[some]
        for index in (1.0, "a", None, (1, 2)):
            with self.assertRaisesRegex(TypeError, "must be an integer or a slice"):
                self.stack[index]
        with self.assertRaises(IndexError):
            self.stack[2:5][3]
        with self.assertRaises(TypeError):
            len(self.stack[0])


class Families(unittest.TestCase):
    def test_each_has_its_own_results(self):
        slopes, _, _ = table(3, seed=5)
        with bilane.Stack(Z, X, Y) as stack, bilane.Stack(slopes, X, Y) as other:
            px, py = points(X, Y, 200)
            for layout in ("surface", "point"):
                both = bilane.values([stack[1:3], other], px, py, transform="identity", layout=layout)
                np.testing.assert_array_equal(both[0], stack[1:3].values(px, py, transform="identity", layout=layout))
                np.testing.assert_array_equal(both[1], other.values(px, py, transform="identity", layout=layout))
            out = [np.empty(K), np.empty(3)]
            sums = bilane.sums((stack, other), px, py, out=out, threads=2)
            self.assertIs(sums[0], out[0])
            np.testing.assert_array_equal(sums[0], stack.sums(px, py))
            np.testing.assert_array_equal(sums[1], other.sums(px, py))

    def test_a_transform_for_each(self):
        px, py = points(X, Y, 300)
        with bilane.Stack(Z, X, Y) as stack:
            families = [stack, stack[1:4]]
            for call in (bilane.sums, bilane.values):
                both = call(families, px, py, transform=["exp10", "identity"])
                for family, result, transform in zip(families, both, ("exp10", "identity")):
                    alone = getattr(family, call.__name__)(px, py, transform=transform)
                    np.testing.assert_array_equal(result, alone)
            with self.assertRaisesRegex(ValueError, "transform: 1 for 2 families; must be one for all, or one for eac"):
                bilane.sums(families, px, py, transform=["exp"])
            with self.assertRaisesRegex(ValueError, "transform: 'log'; must be "):
                bilane.sums(families, px, py, transform=["exp", "log"])
            with self.assertRaisesRegex(TypeError, "transform: 3; must be a string"):
                bilane.sums(families, px, py, transform=3)

    def test_what_is_refused(self):
        with bilane.Stack(Z, X, Y) as stack, bilane.Stack(Z) as other:
            with self.assertRaisesRegex(ValueError, "families: another axis x, .*; families must have the same knots"):
                bilane.sums([stack, other], [1.0], [1.0])
            both = np.empty(2 * K)
            with self.assertRaisesRegex(ValueError, "overlaps another family's output"):
                bilane.sums([stack, stack], [1.0], [1.0], out=[both[:K], both[1:K + 1]])
            with self.assertRaisesRegex(ValueError, "1 arrays for 2 families"):
                bilane.sums([stack, stack], [1.0], [1.0], out=[both[:K]])
            for families in (stack, [stack, 1], [stack[0]]):
                with self.assertRaisesRegex(TypeError, "families: "):
                    bilane.sums(families, [1.0], [1.0])
            with self.assertRaisesRegex(ValueError, "at least one"):
                bilane.values([], [1.0], [1.0])


class Outputs(unittest.TestCase):
    def setUp(self):
        self.stack = bilane.Stack(Z, X, Y)
        self.px, self.py = points(X, Y, 30)

    def test_the_given_array_comes_back(self):
        expected = self.stack.values(self.px, self.py)
        whole = np.full((K + 2, 60), 7.0)
        for out in (np.empty((K, 30)), np.empty((30, K)).T, np.empty((K, 30), dtype=">f8"), whole[1:-1, ::2],
                    np.empty((K, 30), order="F")):
            self.assertIs(self.stack.values(self.px, self.py, out=out), out)
            np.testing.assert_array_equal(out, expected)
        self.assertTrue((whole[[0, -1]] == 7).all() and (whole[:, 1::2] == 7).all(), "written beside the output")
        sums = np.empty(K)
        self.assertIs(self.stack.sums(self.px, self.py, out=sums), sums)
        np.testing.assert_array_equal(sums, self.stack.sums(self.px, self.py))
        one = np.empty(())
        self.assertIs(self.stack[1].values(1.0, 2.0, out=one), one)
        self.assertEqual(one, self.stack[1].values(1.0, 2.0))

    def test_what_is_refused(self):
        frozen = np.zeros(K)
        frozen.flags.writeable = False
        for out, kind, words in (
                (frozen, ValueError, "read-only"),
                (np.empty(K + 1), ValueError, r"shape \(8,\); the result has \(7,\)"),
                (np.empty((K, 1)), ValueError, "shape"),
                (np.empty(K, dtype=np.float32), TypeError, "must be float64"),
                (np.empty(K, dtype=np.int64), TypeError, "must be float64"),
                ([0.0] * K, TypeError, "must be a NumPy array"),
                (np.ma.zeros(K), TypeError, "masked"),
                (np.lib.stride_tricks.as_strided(np.zeros(1), (K,), (0,)), ValueError, "in one place"),
                (np.lib.stride_tricks.as_strided(np.zeros(K), (K,), (4,)), ValueError, "in one place")):
            with self.assertRaisesRegex(kind, words):
                self.stack.sums(self.px, self.py, out=out)
        m = len(self.px)
        rows = np.lib.stride_tricks.as_strided(np.zeros(K + m), (K, m), (8, 8))
        with self.assertRaisesRegex(ValueError, "in one place"):
            self.stack.values(self.px, self.py, out=rows)
        for out in (np.zeros((m, K)).T, np.zeros((K, 3 * m))[:, ::-3], np.zeros((2 * K, m))[::-2]):
            self.assertIs(self.stack.values(self.px, self.py, out=out), out)
            np.testing.assert_array_equal(out, self.stack.values(self.px, self.py))
        self.stack.values([], [], out=np.zeros((K, 0)))

    def test_overlaps_are_refused_before_anything_is_written(self):
        memory = np.arange(40.0)
        before = memory.copy()
        for px, py, out in ((memory[:30], self.py, memory[:K]), (self.px, memory[:30], memory[29:29 + K]),
                            (memory[:30], self.py, memory[K - 1::-1]),
                            (memory[:30].astype(">f8"), memory[:30], memory[:K]),
                            (memory[:30:2], memory[:15], memory[2:2 + K])):
            with self.assertRaisesRegex(ValueError, "out: overlaps p[xy]; an output must lie apart"):
                self.stack.sums(px, py, out=out)
        np.testing.assert_array_equal(memory, before)
        np.testing.assert_array_equal(self.stack.sums(memory[:30], memory[:30], out=memory[30:30 + K]),
                                      self.stack.sums(before[:30], before[:30]))
        between = np.zeros((K, 2))
        self.stack.sums(between[:, 0], between[:, 0], out=between[:, 1])


class Arguments(unittest.TestCase):
    def setUp(self):
        self.stack = bilane.Stack(Z, X, Y)

    def test_words(self):
        for call in (self.stack.sums, self.stack.values, self.stack.total, self.stack[1].sums, self.stack[1].values):
            with self.assertRaisesRegex(ValueError, "transform: 'log'; must be .*'exp'"):
                call([1], [1], transform="log")
            with self.assertRaisesRegex(TypeError, "transform: 7; must be a string"):
                call([1], [1], transform=7)
        with self.assertRaisesRegex(ValueError, "layout: 'SURFACE'; must be 'point' or 'surface'"
                                                "|layout: 'SURFACE'; must be 'surface' or 'point'"):
            self.stack.values([1], [1], layout="SURFACE")

    def test_who_works(self):
        for threads in (0, -1, 4097, 1 << 70):
            with self.assertRaisesRegex(ValueError, "threads: .*; must be from 1 to 4096"):
                self.stack.sums([1], [1], threads=threads)
        for threads in (1.5, "2", True):
            with self.assertRaisesRegex(TypeError, "threads: .*; must be an integer"):
                self.stack.sums([1], [1], threads=threads)
        for timeout in (0, -1, float("nan")):
            with self.assertRaisesRegex(ValueError, "timeout: "):
                self.stack.sums([1], [1], timeout=timeout)
        with self.assertRaisesRegex(TypeError, "timeout: "):
            self.stack.sums([1], [1], timeout="soon")
        with self.assertRaisesRegex(TypeError, "pool: of type int; must be a bilane.Pool"):
            self.stack.sums([1], [1], pool=2)
        with bilane.Pool(2) as pool, self.assertRaisesRegex(ValueError, "threads: 2; must not be given together"):
            self.stack.sums([1], [1], pool=pool, threads=2)
        with self.assertRaisesRegex(ValueError, "pool: it is closed"):
            self.stack.sums([1], [1], pool=pool)
        for options, kind in (({"threads": 0}, ValueError), ({"chunk_points": 0}, ValueError),
                              ({"l2": "1T"}, ValueError), ({"l2": 0}, ValueError), ({"l2": 1.5}, TypeError),
                              ({"chunk_points": "1"}, TypeError)):
            with self.assertRaisesRegex(kind, next(iter(options)) + ": "):
                bilane.Pool(**options)

    def test_tables_and_axes(self):
        for z, x, y, words in (
                (Z[0], None, None, r"z: shape \(6, 5\); it must be \(K, nx, ny\)"),
                (Z[:0], None, None, "at least one surface"),
                (Z[:, :1], None, None, "at least 2 knots in x"),
                (Z, X[:-1], None, "x: has 5 knots; the x axis of the surfaces has 6"),
                (Z, None, X, "y: has 6 knots"),
                (Z, X[None], None, "x: shape .*one-dimensional"),
                (Z, X[[0, 2, 1, 3, 4, 5]], None, r"x: knots\[2\] = .*strictly"),
                (Z, None, [0, 1, np.nan, 3, 4], r"y: knots\[2\] = NaN: knots must be finite")):
            with self.assertRaisesRegex(ValueError, words):
                bilane.Stack(z, x, y)

    def test_points(self):
        with self.assertRaisesRegex(ValueError, r"px and py: shapes \(3,\) and \(4,\) cannot be broadcast"):
            self.stack.sums(np.zeros(3), np.zeros(4))


if __name__ == "__main__":
    unittest.main()
