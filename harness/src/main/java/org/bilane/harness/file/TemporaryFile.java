package org.bilane.harness.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A new file that vanishes unless it is moved to its final name: on {@link #close}, and also when the JVM is
 * shut down, be it by a signal. Safe for use by several threads.
 */
public final class TemporaryFile implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path path;
    private final Thread hook = new Thread(this::discardAtShutdown, "bilane-temporary-file");
    private FileChannel channel;
    /** Moved away or deleted: there is nothing left to look after. */
    private boolean released;

    private TemporaryFile(Path path) {
        this.path = path;
    }

    /**
     * Creates an empty file with a hidden, unique name and the permissions of any new file.
     *
     * @param folder where; the folder of the final name, as a rename is atomic within a file system only
     * @return the file, open for writing
     * @throws IOException if the file cannot be created or the JVM is shutting down
     */
    public static TemporaryFile create(Path folder) throws IOException {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        TemporaryFile file =
                new TemporaryFile(folder.resolve(".bilane-" + HexFormat.of().formatHex(random) + ".tmp"));
        try {
            Runtime.getRuntime().addShutdownHook(file.hook);
        } catch (IllegalStateException e) {
            throw new IOException("the JVM is shutting down", e);
        }
        try {
            file.open();
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return file;
    }

    /** Under the lock and after the hook is in place, so that a shutdown finds the file or prevents it. */
    private synchronized void open() throws IOException {
        if (released) {
            throw new IOException("the JVM is shutting down");
        }
        // READ: a mapping needs it.
        channel = FileChannel.open(path,
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * The file's content.
     *
     * @return a channel to write and map it; interrupting a thread that uses it closes it
     */
    public synchronized FileChannel channel() {
        return channel;
    }

    /**
     * Gives the file its final name in one step: whoever opens that name sees the old content or the new one,
     * whole. The content is forced to the device before.
     *
     * @param target the final name, in the same folder; an existing file is replaced
     * @throws IOException if the content cannot be forced or the file cannot be moved; it is then still
     *     temporary
     */
    public void moveTo(Path target) throws IOException {
        channel.force(true);
        channel.close();
        synchronized (this) {
            if (released) {
                throw new IOException("the JVM is shutting down");
            }
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            released = true;
        }
        unhook();
    }

    /**
     * Deletes the file unless it was moved; a second call does nothing.
     *
     * @throws IOException if it cannot be deleted
     */
    @Override
    public void close() throws IOException {
        try {
            discard();
        } finally {
            unhook();
        }
    }

    private synchronized void discard() throws IOException {
        if (released) {
            return;
        }
        released = true;
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            Files.deleteIfExists(path);
        }
    }

    /**
     * The channel stays open: closing it would wait for a thread that writes or forces gigabytes, and the JVM, which
     * ends anyway, would seem to hang.
     */
    private synchronized void discardAtShutdown() {
        if (released) {
            return;
        }
        released = true;
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            System.err.println(path + ": this temporary file cannot be deleted: " + e.getMessage());
        }
    }

    private void unhook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down and runs the hook itself.
        }
    }
}
