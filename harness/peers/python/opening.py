"""Writes the files of the benchmarks of opening, and reads one again and again.

usage: opening.py KIND FILE
KIND is npy, npz or hdf5 (50 surfaces of 1000x1000 in float64, 400 MB) or gzip (25 of them in float32, 100 MB). Says
"ready" when FILE is written; then, for each line that comes in, reads the table and says "done".
"""
import sys

import numpy as np

SIDE = 1000


def write(kind, file):
    generator = np.random.default_rng(1)
    surfaces = 25 if kind == "gzip" else 50
    # Three digits, as tables have them: what is compressed has something to gain.
    z = np.round(generator.random((surfaces, SIDE, SIDE)) * 10, 2)
    if kind == "npy":
        with open(file, "wb") as target:
            np.save(target, z)
    elif kind == "npz":
        with open(file, "wb") as target:
            np.savez(target, z=z)
    else:
        import h5py
        with h5py.File(file, "w") as target:
            if kind == "gzip":
                target.create_dataset("z", data=z.astype("f4"), chunks=(1, 250, 1000), compression="gzip",
                                      shuffle=True)
            else:
                target["z"] = z


def read(kind, file):
    if kind == "npy":
        return np.load(file)
    if kind == "npz":
        with np.load(file) as source:
            return source["z"]
    import h5py
    with h5py.File(file, "r") as source:
        return source["z"][...]


def main(kind, file):
    write(kind, file)
    print("ready", flush=True)
    for _ in sys.stdin:
        read(kind, file)
        print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
