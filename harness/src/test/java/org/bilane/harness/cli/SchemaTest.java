package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bilane.harness.command.Console;
import org.bilane.harness.completion.CommandWords;
import org.bilane.harness.developer.CompareCommand;
import org.bilane.harness.developer.OtherCheckout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the commands print with {@code --json}, held against the schemas that document it. */
@Timeout(300)
class SchemaTest {
    private static final Path SCHEMAS = Path.of(System.getProperty("basedir", "")).resolve("../docs/schema");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @TempDir
    private Path folder;

    private static List<Error> errors(String command, String output) throws IOException {
        Schema schema = REGISTRY.getSchema(Files.readString(SCHEMAS.resolve(command + ".json")), InputFormat.JSON);
        return schema.validate(output, InputFormat.JSON);
    }

    private static void assertFits(String command, InProcess result) throws IOException {
        assertEquals(0, result.status(), result.err());
        assertEquals(List.of(), errors(command, result.out()), result.out());
    }

    static Stream<String> documented() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).toList().stream();
        }
    }

    @Test
    void eachCommandThatPrintsJsonHasASchemaAndNoneIsLeftOver() throws IOException {
        Set<String> printing = new TreeSet<>();
        Main.commands().forEach((name, command) -> {
            CommandWords words = Completable.of(name, command.get());
            if (words.options().stream().anyMatch(option -> option.name().equals("--json"))) {
                printing.add(name);
            }
        });

        assertEquals(printing, documented().collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void eachSchemaIsOneItself(String command) throws IOException {
        Schema draft = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertEquals(List.of(), draft.validate(Files.readString(SCHEMAS.resolve(command + ".json")),
                InputFormat.JSON));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void eachMemberIsDescribed(String command) throws IOException {
        String schema = Files.readString(SCHEMAS.resolve(command + ".json"));

        assertTrue(schema.contains("\"additionalProperties\": false"));
        assertEquals(List.of(), errors(command, "{}").stream()
                .filter(error -> !error.getKeyword().equals("required")).toList());
        assertFalse(errors(command, "{}").isEmpty(), "members must be required");
    }

    @ParameterizedTest
    @CsvSource({"sums,exp,1", "surface,identity,2", "values,exp,1"})
    void run(String job, String transform, String threads) throws IOException {
        assertFits("run", InProcess.run("run", "--job", job, "--transform", transform, "--threads", threads, "--n", "4",
                "--point-count", "1000", "--reps", "2", "--json"));
    }

    @Test
    void runOnNoPoints() throws IOException {
        assertFits("run", InProcess.run("run", "--n", "4", "--point-count", "0", "--reps", "1", "--json"));
    }

    @Test
    void eval() throws IOException {
        EvalCalls calls = new EvalCalls(folder);

        assertFits("eval", calls.eval("--surfaces @z.npy --points @p.npy --sums @s.npy --out @o.npy --json"));
        assertFits("eval", calls.eval("--surfaces @z.npy --points @p.npy --sums @s.npy --transform identity --json"));
    }

    @Test
    void stack() throws IOException {
        new EvalCalls(folder);

        assertFits("stack", InProcess.run("stack", "--surfaces", folder.resolve("z.npy").toString(), "--out",
                folder.resolve("z.bilane").toString(), "--json"));
    }

    @Test
    void tables() throws IOException {
        new EvalCalls(folder);

        assertFits("tables", InProcess.run("tables", folder.resolve("z.npy").toString(), "--json"));
        assertFits("tables", InProcess.run("tables", folder.resolve("z.npy").toString(), "--ranges", "--json"));
    }

    @Test
    void soak() throws IOException {
        assertFits("soak", InProcess.run("soak", "--minutes", "0.05", "--json"));
    }

    @ParameterizedTest
    @CsvSource({"sums", "surface", "values"})
    void sweep(String job) throws IOException {
        assertFits("sweep", InProcess.run("sweep", "--job", job, "--n", "4", "--point-count", "1000", "--threads", "1",
                "--reps", "1", "--json"));
    }

    @ParameterizedTest
    @CsvSource({"A,64", "E,2"})
    void compare(String job, String points) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CommandLine alone = new CommandLine("compare", new CompareCommand("no-such-python", "no-such-compiler"));

        alone.run(new String[] {"--jobs", job, "--quick", "--point-count", points, "--json", "--before",
            OtherCheckout.in(folder, name -> true).toString()},
                new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false));

        String output = out.toString(StandardCharsets.UTF_8);
        assertEquals(List.of(), errors("compare", output), output);
    }

    @Test
    void verify() throws IOException {
        assertFits("verify", InProcess.run("verify", "--quick", "--seed", "-1", "--json"));
    }

    @Test
    void info() throws IOException {
        assertFits("info", InProcess.run("info", "--json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"workers\":0   | \"workers\":-1",
        "\"workers\":0   | \"workers\":0,\"more\":1",
        "\"job\":\"sums\"| \"job\":\"products\"",
        "\"planner\"     | \"planer\"",
        "null            | \"unlimited\"",
    })
    void aSchemaRefusesOutputThatDiffers(String part, String other) throws IOException {
        String output = InProcess.run("sweep", "--n", "4", "--point-count", "1000", "--threads", "1", "--reps", "1",
                "--json").out();
        assertTrue(output.contains(part), output);

        assertFalse(errors("sweep", output.replaceFirst(part, other)).isEmpty());
    }
}
