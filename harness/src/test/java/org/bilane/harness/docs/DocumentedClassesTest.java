package org.bilane.harness.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes and packages that docs/architecture.md names are there, and those that are there it names. */
class DocumentedClassesTest {
    /** A class with its package, such as {@code sum.TwoSum}, in the type of code. */
    private static final Pattern CLASS = Pattern.compile("`([a-z0-9.]+)\\.([A-Z]\\w+)(?:\\.[A-Za-z_]+)?`");
    private static final Path SOURCES = Path.of("src/main/java/org/bilane/harness");
    private static final Path KERNEL = MarkdownPage.PROJECT.resolve("kernel/src/main/java/org/bilane/kernel");

    private static String page() throws IOException {
        return Files.readString(MarkdownPage.PROJECT.resolve("docs/architecture.md"));
    }

    @Test
    void classesThatAreNamedAreThere() throws IOException {
        List<MatchResult> named = CLASS.matcher(page()).results().toList();
        assertFalse(named.isEmpty());
        Set<String> absent = new TreeSet<>();
        for (MatchResult each : named) {
            String file = each.group(1).replace('.', '/') + "/" + each.group(2) + ".java";
            if (Stream.of(KERNEL, SOURCES).noneMatch(folder -> Files.isRegularFile(folder.resolve(file)))) {
                absent.add(each.group());
            }
        }

        assertEquals(Set.of(), absent);
    }

    @Test
    void packagesThatAreThereAreNamed() throws IOException {
        String page = page();
        Set<String> missing = new TreeSet<>();
        for (Path folder : List.of(KERNEL, SOURCES, SOURCES.resolve("developer"))) {
            try (Stream<Path> packages = Files.list(folder)) {
                missing.addAll(packages.filter(Files::isDirectory).map(each -> each.getFileName().toString())
                        .filter(name -> !name.equals("developer") && !page.contains("`." + name + "`"))
                        .collect(Collectors.toSet()));
            }
        }

        assertEquals(Set.of(), missing);
    }

    @Test
    void noPackageForUsersNeedsOneForDevelopers() throws IOException {
        Set<String> users = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.startsWith(SOURCES.resolve("developer"))).toList()) {
                if (Files.readString(file).contains("import org.bilane.harness.developer.")) {
                    users.add(SOURCES.relativize(file).toString().replace('\\', '/'));
                }
            }
        }

        assertEquals(Set.of("cli/Main.java"), users);
        assertTrue(Files.isDirectory(SOURCES.resolve("developer/compare")));
    }
}
