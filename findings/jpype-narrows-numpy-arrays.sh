#!/usr/bin/env bash
# JPype 1.4.1 narrows the elements of a NumPy array without an error, where it refuses the same numbers in a list.
#
# A Java array that is made of a NumPy array takes it through Python's buffer protocol, and converts each element as a
# cast of C does: fractions are cut off, whole numbers lose their upper bits, doubles become infinite floats. From a
# list, it raises OverflowError for a number that does not fit, and TypeError for a fraction.
#
# Seen on 29 November 2026 with Debian 12's python3-jpype 1.4.1-1+b1, python3-numpy 1:1.24.2-1+deb12u1 and JDK 25.0.3:
#   array float64 [1.7, 3.9] as int[]: [1, 3]
#   array int64 [1099511627777] as int[]: [1]
#   array uint64 [9223372036854775809] as long[]: [-9223372036854775807]
#   array float64 [1e+300] as float[]: [inf]
#   list [1.7, 3.9] as int[]: TypeError
#   list [1099511627777] as int[]: OverflowError
#   list [9223372036854775809] as long[]: OverflowError
#
# Needs a JDK (in JAVA_HOME, or of the PATH), Debian 12's python3 (3.11), apt-get and dpkg; what it downloads goes into
# a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-jpype=1.4.1-1+b1 \
    python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 libgfortran5 \
    libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
export JAVA_HOME=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
cat > finding.py <<'PYTHON'
import sys

import jpype
import numpy as np

jpype.startJVM(classpath=[sys.argv[1]])


def told(kind, name, numbers):
    try:
        result = list(jpype.JArray(kind)(numbers))
    except (OverflowError, TypeError) as problem:
        result = type(problem).__name__
    dtype = "array " + str(numbers.dtype) if isinstance(numbers, np.ndarray) else "list"
    line = f"{dtype} {list(numbers)} as {name}[]: {result}"
    print(line)
    return line


print(jpype.__version__, np.__version__, file=sys.stderr)
lines = [told(jpype.JInt, "int", np.array([1.7, 3.9])),
         told(jpype.JInt, "int", np.array([2**40 + 1])),
         told(jpype.JLong, "long", np.array([2**63 + 1], "u8")),
         told(jpype.JFloat, "float", np.array([1e300])),
         told(jpype.JInt, "int", [1.7, 3.9]),
         told(jpype.JInt, "int", [2**40 + 1]),
         told(jpype.JLong, "long", [2**63 + 1])]
expected = [line[4:].rstrip("\n") for line in open(sys.argv[2]) if line.startswith("#   ")]
if lines != expected:
    sys.exit("this has changed")
PYTHON
jar=$folder/root/usr/share/java/org.jpype-1.4.1.jar
/usr/bin/python3 finding.py "$jar" "$script" 2>errors || { cat errors; exit 1; }
