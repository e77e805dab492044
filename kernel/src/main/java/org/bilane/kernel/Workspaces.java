package org.bilane.kernel;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Things that a call needs and that are not in use. Taking and giving back neither blocks nor, once warm, allocates;
 * under more calls at once than there are places, the surplus is left to the garbage collector.
 *
 * @param <T> the things
 */
final class Workspaces<T> {
    private final AtomicReferenceArray<T> places =
            new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());
    private final Supplier<T> maker;

    Workspaces(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        for (int i = 0; i < places.length(); i++) {
            T thing = places.getPlain(i) == null ? null : places.getAndSet(i, null);
            if (thing != null) {
                return thing;
            }
        }
        return maker.get();
    }

    void give(T thing) {
        for (int i = 0; i < places.length(); i++) {
            if (places.getPlain(i) == null && places.compareAndSet(i, null, thing)) {
                return;
            }
        }
    }
}
