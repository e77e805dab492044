package org.bilane.harness.completion;

import java.util.List;
import java.util.stream.Collectors;

/** Completion for zsh. */
public final class ZshCompletion {
    private static final String SCRIPT = """
            #compdef bilane
            # zsh completion of bilane, as printed by: bilane completion zsh
            # To have it in each new shell, put this line into ~/.zshrc, below compinit:
            #     eval "$(bilane completion zsh)"
            _bilane() {
                local curcontext=$curcontext state line
                typeset -A opt_args
                _arguments -C \\
                    '--help[Print help]' \\
                    '--version[Print the version]' \\
                    '1:command:->command' \\
                    '*::argument:->argument'
                case $state in
                command)
                    local -a commands
                    commands=(
            %s            )
                    _describe command commands
                    ;;
                argument)
                    case $words[1] in
            %s            esac
                    ;;
                esac
            }

            # Found in the fpath it is called at once; read by eval or source it is registered.
            if [[ ${funcstack[1]-} == _bilane ]]; then
                _bilane "$@"
            else
                compdef _bilane bilane
            fi
            """;

    private ZshCompletion() {
    }

    /**
     * The script, to be read by zsh itself.
     *
     * @param commands all commands
     * @return lines, each ended by a line break
     */
    public static String script(List<CommandWords> commands) {
        String names = commands.stream()
                .map(command -> "            " + quoted(command.name() + ":" + command.description()) + "\n")
                .collect(Collectors.joining());
        return SCRIPT.formatted(names, commands.stream().map(ZshCompletion::branch).collect(Collectors.joining()));
    }

    private static String branch(CommandWords command) {
        StringBuilder branch = new StringBuilder("            ").append(command.name()).append(") _arguments");
        if (command.operand() instanceof Argument.Word word) {
            branch.append(" \\\n                ").append(quoted("1:word:(" + String.join(" ", word.words()) + ")"));
        } else if (command.operand() instanceof Argument.File) {
            branch.append(" \\\n                ").append(quoted("1:file:_files"));
        }
        for (Option option : command.options()) {
            branch.append(" \\\n                ").append(quoted(specification(option)));
        }
        return branch.append(" ;;\n").toString();
    }

    private static String specification(Option option) {
        String again = option.repeatable() ? "*" : "";
        String description = "[" + option.description().replace("\\", "\\\\").replace("]", "\\]") + "]";
        return switch (option.argument()) {
            case Argument.None none -> again + option.name() + description;
            case Argument.File file -> again + option.name() + "=" + description + ":file:_files";
            case Argument.Word word -> again + option.name() + "=" + description + ":word:("
                    + String.join(" ", word.words()) + ")";
            case Argument.Other other -> again + option.name() + "=" + description + ":value: ";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
