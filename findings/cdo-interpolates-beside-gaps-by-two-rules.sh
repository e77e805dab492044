#!/usr/bin/env bash
# CDO 2.1.1 interpolates beside a missing value by two rules: remapbil leaves out the whole cells, and a knot with a
# number too, where intlevel and inttime give the value of the nearer knot, as if the table were level there.
#
# All three are linear between knots that have numbers. In a cell with a gap at one end, remapbil gives a missing value,
# also at the knot behind the gap, whose weight is 1 there, but not at the one before it. intlevel and inttime give
# the number at the other end, unchanged, in the half of the cell that is nearer to it, and a missing value in the
# other half. So the same numbers have gaps of other widths along x than along levels or times.
#
# The numbers at 0, 1, 2, 3 and 4 are 1, 101, a missing value, 301 and 401; they lie on a line.
# Seen on 30 November 2026 with Debian 12's cdo 2.1.1-1+deb12u1 and netcdf-bin 1:4.9.0-3+b1; _ is a missing value:
#   2.1.1
#   at 0.5 1 1.25 1.75 2 2.25 2.75 3 3.5
#   remapbil: 51 101 _ _ _ _ _ _ 351
#   intlevel: 51 101 101 _ _ _ 301 301 351
#   inttime: 51 101 101 _ _ _ 301 301 351
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
table() { # DIMENSION ATTRIBUTES
    ncgen -o "$1.nc" <<CDL
netcdf z {
dimensions:
    $1 = 5 ;
    x = 5 ;
    y = 2 ;
variables:
    double $1($1) ;
        $2
    double x(x) ;
        x:standard_name = "longitude" ;
        x:units = "degrees_east" ;
    double y(y) ;
        y:standard_name = "latitude" ;
        y:units = "degrees_north" ;
    double z($1, y, x) ;
        z:_FillValue = -999. ;
    double across(y, x) ;
        across:_FillValue = -999. ;
data:
    $1 = 0, 1, 2, 3, 4 ;
    x = 0, 1, 2, 3, 4 ;
    y = 0, 1 ;
    z = $(row 1), $(row 101), $(row _), $(row 301), $(row 401) ;
    across = 1, 101, _, 301, 401, 1, 101, _, 301, 401 ;
}
CDL
}

row() { # VALUE
    printf '%s, ' "$1" "$1" "$1" "$1" "$1" "$1" "$1" "$1" "$1"
    printf '%s' "$1"
}

first() { # VARIABLE FILE
    ncdump -v "$1" "$2" | tr -d '\n' | sed -nE "s/.* $1 = *([^ ,;]*).*/ \1/p" | tr -d '\n'
}

table level 'level:axis = "Z" ; level:units = "1" ;'
table time 'time:units = "days since 2000-01-01" ; time:calendar = "standard" ;'
{
    cdo --version 2>&1 | sed -n 's/.*version \([0-9.]*\) .*/\1/p'
    echo "at 0.5 1 1.25 1.75 2 2.25 2.75 3 3.5"
    printf 'remapbil:'
    for point in 0.5 1 1.25 1.75 2 2.25 2.75 3 3.5; do
        cdo -s -O remapbil,lon=${point}_lat=0.5 -selname,across level.nc seen.nc
        first across seen.nc
    done
    printf '\nintlevel:'
    for point in 0.5 1 1.25 1.75 2 2.25 2.75 3 3.5; do
        cdo -s -O intlevel,$point -selname,z level.nc seen.nc
        first z seen.nc
    done
    printf '\ninttime:'
    for point in 01,12 02,00 02,06 02,18 03,00 03,06 03,18 04,00 04,12; do
        cdo -s -O inttime,2000-01-$point:00:00 -selname,z time.nc seen.nc
        first z seen.nc
    done
    echo
} > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
