package org.bilane.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether gathers are fast follows from the CPU's maker and from what the system says of its weaknesses. */
class GathersTest {
    private static final String PROPERTY = "bilane.gathers";
    private static final String SAMPLING = "sys/devices/system/cpu/vulnerabilities/gather_data_sampling";
    private static final String INTEL = "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\n";

    private final String asked = System.getProperty(PROPERTY);

    @TempDir
    private Path root;

    @AfterEach
    void asBefore() {
        if (asked == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, asked);
        }
    }

    private boolean areFast(String cpuinfo, String sampling) {
        new ConstructedSystem(root).file("proc/cpuinfo", cpuinfo).file(SAMPLING, sampling);
        return Gathers.areFast(root);
    }

    @Test
    void theyAreFastOnAnIntelCpuThatIsNotAffected() {
        assertTrue(areFast(INTEL, "Not affected"));
        assertTrue(areFast("vendor_id:GenuineIntel", "  Not affected  "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mitigation: Microcode", "Vulnerable: No microcode", "Vulnerable",
        "Unknown: Dependent on hypervisor status", "", "not affected", "\u0000"})
    void theyAreNotFastWhereTheSystemDoesNotSayThatItIsNotAffected(String sampling) {
        assertFalse(areFast(INTEL, sampling));
    }

    @ParameterizedTest
    @CsvSource(value = {"vendor_id : AuthenticAMD", "vendor_id : GenuineIntelligence", "vendor_id", "vendor_id :",
        "vendor_id GenuineIntel", "nothing", "CPU implementer : 0x41"}, delimiter = '|')
    void theyAreNotFastOnOtherCpus(String cpuinfo) {
        assertFalse(areFast(cpuinfo, "Not affected"));
    }

    @Test
    void theFirstProcessorCounts() {
        assertTrue(areFast(INTEL + "\nprocessor\t: 1\nvendor_id\t: AuthenticAMD", "Not affected"));
        assertFalse(areFast("vendor_id\t: AuthenticAMD\n\nvendor_id\t: GenuineIntel", "Not affected"));
    }

    @Test
    void theyAreNotFastWhereFilesAreMissingOrCannotBeRead() {
        assertFalse(Gathers.areFast(root.resolve("nowhere")));
        new ConstructedSystem(root).file("proc/cpuinfo", INTEL);
        assertFalse(Gathers.areFast(root));
        new ConstructedSystem(root).unreadable(SAMPLING);
        assertFalse(Gathers.areFast(root));
        Path other = root.resolve("other");
        new ConstructedSystem(other).unreadable("proc/cpuinfo").file(SAMPLING, "Not affected");
        assertFalse(Gathers.areFast(other));
    }

    @Test
    void thePropertyDecidesWhereItIsSet() {
        System.setProperty(PROPERTY, "true");
        assertTrue(Gathers.areUsed());
        System.setProperty(PROPERTY, "false");
        assertFalse(Gathers.areUsed());
        System.setProperty(PROPERTY, "auto");
        assertEquals(Gathers.areFast(Path.of("/")), Gathers.areUsed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "True", "auto "})
    void anotherValueIsRefused(String value) {
        System.setProperty(PROPERTY, value);
        assertEquals("bilane.gathers=" + value + ": must be auto, true or false",
                assertThrows(IllegalStateException.class, Gathers::areUsed).getMessage());
    }
}
