package org.bilane.harness.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bilane.harness.cli.Rehearsal;

/**
 * Makes the archive: one JVM runs the usual commands and writes down which classes they load, a second one writes these
 * to the archive. Both have the options of the launcher, without which the archive would not fit.
 *
 * <p>The archive replaces the JDK's own rather than being put on top of it: the JDK's was made without
 * {@code --add-modules}, so that a JVM with that option reports an error.
 */
public final class ClassArchive {
    private static final List<String> OPTIONS = List.of("--add-modules", "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xlog:cds*=off",
            "-Xlog:aot*=off");

    private final Path archive;
    private final String classPath;

    private ClassArchive(Path jar, Path libraries, Path archive) throws IOException {
        this.archive = archive;
        this.classPath = classPath(jar, libraries);
    }

    /**
     * Makes the archive, and a text beside it, with {@code .jdk} after its name, that tells of which JDK it is. Where
     * the JVM can make none, there is none afterwards, and a line on standard error.
     *
     * @param args the jar of the harness, the folder of the libraries, and the archive
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        new ClassArchive(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])).make();
    }

    /** All jars in the order in which the launcher names them, to which the JVM holds an archive. */
    private static String classPath(Path jar, Path libraries) throws IOException {
        try (Stream<Path> files = Files.list(libraries)) {
            return String.join(":", Stream.concat(Stream.of(jar), files
                    .filter(file -> file.toString().endsWith(".jar")).sorted()).map(Path::toString).toList());
        }
    }

    private void make() throws IOException, InterruptedException {
        Path release = archive.resolveSibling(archive.getFileName() + ".jdk");
        Files.deleteIfExists(release);
        Files.deleteIfExists(archive);
        Path classes = archive.resolveSibling(archive.getFileName() + ".classes");
        Path fresh = archive.resolveSibling(archive.getFileName() + ".new");
        try {
            if (!java(List.of("-XX:DumpLoadedClassList=" + classes), Rehearsal.class.getName())
                    || !java(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + classes,
                            "-XX:SharedArchiveFile=" + fresh))
                    || !Files.isRegularFile(fresh)) {
                System.err.println("no archive of classes: this JVM makes none");
                return;
            }
            Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(release, Runtime.version() + "\n");
        } finally {
            Files.deleteIfExists(classes);
            Files.deleteIfExists(fresh);
        }
    }

    private boolean java(List<String> more, String... program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", classPath));
        command.addAll(more);
        command.addAll(List.of(program));
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
