package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tests read of this process and of the memory, from constructed descriptions. */
class WorkerThreadsTest {
    @ParameterizedTest
    @ValueSource(strings = {"VmRSS:\t    1234 kB", "VmRSS:1234 kB", "VmRSS: \t 1234   kB  "})
    void sizesMayBeApartByAnyBlanks(String line) {
        assertEquals(OptionalLong.of(1234), WorkerThreads.kib(List.of("VmHWM:\t 99 kB", "", line), "VmRSS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MemAvailable:", "MemAvailable: kB", "MemAvailable:\t1234", "MemAvailable: -1 kB",
        "MemAvailable: 99999999999999999999 kB", "MemFree:  1234 kB"})
    void withoutASizeNothingIsKnown(String line) {
        assertEquals(OptionalLong.empty(), WorkerThreads.kib(List.of("MemTotal: 9999 kB", line), "MemAvailable"));
        assertEquals(OptionalLong.empty(), WorkerThreads.kib(List.of(), "MemAvailable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 34 5", "12  34   5\n", "12", " 12 34 5 6 7"})
    void timeOnACpuIsTheFirstNumber(String schedstat) {
        assertEquals(OptionalLong.of(12), WorkerThreads.nanos(schedstat));
    }

    @Test
    void withoutANumberNoTimeIsKnown() {
        for (String schedstat : List.of("", "\n", "none", "-12 34 5", "99999999999999999999 0 0")) {
            assertEquals(OptionalLong.empty(), WorkerThreads.nanos(schedstat), schedstat);
        }
    }
}
