package org.bilane.harness.developer.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;

/**
 * A contender of the comparison in a JVM of its own: makes the reference data, then answers requests on standard
 * input, a line each.
 *
 * <p>The first answer, once all is ready, is {@code ready} and a description. {@code time} does the job once and
 * answers {@code ok}, the seconds, and the bytes that the calling thread allocated meanwhile; {@code time M CALLS}
 * does it so many times at the first M points. {@code answer FILE} writes the last result to a file, as doubles, and
 * answers {@code ok}. What goes wrong is answered by {@code failed} and why. Words are separated by tabs. The end of
 * the input ends the process.
 */
public final class PeerMain {
    private static final double NANOS_PER_SECOND = 1e9;
    /** A byte buffer's length is an int; any large power of two does. */
    private static final long LONGEST_WRITE_BYTES = 1L << 30;

    private final ReferenceProgram program;
    private final Work work;
    private final com.sun.management.ThreadMXBean threads =
            ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);

    private PeerMain(ReferenceProgram program, Work work) {
        this.program = program;
        this.work = work;
    }

    /**
     * Runs a contender until the end of the input.
     *
     * @param args the name of a {@link JvmPeer}, the number of threads, and the words of the program
     * @throws IOException if the input cannot be read
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            ReferenceProgram program = ProgramWords.parse(args[2]);
            try (ReferenceData data = new ReferenceData(program);
                    Work work = JvmPeer.valueOf(args[0]).open(program, data, Integer.parseInt(args[1]))) {
                String description = work.description();
                out.println("ready\tJDK " + Runtime.version() + (description.isEmpty() ? "" : ", " + description));
                new PeerMain(program, work).serve(new BufferedReader(
                        new InputStreamReader(System.in, StandardCharsets.UTF_8)), out);
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            out.println("failed\t" + e);
            System.exit(1);
        }
    }

    private void serve(BufferedReader requests, PrintStream out) throws IOException {
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            String[] words = line.split("\t", -1);
            out.println(switch (words[0]) {
                case "time" -> words.length == 1
                        ? time(program.points(), 1)
                        : time(Long.parseLong(words[1]), Long.parseLong(words[2]));
                case "answer" -> write(Path.of(words[1]));
                default -> "failed\t" + words[0] + ": no such request";
            });
        }
    }

    private String time(long points, long calls) {
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        for (long call = 0; call < calls; call++) {
            work.run(points);
        }
        long nanos = System.nanoTime() - start;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        return "ok\t" + nanos / NANOS_PER_SECOND + "\t" + bytes;
    }

    private String write(Path file) throws IOException {
        MemorySegment answer = work.answer();
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            // A channel takes no arrays of doubles.
            MemorySegment bytes = answer.isNative() ? answer : arena.allocate(answer.byteSize()).copyFrom(answer);
            for (long done = 0; done < bytes.byteSize();) {
                long piece = Math.min(LONGEST_WRITE_BYTES, bytes.byteSize() - done);
                done += channel.write(bytes.asSlice(done, piece).asByteBuffer());
            }
        }
        return "ok";
    }
}
