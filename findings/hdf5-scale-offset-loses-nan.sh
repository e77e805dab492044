#!/usr/bin/env bash
# HDF5's scale-offset filter turns NaN into numbers, and a float32 NaN at the beginning of a chunk takes the chunk's
# other values along, without any error.
#
# h5py's scaleoffset=3 stores floats with 3 decimals, as differences from the least value of a chunk. What NaN becomes
# depends on where it is. In 32 bits: at the beginning of a chunk it makes every value of it the fill value; later it
# becomes the least value of the chunk. In 64 bits: at the beginning the chunk is kept as it is, NaN too; later it
# becomes the least value. A table with gaps so gets numbers in them, or loses what surrounds them.
#
# The values are 10, 1, 2 and 3, and NaN in place of one of them; the fill value is that of HDF5, 0.
# Seen on 29 November 2026 with Debian 12's python3-h5py 3.7.0-8 and HDF5 1.10.8, on x86-64:
#   3.7.0 1.10.8
#   float32, NaN first: [0.0, 0.0, 0.0, 0.0]
#   float32, NaN last: [10.0, 1.0, 2.0, 1.0]
#   float64, NaN first: [nan, 1.0, 2.0, 3.0]
#   float64, NaN last: [10.0, 1.0, 2.0, 1.0]
#
# Needs Debian 12's python3 (3.11) and libcurl4, apt-get and dpkg; what it downloads goes into a folder that goes at the
# end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-h5py=3.7.0-8 python3-h5py-serial=3.7.0-8 \
    libhdf5-103-1=1.10.8+repack1-1 libhdf5-hl-100=1.10.8+repack1-1 libsz2 libaec0 liblzf1 \
    python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import h5py
import numpy as np

print(h5py.__version__, h5py.version.hdf5_version)
for dtype in "float32", "float64":
    for place, name in (0, "first"), (3, "last"):
        z = np.array([10, 1, 2, 3], dtype)
        z[place] = np.nan
        with h5py.File("z.h5", "w") as file:
            file.create_dataset("z", data=z, scaleoffset=3)
        with h5py.File("z.h5", "r") as file:
            print(f"{dtype}, NaN {name}: {file['z'][:].tolist()}")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
