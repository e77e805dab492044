package org.bilane.harness.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much main code there is: lines without comments, docstrings, blank lines and imports, and files of code, which
 * have a class each.
 *
 * @param lines the lines
 * @param classes the files
 */
record CodeSize(long lines, long classes) {
    private static final Path KERNEL = MarkdownPage.PROJECT.resolve("kernel/src/main/java/org/bilane/kernel");
    private static final Path HARNESS = MarkdownPage.PROJECT.resolve("harness/src/main/java/org/bilane/harness");
    private static final Path PYTHON = MarkdownPage.PROJECT.resolve("harness/python/src");
    private static final Path SPARK = MarkdownPage.PROJECT.resolve("harness/spark/src/main/java/org/bilane/spark");

    /** A row of the table in docs/architecture.md. */
    record Row(String capability, CodeSize size) {
    }

    /**
     * The rows of the table, but for their sum.
     *
     * @return the rows
     * @throws IOException if a source cannot be read
     */
    static List<Row> rows() throws IOException {
        return List.of(
                new Row("kernel: API, checks, pool and workers", kernel(".", "work", "watch")),
                new Row("kernel: cells, interpolation, tables, planning of chunks",
                        kernel("cell", "bilinear", "table", "chunk", "plan", "path")),
                new Row("kernel: exponentials, logarithms, moments, sums",
                        kernel("exp", "log", "moment", "sum", "arith")),
                new Row("kernel: the scalar path", kernel("scalar")),
                new Row("kernel: the vector path", kernel("simd")),
                new Row("kernel: stack files", kernel("file")),
                new Row("kernel: CPUs, caches, affinity", kernel("cpu")),
                new Row("command line, completion, start",
                        harness("cli", "command", "completion", "archive", "pool")),
                new Row("reading arrays: `.npy`; now `.npz`, HDF5 and netCDF-4, listing",
                        harness("array", "input", "npy", "npz", "hdf5", "tables", "file")),
                new Row("evaluation of files, stacks of files", harness("eval")),
                new Row("reference runs, sweep, verification", harness("reference", "sweep", "verify")),
                new Row("reports and pictures", harness("report", "plot")),
                new Row("comparison, benchmarks, soak", harness("developer", "developer/compare", "developer/peer",
                        "developer/bench", "developer/soak")),
                new Row("Python package", of(PYTHON.resolve("bilane"), PYTHON.resolve("main/java/org/bilane/python"))),
                new Row("Spark", of(SPARK)));
    }

    private static CodeSize kernel(String... packages) throws IOException {
        return of(Arrays.stream(packages).map(KERNEL::resolve).toArray(Path[]::new));
    }

    private static CodeSize harness(String... packages) throws IOException {
        return of(Arrays.stream(packages).map(HARNESS::resolve).toArray(Path[]::new));
    }

    private static CodeSize of(Path... folders) throws IOException {
        CodeSize all = new CodeSize(0, 0);
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(CodeSize::isCode).toList()) {
                    all = all.plus(new CodeSize(codeLines(Files.readString(file), file), 1));
                }
            }
        }
        return all;
    }

    private static boolean isCode(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".java") || name.endsWith(".py")) && !name.matches("(package|module)-info\\.java");
    }

    private static long codeLines(String source, Path file) {
        boolean java = file.toString().endsWith(".java");
        return (java ? withoutJavaComments(source) : withoutPythonComments(source)).lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("(import|package|from) .*")).count();
    }

    CodeSize plus(CodeSize other) {
        return new CodeSize(lines + other.lines, classes + other.classes);
    }

    /** Comments of Java are left out, but not what looks like one in a text. */
    static String withoutJavaComments(String source) {
        StringBuilder code = new StringBuilder();
        int i = 0;
        while (i < source.length()) {
            int end = i + 1;
            boolean comment = false;
            if (source.startsWith("\"\"\"", i)) {
                end = endOfText(source, i + 3, "\"\"\"");
            } else if (source.charAt(i) == '"' || source.charAt(i) == '\'') {
                end = endOfText(source, i + 1, source.substring(i, i + 1));
            } else if (source.startsWith("//", i)) {
                comment = true;
                end = source.indexOf('\n', i) < 0 ? source.length() : source.indexOf('\n', i);
            } else if (source.startsWith("/*", i)) {
                comment = true;
                end = source.indexOf("*/", i + 2) + 2;
            }
            if (!comment) {
                code.append(source, i, end);
            }
            i = end;
        }
        return code.toString();
    }

    /** Docstrings and lines of comment are left out; no other text in the package spans lines. */
    static String withoutPythonComments(String source) {
        StringBuilder code = new StringBuilder();
        int i = 0;
        while (i < source.length()) {
            int quotes = source.indexOf("\"\"\"", i);
            code.append(source, i, quotes < 0 ? source.length() : quotes);
            i = quotes < 0 ? source.length() : endOfText(source, quotes + 3, "\"\"\"");
        }
        return code.toString().replaceAll("(?m)^\\s*#.*$", "");
    }

    private static int endOfText(String source, int from, String quotes) {
        int i = from;
        while (!source.startsWith(quotes, i)) {
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        return i + quotes.length();
    }
}
