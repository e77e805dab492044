package org.bilane.harness.npy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.bilane.harness.file.FileNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A process ended by a signal in the middle of its work leaves no temporary file. */
@Timeout(60)
class NpyWriterShutdownTest {
    @TempDir
    Path folder;

    /** The process that is ended: it leaves one file committed and one unfinished. */
    static final class Victim {
        private Victim() {
        }

        public static void main(String[] args) throws IOException, InterruptedException {
            Path folder = Path.of(args[0]);
            NpyWriter.save(folder.resolve("finished.npy"), new double[] {1}, 1);
            NpyWriter writer = NpyWriter.create(folder.resolve("unfinished.npy"), 1000);
            System.out.println("ready");
            Thread.sleep(60_000);
            writer.close();
        }
    }

    @Test
    void aSignalRemovesTheTemporaryFile() throws IOException, InterruptedException, URISyntaxException {
        String classPath = modules() + File.pathSeparator + classes(Victim.class);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process victim = new ProcessBuilder(java.toString(),
                "-cp", classPath, Victim.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("ready", out.readLine());
            assertEquals(2, FileNames.in(folder).size(), "the temporary file is not there");
            victim.destroy();
            assertTrue(victim.waitFor(30, TimeUnit.SECONDS), "the process goes on");
            assertEquals(List.of("finished.npy"), FileNames.in(folder));
        } finally {
            victim.destroyForcibly();
        }
    }

    /** Where the modules are that the writer needs, jars or folders; those of the JDK are no files. */
    private static String modules() {
        return ModuleLayer.boot().configuration().modules().stream()
                .flatMap(module -> module.reference().location().stream())
                .filter(location -> location.getScheme().equals("file"))
                .map(location -> Path.of(location).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Asked for as a resource, as a patched module has one location for its own and its tests' classes. */
    private static Path classes(Class<?> type) throws URISyntaxException {
        String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        Path folder = Path.of(type.getResource(name).toURI()).getParent();
        for (int i = 0; i < type.getPackageName().split("\\.").length; i++) {
            folder = folder.getParent();
        }
        return folder;
    }
}
