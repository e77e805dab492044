package org.bilane.harness.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion for bash, from 3.2 on, which macOS still has: no arrays filled by {@code mapfile}. */
public final class BashCompletion {
    private static final String SCRIPT = """
            # bash completion of bilane, as printed by: bilane completion bash
            # To have it in each new shell, put this line into ~/.bashrc:
            #     eval "$(bilane completion bash)"
            _bilane() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev='' before='' word
                local command=${COMP_WORDS[1]-}
                COMPREPLY=()
                if ((COMP_CWORD > 1)); then
                    prev=${COMP_WORDS[COMP_CWORD-1]}
                fi
                # --option=value comes as three words where = divides them, which is usual, and else as one.
                if [[ $cur == '=' ]]; then
                    cur=''
                elif [[ $prev == '=' ]]; then
                    prev=${COMP_WORDS[COMP_CWORD-2]}
                elif [[ $cur == --*=* ]]; then
                    prev=${cur%%%%=*}
                    cur=${cur#*=}
                    before=$prev=
                fi
                if ((COMP_CWORD <= 1)); then
                    _bilane_words '%s --help --version'
                    return
                fi
                case $command:$prev in
            %s    esac
                case $command in
            %s    esac
            }

            # Takes what begins as the current word does from a list.
            _bilane_words() {
                local IFS=$' \\t\\n'
                while IFS= read -r word; do
                    COMPREPLY+=("$before$word")
                done < <(compgen -W "$1" -- "$cur")
            }

            # Takes files and folders.
            _bilane_files() {
                # Has bash add slashes and escape blanks; not in 3.2, and not outside of a completion.
                compopt -o filenames 2>/dev/null
                while IFS= read -r word; do
                    COMPREPLY+=("$before$word")
                done < <(compgen -f -- "$cur")
            }

            complete -F _bilane bilane
            """;

    private BashCompletion() {
    }

    /**
     * The script, to be read by bash itself.
     *
     * @param commands all commands
     * @return lines, each ended by a line break
     */
    public static String script(List<CommandWords> commands) {
        String names = commands.stream().map(CommandWords::name).collect(Collectors.joining(" "));
        String values = commands.stream().flatMap(BashCompletion::values).collect(Collectors.joining());
        String words = commands.stream().map(BashCompletion::words).collect(Collectors.joining());
        return SCRIPT.formatted(names, values, words);
    }

    /** A branch for each option that is followed by something. */
    private static Stream<String> values(CommandWords command) {
        return command.options().stream().filter(option -> !(option.argument() instanceof Argument.None))
                .map(option -> {
                    String action = switch (option.argument()) {
                        case Argument.File file -> "_bilane_files; ";
                        case Argument.Word word -> "_bilane_words '" + String.join(" ", word.words()) + "'; ";
                        case Argument.None none -> "";
                        case Argument.Other other -> "";
                    };
                    return "        " + command.name() + ":" + option.name() + ") " + action + "return ;;\n";
                });
    }

    private static String words(CommandWords command) {
        String files = command.operand() instanceof Argument.File ? "_bilane_files; " : "";
        String words = Stream.concat(command.operand().words().stream(), command.options().stream().map(Option::name))
                .collect(Collectors.joining(" "));
        return "        " + command.name() + ") " + files + "_bilane_words '" + words + "' ;;\n";
    }
}
