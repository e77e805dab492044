package org.bilane.harness.developer.compare;

import java.util.List;
import java.util.Optional;

/**
 * What came of a job.
 *
 * @param job its letter, and what tells it from others of that letter
 * @param title the job in words
 * @param standings how the contenders did
 * @param verdicts what came of its bars
 * @param notes what else is to be known, a line each
 */
public record JobResult(String job, String title, List<Standing> standings, List<Verdict> verdicts,
        List<String> notes) {
    /** Copies the lists. */
    public JobResult {
        standings = List.copyOf(standings);
        verdicts = List.copyOf(verdicts);
        notes = List.copyOf(notes);
    }

    /**
     * The contenders whose answers were wrong.
     *
     * @return their names
     */
    public List<String> wrong() {
        return standings.stream().filter(standing -> standing.agrees().equals(Optional.of(false)))
                .map(Standing::name).toList();
    }
}
