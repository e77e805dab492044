package org.bilane.harness.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The blocks of Java on a page, which are one program, run and print what their comments say. A comment that begins
 * with "for example" is not compared. A block that has a main method is a program as it stands. Blocks that are marked
 * as fragments run too, with what they need from the program around them.
 */
@Timeout(60)
class SnippetsTest {
    private static final Pattern PRINTED = Pattern.compile("IO\\.println\\(.*\\);\\s*// (.*)");
    private static final String IMPORTS = "import java.lang.foreign.*;\nimport org.bilane.kernel.*;\n";

    /** What stands around a fragment: the names that it uses, and does not make. */
    private static final String AROUND_FRAGMENT = """
            import java.lang.foreign.*;
            import org.bilane.kernel.*;

            void use(MemorySegment sums) {
                IO.println("sum " + sums.get(ValueLayout.JAVA_DOUBLE, 0));
            }

            void main() {
                Axis axis = Axis.index(3);
                double[] xs = {0.5, 1, 2}, ys = {0, 1, 1.5};
                double[][][] batches = {{new double[10], new double[10]}, {new double[10], new double[10]}};
                try (SurfaceStack stack = SurfaceStack.of(axis, axis, new double[3][3]);
                        WorkerPool pools = WorkerPool.builder().workers(1).open(); Arena memory = Arena.ofShared()) {
                    %s
                }
            }
            """;

    @TempDir
    private Path folder;

    static List<MarkdownPage> pages() throws IOException {
        return MarkdownPage.all().stream().filter(page -> !java(page).isEmpty()).toList();
    }

    @Test
    void theTourIsAmongThem() throws IOException {
        assertTrue(pages().stream().anyMatch(page -> page.file().endsWith("docs/api.md")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theProgramOfAPagePrintsWhatItSays(MarkdownPage page) throws Exception {
        String program = java(page);
        ChildJvm run = run(program);

        assertEquals(0, run.status(), page + ":\n" + run.err());
        List<String> said = PRINTED.matcher(program).results().map(match -> match.group(1).strip()).toList();
        List<String> printed = run.out().lines().toList();
        assertEquals(said.size(), printed.size(), run::out);
        for (int i = 0; i < said.size(); i++) {
            if (!said.get(i).startsWith("for example ")) {
                assertEquals(said.get(i), printed.get(i), page.toString());
            }
        }
    }

    static List<String> fragments() throws IOException {
        return MarkdownPage.all().stream().filter(page -> !page.file().endsWith("docs/spark.md"))
                .flatMap(page -> page.blocks().stream()).filter(block -> block.info().equals("java fragment"))
                .map(MarkdownPage.Block::text).toList();
    }

    @Test
    void arraysInAndOutAndSmallCallsAreFragments() throws IOException {
        assertTrue(fragments().stream().anyMatch(text -> text.contains("double[] result")), "double[] in and out");
        assertTrue(fragments().stream().anyMatch(text -> text.contains("for (double[][] batch")), "small calls");
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void aFragmentRunsWithWhatItNeeds(String fragment) throws Exception {
        // A fragment that opens an arena or a pool of its own is not to meet another of that name.
        String around = (fragment.contains("Arena arena") ? "" : "Arena arena = memory; ")
                + (fragment.contains("WorkerPool pool") ? "" : "WorkerPool pool = pools; ");
        ChildJvm run = runFile(AROUND_FRAGMENT.formatted(around + fragment));

        assertEquals(0, run.status(), run.err());
        assertEquals(fragment.contains("use(sums)") ? "sum 10.0\nsum 10.0\n" : "", run.out());
    }

    @Test
    void aWrongProgramFails() throws Exception {
        assertNotEquals(0, run("Axis axis = Axis.of(1);").status());
        assertNotEquals(0, run("Axis axis = 1;").status());
    }

    private static String java(MarkdownPage page) {
        return page.blocks().stream().filter(block -> block.info().equals("java")).map(MarkdownPage.Block::text)
                .collect(Collectors.joining());
    }

    private ChildJvm run(String program) throws IOException, InterruptedException {
        Pattern imports = Pattern.compile("(?m)^import .*;\n");
        String own = imports.matcher(program).results().map(MatchResult::group).collect(Collectors.joining());
        return runFile(program.contains("void main(") ? program : (own.isEmpty() ? IMPORTS : own)
                + "void main() throws Exception {\n" + imports.matcher(program).replaceAll("") + "}\n");
    }

    private ChildJvm runFile(String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Page.java"), source);
        return ChildJvm.run(folder, Map.of(), "java", List.of("--module-path", ChildJvm.kernel(), "--add-modules",
                "org.bilane.kernel", "--enable-native-access=org.bilane.kernel", file.toString()));
    }
}
