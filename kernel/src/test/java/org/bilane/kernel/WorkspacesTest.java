package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bilane.kernel.cpu.Affinity;
import org.bilane.kernel.cpu.CpuTopology;
import org.junit.jupiter.api.Test;

class WorkspacesTest {
    private static final int CPUS = CpuTopology.ofThisMachine().usableCpus();
    private static final int PLACES = Math.max(4, 2 * CPUS);

    /** How many of the things that some calls at once take are kept for as many later ones. */
    private static int kept(int calls) {
        return kept(new Workspaces<>(Object::new), calls);
    }

    private static int kept(Workspaces<Object> workspaces, int calls) {
        Set<Object> things = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.generate(workspaces::take).limit(calls).forEach(things::add);
        assertEquals(calls, things.size(), "calls at once must not share a thing");
        things.forEach(workspaces::give);
        List<Object> again = Stream.generate(workspaces::take).limit(calls).toList();
        return (int) again.stream().filter(things::contains).count();
    }

    @Test
    void thingsOfAsManyCallsAsThereArePlacesAreKept() {
        for (int calls : IntStream.rangeClosed(1, PLACES).toArray()) {
            assertEquals(calls, kept(calls));
        }
        assertEquals(PLACES, kept(PLACES + 1));
        assertEquals(PLACES, kept(3 * PLACES));
    }

    @Test
    void aPinnedThreadHasThePlacesOfTheProcess() throws Exception {
        FutureTask<Integer> task = new FutureTask<>(() -> {
            Affinity.ofThisProcess().pin(CpuTopology.ofThisMachine().allowed().first());
            return kept(PLACES + 1);
        });
        Thread.ofPlatform().start(task);
        assertEquals(PLACES, task.get());
    }

    @Test
    void aPlaceWhoseThingCannotBeMadeIsFreeAgain() {
        boolean[] fails = {true};
        Workspaces<Object> workspaces = new Workspaces<>(() -> {
            if (fails[0]) {
                throw new OutOfMemoryError("for a test");
            }
            return new Object();
        });
        for (int i = 0; i < 3 * PLACES; i++) {
            assertThrows(OutOfMemoryError.class, workspaces::take);
        }
        fails[0] = false;
        assertEquals(PLACES, kept(workspaces, PLACES));
    }
}
