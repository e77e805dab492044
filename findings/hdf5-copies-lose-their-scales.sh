#!/usr/bin/env bash
# A table that HDF5 1.10.8 copies by itself, with h5copy or h5py's copy(), loses its dimension scales, or gets another
# array for one, also if they are copied beside it and keep their names.
#
# A dataset refers to its scales by their places in the file (DIMENSION_LIST). In the copy these are not the places of
# the copied scales: they lead nowhere, or to what lies where a scale lay in the source. Here y is copied first, to the
# place that x had, and becomes the scale of the copied table's x axis; both have three knots, so that nothing tells.
# h5copy ends with exit status 0. A copy in the same file keeps its scales, and so do h5repack, which copies a whole
# file, and nccopy.
#
# Seen on 30 November 2026 with Debian 12's hdf5-tools 1.10.8+repack1-1, python3-h5py 3.7.0-8 and netcdf-bin
# 1:4.9.0-3+b1, on x86-64:
#   h5py 3.7.0, HDF5 1.10.8
#   x axis: /x, y axis: /y
#   h5copy of y, x and z: x axis: /y, y axis: RuntimeError
#   h5py's copy() of y, x and z: x axis: /y, y axis: RuntimeError
#   copy() in the same file: x axis: /x, y axis: /y
#   h5repack: x axis: /x, y axis: /y
#   nccopy -V x,y,z: x axis: /x, y axis: /y
#
# Needs Debian 12's python3 (3.11), libcurl3-gnutls, libcurl4 and libxml2, apt-get and dpkg; what it downloads goes into
# a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-h5py=3.7.0-8 python3-h5py-serial=3.7.0-8 \
    hdf5-tools=1.10.8+repack1-1 libhdf5-103-1=1.10.8+repack1-1 libhdf5-hl-100=1.10.8+repack1-1 libsz2 libaec0 \
    liblzf1 netcdf-bin=1:4.9.0-3+b1 libnetcdf19=1:4.9.0-3+b1 python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 \
    libgfortran5 libquadmath0
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


def scale(dimension):
    try:
        return dimension[0].name
    except RuntimeError:
        return "RuntimeError"


def tell(what, name, table="z"):
    with h5py.File(name) as file:
        x, y = file[table].dims
        print(f"{what}x axis: {scale(x)}, y axis: {scale(y)}")


print(f"h5py {h5py.version.version}, HDF5 {h5py.version.hdf5_version}")
with h5py.File("z.h5", "w") as file:
    file["x"] = [10.0, 20.0, 30.0]
    file["y"] = [1.0, 2.0, 3.0]
    file["z"] = np.zeros((3, 3))
    for axis, name in enumerate("xy"):
        file[name].make_scale(name)
        file["z"].dims[axis].attach_scale(file[name])
tell("", "z.h5")
for name in "yxz":
    subprocess.run(["h5copy", "-i", "z.h5", "-o", "h5copy.h5", "-s", name, "-d", name], check=True)
tell("h5copy of y, x and z: ", "h5copy.h5")
with h5py.File("z.h5") as file, h5py.File("copy.h5", "w") as other:
    for name in "yxz":
        file.copy(name, other)
tell("h5py's copy() of y, x and z: ", "copy.h5")
with h5py.File("z.h5", "a") as file:
    file.copy("z", "again")
tell("copy() in the same file: ", "z.h5", "again")
subprocess.run(["h5repack", "z.h5", "h5repack.h5"], check=True)
tell("h5repack: ", "h5repack.h5")
subprocess.run(["nccopy", "-V", "x,y,z", "z.h5", "nccopy.nc"], check=True)
tell("nccopy -V x,y,z: ", "nccopy.nc")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
