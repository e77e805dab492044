package org.bilane.kernel;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.bilane.kernel.cpu.CpuTopology;

/**
 * Things that a call needs, each in a place of its own that one call has at a time. Taking and giving back neither
 * blocks nor, once warm, allocates; under more calls at once than there are places, two for each CPU, the surplus is
 * left to the garbage collector.
 *
 * @param <T> the things
 */
final class Workspaces<T> {
    /** The places that are there before the CPUs are counted: that takes longer than a first call has time for. */
    private static final int FIRST = 4;

    private final Places<T> first = new Places<>(FIRST);
    private final Supplier<T> maker;
    /** The other places, made once all of the first are taken. */
    private volatile Places<T> others;

    Workspaces(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        T thing = first.take(maker);
        if (thing == null) {
            thing = others().take(maker);
        }
        return thing == null ? maker.get() : thing;
    }

    void give(T thing) {
        if (!first.give(thing) && others != null) {
            others.give(thing);
        }
    }

    /** The CPUs of the process: a thread that is pinned would count one. */
    private Places<T> others() {
        if (others == null) {
            synchronized (this) {
                if (others == null) {
                    others = new Places<>(Math.max(0, 2 * CpuTopology.ofThisMachine().usableCpus() - FIRST));
                }
            }
        }
        return others;
    }

    private static final class Places<T> {
        private static final int FREE = 0;
        private static final int TAKEN = 1;

        private final AtomicIntegerArray states;
        /** Each is read and written by the call that has its place; others only compare the reference. */
        private final Object[] things;

        Places(int count) {
            states = new AtomicIntegerArray(count);
            things = new Object[count];
        }

        /** Takes a thing, which is made if its place has none yet; null if no place is free. */
        T take(Supplier<T> maker) {
            for (int i = 0; i < things.length; i++) {
                if (states.getPlain(i) == FREE && states.compareAndSet(i, FREE, TAKEN)) {
                    return thing(i, maker);
                }
            }
            return null;
        }

        @SuppressWarnings("unchecked")
        private T thing(int i, Supplier<T> maker) {
            if (things[i] == null) {
                try {
                    things[i] = maker.get();
                } finally {
                    if (things[i] == null) {
                        states.setRelease(i, FREE);
                    }
                }
            }
            return (T) things[i];
        }

        /** Gives a thing back; false if it has no place here. */
        boolean give(T thing) {
            for (int i = 0; i < things.length; i++) {
                if (things[i] == thing) {
                    states.setRelease(i, FREE);
                    return true;
                }
            }
            return false;
        }
    }
}
