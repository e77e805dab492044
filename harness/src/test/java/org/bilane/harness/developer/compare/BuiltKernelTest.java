package org.bilane.harness.developer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which jar is the kernel of a checkout. */
class BuiltKernelTest {
    @TempDir
    private Path checkout;

    @Test
    void noneWhereNothingIsBuilt() throws IOException {
        assertEquals(Optional.empty(), BuiltKernel.of(checkout));

        Files.createDirectories(checkout.resolve("kernel/target/classes"));

        assertEquals(Optional.empty(), BuiltKernel.of(checkout));
    }

    @Test
    void theJarOfTheClasses() throws IOException {
        Path jar = jar("bilane-kernel-0.1.0-SNAPSHOT.jar", 1);
        jar("bilane-kernel-0.1.0-SNAPSHOT-sources.jar", 2);
        jar("bilane-kernel-0.1.0-SNAPSHOT-javadoc.jar", 3);
        jar("another-1.0.jar", 4);

        assertEquals(Optional.of(new BuiltKernel(jar)), BuiltKernel.of(checkout));
    }

    @Test
    void ofSeveralTheOneBuiltLast() throws IOException {
        jar("bilane-kernel-0.1.0.jar", 1);
        Path newest = jar("bilane-kernel-0.2.0.jar", 3);
        jar("bilane-kernel-0.3.0.jar", 2);

        assertEquals(Optional.of(new BuiltKernel(newest)), BuiltKernel.of(checkout));
    }

    private Path jar(String name, long time) throws IOException {
        Path jar = Files.createDirectories(checkout.resolve("kernel/target")).resolve(name);
        return Files.setLastModifiedTime(Files.createFile(jar), FileTime.fromMillis(time));
    }
}
