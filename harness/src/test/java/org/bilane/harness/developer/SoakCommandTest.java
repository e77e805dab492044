package org.bilane.harness.developer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import org.bilane.harness.cli.InProcess;
import org.bilane.harness.command.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

@Timeout(240)
class SoakCommandTest {
    @Test
    void aShortSoakOfTheLibraryPassesAndTellsWhatWasDone() throws IOException {
        InProcess soak = InProcess.run("soak", "--minutes", "0.05", "--seed=-3", "--json");

        assertEquals(0, soak.status(), () -> soak.out() + soak.err());
        assertEquals(1, soak.out().lines().count());
        Map<String, Object> object = JSON.std.mapFrom(soak.out());
        assertEquals(List.of("path", "seed", "callers", "seconds", "jobs", "results", "faults", "start", "end",
                "defects", "problems", "ok"), List.copyOf(object.keySet()));
        assertEquals(-3, object.get("seed"));
        assertEquals(true, object.get("ok"));
        assertEquals(List.of(), object.get("problems"));
        assertTrue((int) object.get("jobs") > 0);
        assertEquals(List.of("cancel", "timeout", "interrupt", "close"),
                List.copyOf(((Map<?, ?>) object.get("faults")).keySet()));
        for (String moment : List.of("start", "end")) {
            assertEquals(List.of("resident_bytes", "heap_committed_bytes", "heap_used_bytes", "threads"),
                    List.copyOf(((Map<?, ?>) object.get(moment)).keySet()));
        }
        assertEquals("soaking ...", soak.errLines().getFirst());
    }

    @Test
    void theTableHasFaultsAndProcess() {
        InProcess soak = InProcess.run("soak", "--minutes=0.02");

        assertEquals(0, soak.status(), () -> soak.out() + soak.err());
        for (String row : List.of("cancel", "timeout", "interrupt", "close", "resident memory", "committed heap",
                "used heap", "threads")) {
            assertTrue(soak.out().lines().anyMatch(line -> line.strip().startsWith(row + " |")), row + soak.out());
        }
        assertTrue(soak.out().contains("no difference"), soak.out());
        assertTrue(soak.out().endsWith("soak passed\n"), soak.out());
    }

    @Test
    void aWrongBitFailsTheCommand() {
        SoakCommand command = new SoakCommand(output -> {
            if (output.byteSize() > 0) {
                // The sign, which even a zero has; no NaN has one that counts, but not all are NaN.
                output.setAtIndex(ValueLayout.JAVA_LONG, 0, output.getAtIndex(ValueLayout.JAVA_LONG, 0) ^ 1L << 63);
            }
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);

        IOException failure = assertThrows(IOException.class, () -> command.run(console));

        assertTrue(failure.getMessage().matches("(?s)soak: \\d+ defects?, the first: caller .*"), failure::getMessage);
        assertTrue(out.toString(UTF_8).endsWith("soak failed\n"), () -> out.toString(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e3", "x", "0.0000000000001", "1000000", ""})
    void minutesThatAreNoneAreRefused(String minutes) {
        InProcess soak = InProcess.run("soak", "--minutes", minutes);

        assertEquals(2, soak.status());
        assertEquals(1, soak.errLines().size());
        assertTrue(soak.err().startsWith("bilane: --minutes " + minutes), soak.err());
        assertEquals("", soak.out());
    }
}
