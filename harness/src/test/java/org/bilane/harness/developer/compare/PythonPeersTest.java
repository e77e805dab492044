package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bilane.harness.reference.AxesKind;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The peers in Python compute what the library does; those whose libraries are missing say so. */
class PythonPeersTest {
    private static final PythonInterpreter PYTHON = new PythonInterpreter("python3");

    private PeerFiles files;

    @BeforeEach
    void open() throws IOException {
        // A comparison goes without the peers in Python where there is none; so do these tests.
        assumeTrue(PYTHON.runs(), "no python3");
        files = new PeerFiles();
    }

    @AfterEach
    void close() {
        if (files != null) {
            files.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"SUMS, EXP, SURFACE_MAJOR, 1", "SUMS, EXP, SURFACE_MAJOR, 2", "SURFACE, IDENTITY, SURFACE_MAJOR, 1",
        "VALUES, EXP, SURFACE_MAJOR, 1", "VALUES, EXP, POINT_MAJOR, 1"})
    void agreeOrTellWhatIsMissing(Job job, Transform transform, Layout layout, int threads) throws IOException {
        Setting setting = new Setting(TrialSetting.LEAST, OptionalLong.empty(), List.of(PYTHON), new CCompiler("cc"),
                files, Optional.empty(), Optional.empty(), (task, turns) -> TrialSetting.silent());
        ReferenceProgram program =
                new ReferenceProgram(job, transform, TableKind.RANDOM, layout, 3, 20, 1500, 5);

        List<Contender> contenders = new ArrayList<>(new PythonContenders(setting).of(program, threads));
        if (job == Job.SUMS) {
            contenders.addAll(new PythonContenders(setting).moments(program, threads));
        }
        requireAgree(contenders, setting);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUMS", "SURFACE"})
    void logLogTablesAgreeOrTellWhatIsMissing(Job job) throws IOException {
        Setting setting = new Setting(TrialSetting.LEAST, OptionalLong.empty(), List.of(PYTHON), new CCompiler("cc"),
                files, Optional.empty(), Optional.empty(), (task, turns) -> TrialSetting.silent());
        ReferenceProgram program = new ReferenceProgram(job, Transform.EXP10, TableKind.RANDOM, AxesKind.LOG10,
                Layout.SURFACE_MAJOR, 3, 20, 1500, 5);
        PythonContenders python = new PythonContenders(setting);
        List<Contender> contenders = new ArrayList<>(python.scipy(program));
        contenders.addAll(python.numba(program, 1));
        contenders.addAll(new PackageContenders(setting).warm(program, 1));
        requireAgree(contenders, setting);
    }

    @Test
    void callsInARowAgreeOrTellWhatIsMissing() throws IOException {
        Setting setting = new Setting(TrialSetting.LEAST, OptionalLong.of(10), List.of(PYTHON), new CCompiler("cc"),
                files, Optional.empty(), Optional.empty(), (task, turns) -> TrialSetting.silent());
        requireAgree(new PythonCallJob().contenders(setting), setting);
    }

    private static void requireAgree(List<Contender> contenders, Setting setting) throws IOException {
        List<Standing> standings = new Race(setting, setting.effort()).run(contenders, TrialSetting.silent());

        assertEquals(contenders.size(), standings.size());
        for (Standing standing : standings) {
            if (standing.counts()) {
                assertEquals(Optional.of(true), standing.agrees(), standing.name());
                assertTrue(standing.description().startsWith("CPython 3."), standing.description());
            } else {
                // Absent, in whatever words: a library may be there and refuse the version of another. Of what fails
                // nobody is told how to get it.
                assertTrue(standing.get().startsWith("python3 -m pip install "),
                        standing.name() + ": " + standing.why());
            }
        }
    }
}
