package org.bilane.harness.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arguments from a fuzzer's bytes, a line each, changed so far that a call of them is short and writes to one folder
 * alone. {@code @} at the begin of a name stands for that folder.
 */
final class FuzzedArguments {
    /** Too many for a call of a moment, too few for a refusal. */
    private static final Pattern LARGE_NUMBER = Pattern.compile("\\p{Nd}{3,14}");
    private static final Pattern WRITTEN = Pattern.compile("[^-]*--(?:out|sums|dx|dy|save|plot)(?:=(.*)|[^=]*)",
            Pattern.DOTALL);
    /** Small sizes for what the fuzzer leaves out, and an end for what it repeats too often. */
    private static final List<String> SMALL_RUN =
            List.of("--n=3", "--point-count=5", "--reps=1", "--threads=1", "--timeout=50ms");

    private final List<String> arguments;

    private FuzzedArguments(List<String> arguments) {
        this.arguments = arguments;
    }

    /**
     * Reads arguments.
     *
     * @param input any bytes
     * @param folder where files are read and written
     * @return the arguments
     */
    static FuzzedArguments of(byte[] input, Path folder) {
        List<String> given = new ArrayList<>();
        boolean written = false;
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n", -1)) {
            Matcher output = WRITTEN.matcher(line);
            boolean isOption = output.matches();
            if (isOption && output.group(1) != null) {
                given.add(line.substring(0, output.start(1)) + inside(output.group(1), folder));
                written = false;
            } else {
                given.add(written ? inside(line, folder) : line.replace("@", folder + "/"));
                written = isOption;
            }
        }
        return new FuzzedArguments(given);
    }

    /** A name in the folder, not above it. */
    private static String inside(String name, Path folder) {
        return name.isEmpty() ? name : folder + "/" + name.replace("@", "").replace("..", "__");
    }

    /** The arguments of a call that ends soon; null if there is none. */
    String[] shortCall() {
        String command = arguments.getFirst();
        if (command.equals("bench") || command.equals("run") && hasLargeNumber()) {
            // Bench is JMH's own command line.
            return null;
        }
        List<String> call = new ArrayList<>(arguments);
        switch (command) {
            case "run" -> SMALL_RUN.stream()
                    .filter(small -> arguments.stream().noneMatch(given -> given.strip().startsWith(option(small))))
                    .forEach(call::add);
            // They take long: what the fuzzer gives them is understood before this is refused.
            case "sweep" -> call.addAll(List.of("--csv", "--json"));
            case "verify", "soak" -> call.add("--seed=none");
            case "compare" -> call.add("--point-count=none");
            default -> { }
        }
        return call.toArray(String[]::new);
    }

    private static String option(String argument) {
        return argument.substring(0, argument.indexOf('='));
    }

    private boolean hasLargeNumber() {
        return arguments.stream().anyMatch(argument -> LARGE_NUMBER
                .matcher(argument.replaceAll("(?<!\\p{Nd})[1-9][0-9]{14,}", "")).find());
    }

    @Override
    public String toString() {
        return Arrays.toString(arguments.toArray());
    }
}
