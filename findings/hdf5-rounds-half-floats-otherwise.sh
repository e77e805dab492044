#!/usr/bin/env bash
# HDF5 1.10.8 rounds numbers to 16-bit floats in another way than IEEE 754 and NumPy, and makes NaN of integers that are
# too large for them.
#
# HDF5 converts by itself where the type in the file is not that of memory; from float64 to float16 it does so in
# software. A number halfway between two floats goes to the one away from zero (IEEE 754: to the even one). From 65520
# up to 65536 numbers become 65504 and not infinity. Among subnormals even 1.75 times the least one becomes 1 and not 2.
# So h5py stores other values by d[:] = z, which HDF5 converts, than by create_dataset("z", data=z, dtype="f2"), where
# NumPy does it. Read into float16, integers beyond 65536 become NaN, where floats become infinite.
#
# Seen on 29 November 2026 with Debian 12's python3-h5py 3.7.0-8, HDF5 1.10.8 and python3-numpy 1:1.24.2-1+deb12u1, on
# x86-64:
#   3.7.0 1.10.8
#   halfway: 1.0004883, 1.0014648, 2049, 65520
#     HDF5: 1.0009766, 1.0019531, 2050, 65504
#     NumPy: 1, 1.0019531, 2048, inf
#   up to 65536: 65519, 65535, 65536
#     HDF5: 65504, 65504, inf
#     NumPy: 65504, inf, inf
#   subnormal, in units of 2^-24: 0.25, 0.5, 1.25, 1.5, 1.75, 2.25, 2.5
#     HDF5: 0, 1, 1, 1, 1, 2, 3
#     NumPy: 0, 0, 1, 2, 2, 2, 2
#   1 to 2 in steps of 2^-11: 512 of 2048 differ
#   int64 [65504, 65535, 65536, -100000] read as float16: [65504.0, inf, inf, nan]
#   float64 [65504.0, 65535.0, 65536.0, -100000.0] read as float16: [65504.0, 65504.0, inf, -inf]
#
# Needs Debian 12's python3 (3.11) and libcurl4, apt-get and dpkg; what it downloads goes into a folder that goes at the
# end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-h5py=3.7.0-8 python3-h5py-serial=3.7.0-8 \
    libhdf5-103-1=1.10.8+repack1-1 libhdf5-hl-100=1.10.8+repack1-1 libsz2 libaec0 liblzf1 \
    python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import warnings

import h5py
import numpy as np

warnings.simplefilter("ignore")  # NumPy warns where a number becomes infinite


def by_hdf5(numbers):
    with h5py.File("z.h5", "w") as file:
        d = file.create_dataset("z", numbers.shape, "f2")
        d[:] = numbers
        return d[:]


def told(values):
    return ", ".join(f"{value:.8g}" for value in values)


def compare(name, numbers, unit=1.0):
    numbers = np.array(numbers)
    print(f"{name}: {told(numbers)}")
    print(f"  HDF5: {told(by_hdf5(numbers * unit) / unit)}")
    print(f"  NumPy: {told((numbers * unit).astype('f2') / unit)}")


print(h5py.__version__, h5py.version.hdf5_version)
compare("halfway", [1.00048828125, 1.00146484375, 2049.0, 65520.0])
compare("up to 65536", [65519.0, 65535.0, 65536.0])
compare("subnormal, in units of 2^-24", [0.25, 0.5, 1.25, 1.5, 1.75, 2.25, 2.5], 2.0**-24)
numbers = np.arange(2048) * 2.0**-11 + 1
print(f"1 to 2 in steps of 2^-11: {(by_hdf5(numbers) != numbers.astype('f2')).sum()} of 2048 differ")
with h5py.File("z.h5", "w") as file:
    for kind in "int64", "float64":
        d = file.create_dataset(kind, data=np.array([65504, 65535, 65536, -100000], kind))
        values = np.empty(4, "f2")
        d.read_direct(values)
        print(f"{kind} {d[:].tolist()} read as float16: {values.tolist()}")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
