"""Writes the seeds of the fuzz test of files of arrays: small files, and some that only seem to be one.

usage: make_seeds.py FOLDER
"""
import io
import os
import struct
import sys
import zipfile

import h5py
import numpy as np


def npy(array):
    out = io.BytesIO()
    np.save(out, array)
    return out.getvalue()


def main(folder):
    def save(name, data):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)

    def hdf5(name, fill, **options):
        path = os.path.join(folder, name)
        with h5py.File(path, "w", **options) as file:
            fill(file)

    z = np.arange(24.0).reshape(2, 3, 4)
    for name, write in (("stored.npz", np.savez), ("deflated.npz", np.savez_compressed)):
        out = io.BytesIO()
        write(out, z=z, x=np.arange(3.0))
        save(name, out.getvalue())
    save("classic.nc", b"CDF\x01\x00\x00\x00\x00")
    save("empty", b"")

    # The header says more than there is, or far more than any memory.
    big = npy(z).replace(b"(2, 3, 4), ", b"(2, 3, 9), ")
    endless = npy(z).replace(b"(2, 3, 4), }          ", b"(2, 3, 999999999999), }")
    for name, member, how in (("longer.npz", big, zipfile.ZIP_STORED), ("longer_deflated.npz", big,
                                                                        zipfile.ZIP_DEFLATED),
                              ("endless.npz", endless, zipfile.ZIP_DEFLATED)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", how) as archive:
            archive.writestr("z.npy", member)
        save(name, out.getvalue())
    # A directory that leads outside, and a name that is no text.
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("z.npy", npy(z))
    data = bytearray(out.getvalue())
    at = data.index(b"PK\x01\x02")
    data[at + 42:at + 46] = struct.pack("<I", 0x7fffffff)
    save("outside.npz", bytes(data))
    save("no_text.npz", out.getvalue().replace(b"z.npy", b"\xff.npy"))

    def small(file):
        file.create_dataset("z", data=z, chunks=(1, 2, 4), compression="gzip", shuffle=True, fletcher32=True)
        file["x"] = np.arange(3.0)
        file["x"].make_scale("x")
        file["z"].dims[1].attach_scale(file["x"])
        file["z"].attrs["_FillValue"] = 5.0

    hdf5("small.h5", small)
    hdf5("small_v110.h5", small, libver=("v110", "v110"))

    def odd(file):
        file["a/b"] = np.arange(4, dtype=">i2")
        file["a/up"] = file["a"]
        file["loop"] = h5py.SoftLink("/loop")
        file.create_dataset("huge", shape=(2 ** 20, 2 ** 20, 2 ** 20), dtype="f8", chunks=(64, 64, 64))
        file.create_dataset("overflowing", shape=(2 ** 31, 2 ** 31, 2 ** 31), dtype="f8", chunks=(64, 64, 64))
        file.create_dataset("part", shape=(9, 9), dtype="f4", chunks=(4, 4), fillvalue=-999.0)[0, 0] = 1

    hdf5("odd.h5", odd)
    # Chunks that lie outside: every address of a chunk's data in the tree is replaced.
    path = os.path.join(folder, "part.h5")
    with h5py.File(path, "w") as file:
        dataset = file.create_dataset("z", data=np.arange(16.0).reshape(4, 4), chunks=(2, 4))
        address = dataset.id.get_chunk_info(0).byte_offset
    with open(path, "rb") as file:
        data = file.read()
    os.remove(path)
    save("chunk_outside.h5", data.replace(struct.pack("<Q", address), struct.pack("<Q", 1 << 40)))


if __name__ == "__main__":
    main(sys.argv[1])
