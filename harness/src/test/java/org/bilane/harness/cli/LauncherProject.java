package org.bilane.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A project folder in a temporary place, with a blank in its name, that has the real launcher but sources,
 * jars, JDK and Maven only as the test makes them. The launcher sees nothing of the machine but a few system
 * commands.
 */
final class LauncherProject {
    /** The release file of a JDK that is tested. */
    static final String JAVA_25 = "JAVA_VERSION=\"25.0.3\"\n";

    private static final List<String> COMMANDS = List.of("bash", "cat", "find", "mkdir", "mv", "ps",
            "readlink", "rm", "rmdir", "sleep", "tail", "touch");

    private static final String TESTED_JDKS = "kernel/src/main/resources/org/bilane/kernel/path/tested-jdks.txt";

    /** The environment of the launcher; the test may change it. */
    final Map<String, String> environment = new TreeMap<>();

    private final Path folder;

    /**
     * Makes a project that is not built, on a machine without JDK and Maven.
     *
     * @param folder an empty folder
     */
    LauncherProject(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        Files.createDirectories(launcher().getParent());
        Files.copy(Path.of(System.getProperty("basedir", "")).resolve("bin/bilane"), launcher(),
                StandardCopyOption.COPY_ATTRIBUTES);
        Path table = Files.createDirectories(testedJdks().getParent()).resolve(testedJdks().getFileName());
        Files.copy(Path.of(System.getProperty("basedir", "")).resolve("../" + TESTED_JDKS), table);
        for (String source : List.of("pom.xml", "kernel/pom.xml", "kernel/src/main/Kernel.java",
                "harness/pom.xml", "harness/src/main/Harness.java")) {
            write(root().resolve(source), "");
        }
        Path bin = Files.createDirectories(this.folder.resolve("bin"));
        for (String command : COMMANDS) {
            Path found = Stream.of(System.getenv("PATH").split(":")).map(entry -> Path.of(entry, command))
                    .filter(Files::isExecutable).findFirst().orElse(null);
            // A machine may lack ps; the launcher does without.
            if (found != null) {
                script(bin.resolve(command), "exec '" + found + "' \"$@\"");
            }
        }
        environment.put("PATH", bin.toString());
        environment.put("HOME", this.folder.toString());
        environment.put("HOSTNAME", "localhost");
        environment.put("BILANE_JDK_FOLDERS", "");
    }

    /** Returns the root of the project. */
    Path root() {
        return folder.resolve("the project");
    }

    /** Returns the launcher script. */
    Path launcher() {
        return root().resolve("harness/bin/bilane");
    }

    /** Returns the table of tested JDKs, at first the true one. */
    Path testedJdks() {
        return root().resolve(TESTED_JDKS);
    }

    /** Makes the table of tested JDKs another, and the project one that was built with it. */
    void testedAre(String rows) throws IOException {
        Files.writeString(testedJdks(), rows);
        pretendBuilt();
    }

    /** Returns a file or folder in the build's output. */
    Path target(String name) {
        return root().resolve("harness/target").resolve(name);
    }

    /** Puts the jars that a build makes in place, newer than all sources. */
    void pretendBuilt() throws IOException {
        write(target("bilane-harness-1.0.jar"), "");
        write(target("lib/first.jar"), "");
        write(target("lib/second.jar"), "");
        age(Instant.now().minusSeconds(60));
    }

    /** Gives all sources, and the folders they lie in, a date of last change. */
    void age(Instant time) throws IOException {
        try (Stream<Path> sources = Files.walk(root())) {
            sources.filter(path -> !path.startsWith(root().resolve("harness/target"))).forEach(path -> {
                try {
                    Files.setLastModifiedTime(path, FileTime.from(time));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /**
     * Makes a JDK whose compiler does nothing and whose java is a script.
     *
     * @param name    the folder's name
     * @param release the content of the release file, or null for none
     * @param java    the commands of the script
     * @return the home of the JDK
     */
    Path jdk(String name, String release, String java) throws IOException {
        Path home = folder.resolve(name);
        if (release != null) {
            write(home.resolve("release"), release);
        }
        script(home.resolve("bin/java"), java);
        script(home.resolve("bin/javac"), "");
        return home;
    }

    /** Makes a tested JDK with the given java script, and JAVA_HOME lead to it. */
    void javaHome(String java) throws IOException {
        environment.put("JAVA_HOME", jdk("a jdk", "JAVA_VERSION=\"25.0.3\"\n", java).toString());
    }

    /** Puts a command on the PATH. */
    void command(String name, String script) throws IOException {
        script(Path.of(environment.get("PATH")).resolve(name), script);
    }

    /** Makes an executable script for the shell. */
    static void script(Path file, String commands) throws IOException {
        write(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Writes a file, and makes its folder where there is none. */
    static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /**
     * Starts a command in the folder around the project. Standard output goes to a file of its own, standard error
     * through a named pipe: of an ordinary one the JDK closes its end when the process has ended, though the launcher's
     * filter may still have lines to write.
     */
    Running start(Path command, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = out.resolveSibling(out.getFileName() + ".err");
        new ProcessBuilder("mkfifo", err.toString()).inheritIO().start().waitFor();
        CompletableFuture<String> errText = CompletableFuture.supplyAsync(() -> readAll(err),
                task -> Thread.ofPlatform().daemon().start(task));
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(command.toString()), Stream.of(arguments)).toList());
        builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, errText);
    }

    private static String readAll(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the launcher to its end. */
    Outcome run(String... arguments) throws IOException, InterruptedException {
        return start(launcher(), arguments).outcome();
    }

    /**
     * A started launcher.
     *
     * @param process the process
     * @param out     the file its standard output goes to
     * @param err     its standard error, once it has ended
     */
    record Running(Process process, Path out, CompletableFuture<String> err) {
        /** Waits for the end of the process and of all output. */
        Outcome outcome() throws IOException, InterruptedException {
            String errText = err.join();
            return new Outcome(process.waitFor(), Files.readString(out), errText);
        }
    }

    /**
     * What came of a run.
     *
     * @param status the exit status
     * @param out    all of standard output
     * @param err    all of standard error
     */
    record Outcome(int status, String out, String err) {
    }
}
