#!/usr/bin/env bash
# netCDF 4.9.0 destroys float32 values that it is told to quantize to 7 significant digits, the most that it allows: by
# BitGroom, which is the default, all of them, by GranularBitRound a few.
#
# A float32 has 23 bits of mantissa behind the point; for 7 digits netCDF computes that more are to be kept, and shifts
# by a negative number. With 6 digits, and for float64, all is as promised. The attribute that tells of the quantization
# is stored, and no error is raised.
#
# Seen on 29 November 2026 with Debian 12's libnetcdf19 1:4.9.0-3+b1 and python3-netcdf4 1.6.2-1+b1, on x86-64:
#   1.6.2 4.9.0
#   written: [1.0, 1.25, 2.0, 3.0, 5.0, 8.0]
#   6 digits, BitGroom: [1.0, 1.2500004, 2.0, 3.0000007, 5.0, 8.000003]
#   6 digits, GranularBitRound: [1.0, 1.25, 2.0, 3.0, 5.0, 8.0]
#   7 digits, BitGroom: [0.0, 1.9999999, 2.0, nan, 2.0, nan]
#   7 digits, GranularBitRound: [2.0, 1.25, 2.0, 3.0, 5.0, -0.0]
#
# Needs Debian 12's python3 (3.11), libcurl3-gnutls, libcurl4 and libxml2, apt-get and dpkg; what it downloads goes into
# a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-netcdf4=1.6.2-1+b1 python3-cftime=1.6.2-3+b1 \
    libnetcdf19=1:4.9.0-3+b1 libhdf5-103-1=1.10.8+repack1-1 libhdf5-hl-100=1.10.8+repack1-1 libsz2 libaec0 \
    python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import netCDF4
import numpy as np


def told(z):
    return "[" + ", ".join(map(str, z)) + "]"


print(netCDF4.__version__, netCDF4.__netcdf4libversion__)
z = np.array([1, 1.25, 2, 3, 5, 8], "float32")
print(f"written: {told(z)}")
for digits in 6, 7:
    for mode in "BitGroom", "GranularBitRound":
        with netCDF4.Dataset("z.nc", "w") as file:
            file.createDimension("x", len(z))
            file.createVariable("z", "f4", ("x",), significant_digits=digits, quantize_mode=mode)[:] = z
        with netCDF4.Dataset("z.nc") as file:
            file.set_auto_mask(False)
            print(f"{digits} digits, {mode}: {told(file['z'][:])}")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
