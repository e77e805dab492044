package org.bilane.harness.sweep;

import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.pool.PoolSettings;

/**
 * Measures the cells of a sweep in rounds, in each of which every cell has its turn, so that whatever else the machine
 * does hits all alike; then the best cell and the planner's choice again, in alternation unless they are the same.
 */
public final class Sweep {
    private static final double WARMING_SECONDS = 1;
    private static final double NANOS_PER_SECOND = 1e9;

    private final SweepPlan plan;
    private final SweepWork work;
    private final PoolSettings settings;

    /**
     * A sweep.
     *
     * @param plan its cells
     * @param work what each cell does
     * @param settings what the pools are like beside workers and chunks
     */
    public Sweep(SweepPlan plan, SweepWork work, PoolSettings settings) {
        this.plan = plan;
        this.work = work;
        this.settings = settings;
    }

    /**
     * Calls directly for about a second, so that what follows runs compiled code, and touches the output's memory.
     *
     * @return how long the last call took, in seconds
     */
    public double warmUp() {
        try (Contender direct = new Contender(Setup.DIRECT, work, settings)) {
            long start = System.nanoTime();
            double rate;
            do {
                rate = direct.rate();
            } while ((System.nanoTime() - start) / NANOS_PER_SECOND < WARMING_SECONDS);
            return work.results() / (rate * 1e6);
        }
    }

    /**
     * Measures.
     *
     * @param rounds how often each cell has its turn, at least 1
     * @param duels how often the best cell and the planner's choice are timed again, at least 1
     * @param turnTaken is told after each turn; there are {@link #turns} of them
     * @return the result
     */
    public SweepResult measure(int rounds, int duels, Runnable turnTaken) {
        List<Setup> setups = plan.setups();
        double[][] rates = new double[setups.size()][rounds];
        Cell[] cells = new Cell[setups.size()];
        for (int round = 0; round < rounds; round++) {
            for (int s = 0; s < setups.size(); s++) {
                // Not kept open: on a large machine the workers of all cells would be tens of thousands.
                try (Contender contender = new Contender(setups.get(s), work, settings)) {
                    rates[s][round] = contender.rate();
                    if (round == rounds - 1) {
                        cells[s] = cell(setups.get(s), contender, rates[s]);
                    }
                }
                turnTaken.run();
            }
        }
        List<Cell> all = new ArrayList<>(List.of(cells));
        Setup best = SweepResult.bestOf(all).setup();
        if (best.equals(plan.planner())) {
            Cell both = timeAgain(best, 2 * duels, turnTaken);
            return new SweepResult(all, both, both);
        }
        return duel(all, best, duels, turnTaken);
    }

    /**
     * How many turns a measurement has.
     *
     * @param rounds how often each cell has its turn
     * @param duels how often two cells are timed again
     * @return the number
     */
    public long turns(int rounds, int duels) {
        return (long) rounds * plan.setups().size() + 2L * duels;
    }

    private Cell timeAgain(Setup setup, int times, Runnable turnTaken) {
        double[] rates = new double[times];
        try (Contender contender = new Contender(setup, work, settings)) {
            for (int i = 0; i < times; i++) {
                rates[i] = contender.rate();
                turnTaken.run();
            }
            return cell(setup, contender, rates);
        }
    }

    private SweepResult duel(List<Cell> cells, Setup best, int duels, Runnable turnTaken) {
        double[] bestRates = new double[duels];
        double[] plannerRates = new double[duels];
        try (Contender first = new Contender(best, work, settings);
                Contender second = new Contender(plan.planner(), work, settings)) {
            for (int duel = 0; duel < duels; duel++) {
                // Who goes first changes, so that it is no advantage.
                if (duel % 2 == 0) {
                    bestRates[duel] = first.rate();
                    turnTaken.run();
                }
                plannerRates[duel] = second.rate();
                turnTaken.run();
                if (duel % 2 == 1) {
                    bestRates[duel] = first.rate();
                    turnTaken.run();
                }
            }
            return new SweepResult(cells, cell(best, first, bestRates), cell(plan.planner(), second, plannerRates));
        }
    }

    private static Cell cell(Setup setup, Contender contender, double[] rates) {
        return new Cell(setup, contender.chunkBytes(), contender.unpinned(), rates);
    }
}
