package org.bilane.kernel;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Workspaces that are not in use. Taking and giving back neither blocks nor, once warm, allocates; under more calls at
 * once than there are places, the surplus is left to the garbage collector.
 */
final class Workspaces {
    private final AtomicReferenceArray<Workspace> places =
            new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());

    Workspace take() {
        for (int i = 0; i < places.length(); i++) {
            Workspace workspace = places.getPlain(i) == null ? null : places.getAndSet(i, null);
            if (workspace != null) {
                return workspace;
            }
        }
        return new Workspace();
    }

    void give(Workspace workspace) {
        workspace.call.end();
        for (int i = 0; i < places.length(); i++) {
            if (places.getPlain(i) == null && places.compareAndSet(i, null, workspace)) {
                return;
            }
        }
    }
}
