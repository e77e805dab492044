"""Calls: shapes, selections, families, outputs, and the arguments that are refused."""

import unittest

import bilane
import numpy as np
from support import interpolated, points, table

Z, X, Y = table()
K = len(Z)


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
        for index in (1.0, "a", None, True, (1, 2), np.array([1, 2])):
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
            for call in (bilane.sums, bilane.values):
                with self.assertRaisesRegex(TypeError, "families: of type int; must be a sequence of bilane.Stack or"):
                    call(5, [1.0], [1.0])
                with self.assertRaisesRegex(TypeError, "out: of type int; must be a sequence of NumPy arrays, one for"):
                    call([stack, stack], [1.0], [1.0], out=5)


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

    def test_so_are_those_over_arrays_that_other_objects_hold(self):
        class Holder:
            """As columns of pandas and arrays of xarray are."""

            def __init__(self, array):
                self._array = array

            def __array__(self, dtype=None, copy=None):
                return self._array

        memory = np.arange(40.0)
        # Used where it is, and copied, which leaves the result right but the input overwritten.
        for held in (memory[:30], memory[:30:2]):
            for px, py in ((Holder(held), 1.0), (1.0, Holder(held)), (Holder(held), held.copy())):
                name = "py" if isinstance(py, Holder) else "px"
                out = memory[2:2 + K]
                for call in (lambda: self.stack.sums(px, py, out=out),
                             lambda: bilane.sums([self.stack], px, py, out=[out]),
                             lambda: self.stack[0].values(px, py, out=memory[1:1 + len(held)]),
                             lambda: self.stack[0].gradients(px, py, dx=memory[1:1 + len(held)])):
                    with self.assertRaisesRegex(ValueError, f": overlaps {name}; an output must lie apart"):
                        call()
        np.testing.assert_array_equal(memory, np.arange(40.0))
        values = self.stack[0].values(Holder(memory[:5]), 1.0, out=memory[5:10])
        np.testing.assert_array_equal(values, self.stack[0].values(np.arange(5.0), 1.0))


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

    def test_parts_that_are_no_sequence(self):
        for one in (self.stack, self.stack[2]):
            for parts, kind in ((5, "int"), (None, "NoneType"), (np.array("dx"), "ndarray")):
                with self.assertRaisesRegex(TypeError, f"parts: of type {kind}; must be a sequence of 'values', 'dx'"):
                    one.gradients([1], [1], parts=parts)

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
        for timeout in ("soon", "1", b"1", True, [1]):
            with self.assertRaisesRegex(TypeError, "timeout: .*; must be a number of seconds"):
                self.stack.sums([1], [1], timeout=timeout)
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
