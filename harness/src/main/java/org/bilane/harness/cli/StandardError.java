package org.bilane.harness.cli;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;

/**
 * The standard error of the process, which the launcher keeps from the JVM while it starts.
 *
 * <p>The JVM remarks on every start with an incubator module, and has no switch against that. The launcher
 * script therefore connects descriptor 2 to a filter and keeps the true standard error open as another
 * descriptor, which the system property {@value #DESCRIPTOR_PROPERTY} names. Putting it back as descriptor
 * 2 itself, rather than replacing {@link System#err}, makes it the terminal (or file, or pipe) of the caller
 * for native code too, and lets the filter end.
 *
 * <p>A program that starts the class without the launcher, and so without the property, is not affected.
 */
final class StandardError {
    /** System property with the number of the descriptor that holds the true standard error. */
    static final String DESCRIPTOR_PROPERTY = "bilane.stderr.fd";

    private static final int STANDARD_ERROR = 2;

    private static boolean done;

    private StandardError() {
    }

    /**
     * Makes the descriptor that the launcher kept the standard error of this process again, and closes the
     * spare one. Does nothing where the launcher kept none, on a second call, or where the JVM may not call
     * native functions: then everything still arrives, through the filter. A call that comes while another thread's is
     * under way waits for it. To be called before anything else uses standard error.
     */
    static synchronized void restore() {
        if (done) {
            return;
        }
        done = true;
        Integer kept = Integer.getInteger(DESCRIPTOR_PROPERTY);
        // Once only: after this the number is free, and may soon be that of any other file.
        System.clearProperty(DESCRIPTOR_PROPERTY);
        if (kept == null || kept <= STANDARD_ERROR) {
            return;
        }
        try {
            replaceStandardError(kept);
        } catch (IllegalCallerException | UnsupportedOperationException | NoSuchElementException refused) {
            // The filter passes on all that matters; a message would be the noise it is there to prevent.
        }
    }

    @SuppressWarnings("restricted")
    private static void replaceStandardError(int kept) {
        Linker linker = Linker.nativeLinker();
        MethodHandle dup2 = linker.downcallHandle(linker.defaultLookup().findOrThrow("dup2"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        MethodHandle close = linker.downcallHandle(linker.defaultLookup().findOrThrow("close"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        try {
            if ((int) dup2.invokeExact(kept, STANDARD_ERROR) == STANDARD_ERROR) {
                int ignored = (int) close.invokeExact(kept);
            }
        } catch (Throwable impossible) {
            throw new AssertionError("dup2 and close report failure by their result alone", impossible);
        }
    }
}
