package org.bilane.harness.cli;

import com.beust.jcommander.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bilane.harness.completion.BashCompletion;
import org.bilane.harness.completion.CommandWords;
import org.bilane.harness.completion.ZshCompletion;

/** {@code bilane completion}: a script by which a shell completes the commands, their options and values. */
@Parameters(separators = "=", commandDescription = "Print what bash or zsh needs to complete commands and options")
final class CompletionCommand implements TakesWord {
    private static final Map<String, Function<List<CommandWords>, String>> SHELLS = new LinkedHashMap<>();

    static {
        SHELLS.put("bash", BashCompletion::script);
        SHELLS.put("zsh", ZshCompletion::script);
    }

    private String shell;

    /** For the command line. */
    CompletionCommand() {
    }

    @Override
    public List<String> words() {
        return List.copyOf(SHELLS.keySet());
    }

    @Override
    public void take(String word) {
        shell = word;
    }

    @Override
    public void run(Console console) {
        List<CommandWords> commands = new ArrayList<>();
        Main.commands().forEach((name, command) -> commands.add(Completable.of(name, command.get())));
        commands.add(new CommandWords("help", "Print the help of a command", List.copyOf(Main.commands().keySet()),
                false, List.of()));
        console.out().print(SHELLS.get(shell).apply(commands));
    }
}
