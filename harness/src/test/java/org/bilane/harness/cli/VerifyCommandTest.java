package org.bilane.harness.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.bilane.harness.command.Console;
import org.bilane.harness.plot.FontsHere;
import org.bilane.harness.verify.Check;
import org.bilane.harness.verify.VerificationPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

@Timeout(300)
class VerifyCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);

    /** A part with one result. */
    private record Fixed(Check.Status status) implements VerificationPart {
        @Override
        public String title() {
            return "a part";
        }

        @Override
        public long amount() {
            return 1;
        }

        @Override
        public List<Check> run(LongConsumer progress) {
            progress.accept(1);
            return List.of(new Check("a check", "a range", 1000, 1.5, "ulp", 1, "0x1.8p0", status));
        }
    }

    private static VerifyCommand command(Check.Status... statuses) {
        return new VerifyCommand((_, _, _) ->
                List.of(statuses).stream().<VerificationPart>map(Fixed::new).toList());
    }

    @Test
    void quickVerificationOfTheLibraryPasses() throws IOException {
        int status = Main.run(new String[] {"verify", "--quick", "--json", "--seed", "-3"}, console);
        assertEquals(0, status, () -> out.toString(UTF_8) + err.toString(UTF_8));
        assertEquals(1, out.toString(UTF_8).lines().count());
        Map<String, Object> object = JSON.std.mapFrom(out.toString(UTF_8));
        assertEquals(true, object.get("ok"));
        assertEquals(-3, object.get("seed"));
        List<?> checks = (List<?>) object.get("checks");
        assertTrue(checks.size() > 10, () -> checks.size() + " checks");
        checks.forEach(check -> assertEquals(
                List.of("name", "range", "cases", "worst", "unit", "bound", "at", "ok"),
                List.copyOf(((Map<?, ?>) check).keySet())));
    }

    @Test
    void aFailedCheckIsShownAndFails() throws IOException {
        IOException failure = assertThrows(IOException.class,
                () -> command(Check.Status.PASSED, Check.Status.FAILED).run(console));
        assertEquals("verify: 1 of 2 checks failed; see standard output", failure.getMessage());
        String text = out.toString(UTF_8);
        assertTrue(text.contains("0x1.8p0") && text.contains("1.5000") && text.contains("1,000"), text);
        assertTrue(text.lines().anyMatch(line -> line.startsWith("1 of 2 checks failed; ")), text);
        assertTrue(err.toString(UTF_8).startsWith("a part ..."), () -> err.toString(UTF_8));
    }

    @Test
    void aCheckThatIsNotRunNeitherPassesNorFails() throws Exception {
        command(Check.Status.PASSED, Check.Status.NOT_RUN).run(console);
        assertTrue(out.toString(UTF_8).lines().anyMatch(line -> line.startsWith("1 check passed, 1 not run; ")),
                () -> out.toString(UTF_8));
    }

    @Test
    void plotIsDrawnEvenIfAPartFails(@TempDir Path folder) throws IOException {
        FontsHere.require();
        Path file = folder.resolve("ulp.svg");
        CommandLine failing = new CommandLine("verify", command(Check.Status.FAILED));

        Exception failure = assertThrows(Exception.class,
                () -> failing.run(new String[] {"--plot", file.toString()}, console));

        assertInstanceOf(IOException.class, failure);

        assertTrue(Files.readString(file).contains("Largest error of exp"));
    }

    @Test
    void plotIsRefusedBeforeAnyWork() {
        assertEquals(2, Main.run(new String[] {"verify", "--plot", "ulp.jpg"}, console));
        assertEquals("bilane: --plot ulp.jpg: must end in .png or .svg", err.toString(UTF_8).strip());
    }

    @Test
    void aSeedThatIsNoNumberIsRefused() {
        assertEquals(2, Main.run(new String[] {"verify", "--seed", "x"}, console));
        assertEquals("", out.toString(UTF_8));
    }
}
