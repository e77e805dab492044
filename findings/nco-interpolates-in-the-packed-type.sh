#!/usr/bin/env bash
# NCO 5.1.4's ncflint, which interpolates between two files, rounds packed variables to whole numbers, and wraps those
# around that do not fit: the unpacked results pass through the type that was packed.
#
# ncflint unpacks a variable by its scale_factor and add_offset and writes double, but between them the weighted sum is
# a short, if shorts were packed. So a table in steps of 0.5 becomes one of whole numbers, and 33000 becomes -32536,
# also where both files have 33000; no warning is given. ncea, which averages files, calculates in double. So does
# ncflint, if ncpdq -U unpacks the files before.
#
# The variable small has a scale_factor of 0.5 and an add_offset of 10, large a scale_factor of 1000.
# Seen on 30 November 2026 with Debian 12's nco 5.1.4-1+deb12u1 and netcdf-bin 1:4.9.0-3+b1:
#   5.1.4
#   small of a: double 10, 10.5, 11, 11.5, 12
#   large of a: double 1000, 20000, 32000, 33000, 70000
#   small of b: double 10, 10.5, 12, 11.5, 12.5
#   large of b: double 1000, 20000, 32000, 33000, 70000
#   ncflint -w 0.5, small: double 10, 10, 12, 12, 12
#   ncflint -w 0.5, large: double 1000, 20000, 32000, -32536, 4464
#   ncflint -w 0.5, small, unpacked before: double 10, 10.5, 11.5, 11.5, 12.25
#   ncflint -w 0.5, large, unpacked before: double 1000, 20000, 32000, 33000, 70000
#   ncflint -w 0.75, small: double 10, 10, 11, 12, 12
#   ncflint -w 0.75, large: double 1000, 20000, 32000, -32536, 4464
#   ncflint -w 0.75, small, unpacked before: double 10, 10.5, 11.25, 11.5, 12.125
#   ncflint -w 0.75, large, unpacked before: double 1000, 20000, 32000, 33000, 70000
#   ncea, small: double 10, 10.5, 11.5, 11.5, 12.25
#   ncea, large: double 1000, 20000, 32000, 33000, 70000
#
# Needs Debian 12 with its usual libraries (among them libcurl3-gnutls, libcurl4, libgomp1 and libxml2), apt-get and
# dpkg; what it downloads goes into a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download nco=5.1.4-1+deb12u1 netcdf-bin=1:4.9.0-3+b1 libnetcdf19=1:4.9.0-3+b1 \
    libhdf5-103-1=1.10.8+repack1-1 libhdf5-hl-100=1.10.8+repack1-1 libsz2 libaec0 libgsl27 libgslcblas0 \
    libudunits2-0 libudunits2-data
for package in *.deb; do
    dpkg -x "$package" root
done
export LD_LIBRARY_PATH=$folder/root/usr/lib/$(uname -m)-linux-gnu:$folder/root/usr/lib/nco
export PATH=$folder/root/usr/bin:$PATH

table() { # NAME SMALL LARGE
    ncgen -o "$1" <<CDL
netcdf z {
dimensions:
    x = 5 ;
variables:
    short small(x) ;
        small:scale_factor = 0.5 ;
        small:add_offset = 10. ;
    short large(x) ;
        large:scale_factor = 1000. ;
data:
    small = $2 ;
    large = $3 ;
}
CDL
}

tell() { # NAME VARIABLE FILE
    ncdump -v "$2" "$3" | sed -nE "s/^\t(short|double) $2\(.*/\1/p; s/^ $2 =(.*) ;/\1/p" | tr -d '\n' |
        sed -E "s|^|$1: |; s/\$/\n/"
}

table a.nc '0, 1, 2, 3, 4' '1, 20, 32, 33, 70'
table b.nc '0, 1, 4, 3, 5' '1, 20, 32, 33, 70'
{
    ncks -r 2>&1 | sed -n 's/^ncks version //p'
    for file in a b; do
        ncpdq -U $file.nc $file-unpacked.nc
        tell "small of $file" small $file-unpacked.nc
        tell "large of $file" large $file-unpacked.nc
    done
    for weight in 0.5 0.75; do
        ncflint -O -w $weight a.nc b.nc seen.nc
        tell "ncflint -w $weight, small" small seen.nc
        tell "ncflint -w $weight, large" large seen.nc
        ncflint -O -w $weight a-unpacked.nc b-unpacked.nc seen.nc
        tell "ncflint -w $weight, small, unpacked before" small seen.nc
        tell "ncflint -w $weight, large, unpacked before" large seen.nc
    done
    ncea -O a.nc b.nc seen.nc
    tell "ncea, small" small seen.nc
    tell "ncea, large" large seen.nc
} > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
