"""Which arrays are taken where they are, which are converted, and which are refused."""

import mmap
import os
import tempfile
import unittest
from pathlib import Path

import bilane
import numpy as np
from bilane import _arrays
from support import points, run, succeeded, table

Z, X, Y = table()
REAL = ("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8")


class Conversions(unittest.TestCase):
    def setUp(self):
        self.stack = bilane.Stack(np.arange(32.0).reshape(2, 4, 4))
        self.expected = self.stack.values([0, 1, 3], [2, 1, 0])

    def test_every_real_type_and_order(self):
        for code in REAL:
            for order in "<>":
                with self.subTest(order + code):
                    px, py = np.array([0, 1, 3], order + code), np.array([2, 1, 0], order + code)
                    np.testing.assert_array_equal(self.stack.values(px, py), self.expected)
                    z = np.arange(32).reshape(2, 4, 4).astype(order + code)
                    np.testing.assert_array_equal(bilane.Stack(z).values(px, py), self.expected)

    def test_integers_beyond_doubles_round_to_even(self):
        odd = np.array([2**53 + 1, 2**53 + 3, 2**63 - 1, -2**63])
        np.testing.assert_array_equal(_arrays.doubles("a", odd), odd.astype(np.float64))
        unsigned = np.array([2**64 - 1, 2**64 - 1024, 2**53 + 1], dtype=np.uint64)
        np.testing.assert_array_equal(_arrays.doubles("a", unsigned), [2.0**64, 2.0**64, 2.0**53])

    def test_payloads_of_nan_pass(self):
        bits = np.array([0x7FF8000000000001, 0xFFF8DEADBEEF0000], dtype=np.uint64)
        for given in (bits.view(np.float64), bits.view(np.float64).astype(">f8"), bits.view(np.float64)[::-1][::-1]):
            np.testing.assert_array_equal(_arrays.doubles("a", given).view(np.uint64), bits)

    def test_lists_scalars_and_strides(self):
        random = np.random.default_rng(3)
        grid = random.random((6, 8)) * 3
        for array in (grid, grid.T, grid[::2, ::-1], grid[:, 3], np.asfortranarray(grid), grid[None, :, None]):
            plain = np.array(array.tolist())
            np.testing.assert_array_equal(self.stack.values(array, array), self.stack.values(plain, plain))
        unaligned = np.frombuffer(b"abcd" + grid.tobytes(), dtype=np.uint8)[4:].view(np.float64).reshape(6, 8)
        self.assertFalse(unaligned.flags.aligned)
        np.testing.assert_array_equal(self.stack.values(unaligned, 1), self.stack.values(grid, 1))
        # NumPy calls this one aligned, as it has no element that is not.
        empty = np.frombuffer(b"abcdefgh1", dtype=np.uint8)[1:].view(np.float64)[:0]
        self.assertNotEqual(_arrays.address(empty) % 8, 0)
        self.assertEqual(self.stack.values(empty, empty).shape, (2, 0))
        self.assertEqual(self.stack.values(empty, empty, out=np.empty((2, 0))).shape, (2, 0))
        np.testing.assert_array_equal(self.stack.values((0, 1, 3), [2, 1.0, 0]), self.expected)
        np.testing.assert_array_equal(self.stack.values(np.float32(1), 1)[:, None], self.expected[:, 1:2])

    def test_what_is_no_real_number_is_refused(self):
        for array in (np.zeros(3, complex), np.zeros(3, bool), np.zeros(3, object), np.array(["a"] * 3),
                      np.zeros(3, np.longdouble), np.zeros(3, "M8[s]"), np.zeros(3, "m8[s]"),
                      np.zeros(3, [("x", "f8")]), [True, False, True], ["1", "2", "3"], [None] * 3, [2**70] * 3):
            with self.subTest(array):
                for px, py in ((array, np.zeros(3)), (np.zeros(3), array)):
                    with self.assertRaisesRegex(TypeError, "p[xy]: dtype .* is not supported; it must be one of "):
                        self.stack.sums(px, py)
        with self.assertRaisesRegex(TypeError, "z: dtype complex128"):
            bilane.Stack(np.zeros((2, 2, 2), complex))
        with self.assertRaisesRegex(ValueError, "z: .*inhomogeneous"):
            bilane.Stack([[[1, 2], [3]]])
        with self.assertRaisesRegex(TypeError, r"px: a masked array; fill it before"):
            self.stack.sums(np.ma.masked_less(np.zeros(3), 1), np.zeros(3))

    def test_a_mask_is_not_lost_on_the_way(self):
        masked = np.ma.masked_equal([1.0, 2.0, 3.0], 2.0)

        class Variable:
            """As a variable of netCDF4 is: an array once it is read, and then a masked one."""

            shape = (3,)

            def __array__(self, dtype=None, copy=None):
                return masked

        with self.assertRaisesRegex(TypeError, r"px: becomes a masked array; .* px\[:\]\.filled\(np.nan\)"):
            self.stack.sums(Variable(), np.zeros(3))
        class Elements:
            """A list to NumPy, as it has a length and elements, and no array to give."""

            def __len__(self):
                return 2

            def __getitem__(self, index):
                if index >= 2:
                    raise IndexError(index)
                return masked

        for nested in ([masked, masked], ([masked], [masked]), [Variable(), Variable()], ([Variable()], [masked.data]),
                       Elements(), [Elements()], [1.0, np.ma.masked]):
            with self.assertRaisesRegex(TypeError, "px: has a masked array in it"):
                self.stack.sums(nested, np.zeros(3))

        class Plain(Variable):
            def __array__(self, dtype=None, copy=None):
                return masked.data

        np.testing.assert_array_equal(_arrays.doubles("a", [Plain(), (1, 2, range(3)[2])]), [[1, 2, 3], [1, 2, 2]])


class Direct(unittest.TestCase):
    def test_such_arrays_are_not_copied(self):
        writable, frozen = np.zeros(5), np.zeros(5)
        frozen.flags.writeable = False
        for array in (writable, frozen, np.zeros((2, 3)), np.zeros(()), np.zeros(0), writable[1:4],
                      np.frombuffer(bytes(80)), np.frombuffer(bytearray(80), offset=8)):
            self.assertIs(_arrays.doubles("a", array), array)
        for array in (np.zeros(5, ">f8"), np.zeros((2, 3)).T, np.zeros(6)[::2], np.zeros(5, np.int64)):
            self.assertFalse(np.shares_memory(_arrays.doubles("a", array), array))

    def test_edits_are_seen_and_inputs_stay(self):
        with bilane.Stack(Z, X, Y) as stack:
            px, py = points(X, Y, 100)
            before = stack.sums(px, py)
            copies = px.copy(), py.copy()
            px[:] = px[::-1].copy()
            self.assertFalse(np.array_equal(stack.sums(px, py), before))
            np.testing.assert_array_equal(px, copies[0][::-1])
            np.testing.assert_array_equal(py, copies[1])


class MappedFiles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.stack = bilane.Stack(Z, X, Y)
        self.px, self.py = points(X, Y, 5000)

    def mapped(self, name, array, mode="r+"):
        np.save(self.folder / name, array)
        return np.load(self.folder / name, mmap_mode=mode)

    def test_inputs(self):
        sums, values = self.stack.sums(self.px, self.py), self.stack.values(self.px, self.py)
        px, py = self.mapped("x.npy", self.px, "r"), self.mapped("y.npy", self.py, "c")
        np.testing.assert_array_equal(self.stack.sums(px, py), sums)
        np.testing.assert_array_equal(self.stack.values(np.asarray(px), py[:]), values)
        np.testing.assert_array_equal(self.stack.values(px[::-7], self.py[::-7]), values[:, ::-7])
        np.testing.assert_array_equal(self.stack.values(px[:50, None], py[:3]), self.stack.values(self.px[:50, None],
                                                                                                  self.py[:3]))
        np.testing.assert_array_equal(bilane.Stack(self.mapped("z.npy", Z, "r"), X, Y).sums(px, py), sums)
        both = self.mapped("both.npy", np.array([self.px, self.py]).T.copy(), "r")
        np.testing.assert_array_equal(self.stack.sums(both[:, 0], both[:, 1]), sums)

    def test_conversions_do_not_touch_the_file_themselves(self):
        random = np.random.default_rng(4)
        plain = random.random((300, 7, 500))
        for array in (plain.astype(np.float32), plain.astype(">f8"), (plain * 100).astype(np.int16)):
            mapped = self.mapped("a.npy", array, "r")
            for index in ((), (slice(None, None, -3), 2), (slice(5, 1), 0), (..., slice(1, None, 2)), (0, 0, 0)):
                np.testing.assert_array_equal(_arrays.doubles("a", mapped[index]), array[index].astype(np.float64))

    def test_which_arrays_lie_in_one(self):
        mapped = self.mapped("x.npy", self.px)
        with open(self.folder / "x.npy", "r+b") as file:
            raw = mmap.mmap(file.fileno(), 0)
        for array in (mapped, mapped[3:], np.asarray(mapped), mapped.reshape(50, 100).T, np.frombuffer(raw),
                      np.frombuffer(memoryview(raw)[8:16]), mapped.view(np.uint64)):
            self.assertIsNotNone(_arrays.Mapping.of(array))
        for array in (mapped + 1, mapped.copy(), np.array(mapped), np.zeros(3), np.frombuffer(bytes(8))):
            self.assertIsNone(_arrays.Mapping.of(array))

    def test_outputs(self):
        expected = self.stack.values(self.px, self.py)
        for name, layout, array in (("s.npy", "surface", np.zeros(expected.shape)),
                                    ("p.npy", "point", np.zeros(expected.T.shape))):
            out = self.mapped(name, array)
            self.assertIs(self.stack.values(self.px, self.py, layout=layout, out=out), out)
            out.flush()
            np.testing.assert_array_equal(np.load(self.folder / name), expected if layout == "surface" else expected.T)
        sums = self.mapped("sums.npy", np.zeros(len(Z)))
        self.assertIs(self.stack.sums(self.px, self.py, out=sums), sums)
        np.testing.assert_array_equal(sums, self.stack.sums(self.px, self.py))
        with self.assertRaisesRegex(ValueError, "must be"):
            self.stack.sums(self.px, self.py, out=self.mapped("w.npy", np.zeros(2 * len(Z)))[::2])
        with self.assertRaisesRegex(ValueError, "read-only"):
            self.stack.sums(self.px, self.py, out=self.mapped("r.npy", np.zeros(len(Z)), "r"))

    def test_values_of_many_blocks(self):
        from bilane import _selection
        px, py = points(X, Y, 1003)
        expected = self.stack[2:5].values(px, py)
        before = _selection._BLOCK_BYTES
        self.addCleanup(setattr, _selection, "_BLOCK_BYTES", before)
        _selection._BLOCK_BYTES = 8 * 3 * 100
        for layout, right in (("surface", expected), ("point", expected.T)):
            out = self.mapped("b.npy", np.zeros(right.shape))
            np.testing.assert_array_equal(self.stack[2:5].values(px, py, layout=layout, out=out), right)

    def test_an_output_over_an_array_that_another_object_holds(self):
        mapped = self.mapped("m.npy", np.arange(100.0))

        class Holder:
            def __array__(self, dtype=None, copy=None):
                return mapped[:-1]

        # Written block by block, so that later blocks would be computed from what earlier ones have written.
        with self.assertRaisesRegex(ValueError, "out: overlaps px; an output must lie apart"):
            self.stack[0].values(Holder(), 1.0, out=mapped[1:])
        np.testing.assert_array_equal(mapped, np.arange(100.0))

    def test_a_file_that_was_cut_is_refused(self):
        mapped = self.mapped("x.npy", np.zeros(5000))
        os.truncate(self.folder / "x.npy", 30_000)
        with self.assertRaisesRegex(OSError, "px: lies in a mapped file that has become shorter; it has 30000 bytes"):
            self.stack.sums(mapped, self.py)
        with self.assertRaisesRegex(OSError, "has become shorter"):
            self.stack.sums(mapped.view(">f8"), self.py)
        out = self.mapped("o.npy", np.zeros((len(Z), 5000)))
        os.truncate(self.folder / "o.npy", 100_000)
        with self.assertRaisesRegex(OSError, "out: lies in a mapped file that has become shorter"):
            self.stack.values(self.px, self.py, out=out)


TRUNCATED = """
import os, sys, threading, time
import numpy as np, bilane
kind, folder = sys.argv[1:]
m = 3_000_000
stack = bilane.Stack(np.random.default_rng(1).random((40, 20, 20)))
px = np.lib.format.open_memmap(folder + "/x.npy", "w+", "f4" if kind == "conversion" else "f8", (m,))
py = np.full(m, 3.0)
out = None
if kind == "output":
    px, out = py, np.lib.format.open_memmap(folder + "/o.npy", "w+", "f8", (40, m // 3))
    py = px = px[:m // 3]
file = folder + ("/x.npy" if out is None else "/o.npy")
failures = 0
stop = threading.Event()
def cut():
    size = os.path.getsize(file)
    while not stop.is_set():
        os.truncate(file, 4096)
        time.sleep(0.0007)
        os.truncate(file, size)
        time.sleep(0.05)
cutting = threading.Thread(target=cut, daemon=True)
cutting.start()
calls = 0
end = time.monotonic() + 60
# How many calls meet it depends on the machine's speed, and what else it does.
while calls < 12 or failures == 0 and time.monotonic() < end:
    calls += 1
    try:
        if out is None and kind != "values":
            stack.sums(px, py)
        else:
            stack.values(px, py, out=out) if out is not None else stack[:2].values(px, py)
    except OSError as e:
        assert "mapped file" in str(e), e
        failures += 1
stop.set()
cutting.join()
assert failures > 0, f"none of {calls} calls met the truncation"
fine = np.full(10, 3.0)
print(stack.sums(fine, fine).shape)
"""


class Truncation(unittest.TestCase):
    def test_in_the_middle_of_a_call_it_raises(self):
        for kind in ("sums", "values", "conversion", "output"):
            with self.subTest(kind), tempfile.TemporaryDirectory() as folder:
                self.assertEqual(succeeded(self, run(TRUNCATED, kind, folder)), ["(40,)"])


class OtherLibraries(unittest.TestCase):
    def setUp(self):
        self.stack = bilane.Stack(Z, X, Y)
        self.px, self.py = points(X, Y, 100)
        self.expected = self.stack.values(self.px, self.py)

    def test_pandas(self):
        try:
            import pandas
        except ImportError:
            self.skipTest("pandas is missing")
        frame = pandas.DataFrame({"x": self.px, "y": self.py}, index=np.arange(100)[::-1])
        np.testing.assert_array_equal(self.stack.values(frame["x"], frame.y), self.expected)
        single = frame.astype(np.float32)
        np.testing.assert_array_equal(self.stack.values(single["x"], frame["y"]),
                                      self.stack.values(self.px.astype(np.float32), self.py))
        for kind in ("Int8", "UInt32", "Int64", "Float32", "Float64"):
            column = pandas.Series([1, 2, 3], dtype=kind)
            lacking = pandas.Series([1, None, 3], dtype=kind)
            for given, numbers in ((column, [1, 2, 3]), (column.array, [1, 2, 3]), (lacking, [1, np.nan, 3])):
                np.testing.assert_array_equal(self.stack.values(given, [1, 2, 3]),
                                              self.stack.values(numbers, [1, 2, 3]), kind)
        with self.assertRaisesRegex(TypeError, "px: dtype"):
            self.stack.values(pandas.Series([True, False], dtype="boolean"), [1, 2])
        with self.assertRaisesRegex(TypeError, "px: dtype object"):
            self.stack.values(pandas.Series(["a", "b"]), [1, 2])

    def test_xarray(self):
        try:
            import xarray
        except ImportError:
            self.skipTest("xarray is missing")
        px = xarray.DataArray(self.px.reshape(4, 25), dims=("time", "place"))
        py = xarray.DataArray(self.py.reshape(4, 25), dims=("time", "place"))
        np.testing.assert_array_equal(self.stack.values(px, py), self.expected.reshape(-1, 4, 25))
        tables = xarray.DataArray(Z, dims=("k", "x", "y"), coords={"x": X, "y": Y})
        stack = bilane.Stack(tables, tables.x, tables.y)
        np.testing.assert_array_equal(stack.values(px, py), self.expected.reshape(-1, 4, 25))


if __name__ == "__main__":
    unittest.main()
