package org.bilane.kernel;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;

/**
 * Things that a call needs, each in a place of its own that one call has at a time. Taking and giving back neither
 * blocks nor, once warm, allocates; under more calls at once than there are places, the surplus is left to the garbage
 * collector.
 *
 * @param <T> the things
 */
final class Workspaces<T> {
    private static final int FREE = 0;
    private static final int TAKEN = 1;

    private final AtomicIntegerArray places = new AtomicIntegerArray(2 * Runtime.getRuntime().availableProcessors());
    /** Each is read and written by the call that has its place; others only compare the reference. */
    private final Object[] things = new Object[places.length()];
    private final Supplier<T> maker;

    Workspaces(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        for (int i = 0; i < things.length; i++) {
            if (places.getPlain(i) == FREE && places.compareAndSet(i, FREE, TAKEN)) {
                return thing(i);
            }
        }
        return maker.get();
    }

    @SuppressWarnings("unchecked")
    private T thing(int i) {
        if (things[i] == null) {
            try {
                things[i] = maker.get();
            } finally {
                if (things[i] == null) {
                    places.setRelease(i, FREE);
                }
            }
        }
        return (T) things[i];
    }

    void give(T thing) {
        for (int i = 0; i < things.length; i++) {
            if (things[i] == thing) {
                places.setRelease(i, FREE);
                return;
            }
        }
    }
}
