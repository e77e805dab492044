package org.bilane.harness.hdf5;

import java.util.function.Supplier;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.OneLine;

/** Calls into jHDF, which trusts files: whatever they make it throw is a problem of the file. */
final class Library {
    private static final int LONGEST_PROBLEM = 160;

    private Library() {
    }

    /**
     * Calls.
     *
     * @param <T> what it gives
     * @param name the file or object, for the message
     * @param call the call
     * @return its result
     * @throws ArrayException if it throws anything
     */
    static <T> T call(String name, Supplier<T> call) throws ArrayException {
        try {
            return call.get();
        } catch (StackOverflowError e) {
            throw new ArrayException(name, "cannot be read: it is nested without end, or too deeply; it is damaged", e);
        } catch (OutOfMemoryError e) {
            throw new ArrayException(name, "cannot be read: it asks for more memory than the Java heap of "
                    + Runtime.getRuntime().maxMemory() + " bytes has; it is damaged, or its chunks are too large", e);
        } catch (RuntimeException | InternalError e) {
            throw new ArrayException(name, "cannot be read: " + problem(e), e);
        }
    }

    /**
     * What is wrong, in the words of who found it.
     *
     * @param found what was thrown
     * @return the innermost message, in one line
     */
    static String problem(Throwable found) {
        Throwable cause = found;
        for (int depth = 0; cause.getCause() != null && depth < 100; depth++) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        boolean tells = message != null && !message.isBlank() && !(cause instanceof IndexOutOfBoundsException);
        return OneLine.shortened(tells ? message : "it is damaged (" + cause.getClass().getSimpleName() + ")",
                LONGEST_PROBLEM);
    }
}
