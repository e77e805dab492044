package org.bilane.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the records of the model accept. */
class CpuTopologyTest {

    @Test
    void coresDivideTheAllowedCpusAmongThem() {
        CpuSet allowed = CpuSet.range(0, 2);
        assertEquals(2, topology(allowed, core(0, "0-1"), core(1, "2")).cores().size());
        assertThrows(IllegalArgumentException.class, () -> topology(allowed, core(0, "0-1")));
        assertThrows(IllegalArgumentException.class, () -> topology(allowed, core(0, "0-1"), core(1, "1-2")));
        assertThrows(IllegalArgumentException.class, () -> topology(allowed, core(0, "0-1"), core(1, "2-3")));
        assertThrows(IllegalArgumentException.class, () -> topology(allowed, core(1, "0-1"), core(0, "2")));
        assertThrows(IllegalArgumentException.class, () -> topology(CpuSet.empty()));
    }

    @Test
    void coreHasAnAllowedCpuAmongItsSiblings() {
        assertThrows(IllegalArgumentException.class, () -> core(0, ""));
        assertThrows(IllegalArgumentException.class, () -> core(-1, "0"));
        assertThrows(IllegalArgumentException.class, () -> new Core(0, 0, CoreKind.UNIFORM,
                OptionalInt.empty(), CpuSet.range(0, 1), CpuSet.of(1), CoreCaches.UNKNOWN));
    }

    @Test
    void cacheHasBytesAndUsers() {
        assertThrows(IllegalArgumentException.class, () -> new CpuCache(0, CpuSet.of(0)));
        assertThrows(IllegalArgumentException.class, () -> new CpuCache(1, CpuSet.empty()));
    }

    @Test
    void thisMachineIsFoundOnce() {
        assertSame(CpuTopology.ofThisMachine(), CpuTopology.ofThisMachine());
    }

    private static CpuTopology topology(CpuSet allowed, Core... cores) {
        return new CpuTopology(Optional.empty(), allowed, List.of(cores), Optional.empty(), List.of());
    }

    private static Core core(int id, String cpus) {
        CpuSet set = CpuSet.parse(cpus);
        return new Core(id, 0, CoreKind.UNIFORM, OptionalInt.empty(), set, set, CoreCaches.UNKNOWN);
    }
}
