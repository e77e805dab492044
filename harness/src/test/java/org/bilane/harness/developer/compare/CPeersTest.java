package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.reference.AxesKind;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** All variants of the peers in C compute what the library does, where there is a compiler. */
class CPeersTest {
    /** Shared, as compiling takes seconds. */
    private static final CCompiler COMPILER = new CCompiler("cc");

    private static PeerFiles files;
    private static boolean compilerWorks;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        files = new PeerFiles();
        compilerWorks = compilerWorks();
    }

    /** A compiler may be there without the headers of the C library, or refuse to run. */
    private static boolean compilerWorks() throws IOException, InterruptedException {
        Path source = Files.writeString(files.c().resolve("empty.c"),
                "#include <stdio.h>\nint main(void) {return 0;}\n");
        try {
            return new ProcessBuilder("cc", "-o", files.c().resolve("empty").toString(), source.toString())
                    .redirectErrorStream(true).redirectOutput(files.errors().toFile()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    static void close() {
        files.close();
    }

    @ParameterizedTest
    @CsvSource({"RANDOM, 3, 7, 1, 1", "RANDOM, 5, 50, 5001, 1", "SMOOTH, 20, 9, 4097, 2", "RANDOM, 4, 16, 100000, 3"})
    void sumsAgree(TableKind table, int n, int surfaces, long points, int threads) throws IOException {
        assertAgree(new ReferenceProgram(Job.SUMS, Transform.EXP, table, Layout.SURFACE_MAJOR, n, surfaces, points, 5),
                threads);
    }

    /** From cells with one point, which have no use for moments, to cells with thousands; all widths of cells. */
    @ParameterizedTest
    @CsvSource({"RANDOM, 3, 7, 1, 1", "RANDOM, 50, 50, 5001, 2", "RANDOM, 5, 50, 5001, 1", "RANDOM, 3, 500, 40000, 3",
        "SMOOTH, 4, 20, 100000, 1", "SMOOTH, 20, 100, 50000, 2", "SMOOTH, 90, 100, 50000, 1"})
    void sumsByMomentsAgree(TableKind table, int n, int surfaces, long points, int threads) throws IOException {
        Setting setting = TrialSetting.of(files, COMPILER);

        assertAgree(setting, new CContenders(setting).moments(new ReferenceProgram(Job.SUMS, Transform.EXP, table,
                Layout.SURFACE_MAJOR, n, surfaces, points, 5), threads));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXP", "IDENTITY"})
    void surfacesAgree(Transform transform) throws IOException {
        assertAgree(new ReferenceProgram(Job.SURFACE, transform, TableKind.RANDOM, Layout.SURFACE_MAJOR, 6, 2, 3001,
                5), 2);
    }

    /** Few knots, so that points lie beyond the last, and more than one vector of points. */
    @ParameterizedTest
    @CsvSource({"SUMS, 3, 7, 1, 1", "SUMS, 50, 50, 5001, 2", "SURFACE, 6, 2, 3001, 1"})
    void logLogTablesAgree(Job job, int n, int surfaces, long points, int threads) throws IOException {
        ReferenceProgram program = new ReferenceProgram(job, Transform.EXP10, TableKind.SMOOTH, AxesKind.LOG10,
                Layout.SURFACE_MAJOR, n, surfaces, points, 5);
        assertAgree(program, threads);
        if (job == Job.SUMS) {
            Setting setting = TrialSetting.of(files, COMPILER);
            assertAgree(setting, new CContenders(setting).moments(program, threads));
        }
    }

    @ParameterizedTest
    @EnumSource
    void valuesAgree(Layout layout) throws IOException {
        assertAgree(new ReferenceProgram(Job.VALUES, Transform.EXP, TableKind.RANDOM, layout, 6, 13, 3000, 5), 2);
        assertAgree(new ReferenceProgram(Job.VALUES, Transform.EXP, TableKind.RANDOM, layout, 6, 3, 2048, 5), 1);
    }

    private static void assertAgree(ReferenceProgram program, int threads) throws IOException {
        Setting setting = TrialSetting.of(files, COMPILER);
        assertAgree(setting, new CContenders(setting).of(program, threads));
    }

    private static void assertAgree(Setting setting, List<Contender> contenders) throws IOException {
        // A comparison goes without the peers in C where there is no compiler; so do these tests.
        assumeTrue(compilerWorks, "no C compiler cc that compiles an empty program with stdio.h");
        List<Standing> standings = new Race(setting, setting.effort())
                .run(contenders, TrialSetting.silent());
        boolean some = false;
        for (Standing standing : standings) {
            if (!standing.why().startsWith("this CPU has no")) {
                assertEquals(Optional.of(true), standing.agrees(), standing.name() + ": " + standing.why());
                some = true;
            }
        }
        // The peers are made of these instructions.
        assumeTrue(some, "this CPU has neither AVX-512 nor AVX2");
    }

    @Test
    void withoutACompilerItTellsHowToGetOne() {
        AbsentException absent = assertThrows(AbsentException.class,
                () -> new CCompiler("no-such-compiler").build(files, 256));

        assertEquals("the C compiler no-such-compiler can't be started", absent.getMessage());
        assertTrue(absent.get().startsWith("install a C compiler"), absent.get());
    }
}
