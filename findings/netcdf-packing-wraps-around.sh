#!/usr/bin/env bash
# netCDF4 for Python 1.6.2 packs numbers that do not fit as other numbers, without an error or a warning, where netCDF's
# own library raises one.
#
# Packed values are integers: (value - add_offset) / scale_factor, rounded. The package converts them to the variable's
# type as NumPy does, which drops upper bits, and gives netCDF what is left. With scale_factor 0.0001 an int16 holds
# -3.2768 to 3.2767, and 4 is read back as -2.5536. netCDF's library converts numbers too, and then tells that one does
# not fit.
#
# Seen on 29 November 2026 with Debian 12's libnetcdf19 1:4.9.0-3+b1 and python3-netcdf4 1.6.2-1+b1:
#   1.6.2 4.9.0
#   int16 in steps of 0.0001, written: 0.0, 3.2767, 4.0, -30.0
#   read back: 0.0, 3.2767, -2.5536, 2.768, 0 warnings
#   uint8 in steps of 1.0, written: 0.0, 255.0, 256.0, -1.0
#   read back: 0.0, 255.0, 0.0, 255.0, 0 warnings
#   nc_put_var_double of 40000.0 as int16: NetCDF: Numeric conversion not representable
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
import ctypes
import warnings

import netCDF4


def told(z):
    return ", ".join(str(round(float(value), 4)) for value in z)


print(netCDF4.__version__, netCDF4.__netcdf4libversion__)
for dtype, step, z in ("int16", 1e-4, [0, 3.2767, 4, -30]), ("uint8", 1.0, [0, 255, 256, -1]):
    print(f"{dtype} in steps of {step}, written: {told(z)}")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with netCDF4.Dataset("z.nc", "w") as file:
            file.createDimension("x", len(z))
            packed = file.createVariable("z", dtype, ("x",), fill_value=False)
            packed.scale_factor = step
            packed[:] = z
    with netCDF4.Dataset("z.nc") as file:
        file.set_auto_mask(False)
        print(f"read back: {told(file['z'][:])}, {len(caught)} warnings")

library = ctypes.CDLL("libnetcdf.so.19")
library.nc_strerror.restype = ctypes.c_char_p
NC_SHORT, NC_NETCDF4 = 3, 0x1000
file, x, z = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
library.nc_create(b"s.nc", NC_NETCDF4, ctypes.byref(file))
library.nc_def_dim(file, b"x", ctypes.c_size_t(1), ctypes.byref(x))
library.nc_def_var(file, b"z", NC_SHORT, 1, ctypes.byref(x), ctypes.byref(z))
library.nc_enddef(file)
status = library.nc_put_var_double(file, z, ctypes.byref(ctypes.c_double(40000)))
library.nc_close(file)
print("nc_put_var_double of 40000.0 as int16:", library.nc_strerror(status).decode())
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
