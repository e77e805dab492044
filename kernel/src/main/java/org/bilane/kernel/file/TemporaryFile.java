package org.bilane.kernel.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * A new file that takes its name when it is whole, and vanishes otherwise: on {@link #close}, and also where a signal
 * ends the JVM meanwhile, but for SIGKILL. Safe for use by several threads.
 */
public final class TemporaryFile implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<PosixFilePermission> WRITE = EnumSet.of(PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** The name that it will have; null for one that is never kept. */
    private final Path target;
    /** What becomes of a file of that name; null where there is no name. */
    private final ExistingFile existing;
    private final Path path;
    private final Thread hook = new Thread(this::discardAtShutdown, "bilane-temporary-file");
    private FileChannel channel;
    /** Renamed or deleted: there is nothing left to look after. */
    private boolean released;

    private TemporaryFile(Path folder, Path target, ExistingFile existing) {
        this.target = target;
        this.existing = existing;
        this.path = hidden(folder);
    }

    /**
     * A name that no other file has.
     *
     * @param folder where
     * @return the folder with a hidden name of 64 random bits in it
     */
    public static Path hidden(Path folder) {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        return folder.resolve(".bilane-" + HexFormat.of().formatHex(random) + ".tmp");
    }

    /**
     * Tells whether a file may be replaced: whether it can be written to by its own permissions. Those of its folder
     * are what the system goes by, and the superuser is held to neither.
     *
     * @param file the file, which exists
     * @return true if it can be written to
     * @throws IOException if its permissions cannot be read
     */
    public static boolean isReplaceable(Path file) throws IOException {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.retainAll(WRITE);
            return !permissions.isEmpty() && Files.isWritable(file);
        } catch (UnsupportedOperationException e) {
            return Files.isWritable(file);
        }
    }

    /**
     * Creates an empty file that will replace another or get its name.
     *
     * @param target the name; where it is a link to a file, that file is replaced
     * @return the file, open for writing, in the folder of the target, as a rename is atomic within a file system only
     * @throws IOException if the file cannot be created, its folder is not there, the target is there and cannot be
     *     written to or is no regular file, or the JVM is shutting down
     */
    public static TemporaryFile of(Path target) throws IOException {
        return of(target, ExistingFile.REPLACE);
    }

    /**
     * As {@link #of(Path)}, for a name that may be taken only if nobody has it, also when the file is whole.
     *
     * @param target the name
     * @param existing what becomes of a file of that name
     * @return the file, open for writing
     * @throws FileAlreadyExistsException if the name is taken and its file is kept
     * @throws IOException as {@link #of(Path)} does
     */
    public static TemporaryFile of(Path target, ExistingFile existing) throws IOException {
        if (existing == ExistingFile.KEEP) {
            requireFree(target);
        }
        Path destination = target.toAbsolutePath();
        if (Files.exists(target)) {
            destination = target.toRealPath();
            if (!Files.isRegularFile(destination)) {
                // A rename would put a file in the place of a device.
                throw new FileSystemException(target.toString(), null, "is "
                        + (Files.isDirectory(destination) ? "a folder" : "a device, pipe or socket")
                        + "; only a regular file is replaced");
            }
            if (!isReplaceable(destination)) {
                throw new AccessDeniedException(target.toString());
            }
        } else if (!Files.isDirectory(destination.getParent())) {
            throw new NoSuchFileException(target.toString(), null, "there is no folder " + destination.getParent());
        }
        return opened(new TemporaryFile(destination.getParent(), destination, existing));
    }

    /**
     * Creates an empty file that vanishes in any case.
     *
     * @param folder where
     * @return the file, open for writing
     * @throws IOException if the file cannot be created, or the JVM is shutting down
     */
    public static TemporaryFile in(Path folder) throws IOException {
        return opened(new TemporaryFile(folder, null, null));
    }

    private static TemporaryFile opened(TemporaryFile file) throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(file.hook);
        } catch (IllegalStateException e) {
            throw new IOException(file.shuttingDown(), e);
        }
        try {
            file.open();
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return file;
    }

    private String shuttingDown() {
        return (target == null ? path : target) + ": it cannot be written, the JVM is shutting down";
    }

    /** Under the lock and after the hook is in place, so that a shutdown finds the file or prevents it. */
    private synchronized void open() throws IOException {
        if (released) {
            throw new IOException(shuttingDown());
        }
        try {
            // READ: a mapping needs it.
            channel = FileChannel.open(path,
                    StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            // It names a file that the caller does not know.
            throw target == null ? e : new AccessDeniedException(target.toString(), null,
                    "no file can be created in its folder");
        }
        if (existing == ExistingFile.REPLACE) {
            // Before anything is written: who may not read the old content must not read the new.
            keepPermissions();
        }
    }

    /**
     * Where the content goes.
     *
     * @return a channel to write and map the file; interrupting a thread that uses it closes it
     */
    public synchronized FileChannel channel() {
        return channel;
    }

    /**
     * The folder that it lies in.
     *
     * @return the folder, also that of the name that it will have
     */
    public Path folder() {
        return path.getParent();
    }

    /**
     * Gives the file its name, in one step and after its content is on the device: a program that opens that name finds
     * the old file or the new one, whole. A file that is replaced leaves its permissions to the new one.
     *
     * @throws IllegalStateException if it is one that vanishes in any case
     * @throws FileAlreadyExistsException if there is a file of that name which is kept; this one is then still
     *     temporary
     * @throws IOException if the file cannot be forced or renamed; it is then still temporary
     */
    public void commit() throws IOException {
        if (target == null) {
            throw new IllegalStateException(path + ": this file was made to vanish, and has no other name");
        }
        channel.force(true);
        channel.close();
        synchronized (this) {
            if (released) {
                throw new IOException(shuttingDown());
            }
            if (existing == ExistingFile.REPLACE) {
                keepPermissions();
                Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                takeFreeName();
            }
            released = true;
        }
        unhook();
    }

    /** A link is made only if nobody has the name, where a rename would replace another's file. */
    private void takeFreeName() throws IOException {
        try {
            Files.createLink(target, path);
        } catch (FileAlreadyExistsException e) {
            throw taken(target);
        } catch (FileSystemException | UnsupportedOperationException e) {
            // A file system without such links: a file that is made between these two lines is replaced.
            requireFree(target);
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.delete(path);
    }

    private static void requireFree(Path target) throws FileAlreadyExistsException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw taken(target);
        }
    }

    private static FileAlreadyExistsException taken(Path target) {
        return new FileAlreadyExistsException(target.toString(), null,
                "there is a file of that name by now, which is kept");
    }

    private void keepPermissions() throws IOException {
        if (Files.exists(target)) {
            try {
                Files.setPosixFilePermissions(path, Files.getPosixFilePermissions(target));
            } catch (UnsupportedOperationException e) {
                // A file system that has none.
            }
        }
    }

    /**
     * Deletes the file unless it has its name; a second call does nothing.
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

    /**
     * The channel stays open: closing it would wait for a thread that writes or forces gigabytes, and the JVM, which
     * ends anyway, would seem to hang.
     */
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
