package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A change of the API that others link against is a decision, and not an accident. */
class PublicApiTest {
    private static final Path FOUND = Path.of("target", "public-api.txt");

    @Test
    void theApiIsTheListedOne() throws IOException {
        List<String> found = PublicApi.lines();
        Files.write(FOUND, found);

        assertEquals(String.join("\n", listed()), String.join("\n", found), """
                the public API is not the listed one. If that is meant, copy kernel/target/public-api.txt to \
                kernel/src/test/resources/org/bilane/kernel/public-api.txt, and say in the commit why""");
    }

    @Test
    void theListHasTypesMembersAndExceptions() throws IOException {
        List<String> listed = listed();

        assertTrue(listed.contains("exports org.bilane.kernel"));
        assertTrue(listed.contains("public final class org.bilane.kernel.EvaluationStoppedException"
                + " extends java.lang.RuntimeException"));
        assertTrue(listed.contains("    public void await()"));
        assertTrue(listed.contains("    public static final Transform EXP"));
    }

    private static List<String> listed() throws IOException {
        try (InputStream list = PublicApiTest.class.getResourceAsStream("public-api.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
