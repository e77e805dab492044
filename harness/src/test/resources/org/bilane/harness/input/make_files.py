"""Writes files of arrays as their usual writers write them, and beside each what a reader must find.

For FILE there is FILE.truth: a line for each array with its name, its shape and its values in hexadecimal (big-endian
float64), NaN where the file says that there is no value. All numbers are invented. Layouts are those of real projects'
tables; what is not known to h5py and netCDF4 themselves, such as fill values that become NaN, is worked out here.

usage: make_files.py FOLDER
"""
import ctypes
import os
import struct
import sys

import h5py
import netCDF4
import numpy as np

RANDOM = np.random.default_rng(20261129)


def numbers(*shape):
    """Few digits, so that the files stay small when they are compressed."""
    return np.round(RANDOM.random(shape) * 8 - 4, 1)


class Truth:
    def __init__(self, path):
        self.file = open(path + ".truth", "w")

    def add(self, name, values):
        values = np.asarray(values, dtype="f8")
        shape = ",".join(str(length) for length in values.shape)
        self.file.write("%s\t%s\t%s\n" % (name, shape, values.astype(">f8").tobytes().hex()))

    def close(self):
        self.file.close()


def hdf5(path, libver):
    truth = Truth(path)
    with h5py.File(path, "w", libver=libver) as f:

        def put(name, values, **options):
            dataset = f.create_dataset(name, data=values, **options)
            truth.add("/" + name, values)
            return dataset

        put("plain", numbers(3, 4, 5))
        put("scalar", np.float32(3.5))
        put("big_endian", np.arange(12, dtype=">i2").reshape(3, 4))
        put("half", np.arange(12, dtype="f2").reshape(3, 4))
        for kind in ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", ">f8", ">f4", ">u4", ">i8"):
            bits = np.dtype(kind).itemsize * 8
            most = 2 ** (bits - 1) if "f" not in kind else 100
            put("types/" + kind.replace(">", "big_"), np.array([[0, 1, 2], [3, most // 2, most - 1]]).astype(kind))
        packed = put("gzip", numbers(13, 11, 5).astype("f4"), chunks=(4, 5, 3), compression="gzip", shuffle=True,
                     fletcher32=True)
        packed.attrs["units"] = "m2 kg-1"
        packed.attrs["flag"] = True
        packed.attrs["knots"] = np.array([0.5, 1.5, 2.5, 4.5, 8.5])
        put("lzf", np.tile(np.arange(32.0), (16, 1)), chunks=(8, 32), compression="lzf", shuffle=True)
        put("lzf_random", RANDOM.random((8, 16)), chunks=(4, 16), compression="lzf")
        put("gzip_random", RANDOM.integers(0, 255, (4, 64), dtype="u1"), chunks=(2, 64), compression="gzip")
        put("whole_chunks", numbers(8, 6), chunks=(4, 3))
        put("growing", numbers(5, 6), maxshape=(None, 6), chunks=(2, 6))
        put("growing_twice", numbers(5, 6), maxshape=(None, None), chunks=(2, 4), compression="gzip")
        # Chunks are numbered over the largest shape.
        for number, largest in enumerate(((8, 12), (None, 13), (9, None), (None, None), (None, 6), (5, None))):
            # One axis without limit, and another that may still grow: numbers that no chunk has.
            gaps = libver[0] == "v110" and number in (1, 2)
            for name, options in (("", {}), ("_gzip", {"compression": "gzip"})):
                values = numbers(5, 6)
                options = dict(options, maxshape=largest, chunks=(2, 3))
                if gaps:
                    f.create_dataset("gaps_%d%s" % (number, name), data=values, **options)
                else:
                    put("may_grow_%d%s" % (number, name), values, **options)
        early = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        early.set_chunk((2, 3))
        early.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
        values = numbers(4, 6)
        dataset = h5py.h5d.create(f.id, b"early", h5py.h5t.NATIVE_DOUBLE, h5py.h5s.create_simple((4, 6), (8, 12)), early)
        dataset.write(h5py.h5s.ALL, h5py.h5s.ALL, values)
        truth.add("/early", values)
        shrunk = f.create_dataset("shrunk", data=numbers(8, 8), maxshape=(8, 12), chunks=(2, 3))
        shrunk.resize((4, 6))
        truth.add("/shrunk", shrunk[...])
        # A chunk that the writer did not compress, and one that it did not shuffle either.
        masked = f.create_dataset("filters_left_out", shape=(6, 8), dtype="f8", chunks=(2, 8), compression="gzip",
                                  shuffle=True)
        values = numbers(6, 8)
        masked[...] = values
        masked.id.write_direct_chunk((0, 0), values[:2].tobytes(), filter_mask=3)
        shuffled = np.frombuffer(values[2:4].tobytes(), "u1").reshape(16, 8).T.tobytes()
        masked.id.write_direct_chunk((2, 0), shuffled, filter_mask=2)
        truth.add("/filters_left_out", values)
        # 9 and more: names in a tree, not in the group's header.
        for name, options in (("part", {}), ("part_gzip", {"compression": "gzip"})):
            for fill in (-999.0, np.nan):
                dataset = f.create_dataset("%s_%s" % (name, fill), shape=(9, 8), dtype="f4", chunks=(4, 4),
                                           fillvalue=fill, **options)
                dataset[:4, :4] = 1.5
                dataset[6, 6] = fill
                values = np.full((9, 8), np.nan)
                values[:4, :4] = 1.5
                truth.add(dataset.name, values)
        default = f.create_dataset("part_default", shape=(9, 8), dtype="f8", chunks=(4, 4))
        default[4:8, :4] = 2
        truth.add("/part_default", default[...])
        f.create_dataset("never", shape=(3, 4), dtype="f4", fillvalue=-999.0)
        truth.add("/never", np.full((3, 4), np.nan))
        f.create_dataset("never_chunked", shape=(3, 4), dtype="f4", chunks=(3, 4), fillvalue=-999.0)
        truth.add("/never_chunked", np.full((3, 4), np.nan))
        f.create_dataset("never_default", shape=(3, 4), dtype="i4")
        truth.add("/never_default", np.zeros((3, 4)))
        compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        compact.set_layout(h5py.h5d.COMPACT)
        space = h5py.h5s.create_simple((2, 3))
        dataset = h5py.h5d.create(f.id, b"compact", h5py.h5t.NATIVE_DOUBLE, space, compact)
        dataset.write(h5py.h5s.ALL, h5py.h5s.ALL, np.arange(6.0).reshape(2, 3))
        truth.add("/compact", np.arange(6.0).reshape(2, 3))
        f.create_dataset("text", data="hello")
        f.create_dataset("pairs", data=np.zeros(3, dtype=[("a", "f4"), ("b", "i2")]))
        f.create_dataset("flags", data=np.array([True, False]))
        f.create_dataset("complex", data=np.zeros((2, 2), complex))
        f.create_dataset("nothing", data=h5py.Empty("f4"))
        put("no_rows", np.zeros((0, 4)))
        put("a/b/c/deep", numbers(2, 3))
        f["a/b/up"] = f["a"]
        f["soft"] = h5py.SoftLink("/a/b/c/deep")
        f["loop"] = h5py.SoftLink("/loop")
        f["elsewhere"] = h5py.ExternalLink("other.h5", "/x")
        put("with:colon", numbers(2, 2))
    truth.close()


def dimension_scales(path):
    truth = Truth(path)
    with h5py.File(path, "w") as f:
        table = f.create_dataset("table", data=numbers(6, 4, 3))
        f["row"] = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0])
        f["column"] = np.array([9.0, 6.0, 3.0, 1.0], dtype="f4")
        f["row"].make_scale("row")
        f["column"].make_scale("column")
        table.dims[0].attach_scale(f["row"])
        table.dims[1].attach_scale(f["column"])
        table.dims[2].label = "kind"
        for name in ("table", "row", "column"):
            truth.add("/" + name, f[name][...])
    truth.close()


def gases(path):
    """A table of absorption, with surfaces last, descending pressure and fill values."""
    truth = Truth(path)
    with netCDF4.Dataset(path, "w") as n:
        for name, length in (("temp", 7), ("press", 9), ("gpt", 8), ("pair", 2)):
            n.createDimension(name, length)
        variable = n.createVariable("temp", "f8", ("temp",))
        variable[:] = np.linspace(160, 340, 7)
        variable.units = "K"
        truth.add("/temp", variable[:])
        variable = n.createVariable("press", "f8", ("press",))
        variable[:] = np.array([1000.0, 500, 200, 100, 50, 20, 10, 5, 1])
        truth.add("/press", variable[:])
        variable = n.createVariable("kmajor", "f4", ("temp", "press", "gpt"), zlib=True, fill_value=-999.0)
        values = numbers(7, 9, 8).astype("f4")
        values[0, 0, 0] = values[3, 2, 1] = -999.0
        variable[:] = values
        truth.add("/kmajor", np.where(values == -999, np.nan, values))
        group = n.createGroup("lw")
        variable = group.createVariable("packed", "i2", ("temp", "press"), zlib=True)
        variable.set_auto_maskandscale(False)
        variable.scale_factor = 0.5
        variable.add_offset = 10.0
        variable.missing_value = np.int16(7)
        stored = np.arange(63, dtype="i2").reshape(7, 9)
        variable[:] = stored
        truth.add("/lw/packed", np.where(stored == 7, np.nan, stored * 0.5 + 10.0))
        variable = group.createVariable("long", "i8", ("temp", "press"), fill_value=np.int64(2 ** 53 + 1))
        variable.set_auto_maskandscale(False)
        stored = np.arange(63, dtype="i8").reshape(7, 9)
        # The same double, and another integer.
        stored[0, 0] = 2 ** 53 + 1
        stored[0, 1] = 2 ** 53
        variable[:] = stored
        values = stored.astype("f8")
        values[0, 0] = np.nan
        truth.add("/lw/long", values)
        variable = n.createVariable("part", "f4", ("temp", "press"))
        variable[0, 0] = 1
        values = np.full((7, 9), np.nan)
        values[0, 0] = 1
        truth.add("/part", values)
    truth.close()


def mixtures(path):
    """Absorption of mixtures: pressures with a name and no knots; many compositions, whose fractions are knots."""
    truth = Truth(path)
    with netCDF4.Dataset(path, "w") as n:
        for name, length in (("temperature", 3), ("pressure_interp", 6), ("mixing_fraction", 4), ("gpt", 5)):
            n.createDimension(name, length)
        variable = n.createVariable("temp_ref", "f8", ("temperature",))
        variable[:] = np.array([160.0, 175.0, 190.0])
        truth.add("/temp_ref", variable[:])
        variable = n.createVariable("kmajor", "f8", n.dimensions)
        variable[:] = numbers(3, 6, 4, 5)
        truth.add("/kmajor", variable[:])
        for name, values in (("density", [1.0, 10.0]), ("composition", [0.1, 0.25, 0.5, 0.75])):
            n.createDimension(name, len(values))
            variable = n.createVariable(name, "f8", (name,))
            variable[:] = values
            truth.add("/" + name, values)
        variable = n.createVariable("opacity", "f8", ("temperature", "density", "composition"))
        variable[:] = numbers(3, 2, 4)
        truth.add("/opacity", variable[:])
    truth.close()


def clouds_and_aerosols(path):
    """Optical properties: surfaces in the middle, ranges in scalars, knots under another name."""
    truth = Truth(path)
    with netCDF4.Dataset(path, "w") as n:
        for name, length in (("nrghice", 3), ("ngpt", 128), ("nsize_ice", 18), ("nband", 16), ("nbin", 5), ("nrh", 36),
                             ("nval", 3)):
            n.createDimension(name, length)

        def put(name, dimensions, values, **options):
            variable = n.createVariable(name, "f4", dimensions, **options)
            variable[...] = values
            truth.add("/" + name, np.asarray(values, "f4"))

        put("extice", ("nrghice", "ngpt", "nsize_ice"), numbers(3, 128, 18), zlib=True)
        put("diamice_lwr", (), 10.0)
        put("diamice_upr", (), 180.0)
        put("aero_rh", ("nrh",), np.arange(36) / 40)
        put("aero_sulf_tbl", ("nband", "nrh", "nval"), numbers(16, 36, 3), zlib=True)
        put("aero_salt_tbl", ("nband", "nbin", "nrh", "nval"), numbers(16, 5, 36, 3), zlib=True)
    truth.close()


def cooling(path):
    """Rates whose axes are attributes of the data."""
    truth = Truth(path)
    with h5py.File(path, "w") as f:
        rates = f.create_dataset("CoolingRates/Metals/Cooling", data=numbers(6, 4, 9))
        rates.attrs["Rank"] = 3
        rates.attrs["Dimension"] = np.array([6, 4, 9])
        rates.attrs["Parameter1"] = np.linspace(-6, 4, 6)
        rates.attrs["Parameter1_Name"] = "hden"
        rates.attrs["Parameter2"] = np.array([0.0, 1.5, 4.0, 10.0])
        rates.attrs["Parameter2_Name"] = "redshift"
        rates.attrs["Temperature"] = np.array([10.0, 30, 1e2, 3e2, 1e3, 3e3, 1e4, 3e4, 1e5])
        truth.add("/" + "CoolingRates/Metals/Cooling", rates[...])
    truth.close()


def state(path):
    """An equation of state: three axes, in arrays of their lengths."""
    truth = Truth(path)
    with h5py.File(path, "w") as f:
        for name, values in (("logpress", numbers(4, 5, 6)), ("logrho", np.linspace(3, 15, 6)),
                             ("logtemp", np.linspace(-2, 2, 5)), ("ye", np.linspace(0.05, 0.5, 4)),
                             ("energy_shift", np.array([1e19]))):
            f[name] = values
            truth.add("/" + name, values)
    truth.close()


def databoxes(path):
    """Two equations of state as Spiner writes them: what is fastest is grid 1, and a grid is first, last and step."""
    truth = Truth(path)
    with h5py.File(path, "w") as f:
        for name, kind in (("3337/dependsOnLogRhoLogT/pressure", "f8"), ("3337/dependsOnLogRhoLogT/sie", "f4")):
            box = f.create_group(name)
            box.attrs["rank"] = np.int32(2)
            box.attrs["dims"] = np.array([5, 4], "i4")
            box["data"] = numbers(5, 4).astype(kind)
            truth.add("/" + name + "/data", box["data"][...])
            for number, (first, last, count) in enumerate(((2.0, 5.5, 4), (-3.0, 1.0, 5))):
                grid = box.create_dataset("grids/grid_[%d]" % (number + 1),
                                          data=np.array([first, last, (last - first) / (count - 1)], kind))
                grid.attrs["npoints"] = np.int32(count)
                grid.attrs["range columns"] = "[0]:min [1]:max [2]:dx"
    truth.close()


def partly_readable(path, libver):
    """Datasets whose data is elsewhere, beside one that is here."""
    with h5py.File(path, "w", libver=libver) as f:
        f.create_dataset("group/external", shape=(2, 3), dtype="f8", external=[("elsewhere.bin", 0, 48)])
        f["group/fine"] = np.arange(6.0).reshape(2, 3)
        layout = h5py.VirtualLayout(shape=(2, 3), dtype="f8")
        layout[...] = h5py.VirtualSource("other.h5", "z", shape=(2, 3))
        f.create_virtual_dataset("group/virtual", layout)


def choices(path):
    """What few writers choose: no filters for the chunks at the edge, and a fill value of 0."""
    truth = Truth(path)
    with h5py.File(path, "w", libver=("v110", "v110")) as f:
        values = np.arange(30.0).reshape(5, 6)
        for largest in ((5, 6), (None, 6), (None, None)):
            for filters in ("shuffle", "deflate", "shuffle_deflate", "shuffle_fletcher32"):
                options = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                options.set_chunk((4, 4))
                if "shuffle" in filters:
                    options.set_shuffle()
                if "deflate" in filters:
                    options.set_deflate(4)
                if "fletcher32" in filters:
                    options.set_fletcher32()
                leave_edge_without_filters(options)
                space = h5py.h5s.create_simple((5, 6), tuple(length or h5py.h5s.UNLIMITED for length in largest))
                name = "edge_%s_%d" % (filters, largest.count(None))
                dataset = h5py.h5d.create(f.id, name.encode(), h5py.h5t.NATIVE_DOUBLE, space, options)
                dataset.write(h5py.h5s.ALL, h5py.h5s.ALL, values)
                truth.add("/" + name, values)
        # The header goes on elsewhere then.
        for number in range(20):
            f["edge_shuffle_0"].attrs["attribute_%d" % number] = "long enough to need room elsewhere"
        zeros = np.array([[0.0, 1.0, 2.0], [3.0, 0.0, 4.0]])
        missing = np.where(zeros == 0, np.nan, zeros)
        for kind in ("f8", "i2"):
            f.create_dataset("zero_is_missing_" + kind, data=zeros.astype(kind), fillvalue=0)
            truth.add("/zero_is_missing_" + kind, missing)
            f.create_dataset("zero_is_zero_" + kind, data=zeros.astype(kind))
            truth.add("/zero_is_zero_" + kind, zeros)
        named = f.create_dataset("zero_is_zero_where_another_is_named", data=zeros, fillvalue=0)
        named.attrs["_FillValue"] = 4.0
        truth.add("/zero_is_zero_where_another_is_named", np.where(zeros == 4, np.nan, zeros))
        part = f.create_dataset("zero_is_missing_part", shape=(4, 4), dtype="f4", chunks=(2, 2), fillvalue=0)
        part[:2, :2] = 1
        truth.add("/zero_is_missing_part", [[1, 1] + 2 * [np.nan]] * 2 + [4 * [np.nan]] * 2)
    truth.close()


def missing(path):
    """Numbers that stand for none, by the attributes of netCDF, by the fill value, and by both."""
    truth = Truth(path)
    with netCDF4.Dataset(path, "w") as n:
        n.createDimension("row", 3)
        n.createDimension("column", 4)
        stored = np.arange(12).reshape(3, 4)

        def put(name, kind, none, rows=3, fill_value=None, **attributes):
            """Writes so many rows of numbers, of which those that are none are given."""
            variable = n.createVariable(name, kind, ("row", "column"), fill_value=fill_value)
            variable.set_auto_maskandscale(False)
            variable.setncatts(attributes)
            values = stored.astype(kind)
            variable[:rows] = values[:rows]
            values = values.astype("f8")
            values[rows:] = np.nan
            values[np.isin(stored, none)] = np.nan
            truth.add("/" + name, values * float(attributes.get("scale_factor", 1)) + attributes.get("add_offset", 0))

        put("missing_value", "f4", [7], missing_value=np.float32(7))
        put("missing_value_part", "f4", [3], rows=2, missing_value=np.float32(3))
        put("missing_value_part_packed", "i2", [3], rows=2, missing_value=np.int16(3), scale_factor=0.25,
            add_offset=-3.0)
        put("both", "f4", [3, 7], rows=2, fill_value=np.float32(7), missing_value=np.float32(3))
        put("both_packed", "i2", [3, 7], rows=2, fill_value=np.int16(7), missing_value=np.int16(3), scale_factor=0.25,
            add_offset=270.0)
        put("several", "i4", [3, 5], missing_value=np.array([3, 5], "i4"))
        # Compared in the stored type; 0.1 is none there but rounded.
        put("of_another_type", "f4", [7], missing_value=np.array([7.0, 0.1]))
        # Numbers as exact as their own type holds them, and those that the stored type does not hold.
        for name, kind, none, like in (("least_of_double", "i8", np.float64(-2.0 ** 63), -2 ** 63 + 1024),
                                       ("least_of_float", "i4", np.float32(-2.0 ** 31), -2147483600),
                                       ("large_of_double", "f4", np.float64(-1e300), -np.inf),
                                       ("small_of_double", "f4", np.float64(1e-60), 0),
                                       ("part_of_double", "i2", np.float64(7.5), 7)):
            variable = n.createVariable(name, kind, ("row", "column"))
            variable.set_auto_maskandscale(False)
            variable.setncatts({"missing_value": none})
            values = stored.astype(kind)
            values[0, 0] = like
            is_held = kind[0] == "i" and none == np.floor(none)
            if is_held:
                values[1, 1] = int(none)
            variable[:] = values
            values = values.astype("f8")
            if is_held:
                values[1, 1] = np.nan
            truth.add("/" + name, values)
        put("text", "f4", [], missing_value="7")
        put("nan", "f4", [], rows=2, fill_value=np.nan)
        for kind, missing_number in (("i1", -1), ("i2", -2), ("i4", -3), ("i8", -4)):
            variable = n.createVariable("unsigned_" + kind, kind, ("row", "column"),
                                        fill_value=np.dtype(kind).type(missing_number))
            variable.set_auto_maskandscale(False)
            variable.setncattr("_Unsigned", "true")
            variable[:2] = stored[:2]
            variable[0, 0] = missing_number - 1
            values = np.full((3, 4), np.nan)
            values[:2] = stored[:2]
            values[0, 0] = float(2 ** (8 * np.dtype(kind).itemsize) + missing_number - 1)
            variable[0, 1] = missing_number
            values[0, 1] = np.nan
            truth.add("/unsigned_" + kind, values)
    truth.close()


def scale_longer_than_its_axis(path):
    """A table that was written to the first two of four knots, as netCDF-4 stores it. There is no truth."""
    with h5py.File(path, "w") as f:
        table = f.create_dataset("table", data=np.arange(6.0).reshape(2, 3), maxshape=(None, 3), chunks=(2, 3))
        f.create_dataset("row", data=np.array([1.0, 2.0, 4.0, 8.0]), maxshape=(None,), chunks=(4,))
        f["column"] = np.array([1.0, 3.0, 5.0])
        for axis, name in enumerate(("row", "column")):
            f[name].make_scale(name)
            table.dims[axis].attach_scale(f[name])


def scales_that_are_none(path):
    """Attributes that say how numbers are packed, and do not. There is no truth."""
    with h5py.File(path, "w") as f:
        for name, attribute, value in (("text", "scale_factor", "0.1"), ("two", "add_offset", np.array([1.0, 2.0]))):
            f[name] = np.arange(6.0).reshape(2, 3)
            f[name].attrs[attribute] = value
        f["one"] = np.arange(6.0).reshape(2, 3)
        f["one"].attrs["scale_factor"] = np.array([2.0])


def scale_that_is_elsewhere(path):
    """A table with two dimension scales, of which one cannot be read. There is no truth."""
    with h5py.File(path, "w") as f:
        table = f.create_dataset("table", data=np.arange(24.0).reshape(2, 3, 4))
        f["row"] = np.array([1.0, 2.0, 4.0])
        f.create_dataset("column", shape=(4,), dtype="f8", external=[("elsewhere.bin", 0, 32)])
        for axis, name in ((1, "row"), (2, "column")):
            f[name].make_scale(name)
            table.dims[axis].attach_scale(f[name])


def scale_that_is_gone(path):
    """A table with two dimension scales, of which one is no longer in the file. There is no truth."""
    with h5py.File(path, "w") as f:
        table = f.create_dataset("table", data=np.arange(12.0).reshape(3, 4))
        f["row"] = np.array([1.0, 2.0, 4.0])
        f["column"] = np.array([1.0, 3.0, 5.0, 7.0])
        for axis, name in enumerate(("row", "column")):
            f[name].make_scale(name)
            table.dims[axis].attach_scale(f[name])
        del f["column"]


def scale_that_is_another_array(path):
    """A table with two dimension scales, in whose place another array is said to be one. There is no truth."""
    with h5py.File(path, "w") as f:
        table = f.create_dataset("table", data=np.arange(12.0).reshape(3, 4))
        f["row"] = np.array([1.0, 2.0, 4.0])
        f["other"] = np.array([1.0, 3.0, 5.0, 7.0])
        for axis, name in enumerate(("row", "other")):
            f[name].make_scale(name)
            table.dims[axis].attach_scale(f[name])
        del f["other"].attrs["CLASS"]


def other_types(path):
    """Numbers in types that are neither IEEE's nor whole bytes, or an object of their own, what is no number, and what
    is too large. There is no truth."""

    def put(f, name, number_type):
        dataset = h5py.h5d.create(f.id, name, number_type, h5py.h5s.create_simple((2, 3)))
        dataset.write(h5py.h5s.ALL, h5py.h5s.ALL, np.arange(6.0).reshape(2, 3), h5py.h5t.NATIVE_DOUBLE)

    with h5py.File(path, "w", libver=("v110", "v110")) as f:
        short = h5py.h5t.IEEE_F32LE.copy()
        short.set_fields(15, 7, 8, 0, 7)
        short.set_size(2)
        short.set_ebias(127)
        put(f, b"bfloat16", short)
        biased = h5py.h5t.IEEE_F64LE.copy()
        biased.set_ebias(1022)
        put(f, b"biased", biased)
        small = h5py.h5t.STD_I16LE.copy()
        small.set_precision(12)
        put(f, b"int12", small)
        shifted = h5py.h5t.STD_I16LE.copy()
        shifted.set_precision(12)
        shifted.set_offset(2)
        put(f, b"shifted", shifted)
        f["longdouble"] = np.ones((2, 3), np.longdouble)
        f["complex"] = np.ones((2, 3), complex)
        f["bool"] = np.ones((2, 3), bool)
        f["text"] = np.array([b"one", b"two"])
        f["type"] = np.dtype("f8")
        f.create_dataset("committed", data=np.ones((2, 3)), dtype=f["type"])
        f.create_dataset("too_long", (1 << 20, 1 << 20, 1 << 20), "f8", chunks=(1, 64, 64))
        f.create_dataset("large_chunks", (2, 30_000, 30_000), "f4", chunks=(1, 30_000, 30_000))


def whole_chunks(path):
    """A chunk without filters at the end, of which each number counts."""
    with h5py.File(path, "w", libver="latest") as f:
        f.create_dataset("table", data=np.arange(1.0, 65.0).reshape(4, 4, 4), chunks=(2, 4, 4))


def leave_edge_without_filters(options):
    """Calls H5Pset_chunk_opts, which h5py has not, in the library of h5py."""
    with open("/proc/self/maps") as maps:
        loaded = [line.split()[-1] for line in maps if "/libhdf5" in line and "_hl" not in line and "_cpp" not in line]
    # netCDF4 may have brought another HDF5; the identifiers are of the one that h5py uses.
    h5py_folder = os.path.dirname(os.path.dirname(h5py.__file__))
    own = [name for name in loaded if name.startswith(h5py_folder + "/h5py")] or loaded
    library = ctypes.CDLL(own[0])
    library.H5Pset_chunk_opts.argtypes = [ctypes.c_int64, ctypes.c_uint]
    if library.H5Pset_chunk_opts(options.id, 2) < 0:
        raise ValueError("H5Pset_chunk_opts failed")


def npz(path, save):
    truth = Truth(path)
    z = numbers(3, 4, 5)
    arrays = {"z": z, "z_fortran": np.asfortranarray(z), "big": numbers(2, 3).astype(">f4"), "x": np.arange(4.0),
              "scalar": np.float64(2.5), "none": np.zeros((0, 3))}
    save(path, **arrays)
    for name, values in arrays.items():
        truth.add(name, values)
    truth.close()


def npz_through_pipe(path):
    """Sizes stand behind the data then, and in the archive's directory."""
    import threading
    truth = Truth(path)
    read, write = os.pipe()
    z = numbers(2, 3, 4)

    def copy():
        with os.fdopen(read, "rb") as source, open(path, "wb") as target:
            target.write(source.read())

    thread = threading.Thread(target=copy)
    thread.start()

    class Pipe:
        """What numpy.savez takes for a file that cannot seek."""

        def __init__(self):
            self.file = os.fdopen(write, "wb")

        def write(self, data):
            return self.file.write(data)

        def read(self, *unused):
            raise OSError

        def flush(self):
            self.file.flush()

    pipe = Pipe()
    np.savez(pipe, z=z)
    pipe.file.close()
    thread.join()
    truth.add("z", z)
    truth.close()


def main(folder):
    def path(name):
        return os.path.join(folder, name)

    hdf5(path("earliest.h5"), ("earliest", "v110"))
    hdf5(path("v110.h5"), ("v110", "v110"))
    dimension_scales(path("scales.h5"))
    gases(path("gases.nc"))
    clouds_and_aerosols(path("clouds.nc"))
    cooling(path("cooling.h5"))
    state(path("state.h5"))
    partly_readable(path("partly_earliest.h5"), ("earliest", "v110"))
    partly_readable(path("partly_v110.h5"), ("v110", "v110"))
    choices(path("choices.h5"))
    scale_longer_than_its_axis(path("longer_scale.h5"))
    other_types(path("types.h5"))
    whole_chunks(path("whole_chunks.h5"))
    npz(path("stored.npz"), np.savez)
    npz(path("deflated.npz"), np.savez_compressed)
    npz_through_pipe(path("pipe.npz"))
    missing(path("missing.nc"))
    scales_that_are_none(path("unscaled.h5"))
    scale_that_is_elsewhere(path("lost_scale.h5"))
    scale_that_is_gone(path("gone_scale.h5"))
    scale_that_is_another_array(path("other_scale.h5"))
    databoxes(path("databoxes.sp5"))
    mixtures(path("mixtures.nc"))
    print(struct.calcsize("d") == 8 and "written")


if __name__ == "__main__":
    main(sys.argv[1])
