#!/usr/bin/env bash
# h5diff -p of HDF5 1.10.8 finds no difference between an infinity in the first file and any number in the second.
#
# -p R tells of numbers whose relative difference exceeds R: |(a-b)/b| > R, its help says, with a of the first file and
# b of the second. In fact it divides by a, and an infinite difference divided by an infinity is NaN, which exceeds
# nothing. So a table of logarithms with -inf for zeros passes against one with numbers in their place, and even against
# +inf, with exit status 0. The other way round, and with -d (absolute difference), h5diff tells of it.
#
# Seen on 29 November 2026 with Debian 12's hdf5-tools 1.10.8+repack1-1:
#   1.10.8
#   -p 0.01: -inf and 3.0: no difference
#   -p 0.01: 3.0 and -inf: a difference
#   -p 0.01: -inf and inf: no difference
#   -p 0.01: inf and nan: a difference
#   -d 0.01: -inf and 3.0: a difference
#   -p 1: 1.0 and 10.0: a difference
#   -p 1: 10.0 and 1.0: no difference
#
# Needs Debian 12's python3 (3.11) and libcurl4, apt-get and dpkg; what it downloads goes into a folder that goes at the
# end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-h5py=3.7.0-8 python3-h5py-serial=3.7.0-8 \
    hdf5-tools=1.10.8+repack1-1 libhdf5-103-1=1.10.8+repack1-1 libhdf5-hl-100=1.10.8+repack1-1 libsz2 libaec0 \
    liblzf1 python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
export PATH=$folder/root/usr/bin:$PATH
cat > finding.py <<'PYTHON'
import subprocess

import h5py
import numpy as np

inf = float("inf")


def compare(a, b, *option):
    for name, value in ("a.h5", a), ("b.h5", b):
        with h5py.File(name, "w") as file:
            file["z"] = np.array([value])
    status = subprocess.run(["h5diff", *option, "a.h5", "b.h5"], stdout=subprocess.DEVNULL).returncode
    print(f"{' '.join(option)}: {a} and {b}: {('no difference', 'a difference')[status]}")


print(h5py.version.hdf5_version)
for a, b in (-inf, 3.0), (3.0, -inf), (-inf, inf), (inf, float("nan")):
    compare(a, b, "-p", "0.01")
compare(-inf, 3.0, "-d", "0.01")
for a, b in (1.0, 10.0), (10.0, 1.0):
    compare(a, b, "-p", "1")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
