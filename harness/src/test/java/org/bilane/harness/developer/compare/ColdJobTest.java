package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole process of the library beside that of the original program. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script of sh")
class ColdJobTest {
    @TempDir
    private Path folder;

    @Test
    void theWholeProcessComputesOnTheOneThreadThatItsRowNames() throws Exception {
        Path told = folder.resolve("told");
        Path launcher = Files.writeString(folder.resolve("bilane"),
                "#!/bin/sh\necho \"$@\" >" + told + "\necho '{\"total\": 1.5}'\n");
        assertTrue(launcher.toFile().setExecutable(true));
        try (PeerFiles files = new PeerFiles()) {
            Setting setting = new Setting(TrialSetting.LEAST, OptionalLong.of(1000), List.of(), new CCompiler("cc"),
                    files, Optional.of(launcher), Optional.empty(), (task, turns) -> TrialSetting.silent());
            Contender whole = new ColdJob().contenders(setting).stream()
                    .filter(contender -> contender.name().startsWith("bilane run")).findFirst().orElseThrow();

            assertEquals(1, whole.threads());
            try (Runner runner = whole.start().open()) {
                assertTrue(runner.seconds() > 0);
            }
            assertEquals("run --reps 1 --threads 1 --json --point-count 1000", Files.readString(told).strip());
        }
    }
}
