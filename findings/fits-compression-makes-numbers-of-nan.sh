#!/usr/bin/env bash
# astropy 5.2.1 writes a number in place of a NaN when it compresses an image of floats with its defaults, or makes NaN
# of the whole row, without an error or a warning.
#
# CompImageHDU quantizes floats by default (quantize_level is 16): each row becomes integers in steps of a fraction of
# what it takes for the row's noise, also in a table, which has none. NaN goes through the same conversion and becomes
# the least 32-bit integer, which is read back as -2^31 steps. If the NaN spoils the step, the row has no number left. A
# row with an infinity is stored as it is. With quantize_level=0 and GZIP_2 all values are kept, NaN too, and so they
# are without compression.
#
# The row is x + sin(7 x) / 10, for 50 or 16 x from 0 to 5, with NaN or -inf in place of a value; shown are the first 5.
# Seen on 30 November 2026 with Debian 12's python3-astropy 5.2.1-2+deb12u1 and libcfitsio10 4.2.0-3, on x86-64:
#   astropy 5.2.1
#   50 written [0, 0.16754861, 0.30307194, 0.39020116, 0.43622621]
#   50 read [0, 0.16795064, 0.30360309, 0.38973162, 0.43710232]
#   50, NaN: read [0, 0.16698781, 0.30361421, -4657189.6, 0.43590325]
#   50, -inf: read [0, 0.16754861, 0.30307194, -inf, 0.43622621]
#   16 read [0, 0.40552888, 0.56717327, 1.0662857, 1.3413648]
#   16, NaN: read [nan, nan, nan, nan, nan]
#   50, NaN, quantize_level=0, GZIP_2: read [0, 0.16754861, 0.30307194, nan, 0.43622621]
#   0 warnings
#
# Needs Debian 12's python3 (3.11), python3-distutils, python3-pkg-resources, libcurl3-gnutls and libexpat1, apt-get and
# dpkg; what it downloads goes into a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-astropy=5.2.1-2+deb12u1 libcfitsio10=4.2.0-3 python3-erfa \
    liberfa1 python3-packaging python3-yaml python3-configobj python3-ply libwcs7 \
    python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages HOME=$folder
cat > finding.py <<'PYTHON'
import warnings

import astropy
import numpy as np
from astropy.io import fits


def row(knots):
    x = np.linspace(0, 5, knots)
    return x + np.sin(7 * x) / 10


def tell(what, values):
    print(f"{what} [{', '.join(f'{value:.8g}' for value in values[:5])}]")


def compress(what, knots, fourth=None, **options):
    z = row(knots)
    if fourth is not None:
        z[3] = fourth
    fits.CompImageHDU(np.array([z]), **options).writeto("z.fits", overwrite=True)
    tell(f"{what} read", fits.getdata("z.fits", 1)[0])


print("astropy", astropy.__version__)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always", UserWarning)
    warnings.simplefilter("always", RuntimeWarning)
    tell("50 written", row(50))
    compress("50", 50)
    compress("50, NaN:", 50, np.nan)
    compress("50, -inf:", 50, -np.inf)
    compress("16", 16)
    compress("16, NaN:", 16, np.nan)
    compress("50, NaN, quantize_level=0, GZIP_2:", 50, np.nan, quantize_level=0, compression_type="GZIP_2")
print(len(caught), "warnings")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
