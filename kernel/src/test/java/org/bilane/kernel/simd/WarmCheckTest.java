package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check that a JDK which was not tested must pass. */
class WarmCheckTest {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final Path CLASSES = Path.of("target/classes/org/bilane/kernel/simd");
    private static final String PACKAGE = "org/bilane/kernel/simd/";
    private static final String VECTORS = "jdk/incubator/vector/";
    private static final String CHECK = PACKAGE + "WarmCheck.call()V";

    @Test
    @Tag("vector")
    void warmLoopsAllocateNothingHere() throws InterruptedException {
        if (VectorWidth.bits() >= 128) {
            assertTrue(WarmCheck.allocatesNothing(PATIENCE_NANOS));
        }
    }

    @Test
    @Tag("vector")
    void withoutPatienceNothingIsShown() throws InterruptedException {
        assertFalse(WarmCheck.allocatesNothing(0));
    }

    /** Which of the operations makes an object on a JDK to come is not known: so the check must run them all. */
    @Test
    void eachVectorOperationOfALoopIsInOneThatTheCheckRuns() throws IOException {
        Map<String, List<String>> calls = calls();
        assertTrue(calls.containsKey(CHECK), () -> CHECK + " is not among " + calls.keySet());
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(CHECK));
        while (!next.isEmpty()) {
            String method = next.remove();
            if (reached.add(method)) {
                calls.get(method).stream().filter(calls::containsKey).forEach(next::add);
            }
        }
        Set<String> checked = operations(calls, reached);
        Set<String> missing = new TreeSet<>(operations(calls, calls.keySet()));
        missing.removeAll(checked);
        assertFalse(checked.isEmpty());
        assertEquals(Set.of(), missing);
    }

    /** What methods of the package call, of vectors, but for what is done once, when classes are loaded. */
    private static Set<String> operations(Map<String, List<String>> calls, Set<String> methods) {
        Set<String> found = new TreeSet<>();
        methods.stream().filter(method -> !method.contains("<clinit>")).forEach(method ->
                calls.get(method).stream().filter(call -> call.startsWith(VECTORS)).filter(WarmCheckTest::isOperation)
                        .forEach(found::add));
        return found;
    }

    /** Not so the questions about a width. */
    private static boolean isOperation(String call) {
        return !call.startsWith(VECTORS + "VectorSpecies.");
    }

    /** Each method of the package, with those that it calls. */
    private static Map<String, List<String>> calls() throws IOException {
        Map<String, List<String>> calls = new HashMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(CLASSES)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            ClassModel model = ClassFile.of().parse(file);
            for (MethodModel method : model.methods()) {
                calls.put(model.thisClass().asInternalName() + "." + method.methodName() + method.methodType(),
                        method.code().stream().flatMap(code -> code.elementStream())
                                .filter(InvokeInstruction.class::isInstance).map(InvokeInstruction.class::cast)
                                .map(call -> call.owner().asInternalName() + "." + call.name() + call.type()).toList());
            }
        }
        return calls;
    }
}
