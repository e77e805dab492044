#!/usr/bin/env bash
# JPype 1.4.1 never detaches threads of Python from the JVM: what the JVM holds for a thread stays when the thread ends.
#
# A thread of Python is attached to the JVM by the first call that it makes, as a Java thread. When it ends, nothing is
# done about it: the JVM counts it as a live daemon thread until the process ends. A program that starts a thread for
# each request collects them. java.lang.Thread.detach(), which JPype adds to the class, called by the thread before its
# end, avoids it.
#
# Seen on 29 November 2026 with Debian 12's python3-jpype 1.4.1-1+b1 and JDK 25.0.3:
#   50 threads of Python ended, 50 more are in the JVM
#   50 threads of Python ended, each after detach(), 0 more are in the JVM
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
import sys
import threading

import jpype

jpype.startJVM(classpath=[sys.argv[1]])
Thread = jpype.JClass("java.lang.Thread")
beans = jpype.JClass("java.lang.management.ManagementFactory").getThreadMXBean()


def call(detach):
    jpype.JClass("java.lang.System").nanoTime()
    if detach:
        Thread.detach()


def more(detach):
    """How many live threads of the JVM fifty threads of Python leave behind."""
    before = beans.getThreadCount()
    for _ in range(50):
        thread = threading.Thread(target=call, args=(detach,))
        thread.start()
        thread.join()
    return beans.getThreadCount() - before


more(True)
lines = [f"50 threads of Python ended, {more(False)} more are in the JVM",
         f"50 threads of Python ended, each after detach(), {more(True)} more are in the JVM"]
print(jpype.__version__, file=sys.stderr)
print("\n".join(lines))
expected = [line[4:].rstrip("\n") for line in open(sys.argv[2]) if line.startswith("#   ")]
if lines != expected:
    sys.exit("this has changed")
PYTHON
jar=$folder/root/usr/share/java/org.jpype-1.4.1.jar
/usr/bin/python3 finding.py "$jar" "$script" 2>errors || { cat errors; exit 1; }
