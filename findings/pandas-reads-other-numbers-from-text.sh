#!/usr/bin/env bash
# pandas 1.5.3 reads other doubles from a CSV file than those that to_csv() wrote into it: read_csv() takes 17 digits of
# a number and drops the rest, and counts the zeros that come before the first other digit.
#
# to_csv() writes as many digits as tell a double from its neighbours. read_csv() stops after 17, the zero before the
# point and those behind it included, and rounds more than once while it adds them up. So of numbers from 0 to 1 a third
# comes back changed, the smaller the more: of the 17 digits of 0.00011962730765759163 it takes 13. Knots of an axis are
# moved, the last one too, so that points on the grid are outside, and points close to knots change cells.
# float_precision="round_trip" reads what is written.
#
# Seen on 30 November 2026 with Debian 12's python3-pandas 1.5.3+dfsg-2 and python3-numpy 1:1.24.2-1+deb12u1:
#   pandas 1.5.3
#   0.00011962730765759163: 0.0001196273076575, round_trip 0.00011962730765759163
#   10000 numbers from 0 to 1: 3613 differ, by up to 3444 ulp
#   10000 numbers from 0 to 1, round_trip: 0 differ, by up to 0 ulp
#   10000 numbers from 50 to 51: 1321 differ, by up to 1 ulp
#   10000 numbers from 50 to 51, round_trip: 0 differ, by up to 0 ulp
#   knots [0.0, 0.1, 0.2, 0.30000000000000004]: [0.0, 0.1, 0.2, 0.3]
#
# Needs Debian 12's python3 (3.11), apt-get and dpkg; what it downloads goes into a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 \
    python3-numpy=1:1.24.2-1+deb12u1 python3-dateutil python3-tz python3-six libblas3 liblapack3 libgfortran5 \
    libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import numpy as np
import pandas


def back(numbers, **options):
    """The numbers after to_csv() and read_csv()."""
    pandas.DataFrame({"x": numbers}).to_csv("x.csv", index=False)
    return pandas.read_csv("x.csv", **options)["x"].to_numpy()


EXACT = {"float_precision": "round_trip"}
print("pandas", pandas.__version__)
small = 0.00011962730765759163
print(f"{small!r}: {back([small])[0]!r}, round_trip {back([small], **EXACT)[0]!r}")
random = np.random.default_rng(1)
for least in 0, 50:
    numbers = least + random.random(10000)
    for name, options in ("", {}), (", round_trip", EXACT):
        read = back(numbers, **options)
        ulps = np.abs(read - numbers) / np.spacing(numbers)
        print(f"10000 numbers from {least} to {least + 1}{name}: {np.count_nonzero(read != numbers)} differ, "
              f"by up to {ulps.max():.0f} ulp")
knots = 0.1 * np.arange(4)
print(f"knots {knots.tolist()}: {back(knots).tolist()}")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
