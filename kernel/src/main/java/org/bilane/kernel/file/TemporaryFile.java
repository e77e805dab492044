package org.bilane.kernel.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A new file that takes its name when it is whole, and vanishes otherwise, also where a signal ends the JVM meanwhile.
 */
final class TemporaryFile implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path target;
    private final Path path;
    private final Thread hook = new Thread(this::discardAtShutdown, "bilane-stack-file");
    private FileChannel channel;
    /** Renamed or deleted: there is nothing left to look after. */
    private boolean released;

    private TemporaryFile(Path target) {
        this.target = target;
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        // Beside the target, as a rename is atomic within a file system only.
        this.path = target.resolveSibling(".bilane-" + HexFormat.of().formatHex(random) + ".tmp");
    }

    /**
     * Creates an empty file with a hidden, unique name.
     *
     * @param target the name that it will have
     * @return the file, open for writing
     * @throws IOException if it cannot be created, or the JVM is shutting down
     */
    static TemporaryFile create(Path target) throws IOException {
        TemporaryFile file = new TemporaryFile(target);
        try {
            Runtime.getRuntime().addShutdownHook(file.hook);
        } catch (IllegalStateException e) {
            throw new IOException(target + ": cannot be written, the JVM is shutting down", e);
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
            throw new IOException(target + ": cannot be written, the JVM is shutting down");
        }
        channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * Where the content goes.
     *
     * @return the channel; interrupting a thread that uses it closes it
     */
    synchronized FileChannel channel() {
        return channel;
    }

    /**
     * Gives the file its name, in one step and after its content is on the device: whoever opens that name finds the
     * old file or the new one, whole.
     *
     * @throws IOException if the file cannot be forced or renamed; it is then still temporary
     */
    void commit() throws IOException {
        channel.force(true);
        channel.close();
        synchronized (this) {
            if (released) {
                throw new IOException(target + ": cannot be written, the JVM is shutting down");
            }
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            released = true;
        }
    }

    /** Deletes the file unless it has its name. */
    @Override
    public void close() throws IOException {
        try {
            discard();
        } finally {
            unhook();
        }
    }

    private synchronized void discard() throws IOException {
        if (!released) {
            released = true;
            try {
                if (channel != null) {
                    channel.close();
                }
            } finally {
                Files.deleteIfExists(path);
            }
        }
    }

    /** The channel stays open: closing it would wait for a thread that forces gigabytes. */
    private synchronized void discardAtShutdown() {
        if (!released) {
            released = true;
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                System.getLogger(TemporaryFile.class.getName()).log(System.Logger.Level.WARNING,
                        path + ": this temporary file cannot be deleted: " + e.getMessage());
            }
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
