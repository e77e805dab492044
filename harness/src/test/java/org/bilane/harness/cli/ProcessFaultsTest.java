package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bilane.harness.file.FileNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a machine does to a program: no memory, no space, no native access, no mercy. Each ends in one line and no
 * output that looks finished.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "limits are set as Linux does")
@Timeout(240)
class ProcessFaultsTest {
    /** A JVM of little more than half a GiB of addresses. */
    private static final String[] SMALL_JVM = {"-Xmx64m", "-Xss512k", "-XX:ReservedCodeCacheSize=48m",
        "-XX:CompressedClassSpaceSize=32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"};

    @TempDir
    private Path streams;

    @TempDir
    private Path folder;

    private EvalCalls calls;

    @BeforeEach
    void prepare() throws IOException {
        calls = new EvalCalls(folder);
    }

    private String[] eval(String surfaces, String points, String output, Path target) {
        return new String[] {"eval", "--surfaces", folder.resolve(surfaces).toString(), "--points",
            folder.resolve(points).toString(), output, target.toString()};
    }

    private ChildProcess child() {
        return new ChildProcess(streams).with("--enable-native-access=ALL-UNNAMED");
    }

    private static void assertFails(InProcess result, String... parts) {
        assertEquals(1, result.status(), result.err());
        // The JVM has a word on its incubator module, the library on the path it took.
        List<String> lines = result.errLines().stream()
                .filter(line -> !line.startsWith("WARNING: ") && !line.startsWith("bilane: warning: ")).toList();
        assertEquals(1, lines.size(), result.err());
        for (String part : parts) {
            assertTrue(lines.getFirst().contains(part), result.err());
        }
        assertEquals("", result.out());
    }

    /** Not every Linux has it, and Java can't limit a process. */
    private static void requirePrlimit() throws InterruptedException {
        assumeTrue(ChildProcess.works("prlimit", "--version"), "needs prlimit of util-linux");
    }

    @Test
    void offHeapMemoryThatIsExhaustedIsToldOfWithItsSizeAndLeavesNothing() throws Exception {
        requirePrlimit();
        // As a stack 9 nodes of 8 bytes for each surface: 576 MiB.
        calls.sparse("large.npy", "(8388608, 2, 2)", 4L << 23);
        List<String> before = FileNames.in(folder);
        ChildProcess child = child().under("prlimit", "--as=" + (1000L << 20)).with(SMALL_JVM);
        InProcess small = child.run(eval("z.npy", "p.npy", "--sums", streams.resolve("sums.npy")));
        // What a JVM takes for itself differs; where even a small table is too much, a large one shows nothing.
        assumeTrue(small.status() == 0, "too little memory for a JVM: " + small.err());
        Files.delete(streams.resolve("sums.npy"));

        InProcess large = child.run(eval("large.npy", "p.npy", "--sums", folder.resolve("sums.npy")));

        assertFails(large, "large.npy: too little memory", "268435456 bytes");
        assertEquals(before, FileNames.in(folder));
    }

    @Test
    void anOutputForWhichThereIsNoSpaceLeavesNothing() throws Exception {
        requirePrlimit();
        calls.save("many.npy", 2, 10_000);
        List<String> before = FileNames.in(folder);

        // A limit that no free space tells of: it is met in the middle of writing.
        InProcess result = child().under("prlimit", "--fsize=65536").with("-XX:-UsePerfData")
                .run(eval("z.npy", "many.npy", "--out", folder.resolve("out.npy")));

        assertFails(result, "out.npy: cannot be written", "File too large");
        assertEquals(before, FileNames.in(folder));
    }

    @Test
    void aConversionForWhichThereIsNoSpaceLeavesNothing() throws Exception {
        requirePrlimit();
        calls.sparse("bytes.npy", "(2, 5000000)", 10_000_000);
        List<String> before = FileNames.in(folder);

        InProcess result = child().under("prlimit", "--fsize=1048576").with("-XX:-UsePerfData")
                .run(eval("z.npy", "bytes.npy", "--sums", folder.resolve("sums.npy")));

        assertFails(result, "bytes.npy: cannot be converted to float64", "80000000 bytes", "File too large");
        assertEquals(before, FileNames.in(folder));
    }

    @Test
    void aFullFileSystemIsToldOfWithBothSizes() throws Exception {
        Path full = Files.createDirectory(folder.resolve("full"));
        // In most containers, and to all but the superuser, this is forbidden.
        assumeTrue(ChildProcess.works("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", full.toString()),
                "needs the right to mount a file system");
        try {
            calls.save("many.npy", 2, 10_000);
            assertFails(child().run(eval("z.npy", "many.npy", "--out", full.resolve("out.npy"))),
                    "the file takes 240128 bytes, and 65536 are free");
            assertEquals(List.of(), FileNames.in(full));
            calls.sparse("bytes.npy", "(2, 5000000)", 10_000_000);
            assertFails(child().run(eval("z.npy", "bytes.npy", "--sums", full.resolve("sums.npy"))),
                    "bytes.npy: cannot be converted to float64", "10000000 elements", "bytes are free in ");
            assertEquals(List.of(), FileNames.in(full));
        } finally {
            assertTrue(ChildProcess.works("umount", full.toString()), "still mounted: " + full);
        }
    }

    @Test
    void aResultThatNobodyGetsIsAFailure() throws Exception {
        // Some containers have but a few devices.
        assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
        InProcess result = child().out(new File("/dev/full")).run("info");
        assertFails(result, "standard output cannot be written to; is its disk full?");
    }

    static Stream<String> linesThatPrint() {
        return Stream.concat(Main.commands().keySet().stream().map(command -> command + " --help"),
                Stream.of("--help", "info", "run --n=3 --point-count=10 --reps=1 --json", "completion zsh", "bench -l",
                        "sweep --n=3 --point-count=10 --threads=1 --reps=1", "soak --minutes=0.01"));
    }

    @ParameterizedTest
    @MethodSource("linesThatPrint")
    void aReaderThatHasEnoughEndsTheProgramQuietly(String line) throws Exception {
        Process process = child().toReader().start(line.split(" "));
        process.getInputStream().close();

        assertTrue(process.waitFor(100, TimeUnit.SECONDS), line);
        assertEquals(141, process.exitValue());
        String err = Files.readString(streams.resolve("err"));
        assertTrue(err.lines().noneMatch(each -> each.startsWith("bilane:")), err);
    }

    @Test
    void withoutNativeAccessTheJobIsDoneUnpinnedAndOneLineSaysSo() throws Exception {
        InProcess result = new ChildProcess(streams).with("--illegal-native-access=deny")
                .run("run", "--n=3", "--point-count=200000", "--reps=2", "--threads=1,2", "--json");
        assertEquals(0, result.status(), result.err());
        // Where there is one CPU, there is another line on the two threads.
        List<String> lines = result.errLines().stream().filter(line -> line.contains("workers run unpinned")).toList();
        assertEquals(1, lines.size(), result.err());
        assertTrue(lines.getFirst().startsWith("bilane: warning: workers run unpinned: native access is not granted"),
                result.err());
        InProcess here = InProcess.run("run", "--n=3", "--point-count=200000", "--reps=2", "--threads=1,2", "--json");
        assertEquals(total(here.out()), total(result.out()));
    }

    private static String total(String json) {
        return json.replaceAll("(?s).*\"total\":([^,}]*).*", "$1");
    }

    @Test
    void aKillLeavesTheOldOutputAndATemporaryFileThatIsNoResult() throws Exception {
        calls.sparse("large.npy", "(2097152, 2, 2)", 1L << 23);
        calls.save("many.npy", 2, 1_000_000);
        Path target = Files.write(folder.resolve("sums.npy"), new byte[] {1});
        List<String> before = FileNames.in(folder);
        ChildProcess child = child();
        Process process = child.start(eval("large.npy", "many.npy", "--sums", target));
        while (process.isAlive() && FileNames.in(folder).equals(before)) {
            Thread.sleep(20);
        }
        process.destroyForcibly();
        assertEquals(137, process.waitFor(), child.err());

        assertArrayEquals(new byte[] {1}, Files.readAllBytes(target));
        List<String> left = FileNames.in(folder).stream().filter(name -> !before.contains(name)).toList();
        assertTrue(left.size() <= 1 && left.stream().allMatch(name -> name.matches("\\.bilane-[0-9a-f]+\\.tmp")),
                left::toString);
        assertEquals(0, child.run(eval("z.npy", "p.npy", "--sums", target)).status(), child.err());
    }
}
