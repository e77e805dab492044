package org.bilane.spark.comparison;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The comparison runs, and its contenders agree; the times of so few points mean nothing. */
@Timeout(300)
class SparkComparisonTest {
    @TempDir
    private Path folder;

    @Test
    void contendersAgreeAndAreListed() throws IOException {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            SparkComparison.main(new String[] {"20000", "1", "2", folder.toString(), "1"});
        } finally {
            System.setOut(out);
        }
        String table = printed.toString(StandardCharsets.UTF_8);
        for (String line : List.of("| Bilane |", "| Java in mapPartitions, Math.exp |", "| Spark SQL with a UDF |",
                "| Spark SQL, expressions |", "| Spark SQL, sums of x and y alone |", "The kernel took ")) {
            assertTrue(table.contains(line), table);
        }
    }
}
