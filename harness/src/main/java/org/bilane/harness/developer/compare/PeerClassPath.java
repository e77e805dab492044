package org.bilane.harness.developer.compare;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bilane.kernel.Evaluator;

/** The class path of a contender's JVM. */
final class PeerClassPath {
    private PeerClassPath() {
    }

    /**
     * This program as a class path, also where it runs on the module path.
     *
     * @return files and folders, with separators between them
     */
    static String own() {
        return join(elements().stream());
    }

    /**
     * The same with another kernel in place of this program's.
     *
     * @param kernel the other
     * @return files and folders, with separators between them
     */
    static String with(BuiltKernel kernel) {
        Path own = ownKernel();
        return join(Stream.concat(Stream.of(kernel.jar().toString()),
                elements().stream().filter(element -> !Path.of(element).toAbsolutePath().equals(own))));
    }

    private static Set<String> elements() {
        Set<String> elements = new LinkedHashSet<>();
        ModuleLayer.boot().configuration().modules().stream()
                .flatMap(module -> module.reference().location().stream())
                .filter(location -> location.getScheme().equals("file"))
                .map(location -> Path.of(location).toString())
                .forEach(elements::add);
        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(element -> !element.isEmpty())
                .forEach(elements::add);
        return elements;
    }

    private static String join(Stream<String> elements) {
        return elements.collect(Collectors.joining(File.pathSeparator));
    }

    /** Where the classes of the kernel come from in this JVM. */
    private static Path ownKernel() {
        try {
            URI location = Evaluator.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(location).toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
