package org.bilane.harness.developer.compare;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alternation, the check of answers, and contenders that are absent or fail. */
class RaceTest {
    private static final ReferenceProgram PROGRAM = new ReferenceProgram(Job.SUMS, Transform.EXP, TableKind.RANDOM,
            Layout.SURFACE_MAJOR, 3, 2, 100, 1);

    private final List<String> course = new ArrayList<>();
    private PeerFiles files;
    private Race race;

    @BeforeEach
    void open() throws IOException {
        files = new PeerFiles();
        race = new Race(TrialSetting.of(files, new CCompiler("cc")), TrialSetting.LEAST);
    }

    @AfterEach
    void close() {
        files.close();
    }

    /** A contender whose answer is off by a factor, and which fails from a certain call on. */
    private final class Fake implements Runner {
        private final String name;
        private final double factor;
        private int callsLeft;

        Fake(String name, double factor, int callsLeft) {
            this.name = name;
            this.factor = factor;
            this.callsLeft = callsLeft;
        }

        @Override
        public String description() {
            return name + " 1.0";
        }

        @Override
        public double seconds() throws IOException {
            course.add(name);
            if (callsLeft-- == 0) {
                throw new IOException("out of order");
            }
            return course.size();
        }

        @Override
        public void answer(Path file) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(2 * Double.BYTES).order(ByteOrder.nativeOrder());
            for (double sum : sums()) {
                bytes.putDouble(sum * factor);
            }
            Files.write(file, bytes.array());
        }

        @Override
        public void close() {
            course.add("close " + name);
        }
    }

    private static double[] sums() {
        try (ReferenceData data = new ReferenceData(PROGRAM); Arena arena = Arena.ofConfined()) {
            MemorySegment sums = arena.allocate(JAVA_DOUBLE, 2);
            Evaluator.onCallingThread().sums(data.stack().all(), data.points(), Transform.EXP, sums);
            return sums.toArray(JAVA_DOUBLE);
        }
    }

    private Contender fake(String name, double factor, int calls) {
        return Contender.of(name, 1, Kind.JVM, PROGRAM, () -> new Fake(name, factor, calls));
    }

    private Contender absent(String name, String peer) {
        return new Contender(name, peer, 1, Kind.NUMBA, PROGRAM, 100, Contender.Expectation.RESULT, () -> {
            throw new AbsentException("no numba", "pip install numba");
        });
    }

    @Test
    void contendersTakeTurns() throws IOException {
        List<Standing> standings = race.run(List.of(fake("a", 1, 9), fake("b", 1, 9)), TrialSetting.silent());

        assertEquals(List.of("a", "b", "a", "b", "b", "a", "close a", "close b"), course);
        assertArrayEquals(new double[] {3, 6}, standings.getFirst().seconds());
        assertEquals(4.5, standings.getLast().median().orElseThrow());
        assertEquals(Optional.of(true), standings.getLast().agrees());
        assertEquals("b 1.0", standings.getLast().description());
    }

    @Test
    void aWrongAnswerGetsNoTime() throws IOException {
        List<Standing> standings =
                race.run(List.of(fake("right", 1, 9), fake("wrong", 1 + 1e-9, 9)), TrialSetting.silent());

        assertEquals(Optional.of(false), standings.getLast().agrees());
        assertFalse(standings.getLast().counts());
        assertEquals(List.of("right", "wrong", "close wrong", "right", "right"), course.subList(0, 5));
        assertEquals(List.of("wrong"),
                new JobResult("A", "", standings, List.of(), List.of()).wrong());
    }

    @Test
    void roundingIsNoWrongAnswer() throws IOException {
        List<Standing> standings = race.run(List.of(fake("a", 1 + 1e-15, 9)), TrialSetting.silent());

        assertEquals(Optional.of(true), standings.getFirst().agrees());
    }

    @Test
    void aNanIsAWrongAnswer() throws IOException {
        List<Standing> standings = race.run(List.of(fake("a", Double.NaN, 9)), TrialSetting.silent());

        assertEquals(Optional.of(false), standings.getFirst().agrees());
    }

    @Test
    void anAbsentContenderTellsHowToGetIt() throws IOException {
        Standing standing = race.run(List.of(absent("numba", "numba")), TrialSetting.silent()).getFirst();

        assertFalse(standing.counts());
        assertEquals(Optional.empty(), standing.agrees());
        assertEquals("no numba", standing.why());
        assertEquals("pip install numba", standing.get());
    }

    @Test
    void whatOneInterpreterLacksAnotherMayHave() throws IOException {
        Contender there = new Contender("numba [b]", "numba", 1, Kind.NUMBA, PROGRAM, 100,
                Contender.Expectation.RESULT, () -> new Fake("b", 1, 9));

        assertEquals(List.of("numba [b]"), race.run(List.of(absent("numba [a]", "numba"), there),
                TrialSetting.silent()).stream().map(Standing::name).toList());
    }

    @Test
    void aPeerThatFailsIsOutOfTheRace() throws IOException {
        List<Standing> standings = race.run(List.of(fake("a", 1, 9), fake("b", 1, 2)), TrialSetting.silent());

        assertEquals(2, standings.getFirst().seconds().length);
        assertEquals("failed: out of order", standings.getLast().why());
        assertFalse(standings.getLast().counts());
    }

    @Test
    void withoutTheLibraryThereIsNoRace() {
        Contender bilane = Contender.of("Bilane", 1, Kind.BILANE, PROGRAM, () -> new Fake("Bilane", 1, 0));

        assertEquals("Bilane: out of order", assertThrows(IOException.class,
                () -> race.run(List.of(bilane), TrialSetting.silent())).getMessage());
    }

    @Test
    void slowContendersHaveFewerTurnsSpreadOverTheRounds() {
        List<Integer> turns = new ArrayList<>();
        for (int round = 0; round < 15; round++) {
            if (Effort.FULL.isDue(round, true)) {
                turns.add(round);
            }
        }

        assertEquals(List.of(2, 5, 8, 11, 14), turns);
    }
}
