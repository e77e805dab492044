package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/**
 * The kernel of another checkout, to be measured beside this one's.
 *
 * @param jar its classes
 */
public record BuiltKernel(Path jar) {
    /** What Maven calls the jars that stand beside that of the classes. */
    private static final List<String> NO_CLASSES = List.of("-sources.jar", "-javadoc.jar", "-tests.jar");

    /**
     * Finds it.
     *
     * @param checkout the folder of the checkout
     * @return the kernel; of several, as a change of version leaves them, the one built last; empty if none is built
     */
    public static Optional<BuiltKernel> of(Path checkout) {
        Path newest = null;
        FileTime built = null;
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(checkout.resolve("kernel").resolve("target"),
                "bilane-kernel-*.jar")) {
            for (Path jar : jars) {
                if (NO_CLASSES.stream().anyMatch(jar.getFileName().toString()::endsWith)) {
                    continue;
                }
                FileTime time = Files.getLastModifiedTime(jar);
                if (built == null || time.compareTo(built) > 0) {
                    newest = jar;
                    built = time;
                }
            }
        } catch (IOException nothingThatCanBeRead) {
            return Optional.empty();
        }
        return Optional.ofNullable(newest).map(jar -> new BuiltKernel(jar.toAbsolutePath()));
    }
}
