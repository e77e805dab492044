package org.bilane.kernel.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
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

    /** Takes what has passed through scratch. */
    @FunctionalInterface
    private interface Sink {
        void take(ByteBuffer bytes) throws IOException;
    }

    /**
     * Writes a file, which has its name when it is whole.
     *
     * @param file its name; a file of that name is replaced
     * @throws IOException if it cannot be written; then nothing is left of it
     */
    public void write(Path file) throws IOException {
        try (TemporaryFile temporary = TemporaryFile.of(file)) {
            FileChannel out = temporary.channel();
            write(out);
            temporary.commit();
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
        try (Scratch scratch = new Scratch()) {
            sink.take(header(scratch).encode());
            pass(x, scratch, sink);
            pass(y, scratch, sink);
            passValues(scratch, sink);
        }
    }

    /**
     * A number that tells stacks apart; finding it takes a pass over the values.
     *
     * @return the number that is found in the file as well
     */
    public long checksum() {
        try (Scratch scratch = new Scratch()) {
            return header(scratch).checksum();
        } catch (IOException e) {
            throw new AssertionError("nothing is written", e);
        }
    }

    private StackHeader header(Scratch scratch) throws IOException {
        Sink nowhere = bytes -> { };
        pass(x, scratch, nowhere);
        int xCheck = scratch.takeCheck();
        pass(y, scratch, nowhere);
        int yCheck = scratch.takeCheck();
        passValues(scratch, nowhere);
        return new StackHeader(StackHeader.version(xAxis, yAxis), table.surfaces(), x.length, y.length,
                AxisKind.of(x).code(), AxisKind.of(y).code(), ScaleCode.of(xAxis.scale()), ScaleCode.of(yAxis.scale()),
                xCheck, yCheck, scratch.takeCheck());
    }

    private static void pass(double[] knots, Scratch scratch, Sink sink) throws IOException {
        for (int from = 0; from < knots.length; from += scratch.capacity()) {
            int count = Math.min(scratch.capacity(), knots.length - from);
            for (int i = 0; i < count; i++) {
                scratch.memory().setAtIndex(Scratch.IN_FILE, i, Double.doubleToRawLongBits(knots[from + i]));
            }
            flush(scratch, count, sink);
        }
    }

    /**
     * Node after node, the values of all surfaces at each: in the order of the knots and (ix, iy, k), without what pads
     * a table.
     */
    private void passValues(Scratch scratch, Sink sink) throws IOException {
        MemorySegment nodes = table.nodes();
        KnotOrder order = KnotOrder.of(x, y);
        int filled = 0;
        for (int ix = 0; ix < x.length; ix++) {
            for (int iy = 0; iy < y.length; iy++) {
                long node = order.x(ix) * table.rowBytes() + order.y(iy) * table.nodeBytes();
                for (int k = 0; k < table.surfaces();) {
                    int count = Math.min(scratch.capacity() - filled, table.surfaces() - k);
                    MemorySegment.copy(nodes, ValueLayout.JAVA_LONG, node + (long) k * Double.BYTES,
                            scratch.memory(), Scratch.IN_FILE, (long) filled * Double.BYTES, count);
                    k += count;
                    filled += count;
                    if (filled == scratch.capacity()) {
                        flush(scratch, filled, sink);
                        filled = 0;
                    }
                }
            }
        }
        flush(scratch, filled, sink);
    }

    private static void flush(Scratch scratch, int doubles, Sink sink) throws IOException {
        scratch.check(doubles);
        sink.take(scratch.bytes(doubles));
    }
}
