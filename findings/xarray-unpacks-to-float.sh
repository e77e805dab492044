#!/usr/bin/env bash
# xarray 2023.1.0 unpacks integers of 8 and 16 bits to float32 where there is no add_offset, also if scale_factor is a
# double; netCDF4 for Python gives doubles of the same file.
#
# By the CF conventions the numbers have the type of scale_factor and add_offset. xarray goes by the size of the
# integers and by whether there is an add_offset: without one they become float32, with one, also if it is 0, float64.
# So its numbers may differ from netCDF4's by 6e-8 of themselves, and for a table of logarithms up to 700 the powers by
# 4e-5.
#
# Seen on 30 November 2026 with Debian 12's python3-xarray 2023.01.0-1.1 and python3-netcdf4 1.6.2-1+b1:
#   netCDF4 1.6.2
#   int16 211, scale_factor float64 3.3, no add_offset: netCDF4 float64 696.3, xarray float32 696.2999877929688
#   int16 211, scale_factor float64 3.3, an add_offset: netCDF4 float64 696.3, xarray float64 696.3
#   int32 211, scale_factor float64 3.3, no add_offset: netCDF4 float64 696.3, xarray float64 696.3
#   uint8 211, scale_factor float64 3.3, no add_offset: netCDF4 float64 696.3, xarray float32 696.2999877929688
#   exp of the first: xarray's is -1.2e-05 off
#
# Needs Debian 12's python3 (3.11), python3-pkg-resources, libcurl3-gnutls, libcurl4 and libxml2, apt-get and dpkg; what
# it downloads goes into a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-xarray=2023.01.0-1.1 python3-netcdf4=1.6.2-1+b1 \
    python3-cftime=1.6.2-3+b1 libnetcdf19=1:4.9.0-3+b1 libhdf5-103-1=1.10.8+repack1-1 \
    libhdf5-hl-100=1.10.8+repack1-1 libsz2 libaec0 python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 \
    python3-numpy=1:1.24.2-1+deb12u1 python3-dateutil python3-tz python3-six python3-packaging libblas3 liblapack3 \
    libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import netCDF4
import numpy as np
import xarray

print(f"netCDF4 {netCDF4.__version__}")
with netCDF4.Dataset("z.nc", "w") as file:
    file.createDimension("x", 1)
    for name, stored, offset in ("a", "i2", None), ("b", "i2", 0.0), ("c", "i4", None), ("d", "u1", None):
        z = file.createVariable(name, stored, ("x",))
        z.scale_factor = np.float64(3.3)
        if offset is not None:
            z.add_offset = np.float64(offset)
        z.set_auto_scale(False)
        z[:] = 211
with netCDF4.Dataset("z.nc") as file, xarray.open_dataset("z.nc", engine="netcdf4") as table:
    for name in "abcd":
        z, x = file[name], table[name].values
        n = z[:].filled()
        print(f"{np.dtype(z.dtype)} 211, scale_factor {z.scale_factor.dtype} {z.scale_factor}, "
              f"{'an' if 'add_offset' in z.ncattrs() else 'no'} add_offset: "
              f"netCDF4 {n.dtype} {n[0]}, xarray {x.dtype} {float(x[0])}")
    ratio = np.exp(np.float64(table["a"].values[0])) / np.exp(file["a"][0])
    print(f"exp of the first: xarray's is {ratio - 1:.1e} off")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
