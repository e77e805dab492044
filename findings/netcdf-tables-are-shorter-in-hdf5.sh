#!/usr/bin/env bash
# A netCDF-4 table that was written along a part of an unlimited dimension is shorter for HDF5's readers than for
# netCDF's: the dataset has fewer rows than its dimension scale has knots, and rows of fill values are missing.
#
# An unlimited dimension is as long as what was written farthest along it, in any of its variables. netCDF stores each
# variable as an HDF5 dataset of what was written to it alone, and shows fill values for the rest when it reads. Who
# reads the file with h5py must compare the shape with the dimension scales, and make up the rest. nccopy writes it in
# full.
#
# Seen on 29 November 2026 with Debian 12's libnetcdf19 1:4.9.0-3+b1, python3-netcdf4 1.6.2-1+b1 and python3-h5py
# 3.7.0-8:
#   1.6.2 4.9.0 3.7.0 1.10.8
#   netCDF: x of 4 numbers, z [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [-1.0, -1.0, -1.0], [-1.0, -1.0, -1.0]]
#   HDF5: x of 4 numbers, z [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
#
# Needs Debian 12's python3 (3.11), libcurl3-gnutls, libcurl4 and libxml2, apt-get and dpkg; what it downloads goes into
# a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-netcdf4=1.6.2-1+b1 python3-cftime=1.6.2-3+b1 \
    libnetcdf19=1:4.9.0-3+b1 python3-h5py=3.7.0-8 python3-h5py-serial=3.7.0-8 libhdf5-103-1=1.10.8+repack1-1 \
    libhdf5-hl-100=1.10.8+repack1-1 libsz2 libaec0 liblzf1 python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 \
    libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import h5py
import netCDF4
import numpy as np

with netCDF4.Dataset("table.nc", "w") as file:
    file.createDimension("x", None)
    file.createDimension("y", 3)
    file.createVariable("x", "f8", ("x",))[:] = [10, 20, 30, 40]
    file.createVariable("z", "f8", ("x", "y"), fill_value=-1.0)[0:2] = [[1, 2, 3], [4, 5, 6]]

print(netCDF4.__version__, netCDF4.__netcdf4libversion__, h5py.__version__, h5py.version.hdf5_version)
with netCDF4.Dataset("table.nc") as file:
    file.set_auto_mask(False)
    print(f"netCDF: x of {len(file['x'][:])} numbers, z {file['z'][:].tolist()}")
with h5py.File("table.nc", "r") as file:
    print(f"HDF5: x of {len(file['x'][:])} numbers, z {file['z'][:].tolist()}")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
