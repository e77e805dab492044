package org.bilane.spark;

/** Waits for the tasks of this process to give their stacks back. */
final class StacksInUse {
    private StacksInUse() {
    }

    /** Returns when no stack is in use: a job fails with its first task, and the others end a moment later. */
    static void awaitNone() {
        while (ProcessStacks.INSTANCE.inUse() > 0) {
            Thread.onSpinWait();
        }
    }
}
