#!/usr/bin/env bash
# netCDF 4.9.0 takes infinities for numbers out of range where it converts between double and float, and reads -inf from
# a classic file as -3.4e38.
#
# nc_put_var_double into a float variable, and nc_get_var_float from a double variable, return NC_ERANGE for an
# infinity, though a float can be infinite; for NaN they don't. The library compares with the largest float. A program
# that stops at errors writes or reads no table of logarithms that has -inf for zeros. One that goes on finds the
# infinity in a netCDF-4 file, but reads the largest float in its place from a classic one: between it and a number,
# interpolated values are finite, and what tests for infinities finds none.
#
# Seen on 29 November 2026 with Debian 12's libnetcdf19 1:4.9.0-3+b1, on x86-64:
#   4.9.0
#   netCDF-4: put -inf into a float: NetCDF: Numeric conversion not representable; -inf is there
#   netCDF-4: get -inf as a float: NetCDF: Numeric conversion not representable; -inf comes
#   netCDF-4: put nan into a float: No error; nan is there
#   netCDF-4: get nan as a float: No error; nan comes
#   classic: put -inf into a float: NetCDF: Numeric conversion not representable; -inf is there
#   classic: get -inf as a float: NetCDF: Numeric conversion not representable; -3.4028235e+38 comes
#   classic: put nan into a float: No error; nan is there
#   classic: get nan as a float: No error; nan comes
#
# Needs Debian 12's python3 (3.11), libcurl3-gnutls, libcurl4 and libxml2, apt-get and dpkg; what it downloads goes into
# a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download libnetcdf19=1:4.9.0-3+b1 libhdf5-103-1=1.10.8+repack1-1 \
    libhdf5-hl-100=1.10.8+repack1-1 libsz2 libaec0
for package in *.deb; do
    dpkg -x "$package" root
done
export LD_LIBRARY_PATH=$folder/root/usr/lib/$(uname -m)-linux-gnu
cat > finding.py <<'PYTHON'
import ctypes
import math

library = ctypes.CDLL("libnetcdf.so.19")
library.nc_inq_libvers.restype = library.nc_strerror.restype = ctypes.c_char_p
TYPES = {"float": (5, ctypes.c_float), "double": (6, ctypes.c_double)}


def convert(format, stored, number, read):
    """Writes a number as double into a variable of the type stored, and reads it as the other type."""
    file, x, z, value = ctypes.c_int(), ctypes.c_int(), ctypes.c_int(), TYPES[read][1](7)
    library.nc_create(b"z.nc", format, ctypes.byref(file))
    library.nc_def_dim(file, b"x", ctypes.c_size_t(1), ctypes.byref(x))
    library.nc_def_var(file, b"z", TYPES[stored][0], 1, ctypes.byref(x), ctypes.byref(z))
    library.nc_enddef(file)
    put = library.nc_put_var_double(file, z, ctypes.byref(ctypes.c_double(number)))
    get = getattr(library, f"nc_get_var_{read}")(file, z, ctypes.byref(value))
    library.nc_close(file)
    return [library.nc_strerror(status).decode() for status in (put, get)], value.value


print(library.nc_inq_libvers().decode().split()[0])
for name, format in ("netCDF-4", 0x1000), ("classic", 0):
    for number in -math.inf, math.nan:
        (put, _), value = convert(format, "float", number, "double")
        print(f"{name}: put {number} into a float: {put}; {value:.8g} is there")
        (_, get), value = convert(format, "double", number, "float")
        print(f"{name}: get {number} as a float: {get}; {value:.8g} comes")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
