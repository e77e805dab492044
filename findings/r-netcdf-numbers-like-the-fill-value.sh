#!/usr/bin/env bash
# R's two packages for netCDF take numbers for missing ones that are not the fill value: ncdf4 1.21 those close to it,
# RNetCDF 2.6 those beyond it.
#
# ncdf4 makes NA of what differs from _FillValue or missing_value by less than a hundred-thousandth of it, integers
# aside; its manual does not tell of that. RNetCDF, by default (na.mode = 4), takes _FillValue for the end of the valid
# range where no attribute tells it, as netCDF's user's guide advises: where it is positive all that is larger is NA,
# else all that is smaller. netCDF4 for Python and xarray compare for equality.
#
# The file is written by ncdf4 itself and read by both; na.mode = 3 of RNetCDF leaves values as they are stored.
# Seen on 29 November 2026 with Debian 12's r-cran-ncdf4 1.21-1, r-cran-rnetcdf 2.6-2-1 and R 4.2.2:
#   stored, fill value 100: 100 100.0005 100.01 99.9995 3
#   ncdf4 1.21: NA NA 100.01 NA 3
#   RNetCDF 2.6.2: NA NA NA 99.9995 3
#   stored, fill value -1: -1 -1.000009 -1.5 -0.99999 3
#   ncdf4 1.21: NA NA -1.5 NA 3
#   RNetCDF 2.6.2: NA NA NA -0.99999 3
#
# Needs Debian 12 with its usual libraries (among them libcurl4, libcurl3-gnutls, libxml2, libreadline8, libtirpc3, and
# those of X11 and pango), apt-get and dpkg; what it downloads goes into a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download r-base-core=4.2.2.20221110-2 r-cran-ncdf4=1.21-1 \
    r-cran-rnetcdf=2.6-2-1 libnetcdf19=1:4.9.0-3+b1 libhdf5-103-1=1.10.8+repack1-1 libhdf5-hl-100=1.10.8+repack1-1 \
    libsz2 libaec0 libudunits2-0 libudunits2-data libpcre2-8-0 libblas3 liblapack3 libgfortran5 libquadmath0 libgomp1
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export R_HOME=$folder/root/usr/lib/R R_LIBS=$folder/root/usr/lib/R/site-library EDITOR=vi PAGER=cat R_BROWSER=false
export LD_LIBRARY_PATH=$R_HOME/lib:$libraries:$libraries/blas:$libraries/lapack
export UDUNITS2_XML_PATH=$folder/root/usr/share/xml/udunits/udunits2.xml
rm -rf "$R_HOME/etc"
mkdir "$R_HOME/etc"
touch "$R_HOME/etc/Renviron"
cat > finding.R <<'R'
told <- function(name, values) {
    numbers <- format(values, digits = 7, trim = TRUE, drop0trailing = TRUE)
    cat(name, ": ", paste(numbers, collapse = " "), "\n", sep = "")
}

for (fill in c(100, -1)) {
    values <- if (fill > 0) c(100, 100.0005, 100.01, 99.9995, 3) else c(-1, -1.000009, -1.5, -0.99999, 3)
    z <- ncdf4::ncvar_def("z", "", ncdf4::ncdim_def("x", "", seq_along(values)), fill, prec = "double")
    file <- ncdf4::nc_create("z.nc", z)
    ncdf4::ncvar_put(file, z, values)
    ncdf4::nc_close(file)
    file <- RNetCDF::open.nc("z.nc")
    told(paste("stored, fill value", fill), RNetCDF::var.get.nc(file, "z", na.mode = 3))
    other <- RNetCDF::var.get.nc(file, "z")
    RNetCDF::close.nc(file)
    file <- ncdf4::nc_open("z.nc")
    told(paste("ncdf4", packageVersion("ncdf4")), ncdf4::ncvar_get(file, "z"))
    ncdf4::nc_close(file)
    told(paste("RNetCDF", packageVersion("RNetCDF")), other)
}
R
"$R_HOME/bin/exec/R" --no-echo --vanilla -f finding.R > seen 2>errors || { cat errors >&2; exit 1; }
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
