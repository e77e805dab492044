"""The JVM of this process: started when it is first needed, or taken over where JPype runs one already."""

from __future__ import annotations

import contextlib
import gc
import importlib.util
import os
import re
import shutil
import subprocess
import threading
import warnings
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jpype
import jpype.config

from . import _jdk

_FOLDER = Path(__file__).resolve().parent
_VECTOR_MODULE = "jdk.incubator.vector"
_INCUBATOR_REMARK = f"WARNING: Using incubator modules: {_VECTOR_MODULE}"
# Where Debian's package of JPype has what JPype's own wheel has beside its extension module.
_DEBIANS_SUPPORT = Path("/usr/share/java/org.jpype.jar")

_lock = threading.Lock()
_ready = False
_path_reason: str | None = None
_forked = False
_kept_in_child: list[Any] = []
_of_thread = threading.local()
_handles: weakref.WeakSet[Handle] = weakref.WeakSet()


class Handle:
    """Owns a Java object that is to be closed: at the latest when this is collected, or at the end of the process."""

    def __init__(self, java: Any) -> None:
        self.java = java
        self.close = weakref.finalize(self, _close, java)
        _handles.add(self)


def _close(java: Any) -> None:
    # Collection may come here on any thread.
    if not _forked and jpype.isJVMStarted():
        _enter_thread()
        java.close()


class _Attachment:
    """Ends what the JVM holds for a thread of Python's when that ends; JPype never ends it."""

    def __init__(self) -> None:
        self._detach = jpype.JClass("java.lang.Thread").detach

    def __del__(self) -> None:
        if not _forked and jpype.isJVMStarted():
            self._detach()


def _enter_thread() -> None:
    """Has what the JVM holds for this thread end with it; whatever calls the JVM comes here before."""
    if not hasattr(_of_thread, "attachment"):
        # First, as a collection meanwhile may come here, too.
        _of_thread.attachment = None
        # By numbers, as current_thread() would make an object for a thread that is not Python's, or that is ending.
        if threading.get_ident() != threading.main_thread().ident:
            _of_thread.attachment = _Attachment()


def java_class(name: str) -> Any:
    """A class of the JVM, which is started if need be."""
    ensure_started()
    return jpype.JClass(name)


def ensure_started() -> None:
    """Starts the JVM, or takes over the one that JPype runs; called before whatever calls the JVM.

    Raises
    ------
    RuntimeError
        In a process that was forked after the start; or if there is no suitable JVM, or the project is not built.
    """
    if _forked:
        raise RuntimeError(
            "bilane: this process was forked from one that ran a JVM, and threads of a JVM do not survive a fork; "
            "start processes with multiprocessing.get_context(\"spawn\"), or use bilane in the child processes alone")
    if not _ready:
        with _lock:
            if not _ready:
                _start()
    _enter_thread()


def _start() -> None:
    global _ready
    jars = _jars()
    if jpype.isJVMStarted():
        _require_version()
        for jar in jars:
            jpype.addClassPath(jar)
        _look_for_vectors()
    else:
        _start_own(jars)
    _ready = True


def _start_own(jars: list[Path]) -> None:
    library = _jdk.find_jvm(kernel_jar())
    for jar in [*jars, *_support()]:
        jpype.addClassPath(jar)
    # Split as the launcher does, at the shell's blanks, whatever else Unicode has.
    given = re.findall(r"[^ \t\n]+", os.environ.get("BILANE_JAVA_OPTS", ""))
    options = [
        # Signals stay Python's: Ctrl-C is a KeyboardInterrupt, and a handler of SIGTERM is called.
        "-Xrs",
        f"--add-modules={_VECTOR_MODULE}",
        "--enable-native-access=ALL-UNNAMED",
        *_heap(given),
        *given,
    ]
    with _without_incubator_remark():
        # With True JPype installs no handler of SIGINT; nor does the JVM, with -Xrs.
        jpype.startJVM(library, *options, interrupt=True)


def _heap(given: list[str]) -> list[str]:
    """A small heap, unless the user chose one: all that calls allocate on it is vectors, until they are compiled."""
    if any(re.match(r"-Xm|-XX:\+Use\w+GC$|-XX:\w*HeapSize=", option) for option in given):
        return []
    return ["-XX:+UseSerialGC", "-Xms8m"]


def _jars() -> list[Path]:
    """The kernel's jar and the package's own: in the package where it was installed, else where the build put them."""
    installed = sorted((_FOLDER / "jars").glob("*.jar"))
    if installed:
        return installed
    root = _FOLDER.parents[3]
    jars = [_newest(root / "kernel" / "target", "bilane-kernel"),
            _newest(root / "harness" / "python" / "target", "bilane-python")]
    found = [jar for jar in jars if jar is not None]
    if len(found) < len(jars):
        raise RuntimeError(f"bilane: the project in {root} is not built; run there: "
                           "mvn -B -Dmaven.test.skip=true package")
    return found


def path_reason() -> str | None:
    """Why the path is what the package chose; None where the kernel chose it."""
    return _path_reason


def kernel_jar() -> Path:
    """The kernel's jar."""
    return next(jar for jar in _jars() if jar.name.startswith("bilane-kernel-"))


def _newest(folder: Path, name: str) -> Path | None:
    jars = [jar for jar in folder.glob(f"{name}-*.jar")
            if not jar.stem.endswith(("-sources", "-javadoc", "-tests"))]
    return max(jars, key=os.path.getmtime) if jars else None


def _support() -> list[Path]:
    """JPype's own jar where JPype does not find it by itself: in Debian's package."""
    module = importlib.util.find_spec("_jpype")
    if module is None or module.origin is None or not module.origin.startswith("/usr/lib/"):
        return []
    beside = Path(module.origin).with_name("org.jpype.jar")
    return [_DEBIANS_SUPPORT] if _DEBIANS_SUPPORT.exists() and not beside.exists() else []


@contextlib.contextmanager
def _without_incubator_remark() -> Iterator[None]:
    """Drops the line that a JVM with an incubator module writes to standard error, for which it has no switch.

    Another process copies the rest, as the JVM may end this one with a last word.
    """
    grep = shutil.which("grep")
    try:
        saved = os.dup(2) if grep is not None else -1
    except OSError:
        saved = -1
    if grep is None or saved < 0:
        yield
        return
    try:
        copying = subprocess.Popen([grep, "-v", "-F", "-x", _INCUBATOR_REMARK], stdin=subprocess.PIPE, stdout=saved,
                                   stderr=subprocess.DEVNULL, start_new_session=True)
        assert copying.stdin is not None
        os.dup2(copying.stdin.fileno(), 2)
        copying.stdin.close()
        try:
            yield
        finally:
            os.dup2(saved, 2)
    finally:
        os.close(saved)
    # Its end is that of its input, which a process that another thread has started meanwhile may keep.
    with contextlib.suppress(subprocess.TimeoutExpired):
        copying.wait(1)


def _require_version() -> None:
    feature = int(jpype.JClass("java.lang.Runtime").version().feature())
    if feature < _jdk.OLDEST:
        raise RuntimeError(f"bilane needs Java {_jdk.OLDEST} or later, and JPype runs a JVM of Java {feature} in this "
                           "process already; start JPype with another one, or let bilane start it")


def _look_for_vectors() -> None:
    """Warns once where a JVM that another library started has no vectors, so that the kernel need not."""
    global _path_reason
    boot = jpype.JClass("java.lang.ModuleLayer").boot()
    properties = jpype.JClass("java.lang.System")
    if not boot.findModule(_VECTOR_MODULE).isPresent() and properties.getProperty("bilane.path") is None:
        properties.setProperty("bilane.path", "scalar")
        _path_reason = (f"the JVM that JPype runs in this process lacks {_VECTOR_MODULE}; start it with "
                        f"--add-modules={_VECTOR_MODULE}, or let bilane start it")
        warnings.warn(f"bilane runs on its scalar path: {_path_reason}", RuntimeWarning, stacklevel=2)


def _after_fork() -> None:
    """In the child of a process that ran a JVM, whoever started it, there is none, and nothing may ask for it."""
    global _forked
    if not (_ready or jpype.isJVMStarted()):
        return
    _forked = True
    jpype.config.onexit = False
    # JPype lets Java collect when Python does, now and then: here it would wait for a thread that is no more.
    gc.callbacks[:] = [callback for callback in gc.callbacks if getattr(callback, "__module__", "") != "_jpype"]
    _kept_in_child.extend(_handles)


# At the import, as the JVM of a process may be another library's, which bilane has not used yet.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
