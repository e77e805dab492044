package org.bilane.kernel.work;

import java.util.concurrent.atomic.AtomicInteger;

/** Counted tasks, each of which is a phase by itself, so that each is the end of a phase. */
class PhasedTasks extends CountedTasks {
    private final AtomicInteger opens = new AtomicInteger();

    /**
     * Tasks.
     *
     * @param count how many
     */
    PhasedTasks(int count) {
        super(count);
    }

    @Override
    public long open(long first) {
        opens.getAndIncrement();
        return first + 1;
    }

    /** How many phases were opened. */
    int opens() {
        return opens.get();
    }
}
