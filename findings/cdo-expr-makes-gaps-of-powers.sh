#!/usr/bin/env bash
# CDO 2.1.1's expr makes missing values of powers that underflow to 0 or are too large, and of the logarithm of 0, where
# its operators exp and log10 give 0, inf and -inf; and it writes floats where the variable has doubles.
#
# expr,z=exp(z) takes what the C library reports as out of range, an underflow too, for missing, without a warning: in a
# mean of powers the zeros are no longer counted. z=10^z is not concerned. Without -b F64 what expr makes is stored as
# float, where other operators keep the type.
#
# Seen on 30 November 2026 with Debian 12's cdo 2.1.1-1+deb12u1 and netcdf-bin 1:4.9.0-3+b1; _ is a missing value:
#   2.1.1
#   z: double 0, -700, -750, 100, 710, -Infinity, _
#   exp: double 1, 9.8596765e-305, 0, 2.6881171e+43, Infinity, 0, _
#   -b F64 expr,z=exp(z): double 1, 9.8596765e-305, _, 2.6881171e+43, _, 0, _
#   -b F64 expr,z=10^z: double 1, 0, 0, 1e+100, Infinity, 0, _
#   log10 of exp: double 0, -304.00614, -Infinity, 43.429448, Infinity, -Infinity, _
#   -b F64 expr,z=log10(z) of exp: double 0, -304.00614, _, 43.429448, Infinity, _, _
#   expr,z=10^(z/100): float 1, 1e-07, 3.1622776e-08, 10, 12589254, 0, _
#
# Needs Debian 12 with its usual libraries (among them libcurl3-gnutls, libcurl4, libxml2, libglib2.0-0, libsystemd0 and
# those of X11, GL, cairo and pango), apt-get and dpkg; what it downloads goes into a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download cdo=2.1.1-1+deb12u1 libcdi0=2.1.1-1+deb12u1 \
    netcdf-bin=1:4.9.0-3+b1 libnetcdf19=1:4.9.0-3+b1 libhdf5-103-1=1.10.8+repack1-1 libhdf5-hl-100=1.10.8+repack1-1 \
    libsz2 libaec0 libsnappy1v5 libb2-1 libdouble-conversion3 libeccodes0 libeckit0d libfftw3-double3 libgeotiff5 \
    libmagplus3v5 libmd4c0 libodc-0d libopenjp2-7 libpcre2-16-0 libpcre2-8-0 libproj25 libqt6core6 libqt6dbus6 \
    libqt6gui6 libqt6widgets6 librsync2 libterralib3 libudunits2-0 libegl1 libopengl0 libxkbcommon0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$folder/root/lib/$(uname -m)-linux-gnu
export PATH=$folder/root/usr/bin:$PATH
cat > z.cdl <<'CDL'
netcdf z {
dimensions:
    x = 7 ;
    y = 1 ;
variables:
    double x(x) ;
    double y(y) ;
    double z(y, x) ;
        z:_FillValue = -999. ;
data:
    x = 0, 1, 2, 3, 4, 5, 6 ;
    y = 0 ;
    z = 0, -700, -750, 100, 710, -Infinity, _ ;
}
CDL
ncgen -o z.nc z.cdl

tell() { # NAME FILE
    ncdump -p 8,8 -v z "$2" | sed -nE 's/^\t(float|double) z\(.*/\1/p; /^ z =/,/;/ { s/ z =//; s/ ;//; /./p }' |
        tr -d '\n' | tr -s ' ' | sed -E "s/Infinityf/Infinity/g; s|^|$1: |; s/\$/\n/"
}

{
    cdo --version 2>&1 | sed -n 's/.*version \([0-9.]*\) .*/\1/p'
    tell z z.nc
    cdo -s exp z.nc exp.nc
    tell exp exp.nc
    cdo -s -b F64 'expr,z=exp(z)' z.nc seen.nc
    tell '-b F64 expr,z=exp(z)' seen.nc
    cdo -s -O -b F64 'expr,z=10^z' z.nc seen.nc
    tell '-b F64 expr,z=10^z' seen.nc
    cdo -s log10 exp.nc log10.nc
    tell 'log10 of exp' log10.nc
    cdo -s -O -b F64 'expr,z=log10(z)' exp.nc seen.nc
    tell '-b F64 expr,z=log10(z) of exp' seen.nc
    cdo -s -O 'expr,z=10^(z/100)' z.nc seen.nc
    tell 'expr,z=10^(z/100)' seen.nc
} > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
