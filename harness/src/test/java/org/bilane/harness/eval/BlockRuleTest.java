package org.bilane.harness.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BlockRuleTest {
    private static final BlockRule RULE = new BlockRule(1000, 8 * 600);

    @Test
    void fewSurfacesTakeTheLongestBlock() {
        assertEquals(600, RULE.points(1, 72));
        assertEquals(1000, new BlockRule(1000, 8 * 1001).points(1, 72));
    }

    @Test
    void resultsTakeWhatIsAllowed() {
        assertEquals(6, RULE.points(100, 8 * 600));
    }

    @Test
    void orAsMuchAsTheSurfaces() {
        assertEquals(25, RULE.points(100, 8 * 2500));
    }

    @Test
    void thereIsAlwaysOnePoint() {
        assertEquals(1, RULE.points(1_000_000, 0));
    }
}
