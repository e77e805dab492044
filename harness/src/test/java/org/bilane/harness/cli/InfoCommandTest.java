package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.cpu.CpuTopology;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** {@code bilane info} on the machine of the test. */
class InfoCommandTest {
    @Test
    void jsonAgreesWithTheLibrary() throws IOException {
        InProcess info = InProcess.run("info", "--json");

        assertEquals(0, info.status(), info.err());
        assertEquals("", info.err());
        assertEquals(1, info.out().lines().count());
        Map<String, Object> object = JSON.std.mapFrom(info.out());
        ExecutionPath path = ExecutionPath.chosen();
        CpuTopology topology = CpuTopology.ofThisMachine();
        assertEquals(path.kind() == ExecutionPath.Kind.VECTOR ? "vector" : "scalar", object.get("path"));
        assertEquals(path.reason(), object.get("path_reason"));
        assertEquals(path.vectorBits(), object.get("vector_bits"));
        assertEquals(path.fma(), object.get("fma"));
        assertEquals(topology.allowed().stream().boxed().toList(), object.get("allowed_cpus"));
        assertEquals(topology.cores().size(), ((List<?>) object.get("cores")).size());
        assertEquals(object.get("unpinned_because") == null, object.get("pinned"));
        assertEquals(System.getProperty("java.vm.version"), object.get("jdk"));
        assertEquals(System.getProperty("java.home"), object.get("jdk_home"));
    }

    @Test
    void textHasALineForEachThingAndARowForEachCore() {
        InProcess info = InProcess.run("info");

        assertEquals(0, info.status(), info.err());
        for (String name : List.of("JDK", "JDK folder", "path", "vector width", "FMA", "CPU",
                "allowed CPUs", "workers")) {
            assertTrue(info.out().lines().anyMatch(line -> line.startsWith(name + " ")), name);
        }
        long rows = info.out().lines().dropWhile(line -> !line.startsWith("---")).skip(1).count();
        assertEquals(CpuTopology.ofThisMachine().cores().size(), rows);
    }

    @Test
    void refusesAnUnknownOption() {
        InProcess info = InProcess.run("info", "--yaml");

        assertEquals(2, info.status());
        assertEquals("bilane: --yaml: unknown option (see bilane info --help)", info.err().strip());
    }
}
