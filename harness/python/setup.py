"""Puts the jars of the build into the package."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent


class WithJars(build_py):
    def run(self):
        super().run()
        if self.editable_mode:
            return
        target = Path(self.build_lib, "bilane", "jars")
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        for folder, name in ((HERE.parents[1] / "kernel" / "target", "bilane-kernel"),
                             (HERE / "target", "bilane-python")):
            jars = [jar for jar in folder.glob(f"{name}-*.jar")
                    if not jar.stem.endswith(("-sources", "-javadoc", "-tests"))]
            if not jars:
                raise SystemExit(f"{folder} has no jar of {name}; build the project first: "
                                 "mvn -B -Dmaven.test.skip=true package")
            shutil.copy(max(jars, key=lambda jar: jar.stat().st_mtime), target)


setup(cmdclass={"build_py": WithJars})
