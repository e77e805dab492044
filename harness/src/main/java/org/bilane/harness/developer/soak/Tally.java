package org.bilane.harness.developer.soak;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** Counts what all callers do. Thread-safe. */
final class Tally {
    private final LongAdder jobs = new LongAdder();
    private final LongAdder results = new LongAdder();
    private final LongAdder defects = new LongAdder();
    private final AtomicReference<String> firstDefect = new AtomicReference<>("");
    private final Map<Fault, LongAdder> injected = new EnumMap<>(Fault.class);
    private final Map<Fault, LongAdder> effective = new EnumMap<>(Fault.class);

    /** Nothing so far. */
    Tally() {
        for (Fault fault : Fault.values()) {
            injected.put(fault, new LongAdder());
            effective.put(fault, new LongAdder());
        }
    }

    /**
     * A call was done and compared.
     *
     * @param doubles how many results it gave
     */
    void compared(long doubles) {
        jobs.increment();
        results.add(doubles);
    }

    /** A fault was injected into a call. */
    void injected(Fault fault) {
        injected.get(fault).increment();
    }

    /** A fault has stopped a call. */
    void effective(Fault fault) {
        effective.get(fault).increment();
    }

    /**
     * Something is not as it must be.
     *
     * @param what the case, the call and what is wrong; kept if it is the first
     */
    void defect(String what) {
        defects.increment();
        firstDefect.compareAndSet("", what);
    }

    /** The calls that were compared. */
    long jobs() {
        return jobs.sum();
    }

    /** The doubles that were compared. */
    long results() {
        return results.sum();
    }

    /** How many things were not as they must be. */
    long defects() {
        return defects.sum();
    }

    /** The first of them; empty if there was none. */
    String firstDefect() {
        return firstDefect.get();
    }

    /** The faults, each with how often it was injected and how often it stopped a call. */
    Map<Fault, SoakResult.Strikes> strikes() {
        Map<Fault, SoakResult.Strikes> strikes = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            strikes.put(fault, new SoakResult.Strikes(injected.get(fault).sum(), effective.get(fault).sum()));
        }
        return strikes;
    }
}
