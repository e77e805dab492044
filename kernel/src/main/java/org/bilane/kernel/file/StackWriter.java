package org.bilane.kernel.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.bilane.kernel.Axis;
import org.bilane.kernel.table.KnotOrder;
import org.bilane.kernel.table.NodeTable;

/**
 * Writes a stack as a {@link StackHeader} describes it. The values are passed through twice, since the header that
 * comes first holds their checksum.
 *
 * @param xAxis the x axis
 * @param yAxis the y axis
 * @param x its knots
 * @param y its knots
 * @param table the values
 */
public record StackWriter(Axis xAxis, Axis yAxis, double[] x, double[] y, NodeTable table) {
    /**
     * A writer of a stack.
     *
     * @param xAxis the x axis
     * @param yAxis the y axis
     * @param table the values
     */
    public StackWriter(Axis xAxis, Axis yAxis, NodeTable table) {
        this(xAxis, yAxis, xAxis.knots(), yAxis.knots(), table);
    }

    /** Takes what has passed through the buffer. */
    @FunctionalInterface
    private interface Sink {
        void take(ByteBuffer bytes) throws IOException;
    }

    /**
     * Writes a file, which has its name when it is whole.
     *
     * @param file its name; a file of that name is replaced
     * @throws ClosedByInterruptException if the thread is interrupted; then nothing is left of it
     * @throws IOException if it cannot be written; then nothing is left of it
     */
    public void write(Path file) throws IOException {
        try (TemporaryFile temporary = TemporaryFile.of(file)) {
            FileChannel out = temporary.channel();
            write(out);
            temporary.commit();
        } catch (ClosedByInterruptException e) {
            throw new InterruptedFileException(file, "it was not written", e);
        }
    }

    /**
     * Writes to a channel.
     *
     * @param out where to; left open
     * @throws IOException if it cannot be written to
     */
    public void write(WritableByteChannel out) throws IOException {
        Sink sink = bytes -> {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        };
        try (SectionBuffer buffer = new SectionBuffer()) {
            sink.take(header(buffer).encode());
            pass(x, buffer, sink);
            pass(y, buffer, sink);
            passValues(buffer, sink);
        }
    }

    /**
     * A number that tells stacks apart; finding it takes a pass over the values.
     *
     * @return the number that is found in the file as well
     */
    public long checksum() {
        try (SectionBuffer buffer = new SectionBuffer()) {
            return header(buffer).checksum();
        } catch (IOException e) {
            throw new AssertionError("nothing is written", e);
        }
    }

    private StackHeader header(SectionBuffer buffer) throws IOException {
        Sink nowhere = bytes -> { };
        pass(x, buffer, nowhere);
        int xCheck = buffer.takeCheck();
        pass(y, buffer, nowhere);
        int yCheck = buffer.takeCheck();
        passValues(buffer, nowhere);
        return new StackHeader(StackHeader.version(xAxis, yAxis), table.surfaces(), x.length, y.length,
                AxisKind.of(x).code(), AxisKind.of(y).code(), ScaleCode.of(xAxis.scale()), ScaleCode.of(yAxis.scale()),
                xCheck, yCheck, buffer.takeCheck());
    }

    private static void pass(double[] knots, SectionBuffer buffer, Sink sink) throws IOException {
        for (int from = 0; from < knots.length; from += buffer.capacity()) {
            int count = Math.min(buffer.capacity(), knots.length - from);
            for (int i = 0; i < count; i++) {
                buffer.memory().setAtIndex(SectionBuffer.IN_FILE, i, Double.doubleToRawLongBits(knots[from + i]));
            }
            flush(buffer, count, sink);
        }
    }

    /**
     * Node after node, the values of all surfaces at each: in the order of the knots and (ix, iy, k), without what pads
     * a table.
     */
    private void passValues(SectionBuffer buffer, Sink sink) throws IOException {
        MemorySegment nodes = table.nodes();
        KnotOrder order = KnotOrder.of(x, y);
        int filled = 0;
        for (int ix = 0; ix < x.length; ix++) {
            for (int iy = 0; iy < y.length; iy++) {
                long node = order.x(ix) * table.rowBytes() + order.y(iy) * table.nodeBytes();
                for (int k = 0; k < table.surfaces();) {
                    int count = Math.min(buffer.capacity() - filled, table.surfaces() - k);
                    MemorySegment.copy(nodes, ValueLayout.JAVA_LONG, node + (long) k * Double.BYTES,
                            buffer.memory(), SectionBuffer.IN_FILE, (long) filled * Double.BYTES, count);
                    k += count;
                    filled += count;
                    if (filled == buffer.capacity()) {
                        flush(buffer, filled, sink);
                        filled = 0;
                    }
                }
            }
        }
        flush(buffer, filled, sink);
    }

    private static void flush(SectionBuffer buffer, int doubles, Sink sink) throws IOException {
        buffer.check(doubles);
        sink.take(buffer.bytes(doubles));
    }
}
