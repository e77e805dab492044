"""The JVM that the package finds, starts or takes over."""

import json
import os
import shutil
import tempfile
import unittest
from pathlib import Path

import bilane
from bilane import _jdk
from support import PACKAGE, run, succeeded


def jdk(folder, version):
    """A folder that looks like a JDK, whose JVM cannot be started."""
    (folder / "bin").mkdir(parents=True)
    (folder / "lib" / "server").mkdir(parents=True)
    (folder / "release").write_text(f'JAVA_VERSION="{version}"\n')
    (folder / "bin" / "java").write_text("#!/bin/sh\nexit 1\n")
    (folder / "bin" / "java").chmod(0o755)
    (folder / "lib" / "server" / "libjvm.so").write_text("none")
    return folder


class FindingTheJvm(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def found(self, **changes):
        environment = {"JAVA_HOME": None, "BILANE_JDK_FOLDERS": "", "PATH": "/nowhere"}
        environment.update({name: None if value is None else str(value) for name, value in changes.items()})
        kept = {name: None for name in os.environ if name.startswith(("JAVA_HOME_", "JDK_", "JAVA_"))}
        done = run("from bilane import _jdk, _jvm\n"
                   "try:\n    print(_jdk.find_jvm(_jvm.kernel_jar()))\nexcept RuntimeError as e:\n    print(e)",
                   environment={**kept, **environment})
        return succeeded(self, done)[0]

    def test_the_rules_of_the_launcher(self):
        old, new, next_one = (jdk(self.folder / name, version) for name, version in
                              (("jdk-17", "17.0.9"), ("jdk-25", "25.0.3"), ("jdk-26", "26")))
        library = str(new / "lib/server/libjvm.so")
        self.assertEqual(self.found(JAVA_HOME=new), library)
        self.assertEqual(self.found(JAVA_HOME=next_one), str(next_one / "lib/server/libjvm.so"))
        self.assertEqual(self.found(JAVA_HOME=old, PATH=new / "bin"), library)
        self.assertEqual(self.found(JAVA_HOME=old, JAVA_HOME_25_X64=new), library)
        self.assertEqual(self.found(JAVA_HOME=old, PATH=old / "bin", BILANE_JDK_FOLDERS=self.folder), library)

    def test_a_tested_one_comes_first_but_for_java_home(self):
        tested = jdk(self.folder / "b", "25.0.3")
        (tested / "release").write_text('JAVA_VERSION="25.0.3"\nJAVA_RUNTIME_VERSION="25.0.3+9-LTS"\n')
        other = jdk(self.folder / "a", "99.0.1")
        library = "lib/server/libjvm.so"
        self.assertEqual(self.found(BILANE_JDK_FOLDERS=self.folder), str(tested / library))
        self.assertEqual(self.found(BILANE_JDK_FOLDERS=self.folder, PATH=other / "bin"), str(tested / library))
        self.assertEqual(self.found(BILANE_JDK_FOLDERS=self.folder, JAVA_HOME=other), str(other / library))
        shutil.rmtree(tested)
        self.assertEqual(self.found(BILANE_JDK_FOLDERS=self.folder), str(other / library))

    def test_which_versions_are_those_of_the_table(self):
        for version, tested, of in (("25.0.3+9-LTS", "25.0.3", True), ("25.0.3", "25.0.3", True),
                                    ("25.0.3.1+2", "25.0.3", True), ("25.0.31+1", "25.0.3", False),
                                    ("27-ea+12-900", "27-ea+12", True), ("27-ea+123", "27-ea+12", False)):
            self.assertIs(_jdk._is_of(version, tested), of, (version, tested))

    def test_a_folder_that_may_not_be_looked_into_is_passed_over(self):
        right = jdk(self.folder / "open" / "jdk-25", "25.0.3")
        closed = jdk(self.folder / "closed" / "jdk-25", "25.0.3").parent
        closed.chmod(0)
        self.addCleanup(closed.chmod, 0o700)
        # A name that no file system takes fails as a closed folder does, and for the superuser, too.
        for folder in (closed, self.folder / ("n" * 300)):
            if os.access(folder, os.R_OK):
                continue
            with self.subTest(folder.name[:6]):
                library = str(right / "lib/server/libjvm.so")
                self.assertEqual(self.found(JAVA_HOME=folder / "jdk-25", PATH=right / "bin"), library)
                self.assertEqual(self.found(JAVA_HOME_25=folder / "jdk-25", BILANE_JDK_FOLDERS=right.parent), library)
                self.assertEqual(self.found(BILANE_JDK_FOLDERS=f"{folder}/inner:{right.parent}"), library)
                self.assertEqual(self.found(BILANE_JDK_FOLDERS=f"{self.folder}:{right.parent}"), library)

    def test_a_user_without_a_home(self):
        right = jdk(self.folder / "jdk-25", "25.0.3")
        done = run("import os, pwd\n"
                   "def nobody(user):\n    raise KeyError(user)\n"
                   "pwd.getpwuid = nobody\n"
                   "from bilane import _jdk, _jvm\n"
                   "print(_jdk.find_jvm(_jvm.kernel_jar()))",
                   environment={"HOME": None, "JAVA_HOME": None, "PATH": "/nowhere",
                                "BILANE_JDK_FOLDERS": f"~/.jdks:{self.folder}"})
        self.assertEqual(succeeded(self, done), [str(right / "lib/server/libjvm.so")])

    def test_none_is_told_with_what_to_do(self):
        old = jdk(self.folder / "jdk-17", "17.0.9")
        self.assertRegex(self.found(JAVA_HOME=old, BILANE_JDK_FOLDERS=self.folder),
                         "bilane needs JDK 25 or later, and JAVA_HOME, .* have none; install it .* and set JAVA_HOME")

    def test_a_project_that_is_not_built_is_told(self):
        source = self.folder / "harness" / "python" / "src"
        shutil.copytree(PACKAGE / "src" / "bilane", source / "bilane", ignore=shutil.ignore_patterns("jars"))
        done = run("import bilane\ntry:\n    bilane.info()\nexcept RuntimeError as e:\n    print(e)",
                   environment={"PYTHONPATH": str(source)})
        self.assertRegex(succeeded(self, done)[0], "is not built; run there: mvn ")

    def test_nothing_is_said_at_the_start(self):
        done = run("import bilane; bilane.Stack([[[1, 2], [3, 4]]] * 9).sums([0.5], [0.5])")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def test_options_of_the_users_come_after_the_packages_own(self):
        for options in ("-Xmx64m", "-XX:+UseParallelGC", " -Dbilane.path=scalar  -Dsome=a\t"):
            done = run("import bilane; print(bilane.info()['path'])", environment={"BILANE_JAVA_OPTS": options})
            self.assertEqual(succeeded(self, done), ["scalar" if "scalar" in options else bilane.info()["path"]])

    def test_options_of_the_users_are_split_at_blanks_alone(self):
        done = run("import bilane, jpype; bilane.info()\n"
                   "for name in ('one', 'two', 'three'):\n"
                   "    print(jpype.JClass('java.lang.System').getProperty(name))",
                   environment={"BILANE_JAVA_OPTS": "-Done=it's -Dtwo=\"a\"\t-Dthree=b\\c\n"})
        self.assertEqual(succeeded(self, done), ["it's", '"a"', "b\\c"])

    def test_what_the_jvm_says_when_it_cannot_start_is_seen(self):
        done = run("import bilane; bilane.info()", environment={"BILANE_JAVA_OPTS": "-XX:NoSuchOption=1"})
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("NoSuchOption", done.stderr)


RUNNING = """
import json, sys, warnings, jpype
from bilane import _jdk, _jvm
for jar in _jvm._support():
    jpype.addClassPath(jar)
jpype.startJVM(_jdk.find_jvm(_jvm.kernel_jar()), *json.loads(sys.argv[1]))
import bilane
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    stack = bilane.Stack([[[0, 1], [2, 3]]])
    stack.sums([0.5], [0.5])
    bilane.Stack([[[0, 1], [2, 3]]])
print(json.dumps([[str(each.message) for each in seen], bilane.info()["path"], stack[0].values(0.5, 0.5),
                  bilane.info()["path_reason"]]))
"""


class RunningJvm(unittest.TestCase):
    def test_it_is_used(self):
        expected = bilane.Stack([[[0, 1], [2, 3]]])[0].values(0.5, 0.5)
        done = run(RUNNING, json.dumps(["--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"]))
        self.assertEqual(json.loads(succeeded(self, done)[-1]),
                         [[], bilane.info()["path"], expected, bilane.info()["path_reason"]])

    def test_one_without_vectors_gets_one_warning(self):
        done = run(RUNNING, "[]")
        warned, path, value, reason = json.loads(succeeded(self, done)[-1])
        self.assertEqual((path, value), ("scalar", bilane.Stack([[[0, 1], [2, 3]]])[0].values(0.5, 0.5)))
        self.assertEqual(len(warned), 1)
        self.assertRegex(warned[0], "runs on its scalar path: .* lacks jdk.incubator.vector; start it with --add-mod")
        self.assertEqual("bilane runs on its scalar path: " + reason, warned[0])
        self.assertNotIn("scalar path", done.stderr)


if __name__ == "__main__":
    unittest.main()
