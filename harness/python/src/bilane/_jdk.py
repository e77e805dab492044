"""Finds the JVM of a JDK 25 or later, by the rules of the launcher harness/bin/bilane."""

from __future__ import annotations

import glob
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

OLDEST = 25

_USUAL_FOLDERS = (
    "/usr/lib/jvm", "/usr/lib64/jvm", "/usr/java", "/usr/local/java", "/opt", "/opt/java",
    "~/.sdkman/candidates/java", "~/.jdks", "~/.gradle/jdks", "~/.asdf/installs/java",
    "~/.local/share/mise/installs/java",
    "/Library/Java/JavaVirtualMachines", "~/Library/Java/JavaVirtualMachines",
    "/opt/homebrew/opt", "/usr/local/opt", "/home/linuxbrew/.linuxbrew/opt",
)
# The home itself, or where macOS and Homebrew put it inside.
_INNER_FOLDERS = ("", "Contents/Home", "libexec", "libexec/openjdk.jdk/Contents/Home")
_LIBRARIES = ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")


def find_jvm(kernel: Path) -> str:
    """The file of the JVM's library. JAVA_HOME is the user's choice, whatever it is; of the others a tested one comes
    first.

    Parameters
    ----------
    kernel
        The kernel's jar, which tells the tested JDKs.

    Raises
    ------
    RuntimeError
        If there is no JDK 25 or later.
    """
    chosen = _suitable(Path(os.environ["JAVA_HOME"])) if os.environ.get("JAVA_HOME") else None
    if chosen is not None:
        return chosen[0]
    tested = _tested(kernel)
    others = []
    for home in _candidates():
        found = _suitable(home)
        if found is not None:
            if any(_is_of(found[1], release) for release in tested):
                return found[0]
            others.append(found[0])
    if others:
        return others[0]
    raise RuntimeError(
        f"bilane needs JDK {OLDEST} or later, and JAVA_HOME, the PATH and the usual folders have none; install it "
        f"(Temurin {OLDEST} from adoptium.net, or your system's package of OpenJDK {OLDEST}) and set JAVA_HOME to its "
        "folder")


def _tested(kernel: Path) -> list[str]:
    """The versions in the kernel's table of tested JDKs."""
    try:
        with zipfile.ZipFile(kernel) as jar:
            lines = jar.read("org/bilane/kernel/path/tested-jdks.txt").decode().splitlines()
    except (OSError, KeyError, zipfile.BadZipFile):
        return []
    return [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]


def _is_of(version: str, tested: str) -> bool:
    """Of a release any build counts, of early access one alone."""
    if version == tested or version.startswith(tested + "+"):
        return True
    if tested.count(".") >= 2:
        return version.startswith(tested + ".")
    return "+" in tested and version.startswith(tested + "-")


def _suitable(home: Path) -> tuple[str, str] | None:
    """The JVM's library and version, where a folder holds a JDK that is not too old."""
    # os.path takes what may not be looked at for what is not there, as the launcher does; Path raises.
    library = next((home / name for name in _LIBRARIES if os.path.isfile(home / name)), None)
    if library is None:
        return None
    version = _version(home)
    feature = re.match(r"\d+", version)
    return None if feature is None or int(feature.group()) < OLDEST else (str(library), version)


def _candidates() -> Iterator[Path]:
    java = shutil.which("java")
    if java is not None:
        yield from _home_of(Path(java).resolve())
    # As build services and toolchain files name them: JAVA_HOME_25_X64, JDK_27, ...
    for name in sorted(os.environ):
        if re.match("JAVA_HOME_|JAVA_2|JAVA2|JDK_|JDK2", name) and os.environ[name]:
            yield Path(os.environ[name])
    named = os.environ.get("BILANE_JDK_FOLDERS")
    folders = _USUAL_FOLDERS if named is None else named.split(":")
    for folder in folders:
        if folder:
            for child in sorted(glob.glob(os.path.join(glob.escape(os.path.expanduser(folder)), "*"))):
                for inner in _INNER_FOLDERS:
                    yield Path(child, inner)


def _home_of(java: Path) -> Iterator[Path]:
    """The home of a java command. A version manager's shim, or the stub of macOS, lies in no JDK: only the JVM that
    it starts can tell."""
    home = java.parent.parent
    if os.path.isfile(home / "release"):
        yield home
        return
    told = re.search(r"^ *java\.home = (.*)$", _said_by(java, "-XshowSettings:properties", "-version"), re.MULTILINE)
    if told is not None:
        yield Path(told.group(1).strip())


def _version(home: Path) -> str:
    """The Java version: from the JDK's release file, which costs nothing, or from java itself; empty if unknown."""
    try:
        release = (home / "release").read_text(errors="replace")
    except OSError:
        release = ""
    for name in ("JAVA_RUNTIME_VERSION", "JAVA_VERSION"):
        told = re.search(rf'^{name}="?([^"\n]*)', release, re.MULTILINE)
        if told is not None:
            return told.group(1)
    said = re.search(r' version "([^"]*)"', _said_by(home / "bin" / "java", "-version"))
    return "" if said is None else said.group(1)


def _said_by(java: Path, *options: str) -> str:
    try:
        done = subprocess.run([str(java), *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace")
