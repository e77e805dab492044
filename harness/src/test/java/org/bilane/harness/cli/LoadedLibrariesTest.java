package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bilane.harness.plot.FontsHere;
import org.bilane.kernel.cpu.Affinity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which libraries a command loads, by what the JVM tells of each class: those for pictures only for a picture. */
@Timeout(120)
class LoadedLibrariesTest {
    /** Those of charts, of benchmarks and of HDF5, and what is for developers alone. */
    private static final Pattern NOT_FOR_ALL = Pattern.compile(
            "(?m) (org\\.jfree|org\\.apache\\.(?:batik|xmlgraphics)|java\\.awt|org\\.openjdk\\.jmh|io\\.jhdf"
                    + "|org\\.bilane\\.harness\\.developer)[.$]");

    @TempDir
    private Path folder;

    @BeforeEach
    void files() {
        assertEquals(0, InProcess.run("run", "--n", "4", "--point-count", "10", "--reps", "1", "--threads", "1",
                "--save", saved("").toString()).status());
    }

    private Path saved(String file) {
        return folder.resolve("saved").resolve(file);
    }

    /** The classes that a command loads, each after a blank, and nothing but its success. */
    private String classes(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        InProcess outcome = new ChildProcess(folder).with("--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load:file=" + log + ":none:filecount=0").run(command);
        assertEquals(0, outcome.status(), outcome.err());
        String classes = " " + Files.readString(log).replace("\n", "\n ");
        assertTrue(classes.contains(" " + Main.class.getName() + " "), "the log has the classes of the command line");
        return classes;
    }

    /** What of the libraries a command loads. */
    private Set<String> loaded(String... command) throws IOException, InterruptedException {
        Set<String> libraries = new TreeSet<>();
        Matcher matcher = NOT_FOR_ALL.matcher(classes(command));
        while (matcher.find()) {
            libraries.add(matcher.group(1));
        }
        return libraries;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "run --n 4 --point-count 10 --reps 1 --threads 1",
        "sweep --n 4 --point-count 10 --threads 1",
        "eval --surfaces z.npy --points points.npy --out values.npy",
        "stack --surfaces z.npy --out tables.stack",
        "tables z.npy",
        "info",
        "plot --help",
        "verify --help"})
    void aCommandForUsersLoadsNoneThatItDoesNotNeed(String line) throws Exception {
        String[] words = line.split(" ");
        for (int i = 0; i < words.length; i++) {
            if (words[i].endsWith(".npy") || words[i].endsWith(".stack")) {
                words[i] = saved(words[i]).toString();
            }
        }

        assertEquals(Set.of(), loaded(words));
    }

    @Test
    void onlyACommandWithAPoolLinksWhatPinsItsWorkers() throws Exception {
        String linker = " " + Affinity.class.getName() + " ";

        assertTrue(classes("info").contains(linker));
        assertFalse(classes("tables", saved("z.npy").toString()).contains(linker));
        assertFalse(classes("stack", "--surfaces", saved("z.npy").toString(), "--out",
                folder.resolve("tables.stack").toString()).contains(linker));
    }

    @Test
    void aPictureLoadsThoseOfCharts() throws Exception {
        FontsHere.require();

        Set<String> libraries = loaded("plot", "--surfaces", saved("z.npy").toString(), "--out",
                folder.resolve("z.png").toString());

        assertTrue(libraries.containsAll(List.of("org.jfree", "java.awt")), libraries::toString);
        assertFalse(libraries.contains("org.openjdk.jmh"), libraries::toString);
    }

    @Test
    void aListOfBenchmarksLoadsJmhButNoCharts() throws Exception {
        assertEquals(Set.of("org.bilane.harness.developer", "org.openjdk.jmh"), loaded("bench", "-l"));
    }

    @Test
    void aSoakLoadsNoneOfThem() throws Exception {
        assertEquals(Set.of("org.bilane.harness.developer"), loaded("soak", "--minutes", "0.01"));
    }
}
