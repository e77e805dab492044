package org.bilane.harness.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bilane.kernel.file.ExistingFile;
import org.bilane.kernel.file.TemporaryFile;

/**
 * A folder of files that is there whole or not at all: filled under a hidden name beside its own, which it gets when it
 * is complete. It vanishes otherwise, on {@link #close} and also when the JVM is shut down, which waits for one that is
 * about to get its name. Used by one thread.
 */
public final class WholeFolder implements AutoCloseable {
    private static final String SHUTTING_DOWN = "the JVM is shutting down";

    private final Path target;
    private final ExistingFile existing;
    private final Path hidden;
    private final Thread hook = new Thread(this::discard, "bilane-temporary-folder");
    /** Renamed or deleted: there is nothing left to look after. */
    private boolean released;

    private WholeFolder(Path target, ExistingFile existing) {
        this.target = target;
        this.existing = existing;
        this.hidden = TemporaryFile.hidden(target.getParent());
    }

    /**
     * Tells why no folder can get a name.
     *
     * @param target the name
     * @param own the names of the files that a former folder may have, which the new one replaces
     * @return the rule that does not hold, without the name; empty if all do
     */
    public static Optional<String> problem(Path target, Set<String> own) {
        if (Files.exists(target) && !Files.isDirectory(target)) {
            return Optional.of("must be a folder, or not be there yet");
        }
        Path place = place(target);
        Path parent = place.getParent();
        if (parent == null || isAnotherFileSystem(place, parent)) {
            return Optional.of("must not be the root of a file system, as it is put in place whole");
        }
        if (!Files.isDirectory(parent)) {
            return Optional.of("the folder that it lies in must be there");
        }
        if (Files.exists(place) && !Files.isWritable(place)) {
            return Optional.of("must be a folder that can be written to");
        }
        try (Stream<Path> files = Files.list(place)) {
            Optional<Path> foreign = files
                    .filter(file -> !own.contains(file.getFileName().toString()) || Files.isDirectory(file))
                    .findFirst();
            if (foreign.isPresent()) {
                return Optional.of("must be empty, hold a former result alone, or not be there yet; it has "
                        + foreign.get().getFileName());
            }
        } catch (NoSuchFileException e) {
            // It will be made.
        } catch (IOException e) {
            // Names that no folder can have, among others.
            return Optional.of("must be a folder that can be made and written to");
        }
        return Optional.empty();
    }

    /** Where a name leads. */
    private static Path place(Path target) {
        try {
            return target.toRealPath();
        } catch (IOException notThereYet) {
            return target.toAbsolutePath().normalize();
        }
    }

    private static boolean isAnotherFileSystem(Path folder, Path parent) {
        try {
            return Files.exists(folder)
                    && !Files.getAttribute(folder, "unix:dev").equals(Files.getAttribute(parent, "unix:dev"));
        } catch (IOException | UnsupportedOperationException nobodyKnows) {
            return false;
        }
    }

    /**
     * Makes an empty folder under a hidden name.
     *
     * @param target the name it gets when it is complete, for which there is no {@link #problem}
     * @param existing what becomes of a folder that has this name then and is not empty
     * @return the folder, to be closed
     * @throws IOException if it cannot be made, or the JVM is shutting down
     */
    public static WholeFolder create(Path target, ExistingFile existing) throws IOException {
        WholeFolder folder = new WholeFolder(place(target), existing);
        try {
            Runtime.getRuntime().addShutdownHook(folder.hook);
        } catch (IllegalStateException e) {
            throw new IOException(SHUTTING_DOWN, e);
        }
        try {
            folder.make();
        } catch (IOException e) {
            folder.close();
            throw e;
        }
        return folder;
    }

    /** Under the lock and after the hook is in place, so that a shutdown finds the folder or prevents it. */
    private synchronized void make() throws IOException {
        requireHeld();
        Files.createDirectory(hidden);
    }

    private void requireHeld() throws IOException {
        if (released) {
            throw new IOException(SHUTTING_DOWN);
        }
    }

    /**
     * Where its files are to be written.
     *
     * @return the folder, under its hidden name
     */
    public Path path() {
        return hidden;
    }

    /**
     * Gives the folder its name. A former one is replaced, if it is not to be kept.
     *
     * @throws FileAlreadyExistsException if there is a former one that is kept
     * @throws IOException if that fails, or the JVM is shutting down; the former one is then in its place
     */
    public synchronized void publish() throws IOException {
        requireHeld();
        Path former = null;
        if (Files.exists(target) && !isEmpty(target)) {
            if (existing == ExistingFile.KEEP) {
                // One that is made after this line is not replaced either: only an empty folder is.
                throw new FileAlreadyExistsException(target.toString(), null,
                        "there is a folder of that name by now, which is kept");
            }
            former = TemporaryFile.hidden(target.getParent());
            Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            // An empty folder of that name is replaced in the same step.
            Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (former != null) {
                Files.move(former, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        released = true;
        if (former != null) {
            delete(former);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Removes the folder with its files unless it has got its name; a second call does nothing. */
    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down and runs the hook itself.
        }
    }

    private synchronized void discard() {
        if (released) {
            return;
        }
        released = true;
        try {
            delete(hidden);
        } catch (IOException e) {
            System.err.println(hidden + ": this temporary folder cannot be deleted: " + e.getMessage());
        }
    }

    /** Files may vanish meanwhile: those that are being written look after themselves too. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return;
        }
        Files.deleteIfExists(folder);
    }
}
