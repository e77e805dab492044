package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Stacks that were written and opened again. */
@Tag("numerics")
class StackFileTest {
    @TempDir
    private Path folder;

    @Test
    void resultsHaveTheBitsOfTheStackThatWasWritten() throws IOException {
        RandomCases cases = new RandomCases(20, RandomCases.Bounds.upTo(70, 12, 60));
        Path file = folder.resolve("tables.bilane");
        for (int number = 0; number < 60; number++) {
            RandomCase random = cases.get(number);
            try (LoadedCase loaded = LoadedCase.of(random)) {
                loaded.stack().write(file);
                try (SurfaceStack opened = SurfaceStack.open(file)) {
                    assertEquals(loaded.stack().xAxis(), opened.xAxis());
                    assertEquals(loaded.stack().yAxis(), opened.yAxis());
                    assertEquals(loaded.stack().byteSize(), opened.byteSize());
                    assertEquals(loaded.stack().checksum(), opened.checksum());
                    for (Transform transform : Transform.values()) {
                        SameBits.require(values(loaded.stack(), loaded.points(), transform),
                                values(opened, loaded.points(), transform), i -> random.origin());
                        SameBits.require(sums(loaded.stack(), loaded.points(), transform),
                                sums(opened, loaded.points(), transform), i -> random.origin());
                    }
                }
            }
        }
    }

    @Test
    void oneNodeMayHoldMoreValuesThanAReadBrings() throws IOException {
        int surfaces = 40_001;
        double[] z = new double[surfaces * 4];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.sin(i);
        }
        Path file = folder.resolve("deep.bilane");
        try (LoadedCase loaded = new LoadedCase(new double[] {0, 1}, new double[] {-1, 3}, z,
                new double[] {0.25, 1, 0}, new double[] {0.5, 3, -1})) {
            loaded.stack().write(file);
            assertEquals(64 + 8 * 4 + 8L * z.length, Files.size(file));
            try (SurfaceStack opened = SurfaceStack.open(file)) {
                SameBits.require(values(loaded.stack(), loaded.points(), Transform.IDENTITY),
                        values(opened, loaded.points(), Transform.IDENTITY), i -> "value " + i);
            }
        }
    }

    @Test
    void theBitsOfNaNInTheTablesAreKept() throws IOException {
        double payload = Double.longBitsToDouble(0x7FF8_0000_0000_1234L);
        byte[] once;
        try (SurfaceStack stack = SurfaceStack.of(Axis.index(2), Axis.index(2), new double[][] {{payload, -0.0},
                {Double.NEGATIVE_INFINITY, Double.MIN_VALUE}})) {
            once = bytes(stack);
        }
        assertEquals(0x34, once[64 + 32]);
        try (SurfaceStack read = read(new ByteArrayInputStream(once))) {
            assertArrayEquals(once, bytes(read));
        }
    }

    @Test
    void aChannelMayGiveAByteAtATimeAndIsLeftBehindTheStack() throws IOException {
        byte[] whole;
        try (SurfaceStack stack = SurfaceStack.of(Axis.of(-1, 0.5, 7), Axis.index(2), new double[5][3][2])) {
            whole = bytes(stack);
        }
        byte[] followed = Arrays.copyOf(whole, whole.length + 3);
        followed[whole.length] = 42;
        InputStream drops = new ByteArrayInputStream(followed) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, 1));
            }
        };
        try (SurfaceStack read = read(drops)) {
            assertArrayEquals(whole, bytes(read));
        }
        assertEquals(42, drops.read());
    }

    @Test
    void anInterruptIsToldWithTheNameOfTheFile() throws IOException {
        Path file = folder.resolve("tables.bilane");
        try (SurfaceStack stack = SurfaceStack.of(Axis.index(2), Axis.index(2), new double[2][2])) {
            stack.write(file);
            byte[] before = Files.readAllBytes(file);
            requireInterrupted(file + ": it was not written, as the thread was interrupted", () -> stack.write(file));
            requireInterrupted(file + ": it was not read to its end, as the thread was interrupted",
                    () -> SurfaceStack.open(file).close());
            assertArrayEquals(before, Files.readAllBytes(file));
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(1, files.count());
            }
        }
    }

    private static void requireInterrupted(String message, Executable use) {
        Thread.currentThread().interrupt();
        try {
            assertEquals(message, assertThrows(ClosedByInterruptException.class, use).getMessage());
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void checksumsTellApartWhatDiffersInOneBit() {
        Axis x = Axis.index(2);
        try (SurfaceStack stack = SurfaceStack.of(x, x, new double[][] {{1, 2}, {3, 4}});
                SurfaceStack same = SurfaceStack.of(x, Axis.of(0, 1), new double[][] {{1, 2}, {3, 4}});
                SurfaceStack otherValue = SurfaceStack.of(x, x, new double[][] {{1, 2}, {3, Math.nextUp(4)}});
                SurfaceStack otherAxis = SurfaceStack.of(x, Axis.of(0, Math.nextUp(1)),
                        new double[][] {{1, 2}, {3, 4}});
                SurfaceStack otherShape = SurfaceStack.of(x, x,
                        new double[][][] {{{1, 2}, {3, 4}}, {{1, 2}, {3, 4}}})) {
            assertEquals(stack.checksum(), same.checksum());
            assertNotEquals(stack.checksum(), otherValue.checksum());
            assertNotEquals(stack.checksum(), otherAxis.checksum());
            assertNotEquals(stack.checksum(), otherShape.checksum());
        }
    }

    @Test
    void aFileIsReplacedWholeOrNotAtAll() throws IOException {
        Path file = folder.resolve("tables.bilane");
        SurfaceStack closed = SurfaceStack.of(Axis.index(2), Axis.index(2), new double[2][2]);
        closed.write(file);
        byte[] before = Files.readAllBytes(file);
        closed.close();
        assertThrows(IllegalStateException.class, () -> closed.write(file));
        assertArrayEquals(before, Files.readAllBytes(file));
        try (SurfaceStack other = SurfaceStack.of(Axis.index(3), Axis.index(2), new double[3][2])) {
            other.write(file);
        }
        try (SurfaceStack opened = SurfaceStack.open(file)) {
            assertEquals(3, opened.xAxis().size());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "temporary files");
        }
    }

    @Test
    void filesThatAreNotThereOrCannotBeWrittenAreNamed() {
        Path nowhere = folder.resolve("none").resolve("tables.bilane");
        assertTrue(assertThrows(NoSuchFileException.class, () -> SurfaceStack.open(nowhere)).getMessage()
                .contains(nowhere.toString()));
        try (SurfaceStack stack = SurfaceStack.of(Axis.index(2), Axis.index(2), new double[2][2])) {
            assertTrue(assertThrows(NoSuchFileException.class, () -> stack.write(nowhere)).getMessage()
                    .startsWith(nowhere + ": there is no folder "));
        }
    }

    /** A rename would take the place of a device. A socket stands for one here, as nobody misses it. */
    @Test
    void onlyRegularFilesAreReplacedOrRead() throws IOException {
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                SurfaceStack stack = SurfaceStack.of(Axis.index(2), Axis.index(2), new double[2][2])) {
            server.bind(UnixDomainSocketAddress.of(socket));
            for (Path refused : new Path[] {folder, Path.of("/"), socket}) {
                String message = assertThrows(FileSystemException.class, () -> stack.write(refused)).getMessage();
                assertTrue(message.startsWith(refused + ": is a "), message);
                assertTrue(message.endsWith("; only a regular file is replaced"), message);
            }
            for (Path refused : new Path[] {folder, socket}) {
                String message = assertThrows(FileSystemException.class, () -> SurfaceStack.open(refused)).getMessage();
                assertTrue(message.startsWith(refused + ": is a "), message);
                assertTrue(message.endsWith("; a stack is read from a regular file"), message);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "temporary files");
        }
    }

    @Test
    void aClosedStackSaysSo() {
        SurfaceStack closed = SurfaceStack.of(Axis.index(2), Axis.index(2), new double[2][2]);
        closed.close();
        for (Executable call : new Executable[] {closed::checksum, () -> closed.write(folder.resolve("tables.bilane")),
            () -> closed.write(Channels.newChannel(new ByteArrayOutputStream()))}) {
            assertEquals(closed + " is closed; it can't be written any more",
                    assertThrows(IllegalStateException.class, call).getMessage());
        }
        assertFalse(Files.exists(folder.resolve("tables.bilane")));
    }

    private static SurfaceStack read(InputStream in) throws IOException {
        ReadableByteChannel channel = Channels.newChannel(in);
        return SurfaceStack.read(channel, "stream");
    }

    private static byte[] bytes(SurfaceStack stack) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stack.write(Channels.newChannel(out));
        return out.toByteArray();
    }

    private static double[] values(SurfaceStack stack, Points points, Transform transform) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, stack.surfaceCount() * points.size());
            Evaluator.onCallingThread().values(stack.all(), points, transform, Layout.SURFACE_MAJOR, out);
            return out.toArray(ValueLayout.JAVA_DOUBLE);
        }
    }

    private static double[] sums(SurfaceStack stack, Points points, Transform transform) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, stack.surfaceCount());
            Evaluator.onCallingThread().sums(stack.all(), points, transform, out);
            return out.toArray(ValueLayout.JAVA_DOUBLE);
        }
    }
}
