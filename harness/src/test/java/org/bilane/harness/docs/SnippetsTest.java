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
 * with "for example" is not compared.
 */
@Timeout(60)
class SnippetsTest {
    private static final Pattern PRINTED = Pattern.compile("IO\\.println\\(.*\\);\\s*// (.*)");
    private static final String IMPORTS = "import java.lang.foreign.*;\nimport org.bilane.kernel.*;\n";

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
        Path file = Files.writeString(folder.resolve("Page.java"), (own.isEmpty() ? IMPORTS : own)
                + "void main() throws Exception {\n" + imports.matcher(program).replaceAll("") + "}\n");
        return ChildJvm.run(folder, Map.of(), "java", List.of("--module-path", ChildJvm.kernel(), "--add-modules",
                "org.bilane.kernel", "--enable-native-access=org.bilane.kernel", file.toString()));
    }
}
