#!/usr/bin/env bash
# xarray's interp() takes the cell on the left of a knot for a point by its coordinates, and the one on the right for
# the same point in an array of points: beside NaN and infinities, one gives a number and the other NaN.
#
# Coordinates that are single numbers, or axes of a new grid, are interpolated along one axis after the other, by
# SciPy's interp1d, which takes the cell that ends in the knot. Points, whose coordinates share a dimension, go to
# SciPy's interpn, which takes the cell that begins there. In both, the end of the cell that has weight 0 counts still:
# 0 times NaN or infinity is NaN. So a knot that has a number gives NaN where the knot on the wrong side has none.
#
# Linear interpolation at x = 1 of a table with knots 0, 1 and 2 along x, whose three rows are the same.
# Seen on 29 November 2026 with Debian 12's python3-xarray 2023.01.0-1.1 and python3-scipy 1.10.1-2:
#   [nan, 1, 2]: x = 1 on its own nan, in an axis nan, as a point 1.0
#   [0, 1, nan]: x = 1 on its own 1.0, in an axis 1.0, as a point nan
#   [-inf, 1, 2]: x = 1 on its own nan, in an axis nan, as a point 1.0
#   [0, 1, inf]: x = 1 on its own 1.0, in an axis 1.0, as a point nan
#
# Needs Debian 12's python3 (3.11) and python3-pkg-resources, apt-get and dpkg; what it downloads goes into a folder
# that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-xarray=2023.01.0-1.1 python3-scipy=1.10.1-2 \
    python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 python3-numpy=1:1.24.2-1+deb12u1 python3-dateutil \
    python3-tz python3-six python3-packaging python3-decorator libblas3 liblapack3 liblbfgsb0 libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import numpy as np
import xarray as xr


def interp(row, x, y):
    """At (x, y) of a table whose rows at y = 0, 1 and 2 are the same."""
    z = xr.DataArray([row] * 3, dims=("y", "x"), coords={"y": [0.0, 1, 2], "x": [0.0, 1, 2]})
    return z.interp(x=x, y=y)


def points(values):
    return xr.DataArray(values, dims="point")


for row in [np.nan, 1, 2], [0, 1, np.nan], [-np.inf, 1, 2], [0, 1, np.inf]:
    alone = interp(row, 1.0, 0.5).item()
    axis = interp(row, [1.0], [0.5]).item()
    point = interp(row, points([1.0]), points([0.5])).item()
    print(f"{row}: x = 1 on its own {alone}, in an axis {axis}, as a point {point}")
PYTHON
/usr/bin/python3 -W ignore finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
