package org.bilane.harness.hdf5;

import io.jhdf.ObjectHeader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.ObjectHeaderContinuationMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;

/**
 * Whether the filters of a dataset were left out for the chunks at its edge, of which a part lies outside of it. A flag
 * of the dataset's layout says so, which jHDF reads over: it would undo filters that were never applied, and where one
 * of them is shuffle alone, nothing would tell. So the layout is found in the dataset's header, by what jHDF tells of
 * it.
 */
final class EdgeChunks {
    private static final int LAYOUT_VERSION = 4;
    private static final int CHUNKED = 2;
    private static final int NOT_FILTERED = 1;
    private static final int KNOWN_FLAGS = 3;
    private static final int HEADER_1_BYTES = 16;

    private EdgeChunks() {
    }

    /**
     * Reads the flag.
     *
     * @param header the dataset's header
     * @param storage its file
     * @param chunk the axis lengths of a chunk
     * @return true if chunks at the edge have no filters
     */
    static boolean areNotFiltered(ObjectHeader header, HdfBackingStorage storage, long[] chunk) {
        if (!header.hasMessageOfType(ChunkedDataLayoutMessageV4.class)) {
            return false;
        }
        int index = header.getMessageOfType(ChunkedDataLayoutMessageV4.class).getIndexingType();
        int flags = find(first(header, storage), chunk, index);
        for (ObjectHeaderContinuationMessage next : header.getMessagesOfType(ObjectHeaderContinuationMessage.class)) {
            if (flags < 0) {
                flags = find(storage.readBufferFromAddress(next.getOffset(), next.getLength()), chunk, index);
            }
        }
        if (flags < 0) {
            throw new HdfException("has a layout that is not found in its header, which says whether the chunks at its"
                    + " edge have filters");
        }
        return (flags & NOT_FILTERED) != 0;
    }

    /** The messages that lie in the header itself. */
    private static ByteBuffer first(ObjectHeader header, HdfBackingStorage storage) {
        long address = header.getAddress();
        if (header.getVersion() == 1) {
            int size = HeaderPrefix.read(storage, address, HEADER_1_BYTES).getInt(8);
            return HeaderPrefix.read(storage, address + HEADER_1_BYTES, size);
        }
        HeaderPrefix prefix = HeaderPrefix.of(storage, address);
        return HeaderPrefix.read(storage, address + prefix.bytes(), prefix.messageBytes());
    }

    /** The flags of the layout that has these chunks and this index; -1 if there is none. */
    private static int find(ByteBuffer messages, long[] chunk, int index) {
        int found = -1;
        for (int at = messages.position(); at < messages.limit(); at++) {
            if (isLayout(messages, at, chunk, index)) {
                int flags = messages.get(at + 2);
                if (found >= 0 && found != flags) {
                    throw new HdfException("has two layouts in its header, of which it is not known which one counts");
                }
                found = flags;
            }
        }
        return found;
    }

    private static boolean isLayout(ByteBuffer messages, int at, long[] chunk, int index) {
        // Version, class, flags, the number of lengths, the bytes of each; the lengths, those of the element last.
        int lengths = chunk.length + 1;
        if (at + 5 > messages.limit() || messages.get(at) != LAYOUT_VERSION || messages.get(at + 1) != CHUNKED
                || (messages.get(at + 2) & ~KNOWN_FLAGS) != 0 || messages.get(at + 3) != lengths) {
            return false;
        }
        int bytes = messages.get(at + 4);
        int end = at + 5 + lengths * bytes;
        if (bytes < 1 || bytes > Long.BYTES || end >= messages.limit() || messages.get(end) != index) {
            return false;
        }
        for (int axis = 0; axis < chunk.length; axis++) {
            if (HeaderPrefix.number(messages, at + 5 + axis * bytes, bytes) != chunk[axis]) {
                return false;
            }
        }
        return true;
    }
}
