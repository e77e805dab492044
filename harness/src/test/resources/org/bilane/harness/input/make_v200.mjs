// Writes v200.h5 with HDF5 2.0 in its newest formats, as h5py does with libver="latest": chunks that are compressed,
// dimension scales, records, and attributes of records, which jHDF does not read. There is no truth: numbers count
// from 0. HDF5 2.0 comes in h5wasm 0.10.3, compiled for Node.js.
//
// usage: npm install h5wasm@0.10.3 && node make_v200.mjs FOLDER (from a folder that holds node_modules)
import h5wasm, {File} from "h5wasm/node";

await h5wasm.ready;

const GZIP = {compression: "gzip", compression_opts: [6]};
const CHUNKS = [2, 3, 4];

function counted(group, name, shape, options) {
    const size = shape.reduce((product, length) => product * length, 1);
    return group.create_dataset({name, data: Float64Array.from({length: size}, (_, i) => i), shape, ...options});
}

function records() {
    return new Map([["id", new Int32Array([7])], ["weight", new Float64Array([0.5])]]);
}

const file = new File(process.argv[2] + "/v200.h5", "w", {libver: "v200"});
const table = counted(file, "table", [3, 4, 5], {chunks: CHUNKS, ...GZIP});
for (const [axis, name, knots] of [[1, "x", [1, 2, 4, 8]], [2, "y", [10, 20, 30, 50, 80]]]) {
    const scale = file.create_dataset({name, data: Float64Array.from(knots)});
    scale.make_scale(name);
    table.attach_scale(axis, name);
}
file.create_dataset({name: "records", data: records()});
const group = file.create_group("group");
for (const object of [file, group, table]) {
    object.create_attribute("record", records());
}
table.create_attribute("units", "K");
counted(group, "contiguous", [3, 4, 5], {});
counted(group, "one_chunk", [3, 4, 5], {chunks: [3, 4, 5], ...GZIP});
counted(group, "without_filters", [3, 4, 5], {chunks: CHUNKS});
// An index of chunks for each number of axes without limit; the rows that are added are never written.
for (const [name, largest] of [["limited", [7, 4, 5]], ["grows", [null, 4, 5]], ["grows_twice", [null, null, 5]]]) {
    counted(group, name, [3, 4, 5], {chunks: CHUNKS, maxshape: largest, ...GZIP});
    counted(group, name + "_longer", [4, 4, 5], {chunks: CHUNKS, maxshape: largest, ...GZIP}).resize([7, 4, 5]);
}
file.flush();
file.close();
