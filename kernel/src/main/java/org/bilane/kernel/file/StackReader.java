package org.bilane.kernel.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bilane.kernel.Axis;
import org.bilane.kernel.StackFormatException;
import org.bilane.kernel.table.KnotOrder;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.NodeTableBuilder;

/**
 * Reads what {@link StackWriter} wrote, into memory of its own: vector code must never touch a mapped file. Nothing
 * is taken for true that its checksum has not confirmed, and what a table knows of its values beside them is found
 * anew. Confined to one thread.
 */
public final class StackReader {
    private final ReadableByteChannel in;
    private final String name;

    private StackReader(ReadableByteChannel in, String name) {
        this.in = in;
        this.name = name;
    }

    /**
     * The bytes that every stack file begins with, whatever its version.
     *
     * @return a copy of them
     */
    public static byte[] signature() {
        return StackHeader.signature();
    }

    /**
     * What a file holds.
     *
     * @param x the x axis
     * @param y the y axis
     * @param table the values, to be closed by the caller
     */
    public record Content(Axis x, Axis y, NodeTable table) {
    }

    /**
     * Reads a file.
     *
     * @param file its name
     * @return its content
     * @throws StackFormatException if it is no whole and undamaged stack file
     * @throws ClosedByInterruptException if the thread is interrupted
     * @throws IOException if it cannot be read
     */
    public static Content read(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe would block without end, and a device has no length.
            throw new FileSystemException(file.toString(), null, "is "
                    + (Files.isDirectory(file) ? "a folder" : "a device, pipe or socket")
                    + "; a stack is read from a regular file");
        }
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            StackReader reader = new StackReader(in, file.toString());
            StackHeader header = reader.header();
            // Before memory is taken for what is not there.
            long length = in.size();
            if (length != header.fileBytes()) {
                throw new StackFormatException(file + ": has " + length + " bytes, but its header states "
                        + header.fileBytes() + (length < header.fileBytes() ? "; it is truncated" : ""));
            }
            return reader.content(header);
        } catch (ClosedByInterruptException e) {
            throw new InterruptedFileException(file, "it was not read to its end", e);
        }
    }

    /**
     * Reads from a channel, up to the end of the stack.
     *
     * @param in where from, in blocking mode; left open
     * @param name what to call it in messages
     * @return what was read
     * @throws StackFormatException if it is no whole and undamaged stack file
     * @throws IOException if the channel cannot be read
     */
    public static Content read(ReadableByteChannel in, String name) throws IOException {
        StackReader reader = new StackReader(in, name);
        return reader.content(reader.header());
    }

    private StackHeader header() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(StackHeader.BYTES);
        while (bytes.hasRemaining() && in.read(bytes) >= 0) {
            // A channel may give less than is asked for.
        }
        if (bytes.hasRemaining()) {
            throw new StackFormatException(name + ": has " + bytes.position() + " bytes; a stack file begins with a"
                    + " header of " + StackHeader.BYTES);
        }
        return StackHeader.decode(bytes, name);
    }

    private Content content(StackHeader header) throws IOException {
        try (SectionBuffer buffer = new SectionBuffer()) {
            Axis x = axis("x axis", header.nx(), header.xCheck(), header.xKind(), header.xScale(), buffer);
            Axis y = axis("y axis", header.ny(), header.yCheck(), header.yKind(), header.yScale(), buffer);
            header.requireVersionOf(x, y, name);
            try (NodeTableBuilder builder = new NodeTableBuilder(header.surfaces(),
                    KnotOrder.of(x.knots(), y.knots()))) {
                values(header, builder, buffer);
                requireCheck("values", header.valuesCheck(), buffer);
                return new Content(x, y, builder.build());
            }
        }
    }

    private Axis axis(String section, int size, int check, byte kindCode, byte scaleCode, SectionBuffer buffer)
            throws IOException {
        double[] knots = knots(size, buffer);
        requireCheck(section, check, buffer);
        Axis axis;
        try {
            axis = Axis.of(ScaleCode.scale(scaleCode), knots);
        } catch (IllegalArgumentException e) {
            throw new StackFormatException(name + ": the " + section + " cannot be used: " + e.getMessage(), e);
        }
        AxisKind kind = AxisKind.of(knots);
        if (kindCode != kind.code()) {
            throw new StackFormatException(name + ": the " + section + " is stated to be of kind " + kindCode
                    + ", but its knots are of kind " + kind.code());
        }
        return axis;
    }

    private double[] knots(int size, SectionBuffer buffer) throws IOException {
        double[] knots = new double[size];
        for (int from = 0; from < size; from += buffer.capacity()) {
            int count = Math.min(buffer.capacity(), size - from);
            fill(buffer, count);
            for (int i = 0; i < count; i++) {
                knots[from + i] = Double.longBitsToDouble(buffer.memory().getAtIndex(SectionBuffer.IN_FILE, i));
            }
        }
        return knots;
    }

    private void values(StackHeader header, NodeTableBuilder builder, SectionBuffer buffer) throws IOException {
        int filled = 0;
        int used = 0;
        long left = (long) header.surfaces() * header.nx() * header.ny();
        for (int ix = 0; ix < header.nx(); ix++) {
            for (int iy = 0; iy < header.ny(); iy++) {
                for (int k = 0; k < header.surfaces();) {
                    if (used == filled) {
                        filled = (int) Math.min(buffer.capacity(), left);
                        fill(buffer, filled);
                        left -= filled;
                        used = 0;
                    }
                    int count = Math.min(filled - used, header.surfaces() - k);
                    builder.setNode(ix, iy, k, count, buffer.memory(), SectionBuffer.IN_FILE,
                            (long) used * Double.BYTES);
                    k += count;
                    used += count;
                }
            }
        }
    }

    private void fill(SectionBuffer buffer, int doubles) throws IOException {
        ByteBuffer bytes = buffer.bytes(doubles);
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new StackFormatException(name + ": ends before its last value; it is truncated");
            }
        }
        buffer.check(doubles);
    }

    private void requireCheck(String section, int expected, SectionBuffer buffer) throws StackFormatException {
        if (buffer.takeCheck() != expected) {
            throw new StackFormatException(name + ": the section of the " + section
                    + " is damaged, its checksum differs");
        }
    }
}
