#!/usr/bin/env bash
# astropy 5.2.1 makes numbers of the nulls of a FITS table's integer column that is scaled: the number that TNULL names
# goes through TSCAL and TZERO like the others, in Table.read() too.
#
# TNULL is the integer that is stored where a column has no value; TSCAL and TZERO make physical values of the integers.
# Table.read() masks it in a column that is not scaled. In a scaled one it takes the floats for a column without nulls,
# so that nothing is masked, no NaN appears and no warning is given. In an image, where BLANK does the same, astropy
# gives NaN. CFITSIO 4.2.0 looks for the null before it scales.
#
# The three columns and the image store the integers 0, 1 and -99, of which -99 is null.
# Seen on 30 November 2026 with Debian 12's python3-astropy 5.2.1-2+deb12u1 and libcfitsio10 4.2.0-3:
#   astropy 5.2.1
#   plain: fits.open [0, 1, -99], Table.read [0, 1, None], CFITSIO [0.0, 1.0, None]
#   scaled: fits.open [10.0, 10.5, -39.5], Table.read [10.0, 10.5, -39.5], CFITSIO [10.0, 10.5, None]
#   offset: fits.open [10.0, 11.0, -89.0], Table.read [10.0, 11.0, -89.0], CFITSIO [10.0, 11.0, None]
#   image: [10.0, 10.5, nan]
#   0 warnings
#
# Needs Debian 12's python3 (3.11), python3-pkg-resources and libcurl3-gnutls, apt-get and dpkg; what it downloads goes
# into a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-astropy=5.2.1-2+deb12u1 python3-numpy=1:1.24.2-1+deb12u1 \
    libcfitsio10=4.2.0-3 python3-erfa liberfa1 libwcs7 python3-configobj python3-packaging python3-yaml libyaml-0-2 \
    libblas3 liblapack3 libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack HOME=$folder
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import ctypes
import warnings

import astropy
import numpy as np
from astropy.io import fits
from astropy.table import Table

STORED = np.array([0, 1, -99], "int16")


def cfitsio(column):
    """The column of z.fits as doubles, with NaN for nulls."""
    library = ctypes.CDLL("libcfitsio.so.10")
    library.ffgcvd.argtypes = [ctypes.c_void_p, ctypes.c_int] + 3 * [ctypes.c_longlong] + [
        ctypes.c_double] + 3 * [ctypes.c_void_p]
    status, some, file = ctypes.c_int(0), ctypes.c_int(0), ctypes.c_void_p()
    values = np.empty(3)
    library.ffopen(ctypes.byref(file), b"z.fits[1]", 0, ctypes.byref(status))
    library.ffgcvd(file, column, 1, 1, 3, -1e300, values.ctypes.data, ctypes.byref(some), ctypes.byref(status))
    library.ffclos(file, ctypes.byref(status))
    assert status.value == 0
    return [None if value == -1e300 else value for value in values.tolist()]


names = "plain", "scaled", "offset"
table = fits.BinTableHDU.from_columns([fits.Column(name=name, format="I", null=-99, array=STORED) for name in names])
table.header["TSCAL2"] = 0.5
table.header["TZERO2"] = 10.0
table.header["TZERO3"] = 10.0
image = fits.ImageHDU(STORED)
image.header["BLANK"] = -99
image.header["BSCALE"] = 0.5
image.header["BZERO"] = 10.0
fits.HDUList([fits.PrimaryHDU(), table, image]).writeto("z.fits")
print("astropy", astropy.__version__)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with fits.open("z.fits") as file:
        columns = Table.read(file, hdu=1)
        for i, name in enumerate(names):
            print(f"{name}: fits.open {file[1].data[name].tolist()}, Table.read {columns[name].tolist()}, "
                  f"CFITSIO {cfitsio(i + 1)}")
        print("image:", file[2].data.tolist())
print(len(caught), "warnings")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
