package org.bilane.harness.cli;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.bilane.harness.command.Console;

/**
 * Tells whether standard error is a terminal; the JDK's own {@link java.io.Console} only knows of the others.
 */
final class Terminal {
    /** System property in which the launcher tells what it found, which takes it no time. */
    static final String PROPERTY = "bilane.stderr.terminal";

    private static final int STANDARD_ERROR = 2;

    private Terminal() {
    }

    /**
     * Asks the launcher, else the system.
     *
     * @return true for a terminal that can draw over a line; false also where it is not known
     */
    @SuppressWarnings("restricted")
    static boolean isStandardError() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        String told = System.getProperty(PROPERTY);
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        try {
            Linker linker = Linker.nativeLinker();
            Optional<MemorySegment> isatty = linker.defaultLookup().find("isatty");
            return isatty.isPresent() && (int) linker
                    .downcallHandle(isatty.get(), FunctionDescriptor.of(JAVA_INT, JAVA_INT))
                    .invokeExact(STANDARD_ERROR) == 1;
        } catch (IllegalCallerException | UnsupportedOperationException e) {
            return false;
        } catch (Throwable impossible) {
            throw new AssertionError("isatty reports failure by its result alone", impossible);
        }
    }
}
