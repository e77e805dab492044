package org.bilane.harness.developer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.bilane.kernel.Evaluator;

/**
 * A folder with nothing of a checkout but its kernel's jar, with the classes and resources of the kernel under test.
 */
public final class OtherCheckout {
    private OtherCheckout() {
    }

    /**
     * Makes one.
     *
     * @param folder where; must be there
     * @param has which files the jar has, by their names in it, such as {@code org/bilane/kernel/Evaluator.class}
     * @return the folder
     */
    public static Path in(Path folder, Predicate<String> has) throws IOException, URISyntaxException {
        Path jar = Files.createDirectories(folder.resolve("kernel/target")).resolve("bilane-kernel-0.0.1.jar");
        Path classes = Path.of(Evaluator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
            if (Files.isDirectory(classes)) {
                copy(classes, has, out);
            } else {
                try (FileSystem own = FileSystems.newFileSystem(classes)) {
                    copy(own.getPath("/"), has, out);
                }
            }
        }
        return folder;
    }

    private static void copy(Path root, Predicate<String> has, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith("META-INF/") && has.test(name)) {
                    out.putNextEntry(new ZipEntry(name));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        }
    }
}
