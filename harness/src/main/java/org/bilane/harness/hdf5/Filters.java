package org.bilane.harness.hdf5;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.DamagedException;

/**
 * The filters of a dataset's chunks, undone in memory that the size of a chunk bounds, which those of jHDF are not. By
 * the numbers that The HDF Group has registered.
 */
final class Filters {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final int LZF = 32000;
    private static final int CHECKSUM_BYTES = 4;

    private final String name;
    private final List<FilterInfo> filters;
    private final int elementBytes;
    private final int chunkBytes;

    /**
     * Takes a pipeline.
     *
     * @param name the dataset in messages
     * @param filters in the order in which they were applied
     * @param elementBytes the size of an element
     * @param chunkBytes the size of a chunk without filters
     * @throws ArrayException if a filter is not known
     */
    Filters(String name, List<FilterInfo> filters, int elementBytes, int chunkBytes) throws ArrayException {
        this.name = name;
        this.filters = filters;
        this.elementBytes = elementBytes;
        this.chunkBytes = chunkBytes;
        for (FilterInfo filter : filters) {
            if (!List.of(DEFLATE, SHUFFLE, FLETCHER32, LZF).contains(filter.getId())) {
                throw new ArrayException(name, "is compressed by " + describe(filter)
                        + ", which is not read; h5repack -f GZIP=4 writes a file that is");
            }
        }
    }

    /**
     * The pipeline for people.
     *
     * @param filters in their order
     * @return names with commas between them
     */
    static String describe(List<FilterInfo> filters) {
        return filters.stream().map(Filters::describe).collect(Collectors.joining(", "));
    }

    private static String describe(FilterInfo filter) {
        return switch (filter.getId()) {
            case DEFLATE -> "gzip";
            case SHUFFLE -> "shuffle";
            case FLETCHER32 -> "fletcher32";
            case 4 -> "szip";
            case 5 -> "nbit";
            case 6 -> "scaleoffset";
            case LZF -> "lzf";
            case 32001 -> "blosc";
            case 32004 -> "lz4";
            case 32008 -> "bitshuffle";
            case 32015 -> "zstd";
            case 32026 -> "blosc2";
            default -> "filter " + filter.getId();
        };
    }

    /**
     * The length of the pipeline.
     *
     * @return how many filters there are
     */
    int count() {
        return filters.size();
    }

    /**
     * Undoes the filters.
     *
     * @param stored a chunk as it is in the file
     * @param leftOut the filters that the writer left out for it, by their places in the pipeline
     * @param chunk which one, for messages
     * @return its elements
     * @throws ArrayException if it is damaged
     */
    byte[] undo(byte[] stored, BitSet leftOut, String chunk) throws ArrayException {
        byte[] bytes = stored;
        for (int f = filters.size() - 1; f >= 0; f--) {
            if (leftOut.get(f)) {
                continue;
            }
            // Checksums that were added before this filter still stand behind the elements.
            int expected = chunkBytes;
            for (int earlier = 0; earlier < f; earlier++) {
                expected += filters.get(earlier).getId() == FLETCHER32 && !leftOut.get(earlier) ? CHECKSUM_BYTES : 0;
            }
            try {
                bytes = switch (filters.get(f).getId()) {
                    case DEFLATE -> inflate(bytes, expected);
                    case LZF -> Lzf.decompress(bytes, expected);
                    case SHUFFLE -> unshuffle(bytes);
                    default -> withoutChecksum(bytes);
                };
            } catch (DataFormatException | IndexOutOfBoundsException e) {
                throw damaged(chunk, e.getMessage(), e);
            }
        }
        if (bytes.length != chunkBytes) {
            throw damaged(chunk, "it has " + bytes.length + " bytes of elements; " + chunkBytes + " are due", null);
        }
        return bytes;
    }

    private ArrayException damaged(String chunk, String problem, Exception cause) {
        return new DamagedException(name, "the chunk at " + chunk + " is damaged: " + problem, cause);
    }

    private static byte[] inflate(byte[] bytes, int expected) throws DataFormatException {
        byte[] inflated = new byte[expected];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            int length = 0;
            while (length < expected) {
                int next = inflater.inflate(inflated, length, expected - length);
                if (next == 0) {
                    throw new DataFormatException("its compressed data ends after " + length + " bytes of " + expected);
                }
                length += next;
            }
            if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
                throw new DataFormatException("its compressed data holds more than its " + expected + " bytes");
            }
            return inflated;
        } finally {
            inflater.end();
        }
    }

    /** All first bytes of the elements lie together, then all second bytes, and so on. */
    private byte[] unshuffle(byte[] bytes) {
        int count = bytes.length / elementBytes;
        if (elementBytes == 1 || count < 2) {
            return bytes;
        }
        byte[] elements = new byte[bytes.length];
        if (elementBytes == 4) {
            for (int i = 0; i < count; i++) {
                elements[4 * i] = bytes[i];
                elements[4 * i + 1] = bytes[count + i];
                elements[4 * i + 2] = bytes[2 * count + i];
                elements[4 * i + 3] = bytes[3 * count + i];
            }
        } else {
            for (int b = 0; b < elementBytes; b++) {
                for (int i = 0; i < count; i++) {
                    elements[elementBytes * i + b] = bytes[b * count + i];
                }
            }
        }
        // What is no whole element stays at the end.
        int whole = count * elementBytes;
        System.arraycopy(bytes, whole, elements, whole, bytes.length - whole);
        return elements;
    }

    private static byte[] withoutChecksum(byte[] bytes) throws DataFormatException {
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < 0) {
            throw new DataFormatException("its checksum is missing");
        }
        int stored = (bytes[length] & 0xff) | (bytes[length + 1] & 0xff) << 8 | (bytes[length + 2] & 0xff) << 16
                | (bytes[length + 3] & 0xff) << 24;
        if (stored != fletcher32(bytes, length)) {
            throw new DataFormatException("its checksum is another");
        }
        return Arrays.copyOf(bytes, length);
    }

    /** Fletcher's checksum of words of 16 bits, big-endian, as HDF5 forms it. */
    private static int fletcher32(byte[] bytes, int length) {
        int sum = 0;
        int sumOfSums = 0;
        int at = 0;
        int words = length / 2;
        while (words > 0) {
            // So many words cannot overflow a sum.
            int block = Math.min(words, 360);
            words -= block;
            for (int i = 0; i < block; i++, at += 2) {
                sum += (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
                sumOfSums += sum;
            }
            sum = folded(sum);
            sumOfSums = folded(sumOfSums);
        }
        if (length % 2 != 0) {
            sum += (bytes[at] & 0xff) << 8;
            sumOfSums += sum;
            sum = folded(sum);
            sumOfSums = folded(sumOfSums);
        }
        return folded(sumOfSums) << 16 | folded(sum);
    }

    private static int folded(int sum) {
        return (sum & 0xffff) + (sum >>> 16);
    }
}
