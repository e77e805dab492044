package org.bilane.kernel.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which JDKs count as tested. */
class TestedJdksTest {
    private static TestedJdks.Row row(String line) {
        return TestedJdks.rows(line).getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "25.0.3, 25.0.3, true", "25.0.3, 25.0.3+9-LTS, true", "25.0.3, 25.0.3.1, true", "25.0.3, 25.0.4, false",
        "25.0.3, 25, false", "25.0.3, 26.0.3, false", "25.0.3, 25.0.3-ea, false", "27.0.1, 27.0.1.0.3+1-1-Debian, true",
        "28-ea+18, 28-ea+18-1-Debian, true", "28-ea+18, 28-ea+19, false", "28-ea+18, 28, false", "28, 28-ea+18, false",
        "28, 28, true", "28, 28+36-99, true"})
    void aReleaseCoversItsBuildsAndAnEarlyAccessBuildItself(String tested, String running, boolean covers) {
        assertEquals(covers, row(tested + " 2026-11-29").covers(Runtime.Version.parse(running)));
    }

    @Test
    void remarksAndEmptyLinesAreNoRows() {
        List<TestedJdks.Row> rows = TestedJdks.rows(
                "# remark\n\n  25.0.3   2026-11-01 Some build 25\n#27 2026-11-01\n");

        assertEquals(List.of(new TestedJdks.Row("25.0.3", "2026-11-01")), rows);
    }

    @Test
    void theTableHasAVersionAndADayInEachRowInAscendingOrder() {
        String[] versions = TestedJdks.all().split(", ");

        assertTrue(versions.length > 1, TestedJdks::all);
        assertEquals(versions[0], TestedJdks.first().toString());
        for (int i = 0; i < versions.length; i++) {
            Runtime.Version version = Runtime.Version.parse(versions[i]);
            assertTrue(row(versions[i] + " 2026-11-29").covers(version), versions[i]);
            assertFalse(LocalDate.parse(TestedJdks.day(version).orElseThrow()).isAfter(LocalDate.now().plusDays(1)));
            assertTrue(i == 0 || Runtime.Version.parse(versions[i - 1]).compareTo(version) < 0, versions[i]);
        }
    }
}
