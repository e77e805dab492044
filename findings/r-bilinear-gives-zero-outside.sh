#!/usr/bin/env bash
# R's interp 1.1-3 gives 0 for points outside the grid, without a warning, and bilinear.grid() makes points outside of
# it by itself.
#
# bilinear(), which akima had before, takes no knot for such a point and leaves the result as it was before, which is 0;
# its manual says nothing of points outside. 0 is a number like others, and 1 as a power. pracma gives NA there.
# bilinear.grid(), which lays points over the grid, takes the limits of x from ylim where nx tells how many there are,
# so that xlim has no effect: if y reaches farther than x, the last rows are 0.
#
# Seen on 29 November 2026 with Debian 12's r-cran-interp 1.1-3-1, r-cran-pracma 2.4.2-1 and R 4.2.2:
#   interp 1.1.3
#   plane: 22.50 28.00 26.10 1.00 18.01
#   bilinear: 22.5 28.0 0.0 0.0 0.0
#   pracma's interp2: 22.5 28.0 NA NA NA
#   bilinear.grid, 3 x from 0 to 2: 0.0 1.5 3.0
#     z at x = 0: 5 6 7 8
#     z at x = 1.5: 20 21 22 23
#     z at x = 3: 0 0 0 0
#
# Needs Debian 12 with its usual libraries (among them libcurl4, libreadline8, libtirpc3, and those of X11 and pango),
# apt-get and dpkg; what it downloads goes into a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download r-base-core=4.2.2.20221110-2 r-cran-interp=1.1-3-1 \
    r-cran-deldir=1.0-6-1+b1 r-cran-rcpp=1.0.10-1 r-cran-pracma=2.4.2-1 libpcre2-8-0 libblas3 liblapack3 libgfortran5 \
    libquadmath0 libgomp1
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export R_HOME=$folder/root/usr/lib/R R_LIBS=$folder/root/usr/lib/R/site-library EDITOR=vi PAGER=cat R_BROWSER=false
export LD_LIBRARY_PATH=$R_HOME/lib:$libraries:$libraries/blas:$libraries/lapack
rm -rf "$R_HOME/etc"
mkdir "$R_HOME/etc"
touch "$R_HOME/etc/Renviron"
cat > finding.R <<'R'
told <- function(name, values) cat(name, ": ", paste(format(values, trim = TRUE), collapse = " "), "\n", sep = "")

x <- 0:2
y <- 0:3
z <- outer(x, y, function(x, y) 5 + 10 * x + y)
cat("interp ", format(packageVersion("interp")), "\n", sep = "")
px <- c(1.5, 2, 2.01, -0.5, 1)
py <- c(2.5, 3, 1, 1, 3.01)
told("plane", 5 + 10 * px + py)
told("bilinear", interp::bilinear(x, y, z, px, py)$z)
told("pracma's interp2", suppressWarnings(pracma::interp2(x, y, t(z), px, py)))
grid <- interp::bilinear.grid(x, y, z, xlim = c(0, 2), ylim = c(0, 3), nx = 3, ny = 4)
told("bilinear.grid, 3 x from 0 to 2", grid$x)
for (i in 1:3) told(paste("  z at x =", grid$x[i]), grid$z[i, ])
R
"$R_HOME/bin/exec/R" --no-echo --vanilla -f finding.R > seen 2>errors || { cat errors >&2; exit 1; }
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
