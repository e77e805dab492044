package org.bilane.harness.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.time.Duration;
import java.util.List;
import org.bilane.harness.pool.Deadline;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.WorkerPool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An input that another process truncates after it was opened costs a message, and no output appears. */
class TruncationTest {
    @ParameterizedTest
    @CsvSource({"p.npy,out", "p.npy,sums", "z.npy,out", "z.npy,sums"})
    void isReportedAndLeavesNothing(String truncated, String output, @TempDir Path folder) throws Exception {
        EvalFiles files = new EvalFiles(folder);
        files.save("z.npy", EvalFiles.random("z", 20 * 50 * 50, 1), 20, 50, 50);
        files.save("p.npy", EvalFiles.random("p", 200_000, 50), 2, 100_000);
        List<Path> outputs = List.of(files.path(output + ".npy"));
        EvaluationRequest request = files.request(SurfaceSelection.all(), Layout.SURFACE_MAJOR,
                output.equals("out") ? outputs : List.of(), output.equals("sums") ? outputs : List.of());
        try (WorkerPool pool = WorkerPool.builder().workers(2).open()) {
            for (Evaluator evaluator : List.of(Evaluator.onCallingThread(), pool)) {
                Deadline deadline = evaluator == pool ? Deadline.after(Duration.ofMinutes(10)) : Deadline.NEVER;
                try (FileEvaluation evaluation = FileEvaluation.open(request, deadline)) {
                    byte[] rest = cut(files.path(truncated));
                    String message = assertThrows(
                            IOException.class, () -> evaluation.run(evaluator)).getMessage();
                    assertEquals(files.path(truncated) + ": was truncated while being read; it must keep its "
                            + (4096 + rest.length) + " bytes until it is closed", message);
                    assertEquals(List.of("p.npy", "z.npy"), files.names());
                    append(files.path(truncated), rest);
                }
            }
        }
    }

    private static byte[] cut(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(4096);
        }
        assertTrue(all.length > 4096);
        return Arrays.copyOfRange(all, 4096, all.length);
    }

    private static void append(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.APPEND);
    }
}
