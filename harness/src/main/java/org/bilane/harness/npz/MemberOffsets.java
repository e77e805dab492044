package org.bilane.harness.npz;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Where the members of a ZIP archive begin, which the JDK's reader does not tell. Sections are those of PKWARE's
 * APPNOTE.TXT 6.3.
 */
final class MemberOffsets {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int DIRECTORY_HEADER = 0x02014b50;
    private static final int DIRECTORY_HEADER_BYTES = 46;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_BYTES = 20;
    private static final int ZIP64_END = 0x06064b50;
    private static final int ZIP64_END_BYTES = 56;
    private static final int ZIP64_EXTRA = 1;
    private static final long UNKNOWN = 0xffffffffL;
    /** Far more than any archive of arrays has. */
    private static final long LONGEST_DIRECTORY = 1L << 26;

    private final RandomAccessFile file;

    private MemberOffsets(RandomAccessFile file) {
        this.file = file;
    }

    /** The directory's place, and what offsets are counted from. */
    private record Directory(long begin, long bytes, long base) {
    }

    /**
     * Reads the directory.
     *
     * @param file the open archive
     * @return the offset of each member's header, in the order of the directory
     * @throws IOException if the archive is damaged, or cannot be read
     */
    static List<Long> headers(RandomAccessFile file) throws IOException {
        return new MemberOffsets(file).headers();
    }

    /**
     * Where the data of a member begins.
     *
     * @param file the open archive
     * @param header the offset of the member's header
     * @param bytes how long the data is
     * @return the offset of its first byte
     * @throws IOException if there is no such member, or its data does not lie within the file
     */
    static long data(RandomAccessFile file, long header, long bytes) throws IOException {
        ByteBuffer local = new MemberOffsets(file).at(header, LOCAL_HEADER_BYTES);
        if (local.getInt(0) != LOCAL_HEADER) {
            throw new ZipException("no member begins at byte " + header + ", where the directory has one");
        }
        long begin = header + LOCAL_HEADER_BYTES + Short.toUnsignedInt(local.getShort(26))
                + Short.toUnsignedInt(local.getShort(28));
        if (bytes > file.length() - begin) {
            throw new ZipException("a member at byte " + header + " reaches beyond the end of the file");
        }
        return begin;
    }

    private ByteBuffer at(long offset, long bytes) throws IOException {
        if (offset < 0 || bytes < 0 || bytes > file.length() - offset) {
            throw new ZipException("the directory leads to byte " + offset + ", outside the file");
        }
        byte[] read = new byte[(int) bytes];
        file.seek(offset);
        file.readFully(read);
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    private List<Long> headers() throws IOException {
        Directory directory = directory();
        ByteBuffer entries = at(directory.begin, directory.bytes);
        List<Long> headers = new ArrayList<>();
        while (entries.remaining() >= DIRECTORY_HEADER_BYTES
                && entries.getInt(entries.position()) == DIRECTORY_HEADER) {
            int at = entries.position();
            int name = Short.toUnsignedInt(entries.getShort(at + 28));
            int extra = Short.toUnsignedInt(entries.getShort(at + 30));
            int comment = Short.toUnsignedInt(entries.getShort(at + 32));
            int end = at + DIRECTORY_HEADER_BYTES + name + extra + comment;
            if (end > entries.limit()) {
                throw new ZipException("the directory ends within an entry");
            }
            headers.add(directory.base + offset(entries, at, name, extra));
            entries.position(end);
        }
        return headers;
    }

    private static long offset(ByteBuffer entries, int at, int name, int extra) throws ZipException {
        long offset = Integer.toUnsignedLong(entries.getInt(at + 42));
        if (offset != UNKNOWN) {
            return offset;
        }
        int fields = at + DIRECTORY_HEADER_BYTES + name;
        int end = fields + extra;
        while (fields + 4 <= end) {
            int id = Short.toUnsignedInt(entries.getShort(fields));
            int bytes = Short.toUnsignedInt(entries.getShort(fields + 2));
            if (id == ZIP64_EXTRA) {
                // It holds what the entry leaves open, in this order: length, compressed length, offset.
                int skipped = (entries.getInt(at + 24) == -1 ? 8 : 0) + (entries.getInt(at + 20) == -1 ? 8 : 0);
                if (bytes >= skipped + 8 && fields + 4 + skipped + 8 <= end) {
                    return entries.getLong(fields + 4 + skipped);
                }
            }
            fields += 4 + bytes;
        }
        throw new ZipException("the directory does not tell where a member begins");
    }

    private Directory directory() throws IOException {
        long length = file.length();
        int tail = (int) Math.min(length, END_BYTES + LONGEST_COMMENT);
        ByteBuffer end = at(length - tail, tail);
        for (int at = tail - END_BYTES; at >= 0; at--) {
            if (end.getInt(at) == END && Short.toUnsignedInt(end.getShort(at + 20)) <= tail - END_BYTES - at) {
                return directory(end, at, length - tail + at);
            }
        }
        throw new ZipException("the directory of the archive is missing");
    }

    private Directory directory(ByteBuffer end, int at, long position) throws IOException {
        long bytes = Integer.toUnsignedLong(end.getInt(at + 12));
        long begin = Integer.toUnsignedLong(end.getInt(at + 16));
        long last = position;
        if (position >= ZIP64_LOCATOR_BYTES) {
            ByteBuffer locator = at(position - ZIP64_LOCATOR_BYTES, ZIP64_LOCATOR_BYTES);
            if (locator.getInt(0) == ZIP64_LOCATOR) {
                last = locator.getLong(8);
                ByteBuffer zip64 = at(last, ZIP64_END_BYTES);
                if (zip64.getInt(0) != ZIP64_END) {
                    throw new ZipException("the directory of the archive is damaged");
                }
                bytes = zip64.getLong(40);
                begin = zip64.getLong(48);
            }
        }
        if (bytes < 0 || bytes > LONGEST_DIRECTORY || begin < 0 || bytes > last - begin) {
            throw new ZipException("the directory of the archive does not lie within the file");
        }
        // What stands before the archive moves it: the directory ends where its end record begins.
        long base = last - bytes - begin;
        return new Directory(begin + base, bytes, base);
    }
}
