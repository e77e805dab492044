package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bilane.harness.developer.compare.Contender.Expectation;
import org.bilane.harness.reference.ReferenceProgram;

/**
 * Measures contenders in alternation: each is made ready, checked and warmed up, then all have their turn in each
 * round, so that whatever else the machine does hits all alike. Each round begins with the second of the one before, so
 * that none has the same place in all.
 */
final class Race {
    private static final double NANOS_PER_SECOND = 1e9;
    /** Between two turns, so that threads of the one before that still spin do not slow the next. */
    private static final long PAUSE_MILLIS = 5;

    private final Setting setting;
    private final Effort effort;

    /**
     * What several contenders may have in common.
     *
     * @param program what is computed
     * @param points at how many of its points
     */
    private record Question(ReferenceProgram program, long points) {
    }

    /** A contender in the race. */
    private static final class Entrant {
        private final Contender contender;
        private final List<Double> seconds = new ArrayList<>();
        private Runner runner;
        private double leastWallSeconds = Double.POSITIVE_INFINITY;
        private Standing outOfRace;

        Entrant(Contender contender) {
            this.contender = contender;
        }

        void leave(Optional<Boolean> agrees, String why, String get) {
            outOfRace = Standing.without(contender, agrees, runner == null ? "" : runner.description(), why, get);
            close();
        }

        /** By its fastest call: the first may have compiled code, any may have been disturbed. */
        boolean isSlow() {
            return leastWallSeconds > Effort.SLOW_SECONDS;
        }

        void tryOnce() throws IOException {
            long start = System.nanoTime();
            runner.seconds();
            leastWallSeconds = Math.min(leastWallSeconds, (System.nanoTime() - start) / NANOS_PER_SECOND);
        }

        boolean races() {
            return outOfRace == null;
        }

        Standing standing() {
            if (!races()) {
                return outOfRace;
            }
            Optional<Boolean> agrees = contender.expectation() == Expectation.NONE
                    ? Optional.empty()
                    : Optional.of(true);
            return new Standing(contender.name(), contender.threads(), contender.kind(),
                    seconds.stream().mapToDouble(Double::doubleValue).toArray(), agrees, runner.description(), "", "",
                    runner.figures());
        }

        void close() {
            if (runner != null) {
                runner.close();
            }
        }
    }

    /**
     * A race.
     *
     * @param setting the files, and what the comparison runs with
     * @param effort how much is measured
     */
    Race(Setting setting, Effort effort) {
        this.setting = setting;
        this.effort = effort;
    }

    /**
     * How many turns a race has, to tell how far it is.
     *
     * @param contenders how many take part
     * @return the turns, those of making ready included
     */
    long turns(int contenders) {
        return (long) contenders * (effort.repetitions() + 1);
    }

    /**
     * Measures.
     *
     * @param contenders who takes part
     * @param turns is told of each turn
     * @return how each did, in the same order; of one that is absent in one interpreter and there in another, nothing
     * @throws IOException if the library itself fails, or the files do
     */
    List<Standing> run(List<Contender> contenders, Setting.Turns turns) throws IOException {
        List<Entrant> entrants = contenders.stream().map(Entrant::new).toList();
        try {
            prepare(entrants, turns);
            for (int round = 0; round < effort.repetitions(); round++) {
                for (int place = 0; place < entrants.size(); place++) {
                    Entrant entrant = entrants.get((place + round) % entrants.size());
                    if (entrant.races() && effort.isDue(round, entrant.isSlow())) {
                        takeTurn(entrant);
                    }
                    turns.taken();
                }
            }
            return entrants.stream().filter(entrant -> !isThereElsewhere(entrant, entrants)).map(Entrant::standing)
                    .toList();
        } finally {
            entrants.forEach(Entrant::close);
        }
    }

    private void prepare(List<Entrant> entrants, Setting.Turns turns) throws IOException {
        Map<Question, BilaneAnswer> answers = new HashMap<>();
        try {
            for (Entrant entrant : entrants) {
                try {
                    entrant.runner = entrant.contender.start().open();
                    if (check(entrant, answers)) {
                        warmUp(entrant);
                    }
                } catch (AbsentException e) {
                    entrant.leave(Optional.empty(), e.getMessage(), e.get());
                } catch (IOException e) {
                    fail(entrant, e);
                }
                turns.taken();
            }
        } finally {
            answers.values().forEach(BilaneAnswer::close);
        }
    }

    private boolean check(Entrant entrant, Map<Question, BilaneAnswer> answers) throws IOException {
        Contender contender = entrant.contender;
        entrant.tryOnce();
        if (contender.expectation() == Expectation.NONE) {
            return true;
        }
        Files.deleteIfExists(setting.files().answer());
        entrant.runner.answer(setting.files().answer());
        boolean agrees = answers
                .computeIfAbsent(new Question(contender.program(), contender.points()),
                        question -> new BilaneAnswer(question.program(), question.points()))
                .agrees(setting.files().answer(), contender.expectation() == Expectation.TOTAL);
        if (!agrees) {
            entrant.leave(Optional.of(false), "its answer differs from Bilane's", "");
        }
        return agrees;
    }

    private void warmUp(Entrant entrant) throws IOException {
        long start = System.nanoTime();
        while ((System.nanoTime() - start) / NANOS_PER_SECOND < effort.warmSeconds()) {
            entrant.tryOnce();
        }
    }

    private void takeTurn(Entrant entrant) throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
            entrant.seconds.add(entrant.runner.seconds());
        } catch (IOException e) {
            fail(entrant, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** A peer that fails is out of the race; without the library there is none. */
    private static void fail(Entrant entrant, IOException problem) throws IOException {
        Contender contender = entrant.contender;
        if (contender.kind() == Kind.BILANE) {
            throw new IOException(contender.name() + ": " + problem.getMessage(), problem);
        }
        entrant.leave(Optional.empty(), "failed: " + problem.getMessage(), "");
    }

    private static boolean isThereElsewhere(Entrant entrant, List<Entrant> all) {
        Contender contender = entrant.contender;
        return !entrant.races() && entrant.outOfRace.agrees().isEmpty() && !contender.name().equals(contender.peer())
                && all.stream().anyMatch(other -> other.races() && other.contender.peer().equals(contender.peer())
                        && other.contender.threads() == contender.threads());
    }
}
