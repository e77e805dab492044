#!/usr/bin/env bash
# java.util.zip.ZipFile opens no archive of which one member is compressed in another way than by deflate, and reads
# none of its members then, whichever is asked for.
#
# An .npz holds z.npy, deflated, and x.npy, compressed by bzip2, as Python's zipfile writes it with
# compress_type=ZIP_BZIP2. numpy.load reads both. ZipFile throws when it opens the archive: it checks the method of each
# member in the directory ("invalid CEN header (bad compression method: 12)"), where it could refuse that member alone.
# ZipInputStream reads z.npy and fails at x.npy.
#
# Seen on 29 November 2026 with OpenJDK 25.0.3 (Temurin 25.0.3+9) and Debian 12's python3-numpy 1:1.24.2-1+deb12u1:
#   numpy.load: z (3,) x (3,)
#   ZipFile: ZipException: invalid CEN header (bad compression method: 12)
#   ZipInputStream: z.npy of 152 bytes, then x.npy: ZipException: invalid compression method
#
# Needs that JDK in JAVA_HOME, Debian 12's python3 (3.11), apt-get and dpkg; what it downloads goes into a folder that
# goes at the end.
set -euo pipefail
java=${JAVA_HOME:?must be the folder of a JDK}/bin/java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download python3-numpy=1:1.24.2-1+deb12u1 libblas3 liblapack3 libgfortran5 \
    libquadmath0
for package in *.deb; do
    dpkg -x "$package" root
done
libraries=$work/root/usr/lib/$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack
export PYTHONPATH=$work/root/usr/lib/python3/dist-packages
cat >finding.py <<'PYTHON'
import io
import zipfile

import numpy as np


def npy(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


with zipfile.ZipFile("mixed.npz", "w") as archive:
    archive.writestr("z.npy", npy(np.arange(3.0)), compress_type=zipfile.ZIP_DEFLATED)
    archive.writestr("x.npy", npy(np.arange(3.0)), compress_type=zipfile.ZIP_BZIP2)
with np.load("mixed.npz") as arrays:
    print("numpy.load:", "z", arrays["z"].shape, "x", arrays["x"].shape)
PYTHON
cat >Finding.java <<'JAVA'
import java.io.FileInputStream;
import java.io.IOException;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

void main() throws IOException {
    try (ZipFile archive = new ZipFile("mixed.npz")) {
        IO.println("ZipFile: " + archive.size() + " members");
    } catch (ZipException e) {
        IO.println("ZipFile: ZipException: " + e.getMessage());
    }
    try (ZipInputStream archive = new ZipInputStream(new FileInputStream("mixed.npz"))) {
        String name = archive.getNextEntry().getName();
        String seen = "ZipInputStream: " + name + " of " + archive.readAllBytes().length + " bytes, then ";
        try {
            seen += archive.getNextEntry().getName() + ": ";
            IO.println(seen + archive.readAllBytes().length + " bytes");
        } catch (ZipException e) {
            IO.println(seen + "ZipException: " + e.getMessage());
        }
    }
}
JAVA
output=$(/usr/bin/python3 finding.py && "$java" Finding.java)
echo "$output"
[[ $output == 'numpy.load: z (3,) x (3,)
ZipFile: ZipException: invalid CEN header (bad compression method: 12)
ZipInputStream: z.npy of 152 bytes, then x.npy: ZipException: invalid compression method' ]]
