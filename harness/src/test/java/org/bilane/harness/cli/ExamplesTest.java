package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.beust.jcommander.JCommander;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.ForeignArguments;
import org.bilane.harness.command.TakesOperand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the help of commands that work on files do what they show, and pages show lines that exist. */
class ExamplesTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    /** A line of a shell, which may go on behind a backslash, up to a comment. */
    private static final Pattern LINE = Pattern.compile("(?m)^ *(?:harness/bin/)?bilane ([a-z]+)((?:\\\\\n|[^#\n])*)");

    @TempDir
    private Path folder;

    private static Stream<String> examples() {
        return Stream.of(new EvalCommand(), new StackCommand(), new TablesCommand(), new PlotCommand())
                .flatMap(command -> command.example().lines());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleSucceeds(String example) throws IOException {
        EvalCalls calls = new EvalCalls(folder);
        // As many as there are x, as they are points in an example.
        calls.save("y.npy", 4);
        try (WritableHdfFile file = HdfFile.write(folder.resolve("opacity.h5"))) {
            file.putDataset("kappa", new double[][] {{1, 2}, {3, 4}, {5, 6}});
        }
        requireSuccess(calls, example);
    }

    @Test
    void theLineOfTheReadmeEvaluatesATable() throws IOException {
        String line = lines(PROJECT.resolve("README.md")).stream().map(MatchResult::group)
                .filter(each -> each.startsWith("bilane eval ")).findFirst().orElseThrow();

        requireSuccess(new EvalCalls(folder), line.strip());
        assertTrue(Files.isRegularFile(folder.resolve("sums.npy")));
    }

    private static void requireSuccess(EvalCalls calls, String line) {
        String[] words = line.split(" ", 3);
        assertEquals("bilane", words[0]);

        InProcess result = calls.call(words[1], words[2].replaceAll("(?<= |^)(?=[a-z]+\\.[a-z0-9])", "@"));

        assertEquals(0, result.status(), () -> line + ": " + result.err());
    }

    private static List<MatchResult> lines(Path page) throws IOException {
        return LINE.matcher(Files.readString(page)).results().toList();
    }

    @Test
    void thePagesShowOptionsThatExist() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(PROJECT.resolve("README.md")));
        try (Stream<Path> files = Files.list(PROJECT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        int tried = 0;
        for (Path page : pages) {
            for (MatchResult line : lines(page)) {
                Command command = Main.commands().get(line.group(1)).get();
                if (!(command instanceof ForeignArguments)) {
                    JCommander parser = MainTest.parser(command);
                    String[] words = line.group(2).replace("\\\n", " ").strip().split(" +");

                    parser.parse(words[0].isEmpty() ? new String[0] : words);

                    assertEquals(command instanceof TakesOperand ? 1 : 0, parser.getUnknownOptions().size(),
                            () -> page + ": " + line.group());
                    tried++;
                }
            }
        }
        assertTrue(tried > 10, tried + " lines");
    }
}
