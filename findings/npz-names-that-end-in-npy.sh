#!/usr/bin/env bash
# An array that numpy.savez stores under a name that ends in ".npy" cannot be had by that name, if there is one without
# the ending: the other array comes back, and nothing is said.
#
# savez adds ".npy" to each name, to make the archive's member of it; load takes a key for a member first and adds
# ".npy" only if there is none. So of the arrays "z" and "z.npy", in the members z.npy and z.npy.npy, both keys give the
# first. The second is listed in .files, and to be had as "z.npy.npy", which is not.
#
# Seen on 29 November 2026 with Debian 12's python3-numpy 1:1.24.2-1+deb12u1:
#   1.24.2
#   members ['z.npy', 'z.npy.npy']
#   files ['z', 'z.npy']
#   z is 1, z.npy is 1, z.npy.npy is 2
#
# Needs Debian 12's python3 (3.11), apt-get and dpkg; what it downloads goes into a folder that goes at the end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 libgfortran5 \
    libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import zipfile

import numpy as np

print(np.__version__)
np.savez("both.npz", **{"z": 1, "z.npy": 2})
print("members", zipfile.ZipFile("both.npz").namelist())
with np.load("both.npz") as archive:
    print("files", archive.files)
    print(", ".join(f"{key} is {archive[key]}" for key in ("z", "z.npy", "z.npy.npy")))
PYTHON
output=$(/usr/bin/python3 finding.py)
echo "$output"
[[ $output == "1.24.2
members ['z.npy', 'z.npy.npy']
files ['z', 'z.npy']
z is 1, z.npy is 1, z.npy.npy is 2" ]]
