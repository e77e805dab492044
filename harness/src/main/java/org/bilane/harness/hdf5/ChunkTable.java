package org.bilane.harness.hdf5;

import io.jhdf.ObjectHeader;
import io.jhdf.Utils;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.btree.BTreeV1;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.DatasetInfo;
import io.jhdf.dataset.chunked.indexing.BTreeIndex;
import io.jhdf.dataset.chunked.indexing.ChunkImpl;
import io.jhdf.dataset.chunked.indexing.ChunkIndex;
import io.jhdf.dataset.chunked.indexing.ExtensibleArrayIndex;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndex;
import io.jhdf.dataset.chunked.indexing.SingleChunkIndex;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import static io.jhdf.Constants.UNDEFINED_ADDRESS;
import static io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4.B_TREE_V2_INDEX;
import static io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4.EXTENSIBLE_ARRAY_INDEX;
import static io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4.FIXED_ARRAY_INDEX;
import static io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4.IMPLICIT_INDEX;
import static io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4.SINGLE_CHUNK_INDEX;

/**
 * Where the chunks of a dataset lie. Indexes that number the chunks do so over the largest shape that the dataset may
 * grow to, an axis without limit outermost; jHDF numbers them over the present shape, so that it finds chunks in wrong
 * places, and only the numbers are taken from it.
 */
final class ChunkTable {
    private static final long UNLIMITED = -1;
    /** Where an extensible array's header has six lengths, of which the fifth tells how many entries there are. */
    private static final int MOST_INDEX_OFFSET = 12;

    private final Map<ChunkOffset, Chunk> chunks = new HashMap<>();
    private final long[] shape;
    private final long[] chunk;
    private final boolean edgeIsNotFiltered;

    /**
     * Reads a dataset's index.
     *
     * @param dataset the dataset
     * @param storage its file
     * @param shape its axis lengths
     * @param chunk the axis lengths of a chunk
     * @param chunkBytes the size of a chunk without filters
     */
    ChunkTable(ChunkedDataset dataset, HdfBackingStorage storage, long[] shape, long[] chunk, int chunkBytes) {
        ObjectHeader header = ((DatasetBase) dataset).getHeader();
        this.shape = shape;
        this.chunk = chunk;
        this.edgeIsNotFiltered = EdgeChunks.areNotFiltered(header, storage, chunk);
        if (header.hasMessageOfType(ChunkedDataLayoutMessage.class)) {
            long tree = header.getMessageOfType(ChunkedDataLayoutMessage.class).getBTreeAddress();
            if (tree != UNDEFINED_ADDRESS) {
                addAll(BTreeV1.createDataBTree(storage, tree, shape.length).getChunks());
            }
            return;
        }
        ChunkedDataLayoutMessageV4 layout = header.getMessageOfType(ChunkedDataLayoutMessageV4.class);
        long address = layout.getAddress();
        if (address == UNDEFINED_ADDRESS) {
            return;
        }
        int[] lengths = Arrays.stream(chunk).mapToInt(Math::toIntExact).toArray();
        DatasetInfo places = new DatasetInfo(chunkBytes, shape, lengths);
        // As if of one axis, where the offset of a chunk is its number.
        DatasetInfo numbers = new DatasetInfo(chunkBytes, new long[] {Long.MAX_VALUE}, new int[] {1});
        long[] largest = dataset.getMaxSize();
        switch (layout.getIndexingType()) {
            case SINGLE_CHUNK_INDEX -> addAll(new SingleChunkIndex(layout, places).getAllChunks());
            case B_TREE_V2_INDEX -> addAll(new BTreeIndex(storage, address, places).getAllChunks());
            case FIXED_ARRAY_INDEX -> addNumbered(new FixedArrayIndex(storage, address, numbers), largest, chunk);
            case EXTENSIBLE_ARRAY_INDEX -> {
                ChunkIndex index = new ExtensibleArrayIndex(storage, address, numbers);
                requireNoGaps(index, storage, address);
                addNumbered(index, largest, chunk);
            }
            case IMPLICIT_INDEX -> addImplicit(address, chunkBytes, shape, largest, chunk, storage.size());
            default -> throw new HdfException("has an index of chunks of the unknown type "
                    + layout.getIndexingType());
        }
    }

    private void addAll(Collection<Chunk> all) {
        all.forEach(each -> chunks.put(new ChunkOffset(each.getChunkOffset()), each));
    }

    /** jHDF stops at the first chunk that was never written, and counts those behind it wrong. */
    private static void requireNoGaps(ChunkIndex index, HdfBackingStorage storage, long address) {
        int bytes = storage.getSizeOfLengths();
        ByteBuffer header = storage.readBufferFromAddress(address, MOST_INDEX_OFFSET + 5 * bytes);
        header.position(MOST_INDEX_OFFSET + 4 * bytes);
        long entries = Utils.readBytesAsUnsignedLong(header, bytes);
        if (entries != index.getAllChunks().size()) {
            throw new HdfException("its index of chunks that may grow has gaps, which are not read");
        }
    }

    /** The axes from the slowest to the fastest in which chunks are numbered. */
    private static int[] order(long[] largest) {
        int[] order = new int[largest.length];
        int next = 0;
        for (int axis = 0; axis < largest.length; axis++) {
            if (largest[axis] == UNLIMITED) {
                order[next++] = axis;
            }
        }
        for (int axis = 0; axis < largest.length; axis++) {
            if (largest[axis] != UNLIMITED) {
                order[next++] = axis;
            }
        }
        return order;
    }

    private static long count(long length, long chunk) {
        return (length + chunk - 1) / chunk;
    }

    private void addNumbered(ChunkIndex index, long[] largest, long[] chunk) {
        int[] order = order(largest);
        for (Chunk each : index.getAllChunks()) {
            long rest = each.getChunkOffset()[0];
            long[] offset = new long[chunk.length];
            for (int i = order.length - 1; i > 0; i--) {
                int axis = order[i];
                long along = count(largest[axis], chunk[axis]);
                offset[axis] = rest % along * chunk[axis];
                rest /= along;
            }
            offset[order[0]] = rest * chunk[order[0]];
            chunks.put(new ChunkOffset(offset), each);
        }
    }

    /** Chunks that lie one after another, all of them. */
    private void addImplicit(long address, int chunkBytes, long[] shape, long[] largest, long[] chunk, long fileBytes) {
        long[] counts = new long[shape.length];
        long all = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            counts[axis] = count(shape[axis], chunk[axis]);
            all = Math.multiplyExact(all, counts[axis]);
        }
        if (all > fileBytes / chunkBytes) {
            throw new HdfException("has " + all + " chunks of " + chunkBytes + " bytes, which its file cannot hold");
        }
        for (long n = 0; n < all; n++) {
            long rest = n;
            long number = 0;
            long below = 1;
            long[] offset = new long[shape.length];
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                long along = rest % counts[axis];
                rest /= counts[axis];
                offset[axis] = along * chunk[axis];
                number += along * below;
                below *= count(largest[axis], chunk[axis]);
            }
            chunks.put(new ChunkOffset(offset), new ChunkImpl(address + number * chunkBytes, chunkBytes, offset));
        }
    }

    /**
     * A chunk.
     *
     * @param offset the index of its first element
     * @return the chunk; null if it was never written
     */
    Chunk at(long[] offset) {
        Chunk found = chunks.get(new ChunkOffset(offset));
        // Some indexes have an entry without an address for it.
        return found == null || found.getAddress() == UNDEFINED_ADDRESS ? null : found;
    }

    /**
     * The filters that the writer left out for a chunk.
     *
     * @param offset the index of its first element
     * @param place the chunk
     * @param filters how many filters there are
     * @return their places in the pipeline
     */
    BitSet leftOut(long[] offset, Chunk place, int filters) {
        for (int axis = 0; edgeIsNotFiltered && axis < offset.length; axis++) {
            if (offset[axis] + chunk[axis] > shape[axis]) {
                BitSet all = new BitSet();
                all.set(0, filters);
                return all;
            }
        }
        return place.getFilterMask();
    }
}
