package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bilane.harness.command.Command;
import org.junit.jupiter.api.Test;

/** What a command begins before its options are read. */
class HeadStartTest {
    /** Commands that open pools, without the options of one. */
    private static final List<String> WITHOUT_OPTIONS = List.of("sweep", "info", "verify", "soak");

    @Test
    void thePoolOfEachCommandThatHasOneIsBegun() {
        Set<String> expected = new HashSet<>(WITHOUT_OPTIONS);
        Main.commands().forEach((name, command) -> {
            if (hasPoolOptions(command.get().getClass())) {
                expected.add(name);
            }
        });
        Set<String> pooled = new HashSet<>(Main.commands().keySet());
        pooled.removeIf(name -> !HeadStart.isPooled(name));

        assertEquals(expected, pooled);
    }

    private static boolean hasPoolOptions(Class<? extends Command> command) {
        return Arrays.stream(command.getDeclaredFields()).anyMatch(field -> field.getType() == PoolOptions.class);
    }
}
