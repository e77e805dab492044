"""Writes v114.h5 with HDF5 1.14.3 in its newest formats, as h5py does with libver="v114".

It has truth values as h5py writes them (enumerations of int8) in attributes and data, dimension scales, records and
chunks that were never written. There is no truth: numbers count from 0. The library is called without h5py, so that
any Python does; it comes from Maven Central:

  mvn dependency:get -Dartifact=org.bytedeco:hdf5:1.14.3-1.5.10:jar:linux-x86_64
  unzip -j -d LIBRARIES hdf5-1.14.3-1.5.10-linux-x86_64.jar 'org/bytedeco/hdf5/linux-x86_64/libhdf5*.so.310'

usage: make_v114.py LIBRARIES FOLDER
"""
import ctypes
import os
import re
import sys

HDF5 = ctypes.CDLL(os.path.join(sys.argv[1], "libhdf5.so.310"), mode=ctypes.RTLD_GLOBAL)
HIGH_LEVEL = ctypes.CDLL(os.path.join(sys.argv[1], "libhdf5_hl.so.310"))
IDENTIFIER = ctypes.c_int64
V114 = 4
COMPOUND = 6
CLOSERS = ((2, "H5Dclose"), (4, "H5Gclose"))


def call(name, *arguments, library=HDF5):
    """Integers are identifiers, which are larger than C's int."""
    function = getattr(library, name)
    function.restype = IDENTIFIER if re.search("create(2|_simple)?$", name) else ctypes.c_int
    result = function(*(IDENTIFIER(value) if isinstance(value, int) else value for value in arguments))
    if result < 0:
        raise ValueError(name + " failed")
    return result


def known(name):
    return IDENTIFIER.in_dll(HDF5, name + "_g").value


def array(kind, *values):
    return (kind * len(values))(*values)


def lengths(*values):
    return array(ctypes.c_uint64, *values)


def truth_value():
    made = call("H5Tenum_create", known("H5T_STD_I8LE"))
    for name, value in ((b"FALSE", 0), (b"TRUE", 1)):
        call("H5Tenum_insert", made, name, array(ctypes.c_int8, value))
    return made


def record():
    made = call("H5Tcreate", COMPOUND, ctypes.c_size_t(16))
    for name, offset in ((b"first", 0), (b"second", 8)):
        call("H5Tinsert", made, name, ctypes.c_size_t(offset), DOUBLE)
    return made


def attribute(target, name, kind, values):
    made = call("H5Acreate2", target, name, kind, call("H5Screate", 0), 0, 0)
    call("H5Awrite", made, kind, values)
    call("H5Aclose", made)


def flag(target, name=b"flag"):
    attribute(target, name, truth_value(), array(ctypes.c_int8, 1))


def put(group, name, values, kind=None, shape=None, chunks=None, fill=None, written=None):
    """Of a shape that is larger than what is written, the rest is never written."""
    kind = DOUBLE if kind is None else kind
    options = call("H5Pcreate", known("H5P_CLS_DATASET_CREATE_ID"))
    if chunks:
        call("H5Pset_chunk", options, len(chunks), lengths(*chunks))
        call("H5Pset_deflate", options, 6)
    if fill is not None:
        call("H5Pset_fill_value", options, DOUBLE, array(ctypes.c_double, fill))
    space = call("H5Screate_simple", len(shape), lengths(*shape), None)
    dataset = call("H5Dcreate2", group, name, kind, space, 0, options, 0)
    written = written or shape
    call("H5Sselect_hyperslab", space, 0, lengths(*(0 for _ in shape)), None, lengths(*(1 for _ in shape)),
         lengths(*written))
    memory = call("H5Screate_simple", len(shape), lengths(*written), None)
    call("H5Dwrite", dataset, kind, memory, space, 0, values)
    return dataset


def counted(count):
    return array(ctypes.c_double, *range(count))


def close(file):
    """What is still open would keep the file open."""
    for kind, closer in CLOSERS:
        count = call("H5Fget_obj_count", file, kind)
        identifiers = (IDENTIFIER * count)()
        if count:
            call("H5Fget_obj_ids", file, kind, ctypes.c_size_t(count), identifiers)
        for identifier in identifiers:
            call(closer, identifier)
    call("H5Fclose", file)


call("H5open")
DOUBLE = known("H5T_IEEE_F64LE")
access = call("H5Pcreate", known("H5P_CLS_FILE_ACCESS_ID"))
call("H5Pset_libver_bounds", access, V114, V114)
f = call("H5Fcreate", os.path.join(sys.argv[2], "v114.h5").encode(), 2, 0, access)
table = put(f, b"table", counted(60), shape=(3, 4, 5), chunks=(2, 3, 4))
for axis, label, knots in ((1, b"x", (1, 2, 4, 8)), (2, b"y", (10, 20, 30, 50, 80))):
    scale = put(f, label, array(ctypes.c_double, *knots), shape=(len(knots),))
    call("H5DSset_scale", scale, label, library=HIGH_LEVEL)
    call("H5DSattach_scale", table, scale, axis, library=HIGH_LEVEL)
g = call("H5Gcreate2", f, b"group", 0, 0, 0)
for flagged in (f, g, table):
    flag(flagged)
put(g, b"contiguous", counted(60), shape=(3, 4, 5))
put(g, b"part", counted(4), shape=(5, 7), chunks=(2, 2), fill=-999.0, written=(2, 2))
put(f, b"flags", array(ctypes.c_int8, 1, 0), kind=truth_value(), shape=(2,))
put(f, b"records", counted(4), kind=record(), shape=(2,))
flag(put(f, b"scaled", counted(6), shape=(2, 3)), b"scale_factor")
# More attributes than a header holds.
for name in (b"many", b"many_scaled"):
    many = put(f, name, counted(6), shape=(2, 3))
    for number in range(9):
        flag(many, b"flag_%d" % number)
    attribute(many, b"limit", DOUBLE, array(ctypes.c_double, 2.5))
flag(many, b"scale_factor")
close(f)
