package org.bilane.harness.developer.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a process, from constructed descriptions. */
class ProcessStateTest {
    private static OptionalLong read(String... lines) {
        return ProcessState.resident(List.of(lines));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VmRSS:\t  1234 kB", "VmRSS:1234 kB", "VmRSS: \t 1234   kB  "})
    void residentMemoryMayBeApartByAnyBlanks(String line) {
        assertEquals(OptionalLong.of(1234 * 1024), read("Name:\tjava", "VmHWM:\t 9999 kB", line, "RssAnon:\t  1 kB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "VmRSS:", "VmRSS:\t", "VmRSS:\tkB", "VmRSS:\t1234", "VmRSS:\t-1 kB", "VmRSS:\tmuch kB",
        "VmRSS:\t99999999999999999999 kB", "VmRSS 1234 kB", "VmHWM:\t1234 kB"})
    void withoutASizeNothingIsKnown(String line) {
        assertEquals(OptionalLong.empty(), read("Name:\tjava", line));
        assertEquals(OptionalLong.empty(), read());
    }
}
