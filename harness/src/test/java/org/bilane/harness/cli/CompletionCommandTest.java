package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bilane.harness.completion.CommandWords;
import org.bilane.harness.completion.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion scripts in the shells that they are for. */
@Timeout(60)
class CompletionCommandTest {
    @TempDir
    private Path folder;

    /** Apart, as bash offers what is in the folder. */
    @TempDir
    private Path scripts;

    @BeforeEach
    void files() throws IOException {
        Files.createFile(folder.resolve("points.npy"));
        Files.createFile(folder.resolve("with blank*.npy"));
        Files.createDirectory(folder.resolve("pictures"));
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, command)));
    }

    private static String script(String shell) {
        InProcess result = InProcess.run("completion", shell);
        assertEquals(0, result.status(), result.err());
        return result.out();
    }

    private String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        return text;
    }

    /** What bash offers for the last of the words, each divided as bash would divide it. */
    private List<String> bash(String... words) throws IOException, InterruptedException {
        // The script is bash's own language: nothing else can tell whether it works.
        assumeTrue(isInstalled("bash"), "bash is not installed");
        Path script = Files.writeString(scripts.resolve("bilane.bash"), script("bash"));
        List<String> command = new ArrayList<>(List.of("bash", "--norc", "-c", """
                source "$1" || exit 1
                shift
                COMP_WORDS=(bilane "$@")
                COMP_CWORD=$#
                _bilane
                ((${#COMPREPLY[@]} == 0)) || printf '%s\\n' "${COMPREPLY[@]}"
                """, "test", script.toString()));
        command.addAll(Arrays.asList(words));
        List<String> offers = new ArrayList<>(output(command.toArray(String[]::new)).lines().toList());
        Collections.sort(offers);
        return offers;
    }

    private static List<String> optionsOf(String name) {
        CommandWords words = Completable.of(name, Main.commands().get(name).get());
        return words.options().stream().map(Option::name).sorted().toList();
    }

    @Test
    void bashOffersTheCommands() throws Exception {
        TreeSet<String> expected = new TreeSet<>(Main.commands().keySet());
        expected.addAll(List.of("help", "--help", "--version"));

        assertEquals(List.copyOf(expected), bash(""));
        assertEquals(List.of("verify"), bash("ver"));
        assertEquals(List.of("verify"), bash("help", "ver"));
    }

    @Test
    void bashOffersEachOptionThatTheHelpNames() throws Exception {
        for (String name : Main.commands().keySet()) {
            List<String> offers = bash(name, "--");
            assertEquals(optionsOf(name), offers);
            if (!name.equals("bench")) {
                String help = InProcess.run(name, "--help").out();
                assertEquals(help.lines().filter(line -> line.matches("[* ] --.*"))
                        .map(line -> line.substring(2).split("[ ,]")[0]).sorted().toList(), offers);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"--job,sums surface values", "--transform,exp exp10 exp2 identity", "--table,random smooth",
        "--layout,point surface"})
    void bashOffersTheWordsOfAnOption(String option, String words) throws Exception {
        assertEquals(List.of(words.split(" ")), bash("run", option, ""));
        assertEquals(List.of(words.split(" ")), bash("run", option, "="));
        // The last begins as no other does.
        String last = words.substring(words.lastIndexOf(' ') + 1);
        assertEquals(List.of(last), bash("run", option, "=", last.substring(0, 3)));
        assertEquals(List.of(option + "=" + last), bash("run", option + "=" + last.substring(0, 3)));
    }

    @Test
    void bashOffersFilesWhereFilesAreMeantAndNothingForNumbers() throws Exception {
        assertEquals(List.of("pictures", "points.npy"), bash("eval", "--points", "p"));
        assertEquals(List.of("with blank*.npy"), bash("sweep", "--surfaces", "=", "w"));
        assertEquals(List.of("pictures", "points.npy", "with blank*.npy"), bash("sweep", "--plot", ""));
        assertEquals(List.of(), bash("run", "--n", ""));
        assertEquals(List.of(), bash("nonsense", ""));
    }

    @Test
    void bashOffersTheShells() throws Exception {
        assertEquals(List.of("--help", "bash", "zsh"), bash("completion", ""));
    }

    @Test
    void zshTakesTheScript() throws Exception {
        String script = script("zsh");
        assertTrue(script.startsWith("#compdef bilane\n"), script);
        assertTrue(script.contains("'--job=[What to compute]:word:(sums surface values)'"), script);
        assertTrue(script.contains("'*--surfaces=[A table (K, nx, ny) or (nx, ny)]:file:_files'"), script);
        // What needs no zsh is asserted by now; whether zsh takes the script, zsh alone can tell.
        assumeTrue(isInstalled("zsh"), "zsh is not installed");
        Path file = Files.writeString(folder.resolve("_bilane"), script);

        assertEquals("", output("zsh", "-f", "-n", file.toString()));
        assertEquals("_bilane\n", output("zsh", "-f", "-c",
                "autoload -U compinit && compinit -D -u && source ./_bilane && print $_comps[bilane]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "completion           | completion: must be followed by bash or zsh",
        "completion fish      | completion fish: must be bash or zsh",
        "completion bash zsh  | zsh: not expected here; what comes after the command are options",
        "completion --bash    | --bash: unknown option",
        "completion bash --x  | --x: unknown option",
    })
    void refusesWithTheRule(String line, String message) {
        InProcess result = InProcess.run(line.split(" +"));

        assertEquals("bilane: " + message + " (see bilane completion --help)", result.err().strip());
        assertEquals(2, result.status());
        assertEquals("", result.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void theScriptTellsHowToHaveItInEachShell(String shell) {
        assertTrue(script(shell).contains("#     eval \"$(bilane completion " + shell + ")\"\n"));
    }

    @Test
    void helpNamesTheShells() {
        assertTrue(InProcess.run("completion", "--help").out()
                .startsWith("Usage: bilane completion bash|zsh [options]"));
        assertFalse(InProcess.run("run", "--help").out().contains("bash"));
    }
}
