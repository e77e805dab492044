#!/usr/bin/env bash
# JPype 1.4.1 calls Java's System.gc() from Python's collector when the process has grown, in forked children too.
#
# JPype puts a callback into gc.callbacks when it starts the JVM (twice, in fact). When Python collects and the process
# takes much more memory than before, be it for NumPy arrays that Java never sees, the callback has all of Java's heap
# collected. A child of os.fork() inherits the callbacks, but not the threads of the JVM that do such work, so that a
# child which only goes on with Python should take them out of gc.callbacks first.
#
# Seen on 29 November 2026 with Debian 12's python3-jpype 1.4.1-1+b1 and JDK 25.0.3:
#   callbacks in gc.callbacks: 0 before the JVM, 2 after
#   callbacks in a forked child: 2
#   collections of Java while Python took up to 180 MB: some
#   collections of Java while Python took up to 180 MB, without the callbacks: none
#
# Needs a JDK (in JAVA_HOME, or of the PATH), Debian 12's python3 (3.11), apt-get and dpkg; what it downloads goes into
# a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-jpype=1.4.1-1+b1
dpkg -x python3-jpype_*.deb root
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
export JAVA_HOME=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
cat > finding.py <<'PYTHON'
import gc
import os
import sys

import jpype

before = len(gc.callbacks)
jpype.startJVM("-Xmx64m", classpath=[sys.argv[1]])
own = [callback for callback in gc.callbacks if callback.__module__ == "_jpype"]
beans = jpype.JClass("java.lang.management.ManagementFactory").getGarbageCollectorMXBeans()


def collections():
    return sum(bean.getCollectionCount() for bean in beans)


def grown():
    """Whether Java collects while Python takes more and more memory and collects between."""
    begin = collections()
    for count in range(1, 37):
        taken = [b"1" * 5_000_000 for _ in range(count)]
        gc.collect()
    return "some" if collections() > begin else "none"


read, write = os.pipe()
child = os.fork()
if child == 0:
    os.write(write, bytes([sum(callback.__module__ == "_jpype" for callback in gc.callbacks)]))
    os._exit(0)
os.waitpid(child, 0)
lines = [f"callbacks in gc.callbacks: {before} before the JVM, {len(own)} after",
         f"callbacks in a forked child: {os.read(read, 1)[0]}",
         f"collections of Java while Python took up to 180 MB: {grown()}"]
gc.callbacks[:] = [callback for callback in gc.callbacks if callback not in own]
lines.append(f"collections of Java while Python took up to 180 MB, without the callbacks: {grown()}")
print(jpype.__version__, file=sys.stderr)
print("\n".join(lines))
expected = [line[4:].rstrip("\n") for line in open(sys.argv[2]) if line.startswith("#   ")]
if lines != expected:
    sys.exit("this has changed")
PYTHON
jar=$folder/root/usr/share/java/org.jpype-1.4.1.jar
/usr/bin/python3 finding.py "$jar" "$script" 2>errors || { cat errors; exit 1; }
