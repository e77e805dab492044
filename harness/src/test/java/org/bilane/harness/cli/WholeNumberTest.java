package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers with and without an exponent. */
class WholeNumberTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "-7, -7", "1000000, 1000000", "1e6, 1000000", "1E6, 1000000", "2.5e6, 2500000", "+3, 3",
        "120e-1, 12", "1.0, 1", "9223372036854775807, 9223372036854775807", "-9223372036854775808, -9223372036854775808"})
    void isRead(String text, long number) {
        assertEquals(number, WholeNumber.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1e", "e6", "1 000", "0x10", "1_000", "1.5", "1e-1", "9223372036854775808", "1e19",
        "1e999999999", "1e-999999999", "1e99999999999", "NaN", "Infinity"})
    void isRefused(String text) {
        assertThrows(ArithmeticException.class, () -> WholeNumber.of(text));
    }

    @Test
    void optionsTakeAnExponent() {
        assertEquals(InProcess.run("run", "--point-count", "1000", "--n", "5", "--reps", "1", "--json").out()
                        .replaceAll("(?s).*\"total\":([^,}]*).*", "$1"),
                InProcess.run("run", "--point-count", "1e3", "--n", "0.5e1", "--reps", "1", "--json").out()
                        .replaceAll("(?s).*\"total\":([^,}]*).*", "$1"));
    }
}
