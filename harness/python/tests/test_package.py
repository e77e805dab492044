"""The package as a whole: its types, its help, and its wheel."""

import importlib.util
import inspect
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import bilane
from support import PACKAGE, PROJECT, run, succeeded


def has(module):
    return importlib.util.find_spec(module) is not None


class Package(unittest.TestCase):
    def test_the_version_is_the_projects(self):
        version = ElementTree.parse(PROJECT / "pom.xml").findtext("{*}version")
        self.assertEqual(bilane.__version__, version.replace("-SNAPSHOT", ".dev0"))

    def test_all_that_is_public_is_documented(self):
        for name in bilane.__all__:
            thing = getattr(bilane, name)
            if name == "__version__":
                continue
            self.assertTrue(inspect.getdoc(thing), name)
            members = inspect.getmembers(thing) if inspect.isclass(thing) else []
            for member, value in members:
                if not member.startswith("_"):
                    self.assertTrue(inspect.getdoc(value), f"{name}.{member}")
            for call in [thing, *(value for member, value in members if not member.startswith("_"))]:
                if inspect.isfunction(call):
                    self.document(call)

    def document(self, call):
        text = inspect.getdoc(call)
        for parameter in inspect.signature(call).parameters:
            if parameter not in ("self", "cls"):
                self.assertRegex(text, rf"(?m)^(\w+, )*{parameter}(, \w+)*( :|$)", f"{call.__qualname__}: {parameter}")

    @unittest.skipUnless(has("mypy"), "mypy is missing")
    def test_the_types_are_sound(self):
        done = subprocess.run([sys.executable, "-m", "mypy", "--strict", "--ignore-missing-imports", "--cache-dir",
                               tempfile.gettempdir() + "/bilane-mypy", str(PACKAGE / "src" / "bilane")],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_says_what_to_install_where_jpype_is_missing(self):
        done = run("import sys\nsys.modules['jpype'] = None\nimport bilane")
        self.assertEqual(done.returncode, 1)
        self.assertIn("ModuleNotFoundError: bilane needs JPype: pip install JPype1", done.stderr)

    def test_the_examples_in_docstrings(self):
        done = run("import doctest, sys, bilane, numpy as np\nfrom bilane import _stack\n"
                   "sys.exit(doctest.testmod(_stack).failed)")
        succeeded(self, done)


@unittest.skipUnless(has("pip") and has("setuptools") and has("wheel"), "pip, setuptools or wheel is missing")
class Wheel(unittest.TestCase):
    def test_it_carries_the_jars_and_works(self):
        with tempfile.TemporaryDirectory() as folder:
            # A copy, as the build leaves files beside the sources.
            source = Path(folder, "project", "harness", "python")
            shutil.copytree(PACKAGE, source, ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__"))
            shutil.copytree(PROJECT / "kernel" / "target", Path(folder, "project", "kernel", "target"),
                            ignore=lambda _, names: [name for name in names if not name.endswith(".jar")])
            offline = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
            subprocess.run([*offline, "wheel", "--no-index", "--no-build-isolation", "--no-deps", "-w", folder, source],
                           capture_output=True, check=True)
            wheel, = Path(folder).glob("bilane-*-py3-none-any.whl")
            names = zipfile.ZipFile(wheel).namelist()
            for name in (r"bilane/jars/bilane-kernel-[^/]*\.jar", r"bilane/jars/bilane-python-[^/]*\.jar",
                         r"bilane/py\.typed"):
                self.assertEqual(len([each for each in names if re.fullmatch(name, each)]), 1, names)
            subprocess.run([*offline, "install", "--no-index", "--no-deps", "--target", folder + "/site", wheel],
                           capture_output=True, check=True)
            done = run("import bilane; print(bilane.__file__, bilane.Stack([[[0, 0], [0, 0]]]).sums([1, 2], [3, 4]))",
                       environment={"PYTHONPATH": folder + "/site"})
            self.assertEqual(succeeded(self, done), [f"{folder}/site/bilane/__init__.py [2.]"])


if __name__ == "__main__":
    unittest.main()
