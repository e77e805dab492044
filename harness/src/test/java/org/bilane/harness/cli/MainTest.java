package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.ForeignArguments;
import org.bilane.harness.command.TakesOperand;
import org.bilane.harness.completion.Argument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line does before any command works: help, version, and words that are no command. */
class MainTest {
    @Test
    void helpNamesEachCommandOnStandardOutput() {
        InProcess help = InProcess.run("--help");

        assertEquals(0, help.status());
        assertEquals("", help.err());
        assertTrue(help.out().lines().anyMatch(line -> line.startsWith("  run  ")), help.out());
        assertTrue(help.out().lines().anyMatch(line -> line.startsWith("  info  ")), help.out());
    }

    @Test
    void helpOfACommandNamesItsOptionsAndDefaults() {
        InProcess help = InProcess.run("run", "--help");

        assertEquals(0, help.status());
        assertEquals("", help.err());
        for (String option : List.of("--job", "--transform", "--table", "--layout", "--n", "--surface-count",
                "--point-count", "--threads", "--reps", "--seed", "--save", "--json", "--help, -h")) {
            assertTrue(help.out().lines()
                    .anyMatch(line -> line.equals("  " + option) || line.startsWith("  " + option + " ")), option);
        }
        assertTrue(help.out().contains("(default: 1e6)"), help.out());
        assertTrue(help.out().lines().allMatch(line -> line.length() <= 80), help.out());
    }

    @Test
    void helpMarksWhatMustBeGivenAndNamesWhatOptionsTake() {
        String help = InProcess.run("stack", "--help").out();

        assertTrue(help.contains("\nOptions (* must be given):\n* --surfaces FILE\n"), help);
        assertTrue(help.contains("\n* --out FILE\n"), help);
        assertTrue(help.contains("\n  --x-scale linear|ln|log2|log10\n"), help);
        assertTrue(InProcess.run("eval", "--help").out().contains("\n  --points FILE\n"));
    }

    @ParameterizedTest
    @MethodSource("parsed")
    void eachOptionThatTakesSomethingHasANameForIt(String name, Command command) {
        for (ParameterDescription option : parser(command).getParameters()) {
            assertTrue(!(OptionArgument.of(option) instanceof Argument.Other
                    || OptionArgument.of(option) instanceof Argument.File)
                    || !option.getParameter().placeholder().isBlank(), name + " " + option.getNames());
        }
    }

    @ParameterizedTest
    @MethodSource("parsed")
    void eachExampleIsTakenByTheParser(String name, Command command) {
        List<String> examples = command.example().lines().filter(line -> line.startsWith("bilane " + name)).toList();
        assertFalse(examples.isEmpty(), name);
        assertTrue(InProcess.run(name, "--help").out().contains("  " + examples.getFirst()));
        for (String example : examples) {
            List<String> words = List.of(example.split("  +|>")[0].strip().split(" "));
            JCommander parser = parser(Main.commands().get(name).get());

            parser.parse(words.subList(2, words.size()).toArray(String[]::new));

            assertEquals(command instanceof TakesOperand ? 1 : 0, parser.getUnknownOptions().size(), example);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parsed")
    void theFirstLineOfTheHelpNamesWhatMustBeGiven(String name, Command command) {
        List<ParameterDescription> options = parser(command).getParameters();
        Set<String> named = Pattern.compile("--[a-z-]+").matcher(command.required()).results()
                .map(MatchResult::group).collect(Collectors.toSet());

        assertTrue(options.stream().map(ParameterDescription::getLongestName).collect(Collectors.toSet())
                .containsAll(named), named::toString);
        options.stream().filter(option -> option.getParameter().required()).forEach(option ->
                assertTrue(named.contains(option.getLongestName()), option.getLongestName()));
        String help = InProcess.run(name, "--help").out();
        assertTrue(help.replaceAll("\\s+", " ").startsWith(("Usage: bilane " + name + " " + command.required())
                .strip()), help);
    }

    static Stream<Arguments> parsed() {
        return Main.commands().entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue().get()))
                .filter(each -> !(each.get()[1] instanceof ForeignArguments));
    }

    /** A parser that takes what it does not know as an operand. */
    static JCommander parser(Command command) {
        JCommander parser = JCommander.newBuilder().addObject(command).acceptUnknownOptions(true)
                .addConverterInstanceFactory(new OptionConverters()).build();
        parser.createDescriptions();
        return parser;
    }

    @Test
    void helpIsGivenWhateverElseIsWrong() {
        InProcess help = InProcess.run("run", "--nonsense", "--help");

        assertEquals(0, help.status());
        assertTrue(help.out().startsWith("Usage: bilane run"), help.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "eval", "bench", "completion"})
    void helpOfACommandCanBeHadInThreeWays(String command) {
        InProcess help = InProcess.run(command, "--help");

        assertTrue(help.out().startsWith("Usage: bilane " + command), help.out());
        assertEquals(help, InProcess.run("help", command));
        if (!command.equals("bench")) {
            assertEquals(help, InProcess.run(command, "--nonsense", "-h"));
        }
    }

    @Test
    void helpAndVersionHaveShortNames() {
        InProcess help = InProcess.run("--help");

        assertEquals(help, InProcess.run("-h"));
        assertEquals(help, InProcess.run("help"));
        assertEquals(help, InProcess.run("help", "--help"));
        assertEquals(InProcess.run("--version"), InProcess.run("-V"));
    }

    @Test
    void helpOfWhatIsNoCommandIsRefused() {
        assertEquals(new InProcess(2, "", "bilane: ruin: unknown command; did you mean run? (see bilane --help)"
                + System.lineSeparator()), InProcess.run("help", "ruin"));
        assertEquals(new InProcess(2, "", "bilane: help: must be followed by one command (see bilane --help)"
                + System.lineSeparator()), InProcess.run("help", "run", "eval"));
    }

    @Test
    void aWrongOptionIsToldOfBeforeAMissingOne() {
        InProcess wrong = InProcess.run("eval", "--surfaces", "z.npy", "--pionts", "p.npy");

        assertEquals(2, wrong.status());
        assertEquals("bilane: --pionts: unknown option; did you mean --points? (see bilane eval --help)",
                wrong.err().strip());
        assertEquals("bilane: --x-scale wide: must be linear or ln or log2 or log10 (see bilane stack --help)",
                InProcess.run("stack", "--x-scale", "wide").err().strip());
        assertEquals("bilane: --threads 0: must be at least 1 (see bilane eval --help)",
                InProcess.run("eval", "--threads", "0").err().strip());
    }

    @Test
    void versionIsANumberThatTheBuildFilledIn() {
        InProcess version = InProcess.run("--version");

        assertEquals(0, version.status());
        assertTrue(version.out().matches("bilane \\d+\\.\\d+\\.\\d+\\S*\\R"), version.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void refusesWordsAfterTheVersion(String word) {
        assertEquals(new InProcess(2, "", "bilane: eval: not expected here; " + word + " must be given alone "
                + "(see bilane --help)" + System.lineSeparator()), InProcess.run(word, "eval"));
    }

    @Test
    void asksForACommandWhereThereIsNone() {
        InProcess nothing = InProcess.run();

        assertEquals(2, nothing.status());
        assertEquals(1, nothing.errLines().size());
        assertTrue(nothing.err().startsWith("bilane: a command is missing: must be one of run, eval, "), nothing.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ruin", "--json", "RUN"})
    void refusesAnUnknownCommandAndPointsToTheHelp(String word) {
        InProcess unknown = InProcess.run(word);

        assertEquals(2, unknown.status());
        assertEquals(1, unknown.errLines().size());
        assertTrue(unknown.err().startsWith("bilane: " + word + ": unknown "), unknown.err());
        assertTrue(unknown.err().contains("(see bilane --help)"), unknown.err());
    }

    @Test
    void suggestsTheCommandThatIsASlipAway() {
        assertTrue(InProcess.run("verfiy").err().contains("did you mean verify?"));
        assertTrue(InProcess.run("frobnicate").err().contains("must be one of run, eval, "));
    }

    @Test
    void colorsTheFirstWordsOfAnErrorWhereThatIsWanted() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        Main.run(new String[] {"nonsense"}, new Console(System.out, new PrintStream(err), true, true));

        String text = err.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith("\u001b[1;31mbilane:\u001b[0m nonsense: unknown command"), text);
        assertFalse(InProcess.run("nonsense").err().contains("\u001b"));
    }

    @Test
    void noColorForbidsColorsUnlessItIsEmpty() {
        assertFalse(Console.colorsWanted(Map.of("NO_COLOR", "1")));
        assertTrue(Console.colorsWanted(Map.of("NO_COLOR", "")));
        assertTrue(Console.colorsWanted(Map.of()));
    }

    @Test
    void keepsAMessageToOneLineWhateverTheArgumentHolds() {
        InProcess unknown = InProcess.run("r\nu\u001b[2Jn\u2028");

        assertEquals(1, unknown.errLines().size());
        assertTrue(unknown.err().contains("r\\u000au\\u001b[2Jn\\u2028: unknown command"), unknown.err());
    }

    @Test
    void failsInOneLineWhereStandardOutputIsFull() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int status = Main.run(new String[] {"--version"},
                new Console(new PrintStream(full), new PrintStream(err), false));

        assertEquals(1, status);
        assertEquals("bilane: standard output cannot be written to; is its disk full?",
                err.toString(StandardCharsets.UTF_8).strip());
    }
}
