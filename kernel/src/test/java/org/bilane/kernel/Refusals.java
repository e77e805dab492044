package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** What every refusal has in common. */
final class Refusals {
    private Refusals() {
    }

    /** Requires exactly this exception, with a message of one line that names something. */
    static void refuses(Class<? extends Exception> type, String named, Executable call) {
        Exception refusal = assertThrows(type, call);
        assertEquals(type, refusal.getClass());
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(named), () -> "'" + message + "' does not name " + named);
        assertEquals(1, message.lines().count(), message);
    }
}
