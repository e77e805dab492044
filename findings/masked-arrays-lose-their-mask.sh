#!/usr/bin/env bash
# The gaps of a table that netCDF4 for Python reads become numbers in numpy.savez, in h5py and in SciPy's interpolators,
# without an error or a warning: they take the array and not its mask.
#
# netCDF4 gives masked arrays, in which a gap has its fill value under the mask: 9.969e36 for doubles of which none was
# named, and the packed number, not unpacked, where scale_factor is applied. numpy.savez, numpy.savetxt and h5py store
# what is under the mask, where numpy.save of the same array raises NotImplementedError. RegularGridInterpolator takes
# it for a number, so that points in the cells around a gap get numbers. filled(nan) before that keeps the gaps.
#
# Seen on 30 November 2026 with Debian 12's python3-netcdf4 1.6.2-1+b1, python3-h5py 3.7.0-8, python3-scipy 1.10.1-2 and
# python3-numpy 1:1.24.2-1+deb12u1:
#   netCDF4 1.6.2, h5py 3.7.0, SciPy 1.10.1, NumPy 1.24.2
#   double: [1.0, 2.0, None, 4.0]
#     numpy.save: NotImplementedError
#     numpy.savez: [1.0, 2.0, 9.969209968386869e+36, 4.0]
#     numpy.savetxt: [1.0, 2.0, 9.969209968386869e+36, 4.0]
#     h5py: [1.0, 2.0, 9.969209968386869e+36, 4.0]
#     RegularGridInterpolator at 1.5: 4.9846049841934345e+36
#   packed: [1.0, 2.0, None, 4.0]
#     numpy.save: NotImplementedError
#     numpy.savez: [1.0, 2.0, -32768.0, 4.0]
#     numpy.savetxt: [1.0, 2.0, -32768.0, 4.0]
#     h5py: [1.0, 2.0, -32768.0, 4.0]
#     RegularGridInterpolator at 1.5: -16383.0
#   0 warnings
#
# Needs Debian 12's python3 (3.11), python3-pkg-resources, libcurl3-gnutls, libcurl4 and libxml2, apt-get and dpkg; what
# it downloads goes into a folder that goes at the end.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download python3-netcdf4=1.6.2-1+b1 python3-cftime=1.6.2-3+b1 \
    libnetcdf19=1:4.9.0-3+b1 python3-h5py=3.7.0-8 python3-h5py-serial=3.7.0-8 libhdf5-103-1=1.10.8+repack1-1 \
    libhdf5-hl-100=1.10.8+repack1-1 libsz2 libaec0 liblzf1 python3-scipy=1.10.1-2 python3-decorator \
    python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 liblbfgsb0 libgfortran5 libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$folder/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$folder/root/usr/lib/python3/dist-packages
cat > finding.py <<'PYTHON'
import warnings

import h5py
import netCDF4
import numpy as np
import scipy
from scipy.interpolate import RegularGridInterpolator

with netCDF4.Dataset("z.nc", "w") as file:
    file.createDimension("x", 4)
    double = file.createVariable("double", "f8", ("x",))
    packed = file.createVariable("packed", "i2", ("x",), fill_value=-32768)
    packed.scale_factor, packed.add_offset = 0.5, 3.0
    for variable in double, packed:
        variable[:2] = [1, 2]
        variable[3] = 4
print(f"netCDF4 {netCDF4.__version__}, h5py {h5py.__version__}, SciPy {scipy.__version__}, NumPy {np.__version__}")
with warnings.catch_warnings(record=True) as caught, netCDF4.Dataset("z.nc") as file:
    warnings.simplefilter("always")
    for name in "double", "packed":
        z = file[name][:]
        print(f"{name}: {z.tolist()}")
        try:
            np.save("z.npy", z)
            saved = "no error"
        except NotImplementedError:
            saved = "NotImplementedError"
        print(f"  numpy.save: {saved}")
        np.savez("z.npz", z=z)
        with np.load("z.npz") as arrays:
            print(f"  numpy.savez: {arrays['z'].tolist()}")
        np.savetxt("z.txt", z)
        print(f"  numpy.savetxt: {np.loadtxt('z.txt').tolist()}")
        with h5py.File("z.h5", "w") as other:
            other["z"] = z
            print(f"  h5py: {other['z'][:].tolist()}")
        print(f"  RegularGridInterpolator at 1.5: {RegularGridInterpolator((np.arange(4),), z)([1.5])[0]}")
print(len(caught), "warnings")
PYTHON
/usr/bin/python3 finding.py > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
