#!/usr/bin/env bash
# NumPy 1.24.2 gives the same numbers other powers and logarithms if the result lies next to them in memory: on CPUs
# with AVX-512, np.exp2(p[0], out=p[1]) of an array p of two rows is not np.exp2(p[0]).
#
# With AVX512_SKX NumPy has vector code for these functions, of lower accuracy than the C library's, to which it turns
# where input and output overlap. It takes them for overlapping, too, if one begins right where the other ends. So about
# a quarter of the elements differ by an ulp. The end of a matrix's column it places beyond the matrix: there it depends
# on where the memory of the result happens to lie, and may differ between two calls.
#
# For the same reason 10.0 ** np.arange(-300.0, 300.0) has 158 elements that are not the double nearest to the power of
# ten, where Python's 10.0 ** k has 2. Without AVX-512 nothing of this is so.
#
# Seen on 29 November 2026 with Debian 12's python3-numpy 1:1.24.2-1+deb12u1 on a CPU with AVX-512 (Sapphire Rapids):
#   with AVX-512: of 10000 elements beside the input exp2 2795, power 2778, log 2205, exp 2363 differ
#   with AVX-512: of 600 powers of ten 158 are not the nearest double
#   without AVX-512: of 10000 elements beside the input exp2 0, power 0, log 0, exp 0 differ
#   without AVX-512: of 600 powers of ten 2 are not the nearest double
#
# Needs a CPU with AVX-512 (F, CD, VL, BW, DQ), Debian 12's python3 (3.11), apt-get and dpkg; what it downloads goes
# into a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 libgfortran5 \
    libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import sys

import numpy as np
from numpy.core._multiarray_umath import __cpu_features__

if __cpu_features__["AVX512_SKX"] != (sys.argv[1] == "with AVX-512"):
    print("needs AVX-512", file=sys.stderr)
    sys.exit(2)
p = np.empty((2, 10_000))
p[0] = np.random.default_rng(1).uniform(0.5, 100, 10_000)
functions = {"exp2": np.exp2, "power": lambda v, out: np.power(10.0, v, out=out), "log": np.log, "exp": np.exp}
differ = []
for name, function in functions.items():
    apart = function(p[0], out=np.empty(10_100)[100:])
    differ.append(f"{name} {np.count_nonzero(function(p[0], out=p[1]) != apart)}")
print(f"{sys.argv[1]}: of {len(apart)} elements beside the input {', '.join(differ)} differ")
powers = 10.0 ** np.arange(-300.0, 300.0)
wrong = sum(power != float(f"1e{k}") for k, power in zip(range(-300, 300), powers))
print(f"{sys.argv[1]}: of {len(powers)} powers of ten {wrong} are not the nearest double")
PYTHON
/usr/bin/python3 finding.py "with AVX-512" > seen
export NPY_DISABLE_CPU_FEATURES="AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL"
/usr/bin/python3 -W ignore finding.py "without AVX-512" >> seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
