"""Results have the bits of the command line's."""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import bilane
import numpy as np
from bilane import _jdk, _jvm
from support import PROJECT, points, table


def command_line():
    """The command that starts the command line of this build; None where it is not built."""
    target = PROJECT / "harness" / "target"
    jars = [jar for jar in target.glob("bilane-harness-*.jar")
            if not jar.stem.endswith(("-sources", "-javadoc", "-tests"))]
    if not jars or not (target / "lib").is_dir():
        return None
    java = Path(_jdk.find_jvm(_jvm.kernel_jar())).parents[2] / "bin" / "java"
    path = ":".join(map(str, [max(jars, key=lambda jar: jar.stat().st_mtime), *(target / "lib").glob("*.jar")]))
    return [str(java), "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp", path,
            "org.bilane.harness.cli.Main"]


COMMAND = command_line()


@unittest.skipIf(COMMAND is None, "the command line is not built")
class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_command(self, *words):
        return subprocess.run([*COMMAND, *map(str, words)], cwd=self.folder, capture_output=True, text=True, check=True,
                              timeout=300).stdout

    def test_eval(self):
        z, x, y = table(11, 30, 20)
        z[3, 4, 5], z[4, 0, 0], z[5, -1, -1] = np.nan, np.inf, -np.inf
        px, py = points(x, y, 100_000)
        px[:4], py[2:6] = (np.nan, np.inf, -np.inf, x[-1]), (y[0], np.nan, np.inf, y[-1])
        for name, array in (("z", z), ("x", x), ("y", y), ("p", np.array([px, py]))):
            np.save(self.folder / name, array)
        stack = bilane.Stack(z, x, y)
        for transform in ("exp", "identity"):
            for layout in ("surface", "point"):
                with self.subTest(transform=transform, layout=layout):
                    self.run_command("eval", "--surfaces", "z.npy", "--x-axis", "x.npy", "--y-axis", "y.npy",
                                     "--points", "p.npy", "--transform", transform, "--layout", layout,
                                     "--out", "out.npy", "--sums", "sums.npy")
                    words = {"transform": transform}
                    self.same(np.load(self.folder / "out.npy"), stack.values(px, py, layout=layout, **words))
                    self.same(np.load(self.folder / "sums.npy"), stack.sums(px, py, **words))

    def test_eval_with_scales_and_rules(self):
        z, x, y = table(5, 12, 9)
        px, py = points(x, y, 20_000)
        px = np.exp2(px)
        for name, array in (("z", z), ("x", x), ("y", y), ("p", np.array([px, py]))):
            np.save(self.folder / name, array)
        stack = bilane.Stack(z, x, y, x_scale="log2")
        for transform, rule in (("exp2", "linear"), ("exp10", "nan"), ("exp", "clamp")):
            told = json.loads(self.run_command(
                "eval", "--surfaces", "z.npy", "--x-axis", "x.npy", "--y-axis", "y.npy", "--points", "p.npy",
                "--x-scale", "log2", "--transform", transform, "--x-outside", rule, "--out", "out.npy",
                "--dx", "dx.npy", "--dy", "dy.npy", "--json"))
            slopes = stack.gradients(px, py, parts=["dx", "dy"], transform=transform, x_outside=rule)
            self.same(np.load(self.folder / "dx.npy"), slopes.dx)
            self.same(np.load(self.folder / "dy.npy"), slopes.dy)
            self.same(np.load(self.folder / "out.npy"), stack.values(px, py, transform=transform, x_outside=rule))
            self.assertEqual(told["outside"], stack.outside(px, py)._asdict())

    def test_eval_of_other_types(self):
        z = np.random.default_rng(3).integers(-5, 5, (4, 6, 5)).astype(">i2")
        p = (np.random.default_rng(4).random((2, 1000)) * 6).astype(np.float32)
        np.save(self.folder / "z", z)
        np.save(self.folder / "p", p)
        self.run_command("eval", "--surfaces", "z.npy", "--points", "p.npy", "--surface", 2, "--out", "out.npy")
        self.same(np.load(self.folder / "out.npy"), bilane.Stack(z)[2].values(*p))

    def test_stack_files(self):
        z, x, y = table()
        px, py = points(x, y, 1000)
        for name, array in (("z", z), ("x", x), ("y", y)):
            np.save(self.folder / name, array)
        self.run_command("stack", "--surfaces", "z.npy", "--x-axis", "x.npy", "--y-axis", "y.npy",
                         "--out", "one.bilane")
        stack = bilane.Stack(z, x, y)
        stack.write(self.folder / "other.bilane")
        self.assertEqual((self.folder / "one.bilane").read_bytes(), (self.folder / "other.bilane").read_bytes())
        with bilane.Stack.open(str(self.folder / "one.bilane")) as opened:
            self.assertEqual((opened.shape, opened.nbytes), (z.shape, stack.nbytes))
            self.same(opened.x, x)
            self.same(opened.values(px, py), stack.values(px, py))
            self.assertEqual(opened[2].sums(px, py), stack[2].sums(px, py))

    def test_info(self):
        told = json.loads(self.run_command("info", "--json"))
        here = bilane.info()
        self.assertEqual(told.pop("version").replace("-SNAPSHOT", ".dev0"), here.pop("version"))
        self.assertEqual(told, here)

    def same(self, one, other):
        self.assertEqual((one.shape, one.dtype), (other.shape, other.dtype))
        self.assertEqual(one.tobytes(), other.tobytes())


class StackFiles(unittest.TestCase):
    def test_what_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "s.bilane")
            with self.assertRaisesRegex(FileNotFoundError, "no such file: .*s.bilane"):
                bilane.Stack.open(file)
            stack = bilane.Stack(*table())
            stack.write(file)
            whole = file.read_bytes()
            file.write_bytes(whole[:-9])
            with self.assertRaisesRegex(ValueError, "s.bilane"):
                bilane.Stack.open(file)
            damaged = bytearray(whole)
            damaged[-20] ^= 1
            file.write_bytes(damaged)
            with self.assertRaisesRegex(ValueError, "s.bilane"):
                bilane.Stack.open(file)
            with self.assertRaises(OSError):
                stack.write(Path(folder, "no", "such"))
            with self.assertRaisesRegex(OSError, f"{folder}: is a folder; only a regular file is replaced"):
                stack.write(folder)
            with self.assertRaisesRegex(OSError, f"{folder}: is a folder; a stack is read from a regular file"):
                bilane.Stack.open(folder)
            stack.close()
            with self.assertRaisesRegex(ValueError, "is closed; it can't be written any more"):
                stack.write(file)
            self.assertEqual([file.name], [each.name for each in Path(folder).iterdir()])
            with self.assertRaisesRegex(TypeError, "file: "):
                stack.write(b"bytes")
            with self.assertRaisesRegex(TypeError, "file: 3; must be a str or a path of it"):
                bilane.Stack.open(3)


if __name__ == "__main__":
    unittest.main()
