package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a contender's process has of the environment of this one. */
class PeerEnvironmentTest {
    @Test
    void optionsForJvmsAreTakenOut() {
        Map<String, String> environment = new HashMap<>(Map.of("PATH", "/bin", "JAVA_TOOL_OPTIONS", "-Xint",
                "JDK_JAVA_OPTIONS", "-Xint", "_JAVA_OPTIONS", "-Xint"));

        PeerEnvironment.prepare(environment);

        assertEquals(Set.of("PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"), environment.keySet());
    }
}
