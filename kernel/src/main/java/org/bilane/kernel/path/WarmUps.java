package org.bilane.kernel.path;

/** Makes what tells whether loops are compiled, for the loops of one path. */
final class WarmUps {
    /** Whether any of the loops is compiled: then the process is one that goes on. */
    volatile boolean anyWarm;

    /** One for a loop. */
    WarmUp one() {
        return new WarmUp(this);
    }

    /** Some for a row of loops. */
    WarmUp[] each(int count) {
        WarmUp[] all = new WarmUp[count];
        for (int i = 0; i < count; i++) {
            all[i] = one();
        }
        return all;
    }
}
