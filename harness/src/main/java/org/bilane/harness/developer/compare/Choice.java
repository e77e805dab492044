package org.bilane.harness.developer.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Picks from the standings of a race: of several variants the fastest counts.
 *
 * @param words what it picks, in the terms of a bar
 * @param among what it picks from
 */
record Choice(String words, Predicate<Standing> among) {
    /**
     * The fastest of a kind.
     *
     * @param words what it picks
     * @param kind the kind
     * @param threads the number of threads
     * @return the choice
     */
    static Choice of(String words, Kind kind, int threads) {
        return new Choice(words, standing -> standing.kind() == kind && standing.threads() == threads);
    }

    /**
     * The fastest in C that stores as Java can: past the caches it can't.
     *
     * @param threads the number of threads
     * @return the choice
     */
    static Choice ofPlainC(int threads) {
        return new Choice("the fastest C without streaming stores", standing -> standing.kind() == Kind.C
                && standing.threads() == threads && !standing.name().endsWith("streaming stores"));
    }

    /**
     * One contender.
     *
     * @param name its name, which is also the words
     * @return the choice
     */
    static Choice named(String name) {
        return new Choice(name, standing -> standing.name().equals(name));
    }

    /**
     * Picks.
     *
     * @param standings of a race
     * @return the fastest that counts; empty if none does
     */
    Optional<Standing> from(List<Standing> standings) {
        return standings.stream().filter(Standing::counts).filter(among)
                .min(Comparator.comparingDouble(standing -> standing.median().orElseThrow()));
    }
}
