package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The protocol of the peers, with shell scripts on the other side. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the peers are scripts of sh")
class LineProcessTest {
    @TempDir
    private Path folder;

    private LineProcess start(String script) throws IOException, AbsentException {
        return LineProcess.start(List.of("sh", "-c", script), folder.resolve("errors"), 20);
    }

    @Test
    void answersAreTheWordsBehindOk() throws Exception {
        try (LineProcess process = start("printf 'ready\\tfake 1.0, a\\n';"
                + " while read line; do printf 'ok\\t%s\\t2\\n' \"$line\"; done")) {
            assertEquals("fake 1.0, a", process.description());
            assertArrayEquals(new String[] {"time", "2"}, process.ask("time"));
            assertArrayEquals(new String[] {"answer", "file", "2"}, process.ask("answer", "file"));
        }
    }

    @Test
    void absenceTellsWhyAndHowToGetIt() {
        AbsentException absent = assertThrows(AbsentException.class,
                () -> start("printf 'absent\\tno numba\\tpip install numba\\n'"));

        assertEquals("no numba", absent.getMessage());
        assertEquals("pip install numba", absent.get());
    }

    @Test
    void failureIsToldInItsWords() {
        assertEquals("no memory", assertThrows(IOException.class,
                () -> start("printf 'failed\\tno memory\\n'")).getMessage());
    }

    @Test
    void anEarlyEndIsToldWithTheLastWords() {
        assertEquals("ended early: cannot open shared object", assertThrows(IOException.class,
                () -> start("echo 'cannot open shared object' >&2")).getMessage());
    }

    /** In ISO-8859-1, as a peer under another locale may write. */
    @Test
    void lastWordsInAnotherEncodingAreToldToo() {
        assertEquals("ended early: Datei nicht lesbar: \ufffd", assertThrows(IOException.class,
                () -> start("printf 'Datei nicht lesbar: \\374\\n' >&2")).getMessage());
    }

    @Test
    void anEndBetweenRequestsIsToldToo() throws Exception {
        try (LineProcess process = start("printf 'ready\\tfake\\n'; echo done >&2")) {
            assertEquals("ended early: done",
                    assertThrows(IOException.class, () -> process.ask("time")).getMessage());
        }
    }

    @Test
    void otherAnswersAreRefused() throws Exception {
        try (LineProcess process = start("printf 'ready\\tfake\\n'; read line; echo hello")) {
            assertEquals("answered \"hello\" in place of \"ok\"",
                    assertThrows(IOException.class, () -> process.ask("time")).getMessage());
        }
    }

    @Test
    void silenceEndsAtTheLimit() {
        IOException problem = assertThrows(IOException.class, () -> LineProcess.start(
                List.of("sh", "-c", "exec sleep 60"), folder.resolve("errors"), 1));

        assertEquals("no answer within 1 s", problem.getMessage());
    }

    @Test
    void callsInARowAreAskedForAtOnceAndTheirMeanCounts() throws Exception {
        try (ProcessRunner runner = new ProcessRunner(start("printf 'ready\\tfake\\n';"
                + " while read request calls; do printf 'ok\\t%s\\n' \"$calls\"; done"), 100)) {
            assertEquals(1, runner.seconds());
        }
    }

    @Test
    void noTimeIsNoAnswer() {
        assertThrows(IOException.class, () -> Answers.seconds(new String[] {"fast"}));
        assertThrows(IOException.class, () -> Answers.seconds(new String[] {"0"}));
        assertThrows(IOException.class, () -> Answers.seconds(new String[] {"NaN"}));
        assertThrows(IOException.class, () -> Answers.seconds(new String[0]));
    }
}
