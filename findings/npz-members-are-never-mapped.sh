#!/usr/bin/env bash
# numpy.load(FILE.npz, mmap_mode=...) maps nothing and says nothing of it: mmap_mode is left aside for archives, also
# where a member is stored without compression, in one piece, as numpy.savez does.
#
# Each access to a member reads the whole of it into memory anew. So with mmap_mode="r+" a number that is assigned to a
# member is lost with the array, where the same line changes the file of a .npy.
#
# Seen on 29 November 2026 with Debian 12's python3-numpy 1:1.24.2-1+deb12u1:
#   1.24.2
#   npy memmap, 7.0 after the assignment
#   npz ndarray, 0.0 after the assignment, 0 warnings
#   two accesses give one array: False
#
# Needs Debian 12's python3 (3.11), apt-get and dpkg; what it downloads goes into a folder that goes at the end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-numpy=1:1.24.2-1+deb12u1 \
    libblas3 liblapack3 libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import warnings

import numpy as np

print(np.__version__)
np.save("z.npy", np.zeros(1000))
np.savez("z.npz", z=np.zeros(1000))
mapped = np.load("z.npy", mmap_mode="r+")
mapped[0] = 7
mapped.flush()
after = np.load("z.npy")[0]
print(f"npy {type(mapped).__name__}, {after} after the assignment")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with np.load("z.npz", mmap_mode="r+") as archive:
        archive["z"][0] = 7
        kind = type(archive["z"]).__name__
        same = archive["z"] is archive["z"]
    after = np.load("z.npz")["z"][0]
print(f"npz {kind}, {after} after the assignment, {len(caught)} warnings")
print("two accesses give one array:", same)
PYTHON
output=$(/usr/bin/python3 finding.py)
echo "$output"
[[ $output == '1.24.2
npy memmap, 7.0 after the assignment
npz ndarray, 0.0 after the assignment, 0 warnings
two accesses give one array: False' ]]
