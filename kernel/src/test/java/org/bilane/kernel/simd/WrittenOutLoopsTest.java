package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What keeps vectors in registers on every JDK that was tried, read from the classes and the sources: no method of this
 * package takes or gives back a vector, none calls what makes objects on some JDK, and arithmetic that is written out
 * more than once is the same everywhere.
 */
class WrittenOutLoopsTest {
    private static final Path CLASSES = Path.of("target/classes/org/bilane/kernel/simd");
    private static final Path SOURCES = Path.of("src/main/java/org/bilane/kernel/simd");
    private static final String BEGINNING = "// ";
    private static final String END = "// end of ";
    /** On JDK 27 these make objects where reinterpretShape makes none. */
    private static final List<String> BOXING = List.of("reinterpretAs", "viewAs");

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
            assertTrue(found.size() > 1, () -> "found no more than " + found + " in " + folder.toAbsolutePath());
            return found;
        }
    }

    private static boolean isVector(ClassDesc type) {
        return type.packageName().equals("jdk.incubator.vector") && (type.displayName().endsWith("Vector")
                || type.displayName().endsWith("Mask") || type.displayName().endsWith("Shuffle"));
    }

    private static String name(ClassModel model, MethodModel method) {
        return model.thisClass().asInternalName() + "." + method.methodName();
    }

    @Test
    void noMethodTakesOrGivesBackAVector() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(CLASSES, ".class")) {
            ClassModel model = ClassFile.of().parse(file);
            for (MethodModel method : model.methods()) {
                var type = method.methodTypeSymbol();
                if (Stream.concat(Stream.of(type.returnType()), type.parameterList().stream())
                        .anyMatch(WrittenOutLoopsTest::isVector)) {
                    found.add(name(model, method) + type.displayDescriptor());
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void noLoopCallsWhatMakesObjectsOnSomeJdk() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(CLASSES, ".class")) {
            ClassModel model = ClassFile.of().parse(file);
            for (MethodModel method : model.methods()) {
                for (CodeElement element : method.code().map(code -> code.elementList()).orElse(List.of())) {
                    if (element instanceof InvokeInstruction call
                            && BOXING.stream().anyMatch(call.name().stringValue()::startsWith)) {
                        found.add(name(model, method) + " calls " + call.name());
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    /** Else the compiler may believe that a store goes to the heap: see {@link OffHeap}. */
    @Test
    void everyLoopTellsTheClassOfEachSegment() throws IOException {
        List<String> found = new ArrayList<>();
        int loops = 0;
        for (Path file : files(CLASSES, ".class")) {
            ClassModel model = ClassFile.of().parse(file);
            for (MethodModel method : model.methods()) {
                List<String> calls = method.code().map(code -> code.elementList()).orElse(List.of()).stream()
                        .filter(InvokeInstruction.class::isInstance).map(InvokeInstruction.class::cast)
                        .map(call -> call.owner().asInternalName() + "." + call.name().stringValue()).toList();
                long segments = method.methodTypeSymbol().parameterList().stream()
                        .filter(type -> type.displayName().equals("MemorySegment")).count();
                if (segments > 0 && calls.stream().anyMatch(call -> call.endsWith("Vector.intoMemorySegment")
                        || call.endsWith("Vector.fromMemorySegment"))) {
                    loops++;
                    long known = calls.stream().filter("org/bilane/kernel/simd/OffHeap.known"::equals).count();
                    if (known != segments) {
                        found.add(name(model, method) + " tells " + known + " of " + segments);
                    }
                }
            }
        }
        assertEquals(List.of(), found);
        assertTrue(loops > 30, "found no more loops than " + loops);
    }

    @Test
    void copiesOfArithmeticAreTheSame() throws IOException {
        Map<String, Map<String, List<String>>> copies = new LinkedHashMap<>();
        for (Path file : files(SOURCES, ".java")) {
            List<String> lines = Files.readAllLines(file).stream().map(String::strip).toList();
            for (int end = 0; end < lines.size(); end++) {
                if (lines.get(end).startsWith(END)) {
                    String name = lines.get(end).substring(END.length());
                    int beginning = end;
                    while (!lines.get(beginning).startsWith(BEGINNING + name)) {
                        beginning--;
                    }
                    copies.computeIfAbsent(name, key -> new LinkedHashMap<>())
                            .put(file.getFileName() + ":" + (beginning + 1), lines.subList(beginning, end));
                }
            }
        }
        assertEquals(Set.of("value", "gathered value", "cell value", "index cells", "slopes", "exp, bounded", "exp, full",
                "power, bounded", "power, full", "logarithm", "records"), copies.keySet());
        copies.forEach((name, places) -> {
            assertTrue(places.size() > 1, () -> name + " is written only once");
            List<String> first = places.values().iterator().next();
            assertTrue(first.size() > 1, () -> name + " is empty");
            places.forEach((place, lines) -> assertEquals(first, lines, place));
        });
    }
}
