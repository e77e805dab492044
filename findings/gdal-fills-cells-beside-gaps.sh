#!/usr/bin/env bash
# GDAL 3.6.2's bilinear interpolation gives numbers in cells that have a gap for a corner: from a knot to the middle of
# such a cell the surface is level, and reading with resampling leaves no gap at all.
#
# Corners that are nodata count for nothing, and the weights of the others are divided by their sum. So along an edge
# that ends in a gap, each value is that of the knot at its other end, whatever the slope. gdal.Warp(), like gdalwarp
# -r bilinear, gives nodata where the gap is the nearest knot; ReadAsArray() with GRIORA_Bilinear gives numbers on the
# gap, too. NaN is such a gap only if nodata is set to NaN: if it is not, all of the cells beside it are NaN, and so is
# the knot before it, by 0 times NaN. What nodata says thus changes the value at a knot that has a number.
#
# The table has the rows 1, 101, gap, 301, 401, with knots at x = 0, 1, 2, 3, 4; with 201 for the gap it is a plane.
# Seen on 30 November 2026 with Debian 12's python3-gdal 3.6.2+dfsg-1+b2 and python3-numpy 1:1.24.2-1+deb12u1:
#   GDAL 3.6.2
#   Warp at x: 0.5 1 1.25 1.4 1.6 2 2.4 2.75 3 3.5
#     gap 201, nodata None: 51 101 126 141 161 201 241 276 301 351
#     gap -999, nodata -999: 51 101 101 101 -999 -999 -999 301 301 351
#     gap nan, nodata nan: 51 101 101 101 nan nan nan 301 301 351
#     gap nan, nodata None: 51 nan nan nan nan nan nan nan 301 351
#   ReadAsArray at x: 0.625 0.875 1.125 1.375 1.625 1.875 2.125 2.375 2.625 2.875
#     gap -999, nodata -999: 63.5 88.5 101 101 101 101 301 301 301 301
#
# Needs Debian 12's python3 (3.11) with its usual libraries (among them libcurl3-gnutls, libcurl4, libxml2, libpq5,
# libheif1, libpng16-16 and those of TIFF, WebP and X11), apt-get and dpkg; what it downloads goes into a folder that
# goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-gdal=3.6.2+dfsg-1+b2 libgdal32=3.6.2+dfsg-1+b2 gdal-data \
    python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 libgfortran5 libquadmath0 libarmadillo11 libarpack2 \
    libsuperlu5 libblosc1 libsnappy1v5 libcfitsio10 libfreexl1 libfyba0 libgeos3.11.1 libgeos-c1v5 libproj25 \
    proj-data libgeotiff5 libhdf4-0-alt libhdf5-103-1 libhdf5-hl-100 libnetcdf19 libsz2 libaec0 libkmlbase1 \
    libkmldom1 libkmlengine1 libltdl7 libmariadb3 libminizip1 libodbc2 libodbcinst2 libogdi4.1 libpoppler126 \
    librttopo1 libspatialite7 liburiparser1 libxerces-c3.2
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack:$folder/root/usr/lib
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
export GDAL_DATA=$folder/root/usr/share/gdal PROJ_LIB=$folder/root/usr/share/proj
cat > finding.py <<'PYTHON'
import numpy as np
from osgeo import gdal


def table(gap, nodata):
    rows = np.array([[1, 101, gap, 301, 401]] * 3)
    image = gdal.GetDriverByName("MEM").Create("", 5, 3, 1, gdal.GDT_Float64)
    image.SetGeoTransform((-0.5, 1, 0, -0.5, 0, 1))  # so that the pixels' centres, the knots, are at 0, 1, 2, ...
    image.GetRasterBand(1).WriteArray(rows)
    if nodata is not None:
        image.GetRasterBand(1).SetNoDataValue(nodata)
    return image


def warp(image, x):
    """One pixel, as wide as those of the image, with its centre at (x, 1)."""
    pixel = gdal.Warp("", image, format="MEM", outputBounds=(x - 0.5, 0.5, x + 0.5, 1.5), width=1, height=1,
                      resampleAlg="bilinear")
    return pixel.ReadAsArray().item()


def numbers(values):
    return " ".join(f"{value:g}" for value in values)


gdal.UseExceptions()
print("GDAL", gdal.__version__)
points = [0.5, 1, 1.25, 1.4, 1.6, 2, 2.4, 2.75, 3, 3.5]
print(f"Warp at x: {numbers(points)}")
for gap, nodata in (201, None), (-999, -999), (np.nan, np.nan), (np.nan, None):
    image = table(gap, nodata)
    print(f"  gap {gap}, nodata {nodata}: {numbers(warp(image, x) for x in points)}")
image = table(-999, -999)
row = image.ReadAsArray(buf_xsize=20, buf_ysize=3, resample_alg=gdal.GRIORA_Bilinear)[1]
print(f"ReadAsArray at x: {numbers(0.125 + np.arange(4, 14) / 4 - 0.5)}")
print(f"  gap -999, nodata -999: {numbers(row[4:14])}")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
