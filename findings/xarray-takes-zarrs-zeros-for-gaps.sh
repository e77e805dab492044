#!/usr/bin/env bash
# xarray 2023.1.0 makes NaN of all zeros of an array that zarr 2.13.6 wrote with its defaults, and writes it so into a
# netCDF file.
#
# A Zarr array has a fill_value, which is what chunks that were never written hold; zarr takes 0 where none is given. It
# does not say that a number is missing, and all chunks may have been written. xarray takes it for netCDF's _FillValue,
# so that each 0 is a gap, integers become floats, and what is saved as netCDF has NaN or tells that 0 is missing. In a
# table of logarithms these are the ones. mask_and_scale=False reads the numbers, but leaves scale_factor aside, too.
#
# Seen on 30 November 2026 with Debian 12's python3-xarray 2023.01.0-1.1, python3-zarr 2.13.6+ds-1 and python3-netcdf4
# 1.6.2-1+b1:
#   zarr 2.13.6+ds, netCDF4 1.6.2
#   zarr: z [[0.0, 1.0], [2.0, 0.0]], fill_value 0.0
#   zarr: x [0, 1], fill_value 0
#   xarray: z [[nan, 1.0], [2.0, nan]]
#   xarray: x [nan, 1.0]
#   xarray, mask_and_scale=False: z [[0.0, 1.0], [2.0, 0.0]]
#   netCDF, by to_netcdf(): z [[0.0, 1.0], [2.0, 0.0]] with _FillValue 0.0
#   0 warnings
#
# Needs Debian 12's python3 (3.11), python3-pkg-resources, libcurl3-gnutls, libcurl4 and libxml2, apt-get and dpkg; what
# it downloads goes into a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-xarray=2023.01.0-1.1 python3-zarr=2.13.6+ds-1 \
    python3-numcodecs python3-asciitree python3-fasteners python3-netcdf4=1.6.2-1+b1 python3-cftime=1.6.2-3+b1 \
    libnetcdf19=1:4.9.0-3+b1 libhdf5-103-1=1.10.8+repack1-1 libhdf5-hl-100=1.10.8+repack1-1 libsz2 libaec0 libblosc1 \
    libsnappy1v5 python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 python3-numpy=1:1.24.2-1+deb12u1 \
    python3-dateutil python3-tz python3-six python3-packaging libblas3 liblapack3 libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import warnings

import netCDF4
import numpy as np
import xarray
import zarr

group = zarr.open_group("table.zarr", "w")
for name, dimensions, values in ("z", ["x", "y"], np.array([[0.0, 1.0], [2.0, 0.0]])), ("x", ["x"], np.arange(2)):
    group.array(name, values).attrs["_ARRAY_DIMENSIONS"] = dimensions
zarr.consolidate_metadata("table.zarr")
print(f"zarr {zarr.__version__}, netCDF4 {netCDF4.__version__}")
for name in "z", "x":
    print(f"zarr: {name} {group[name][:].tolist()}, fill_value {group[name].fill_value}")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    table = xarray.open_zarr("table.zarr", chunks=None)
    for name in "z", "x":
        print(f"xarray: {name} {table[name].values.tolist()}")
    plain = xarray.open_zarr("table.zarr", chunks=None, mask_and_scale=False)
    print(f"xarray, mask_and_scale=False: z {plain['z'].values.tolist()}")
    table.to_netcdf("table.nc", engine="netcdf4")
    with netCDF4.Dataset("table.nc") as file:
        file.set_auto_mask(False)
        print(f"netCDF, by to_netcdf(): z {file['z'][:].tolist()} with _FillValue {file['z']._FillValue}")
print(len(caught), "warnings")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
