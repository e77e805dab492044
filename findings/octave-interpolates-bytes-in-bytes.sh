#!/usr/bin/env bash
# Octave 7.3.0's linear interp2 and interp1 subtract a table's integers in their own type: where a table of uint8
# descends, the result stays at the value of the knot before.
#
# The method is z0 + (z1 - z0) * t. Octave's integers end at the limits of their type instead of becoming wider, so that
# the difference of two uint8 is 0 where it is negative, and that of two int8 no less than -128; no warning is given.
# The last knot is computed this way, too, with t = 1, so that it does not get its own value. The result has the table's
# type. interpn gives doubles, and the right values, for the same tables.
#
# Rows of tables at x = 0, 0.5, 1, 1.5 and 2; the knots are 0, 1 and 2.
# Seen on 30 November 2026 with Debian 12's octave 7.3.0-2:
#   Octave 7.3.0
#   double 100 50 0
#     interp2: double, 100 75 50 25 0
#     interp1: double, 100 75 50 25 0
#     interpn: double, 100 75 50 25 0
#   uint8 100 50 0
#     interp2: uint8, 100 100 50 50 50
#     interp1: uint8, 100 100 50 50 50
#     interpn: double, 100 75 50 25 0
#   uint8 0 50 100
#     interp2: uint8, 0 25 50 75 100
#     interp1: uint8, 0 25 50 75 100
#     interpn: double, 0 25 50 75 100
#   int8 100 -100 0
#     interp2: int8, 100 36 -100 -50 0
#     interp1: int8, 100 36 -100 -50 0
#     interpn: double, 100 0 -100 -50 0
#
# Needs Debian 12 with its usual libraries (among them libcurl3-gnutls, libcurl4, libgomp1, libheif1, libreadline8,
# libtiff6, libxml2 and those of X11, GL and fonts), apt-get and dpkg; what it downloads goes into a folder that goes at
# the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download octave=7.3.0-2 octave-common=7.3.0-2 libaec0 libamd2 libarpack2 \
    libblas3 libcamd2 libccolamd2 libcholmod3 libcolamd2 libcxsparse3 libfftw3-double3 libfftw3-single3 libgfortran5 \
    libgl2ps1.4 libgraphicsmagick++-q16-12 libgraphicsmagick-q16-3 libhdf5-103-1=1.10.8+repack1-1 libhwy1 libjxl0.7 \
    liblapack3 libltdl7 liblcms2-2 libmetis5 libpcre3 libqrupdate1 libquadmath0 libspqr2 libsuitesparseconfig5 libsz2 \
    libumfpack5 libwmflite-0.2-7
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export OCTAVE_HOME=$folder/root/usr OCTAVE_EXEC_HOME=$folder/root/usr HOME=$folder
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack:$libraries/octave/7.3.0
LD_LIBRARY_PATH+=:$folder/root/usr/lib:$folder/root/lib/$(uname -m)-linux-gnu
cat > finding.m <<'M'
1; % a script, not a function's file

function told(name, values)
    printf("  %s: %s, %s\n", name, class(values), strtrim(sprintf("%g ", values)));
end

printf("Octave %s\n", version());
tables = {[100, 50, 0], uint8([100, 50, 0]), uint8([0, 50, 100]), int8([100, -100, 0])};
x = 0:2;
points = [0, 0.5, 1, 1.5, 2];
for i = 1:numel(tables)
    row = tables{i};
    table = [row; row; row];
    printf("%s %s\n", class(row), strtrim(sprintf("%d ", row)));
    told("interp2", interp2(x, x, table, points, ones(1, 5)));
    told("interp1", interp1(x, row, points));
    told("interpn", interpn(x, x, table', points, ones(1, 5)));
end
M
"$folder/root/usr/bin/octave-cli" --no-init-file --no-site-file --quiet finding.m > seen 2>errors ||
    { cat errors >&2; exit 1; }
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
