"""Finds the JVM of a JDK 25 or later, by the rules of the launcher harness/bin/bilane."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
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


def find_jvm() -> str:
    """The file of the JVM's library.

    Raises
    ------
    RuntimeError
        If there is no JDK 25 or later.
    """
    for home in _candidates():
        library = _library(home)
        if library is not None and (_feature(home) or 0) >= OLDEST:
            return str(library)
    raise RuntimeError(
        f"bilane needs JDK {OLDEST} or later, and JAVA_HOME, the PATH and the usual folders have none; install it "
        f"(Temurin {OLDEST} from adoptium.net, or your system's package of OpenJDK {OLDEST}) and set JAVA_HOME to its "
        "folder")


def _candidates() -> Iterator[Path]:
    if os.environ.get("JAVA_HOME"):
        yield Path(os.environ["JAVA_HOME"])
    java = shutil.which("java")
    if java is not None:
        yield from _home_of(Path(java).resolve())
    # As build services and toolchain files name them: JAVA_HOME_25_X64, JDK_25, ...
    for name in sorted(os.environ):
        if re.match(r"(JAVA_HOME_|JAVA_|JAVA|JDK_|JDK)(\d+)", name) and os.environ[name]:
            yield Path(os.environ[name])
    named = os.environ.get("BILANE_JDK_FOLDERS")
    folders = _USUAL_FOLDERS if named is None else named.split(":")
    for folder in folders:
        if folder:
            for child in sorted(Path(folder).expanduser().glob("*")):
                for inner in _INNER_FOLDERS:
                    yield child / inner


def _home_of(java: Path) -> Iterator[Path]:
    """The home of a java command. A version manager's shim, or the stub of macOS, lies in no JDK: only the JVM that
    it starts can tell."""
    home = java.parent.parent
    if (home / "release").is_file():
        yield home
        return
    told = re.search(r"^ *java\.home = (.*)$", _said_by(java, "-XshowSettings:properties", "-version"), re.MULTILINE)
    if told is not None:
        yield Path(told.group(1).strip())


def _library(home: Path) -> Path | None:
    return next((home / name for name in _LIBRARIES if (home / name).is_file()), None)


def _feature(home: Path) -> int | None:
    """The number of the Java version: from the JDK's release file, which costs nothing, or from java itself."""
    try:
        told = re.search(r'^JAVA_VERSION="?(\d+)', (home / "release").read_text(errors="replace"), re.MULTILINE)
    except OSError:
        told = None
    if told is None:
        told = re.search(r' version "(\d+)', _said_by(home / "bin" / "java", "-version"))
    return None if told is None else int(told.group(1))


def _said_by(java: Path, *options: str) -> str:
    try:
        done = subprocess.run([str(java), *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace")
