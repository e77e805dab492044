package org.bilane.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list format, the mask format and the operations of sets of CPUs. */
class CpuSetTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "0-3,8,10-11", "63-64", "1023-1025,4096", "", "65535"})
    void printsTheListItWasParsedFrom(String list) {
        assertEquals(list, CpuSet.parse(list).toString());
    }

    @Test
    void parsesNumbersAndRangesInAnyOrderWithRepeatsAndWhiteSpaceAround() {
        assertEquals(CpuSet.of(0, 1, 2, 3, 8), CpuSet.parse(" 8,2-3,0-2\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1,", ",1", "1,,2", "3-1", "-1", "1-", "1-2-3", "0x3", "+1", "1 2", "\u0663",
        "65536", "0-65536", "99999999999999999999", "-"})
    void refusesWhatIsNotAList(String list) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> CpuSet.parse(list));
        assertTrue(e.getMessage().contains('"' + list + '"'), e.getMessage());
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> CpuSet.of(1, -1));
        assertThrows(IllegalArgumentException.class, () -> CpuSet.of(CpuSet.MAX_CPU + 1));
        assertThrows(IllegalArgumentException.class, () -> CpuSet.range(2, 1));
        assertThrows(IllegalArgumentException.class, () -> CpuSet.range(0, CpuSet.MAX_CPU + 1));
        assertThrows(IllegalArgumentException.class, () -> CpuSet.ofMask(maskOf(CpuSet.MAX_CPU + 1)));
        assertEquals(CpuSet.of(CpuSet.MAX_CPU), CpuSet.ofMask(maskOf(CpuSet.MAX_CPU)));
    }

    @Test
    void masksHaveOneBitPerCpuInWordsOf64() {
        assertArrayEquals(new long[] {1L << 63 | 1, 2, 0, 1}, CpuSet.of(0, 63, 65, 192).toMask());
        assertEquals(CpuSet.of(0, 63, 65, 192), CpuSet.ofMask(new long[] {1L << 63 | 1, 2, 0, 1, 0, 0}));
    }

    @Test
    void setOperationsAgreeWithMembership() {
        CpuSet some = CpuSet.parse("0-3,70");
        assertEquals(CpuSet.of(2, 70), some.intersection(CpuSet.of(2, 5, 70)));
        assertTrue(some.containsAll(CpuSet.of(3, 70)));
        assertFalse(some.containsAll(CpuSet.of(3, 4)));
        assertTrue(some.containsAll(CpuSet.empty()));
        assertTrue(some.intersects(CpuSet.of(5, 70)));
        assertFalse(some.intersects(CpuSet.of(5, 71)));
        assertTrue(some.contains(70));
        assertFalse(some.contains(4));
        assertFalse(some.contains(-1));
        assertEquals(5, some.size());
        assertEquals(2, CpuSet.of(9, 2).first());
        assertArrayEquals(new int[] {0, 1, 2, 3, 70}, some.stream().toArray());
        assertEquals(CpuSet.parse("0-3,70"), CpuSet.range(0, 70).intersection(some));
        assertEquals("0-3,70", some.toString(), "no operation changes the set");
    }

    @Test
    void equalsBySetOfCpus() {
        assertEquals(CpuSet.range(1, 3), CpuSet.of(3, 1, 2));
        assertEquals(CpuSet.range(1, 3).hashCode(), CpuSet.of(3, 1, 2).hashCode());
        assertNotEquals(CpuSet.range(1, 3), CpuSet.range(1, 4));
    }

    @Test
    void joinsAndTakesAway() {
        CpuSet some = CpuSet.of(2, 5, 70);

        assertEquals(CpuSet.parse("2,5-6,70,200"), some.union(CpuSet.of(6, 70, 200)));
        assertEquals(CpuSet.of(2, 5), some.without(CpuSet.of(70, 200)));
        assertEquals(CpuSet.of(2, 5, 70), some);
        assertEquals(CpuSet.empty(), some.without(some));
    }

    @Test
    void listsItsCpusInOrder() {
        assertArrayEquals(new int[] {0, 63, 64, 700}, CpuSet.of(700, 64, 0, 63).toArray());
        assertArrayEquals(new int[0], CpuSet.empty().toArray());
    }

    @Test
    void theEmptySetHasNoFirstCpu() {
        assertTrue(CpuSet.empty().isEmpty());
        assertThrows(IllegalStateException.class, () -> CpuSet.empty().first());
    }

    private static long[] maskOf(int cpu) {
        long[] words = new long[cpu / 64 + 1];
        words[cpu / 64] = 1L << cpu % 64;
        return words;
    }
}
