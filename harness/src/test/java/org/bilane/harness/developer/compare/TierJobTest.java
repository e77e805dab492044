package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Smaller machines, by flags that only some JVMs know. */
class TierJobTest {
    @ParameterizedTest
    @CsvSource({"amd64, 5", "aarch64, 2"})
    void flagsOfAmd64AreLeftOutElsewhere(String arch, int tiers) throws Exception {
        try (PeerFiles files = new PeerFiles()) {
            TierJob job = new TierJob(new SumsJob(), true, arch);

            assertEquals(tiers, job.contenders(TrialSetting.of(files, new CCompiler("cc"))).size());
            assertEquals(tiers - 1, job.bars().size());
        }
    }
}
