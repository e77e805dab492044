#!/usr/bin/env bash
# netCDF 4.9.0 stores zeros in place of NaN and infinities when it quantizes by GranularBitRound, and NaN in place of
# +infinity by BitGroom, without any error.
#
# Quantization makes floats compress better: significant_digits says how many decimal digits are to be kept. The values
# that netCDF leaves alone are those equal to the fill value; NaN and infinities are treated as numbers. BitRound keeps
# them. A table with gaps of NaN that is written so has zeros there.
#
# Seen on 29 November 2026 with Debian 12's libnetcdf19 1:4.9.0-3+b1 and python3-netcdf4 1.6.2-1+b1:
#   1.6.2 4.9.0
#   float64 written: [1.0, 2.0, nan, inf, -inf]
#   float64 GranularBitRound: [1.0, 2.0, -0.0, -0.0, 0.0]
#   float64 BitGroom: [1.0, 2.0009765624999996, nan, nan, -inf]
#   float64 BitRound: [1.0, 2.0, nan, inf, -inf]
#   float32 written: [1.0, 2.0, nan, inf, -inf]
#   float32 GranularBitRound: [1.0, 2.0, -0.0, -0.0, 0.0]
#   float32 BitGroom: [1.0, 2.000976324081421, nan, nan, -inf]
#   float32 BitRound: [1.0, 2.0, nan, inf, -inf]
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

print(netCDF4.__version__, netCDF4.__netcdf4libversion__)
for dtype in "float64", "float32":
    z = np.array([1, 2, np.nan, np.inf, -np.inf], dtype)
    print(f"{dtype} written: {z.tolist()}")
    for mode in "GranularBitRound", "BitGroom", "BitRound":
        with netCDF4.Dataset("z.nc", "w") as file:
            file.createDimension("x", len(z))
            file.createVariable("z", dtype, ("x",), significant_digits=3, quantize_mode=mode)[:] = z
        with netCDF4.Dataset("z.nc") as file:
            file.set_auto_mask(False)
            print(f"{dtype} {mode}: {file['z'][:].tolist()}")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
