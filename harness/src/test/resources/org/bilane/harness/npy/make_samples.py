"""Writes the .npy files beside it with NumPy, for the tests to read.

Each NAME.npy comes with NAME.f64: the same array as NumPy itself converts it to float64, in C order, as bare
little-endian bytes.
"""
import pathlib

import numpy as np

here = pathlib.Path(__file__).parent
grid = np.arange(24).reshape(2, 3, 4)
i8 = np.iinfo(np.int64)
u8 = np.iinfo(np.uint64)
near = [2**53 + 1, 2**53 + 3, 2**63 - 512, 2**63 - 513, 2**63 - 511]

samples = {
    "f8_c": (np.array([[0.1, -0.0, np.pi], [np.inf, -np.inf, 5e-324]]), None),
    "f8_fortran_points": (np.linspace(-1, 1, 50).reshape(25, 2).T, None),
    "f8_big_fortran_3d": (np.asfortranarray(grid / 7).astype(">f8"), None),
    "f4_fortran_3d": (np.asfortranarray(grid / 7).astype("<f4"), None),
    "f2_all": (np.arange(2**16, dtype=np.uint16)[::41].view("<f2"), None),
    "f2_big": (np.array([6e-8, 1.5, -65504, np.inf], dtype=">f2"), None),
    "i8": (np.array([i8.min, i8.min + 1, -1, 0, i8.max] + near, dtype="<i8"), None),
    "u8_big": (np.array([0, 2**63, 2**63 + 1024, 2**63 + 1025, 2**63 + 3072, u8.max - 1024, u8.max - 1023,
                         u8.max] + near, dtype=">u8"), None),
    "i1": (np.arange(-128, 128, dtype=np.int8), None),
    "u1": (np.arange(256, dtype=np.uint8), None),
    "scalar": (np.array(42, dtype="<i2"), None),
    "empty": (np.zeros((3, 0, 2)), None),
    "version_2": (grid.astype(">u2"), (2, 0)),
    "version_3": (grid.astype(">i4"), (3, 0)),
}

for name, (array, version) in samples.items():
    with open(here / f"{name}.npy", "wb") as file:
        np.lib.format.write_array(file, array, version, allow_pickle=False)
    (here / f"{name}.f64").write_bytes(array.astype("<f8").tobytes("C"))
