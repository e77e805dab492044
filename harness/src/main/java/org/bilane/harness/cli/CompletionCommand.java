package org.bilane.harness.cli;

import com.beust.jcommander.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.TakesOperand;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.completion.Argument;
import org.bilane.harness.completion.BashCompletion;
import org.bilane.harness.completion.CommandWords;
import org.bilane.harness.completion.ZshCompletion;

/** {@code bilane completion}: a script by which a shell completes the commands, their options and values. */
@Parameters(separators = "=", commandDescription = "Print what bash or zsh needs to complete commands and options")
final class CompletionCommand implements TakesOperand {
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
    public Argument operand() {
        return new Argument.Word(List.copyOf(SHELLS.keySet()));
    }

    @Override
    public void take(String word) throws UsageException {
        if (!SHELLS.containsKey(word)) {
            throw UsageException.option("completion " + word + ": must be " + String.join(" or ", SHELLS.keySet()));
        }
        shell = word;
    }

    @Override
    public String example() {
        return """
                eval "$(bilane completion bash)"                      for this shell
                bilane completion bash >> ~/.bash_completion          for all later ones
                bilane completion zsh > ~/.zsh/completions/_bilane    in a folder of zsh's fpath""";
    }

    @Override
    public void run(Console console) {
        List<CommandWords> commands = new ArrayList<>();
        Main.commands().forEach((name, command) -> commands.add(Completable.of(name, command.get())));
        commands.add(new CommandWords("help", "Print the help of a command",
                new Argument.Word(List.copyOf(Main.commands().keySet())), List.of()));
        console.out().print(SHELLS.get(shell).apply(commands));
    }
}
