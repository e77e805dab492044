package org.bilane.harness.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bilane.harness.array.ArrayException;

/**
 * Headers of objects as HDF5 1.12 and later write them when they are told to use their newest formats. jHDF reads
 * formats of HDF5 1.10, and gives up an object for one message that it does not know. So it is shown some of them in
 * another way:
 *
 * <ul>
 * <li>an attribute that it cannot read, such as a truth value, as an empty message: the attribute is left out;
 * <li>version 5 of the data layout, which HDF5 2.0 introduced for compressed chunks, as version 4. The two differ in
 *     the index of chunks alone, where the length of a chunk takes 8 bytes instead of as few as possible, and jHDF
 *     works out how many it takes from the length of an entry. So it was in files of HDF5 2.0.0, for each kind of index
 *     and up to 5,000 chunks.
 * </ul>
 *
 * <p>Nothing else is changed, and nothing in a header whose checksum is wrong.
 */
final class NewerHeaders {
    /** Those that have an effect on numbers or axes: an object is refused rather than read without them. */
    private static final Set<String> NEEDED = Set.of("_FillValue", "missing_value", "scale_factor", "add_offset",
            "_Unsigned", "DIMENSION_LIST", "CLASS", "NAME");
    private static final byte[] BEGIN = "OHDR".getBytes(StandardCharsets.US_ASCII);
    /** The signature of what is elsewhere: OCHK. */
    private static final int CONTINUED_BYTES = 4;
    private static final int CHECKSUM_BYTES = 4;
    private static final int MOST_BLOCKS = 1 << 12;

    private static final byte EMPTY = 0;
    private static final int LAYOUT = 8;
    private static final int ATTRIBUTE = 12;
    private static final int CONTINUATION = 16;
    private static final int SHARED = 1 << 1;
    private static final byte KNOWN_LAYOUT = 4;
    private static final byte NEW_LAYOUT = 5;

    private final HdfBackingStorage storage;
    private final StructureChannel channel;
    private final Map<Long, List<String>> leftOut = new HashMap<>();

    /**
     * Changes nothing yet.
     *
     * @param storage the file as jHDF reads it
     * @param channel what it reads from
     */
    NewerHeaders(HdfBackingStorage storage, StructureChannel channel) {
        this.storage = storage;
        this.channel = channel;
    }

    /** A part of a header: where it begins, its length, and where in it the messages do. */
    private record Block(long address, int bytes, int messages) { }

    /**
     * Shows jHDF a header in another way from now on, if that makes it readable.
     *
     * @param name the object in messages
     * @param address where the header is
     * @return whether anything was changed, so that it is worth reading it again
     */
    boolean change(String name, long address) {
        try {
            Map<Long, Byte> changes = new TreeMap<>();
            List<String> attributes = new ArrayList<>();
            if (!Library.call(name, () -> collect(address, changes, attributes)) || changes.isEmpty()) {
                return false;
            }
            changes.forEach((position, value) -> channel.show(position, value));
            leftOut.put(address, attributes);
            return true;
        } catch (ArrayException e) {
            // What is wrong was told by the call that failed before.
            return false;
        }
    }

    /**
     * The attributes that were left out.
     *
     * @param address where the object's header is
     * @return their names
     */
    List<String> leftOut(long address) {
        return leftOut.getOrDefault(address, List.of());
    }

    private boolean collect(long address, Map<Long, Byte> changes, List<String> attributes) {
        if (!begins(HeaderPrefix.read(storage, address, BEGIN.length), BEGIN)) {
            return false;
        }
        HeaderPrefix prefix = HeaderPrefix.of(storage, address);
        Deque<Block> blocks = new ArrayDeque<>();
        blocks.add(new Block(address, Math.toIntExact((long) prefix.bytes() + prefix.messageBytes() + CHECKSUM_BYTES),
                prefix.bytes()));
        for (int count = 0; !blocks.isEmpty(); count++) {
            if (count == MOST_BLOCKS || !collect(blocks.remove(), prefix.ordered(), blocks, changes, attributes)) {
                return false;
            }
        }
        return true;
    }

    /** False if the header is damaged, or an attribute that is needed cannot be read. */
    private boolean collect(Block block, boolean ordered, Deque<Block> next, Map<Long, Byte> changes,
            List<String> attributes) {
        ByteBuffer header = HeaderPrefix.read(storage, block.address(), block.bytes());
        int end = block.bytes() - CHECKSUM_BYTES;
        if (checksum(header, end) != header.getInt(end)) {
            return false;
        }
        ByteBuffer changed = ByteBuffer.allocate(block.bytes()).order(ByteOrder.LITTLE_ENDIAN).put(header.duplicate());
        int head = ordered ? 6 : 4;
        int data;
        for (int at = block.messages(); at + head <= end; at = data) {
            data = at + head;
            int size = header.getShort(at + 1) & 0xffff;
            boolean shared = (header.get(at + 3) & SHARED) != 0;
            if (size > end - data) {
                return false;
            }
            ByteBuffer message = header.slice(data, size).order(ByteOrder.LITTLE_ENDIAN);
            switch (header.get(at)) {
                case LAYOUT -> {
                    if (!shared && message.get(0) == NEW_LAYOUT) {
                        changed.put(data, KNOWN_LAYOUT);
                    }
                }
                case ATTRIBUTE -> {
                    if (!shared && !isReadable(message)) {
                        String attribute = attributeName(message);
                        if (isNeeded(attribute)) {
                            return false;
                        }
                        changed.put(at, EMPTY);
                        attributes.add(attribute);
                    }
                }
                case CONTINUATION -> next.add(continuation(message));
                default -> { }
            }
            data += size;
        }
        changed.putInt(end, checksum(changed, end));
        for (int i = 0; i < block.bytes(); i++) {
            if (changed.get(i) != header.get(i)) {
                changes.put(storage.getUserBlockSize() + block.address() + i, changed.get(i));
            }
        }
        return true;
    }

    private Block continuation(ByteBuffer message) {
        int offsetBytes = storage.getSizeOfOffsets();
        long address = HeaderPrefix.number(message, 0, offsetBytes);
        long bytes = HeaderPrefix.number(message, offsetBytes, storage.getSizeOfLengths());
        return new Block(address, Math.toIntExact(bytes), CONTINUED_BYTES);
    }

    private boolean isReadable(ByteBuffer message) {
        try {
            Library.call("attribute", () -> new AttributeMessage(message.duplicate().order(ByteOrder.LITTLE_ENDIAN),
                    storage, new BitSet()));
            return true;
        } catch (ArrayException e) {
            return false;
        }
    }

    /**
     * Whether an attribute has an effect on numbers or axes.
     *
     * @param attribute its name
     * @return true if its object must not be read without it
     */
    static boolean isNeeded(String attribute) {
        return NEEDED.contains(attribute);
    }

    /**
     * The name of an attribute, whatever it holds.
     *
     * @param message the attribute as it is stored, in little-endian order
     * @return its name
     */
    static String attributeName(ByteBuffer message) {
        // Version, flags, three lengths of 2 bytes, of which the first is the name's, a character set, the name.
        int begin = message.get(0) < 3 ? 8 : 9;
        byte[] name = new byte[message.getShort(2) & 0xffff];
        message.get(begin, name);
        return new String(name, StandardCharsets.UTF_8).replace("\0", "").trim();
    }

    private static boolean begins(ByteBuffer header, byte[] signature) {
        byte[] begin = new byte[signature.length];
        header.get(0, begin);
        return Arrays.equals(begin, signature);
    }

    private static int checksum(ByteBuffer header, int end) {
        byte[] bytes = new byte[end];
        header.get(0, bytes);
        return ChecksumUtils.checksum(bytes);
    }
}
