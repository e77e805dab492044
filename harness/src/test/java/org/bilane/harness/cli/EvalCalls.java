package org.bilane.harness.cli;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bilane.harness.npy.NpyWriter;

/** Calls {@code bilane eval} in a folder with small files to evaluate. */
final class EvalCalls {
    private final Path folder;

    /** Writes z.npy (3, 4, 5), flat.npy (4, 5), x.npy, y.npy and p.npy (2, 6). */
    EvalCalls(Path folder) throws IOException {
        this.folder = folder;
        save("z.npy", 3, 4, 5);
        save("flat.npy", 4, 5);
        save("x.npy", 4);
        save("y.npy", 5);
        save("p.npy", 2, 6);
    }

    /** An array of 0, 1, 2, ... */
    void save(String name, long... shape) throws IOException {
        double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.setAll(values, i -> i);
        NpyWriter.save(folder.resolve(name), values, shape);
    }

    /** An array of bytes that are zero, which take no space on the disk where the file system can do that. */
    void sparse(String name, String shape, long bytes) throws IOException {
        String text = "{'descr': '|i1', 'fortran_order': False, 'shape': " + shape + ", }";
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length(), 0});
            file.write(text.getBytes(StandardCharsets.US_ASCII));
            file.setLength(file.length() + bytes);
        }
    }

    /** Calls {@code eval} as {@link #call} does. */
    InProcess eval(String arguments) {
        return call("eval", arguments);
    }

    /** Calls with arguments separated by blanks; an argument that begins with @ is a name in the folder. */
    InProcess call(String command, String arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        for (String argument : arguments.strip().split(" +")) {
            // Not by a Path: some names that are tried are none in the locale's encoding.
            all.add(argument.startsWith("@") ? folder + File.separator + argument.substring(1) : argument);
        }
        return InProcess.run(all.toArray(String[]::new));
    }

    /** Everything in the folder, with the content of the files. */
    Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                contents.put(folder.relativize(file).toString(), Files.isRegularFile(file)
                        ? Files.readString(file, StandardCharsets.ISO_8859_1) : "folder");
            }
        }
        return contents;
    }
}
