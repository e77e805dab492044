package org.bilane.harness.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bilane.harness.pool.ChunkSize;

/**
 * The cells of a sweep: a direct call, and each number of workers with each size of chunks.
 *
 * @param mostWorkers the rows end with so many workers, at least 1
 * @param ownWorkers how many workers the library takes if it is not told
 */
public record SweepPlan(int mostWorkers, int ownWorkers) {
    /** The columns; empty stands for what the library plans. */
    public static final List<Optional<ChunkSize>> COLUMNS = Stream.concat(
            LongStream.of(125, 250, 500, 1000).mapToObj(kibibytes -> Optional.of(ChunkSize.of(kibibytes * 1024))),
            Stream.of(Optional.of(ChunkSize.UNLIMITED), Optional.<ChunkSize>empty())).toList();

    /**
     * All cells.
     *
     * @return row by row
     */
    public List<Setup> setups() {
        List<Setup> setups = new ArrayList<>();
        setups.add(Setup.DIRECT);
        for (int workers = 1; workers <= mostWorkers; workers++) {
            for (Optional<ChunkSize> chunk : COLUMNS) {
                setups.add(new Setup(workers, chunk));
            }
        }
        return setups;
    }

    /**
     * What the library does if it is told nothing, within the rows.
     *
     * @return one of the setups
     */
    public Setup planner() {
        return new Setup(Math.min(ownWorkers, mostWorkers), Optional.empty());
    }

    /**
     * How long a round takes, roughly.
     *
     * @param directSeconds a direct call
     * @return seconds
     */
    public double roundSeconds(double directSeconds) {
        return setups().stream()
                .mapToDouble(setup -> directSeconds / Math.clamp(setup.workers(), 1, Math.max(1, ownWorkers)))
                .sum();
    }
}
