package org.bilane.harness.developer.soak;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.bilane.kernel.WorkerPool;
import org.bilane.kernel.cpu.CpuTopology;

/** Runs the callers, and looks at the process before and after. */
public final class Soak {
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);
    /** A caller's round takes far less, on any machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long SMALL_L2 = 64 << 10;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final SoakSettings settings;
    private final Consumer<MemorySegment> tap;
    private final Tally tally = new Tally();
    private boolean hangs;
    /** Up to when progress was told. */
    private long told;

    /**
     * A soak.
     *
     * @param settings what to do
     */
    public Soak(SoakSettings settings) {
        this(settings, result -> { });
    }

    /**
     * A soak whose results are seen, or spoilt, by a test.
     *
     * @param settings what to do
     * @param tap is handed each result of a pool before it is compared; called by all callers at once
     */
    public Soak(SoakSettings settings, Consumer<MemorySegment> tap) {
        this.settings = settings;
        this.tap = tap;
    }

    /**
     * Soaks. To be called once. It ends early at the first defect.
     *
     * @param progress told now and then how many more nanoseconds have passed
     * @return what came of it
     * @throws InterruptedException if the calling thread is interrupted
     */
    public SoakResult run(LongConsumer progress) throws InterruptedException {
        boolean freedIsGivenBack = CHeap.keepLittle();
        long begin = System.nanoTime();
        told = begin;
        long all = settings.duration().toNanos();
        long warmUp = Math.min(all / 10, LONGEST_WARM_UP.toNanos());
        List<WorkerPool> pools = pools();
        Disturber disturber = new Disturber();
        List<Caller> callers = IntStream.range(0, settings.callers())
                .mapToObj(number -> new Caller(number, settings.seed(), pools, disturber, tally, tap))
                .toList();
        callUntil(begin + warmUp, callers, progress);
        ProcessState start = ProcessState.withoutGarbage();
        callUntil(begin + all, callers, progress);
        ProcessState end = ProcessState.withoutGarbage();
        if (!hangs) {
            // Else this would hang too; all of their threads are daemons.
            disturber.close();
            pools.forEach(WorkerPool::close);
        }
        return new SoakResult(settings, (System.nanoTime() - begin) * 1e-9, tally.jobs(), tally.results(),
                tally.strikes(), tally.defects(), tally.firstDefect(), freedIsGivenBack, start, end);
    }

    /** Those that all callers share: one as it is by default, one with more workers than CPUs and short chunks. */
    private static List<WorkerPool> pools() {
        int crowd = 2 * CpuTopology.ofThisMachine().allowed().size() + 1;
        return List.of(WorkerPool.open(),
                WorkerPool.builder().workers(crowd).pinned(false).l2Bytes(SMALL_L2).open());
    }

    private void callUntil(long deadline, List<Caller> callers, LongConsumer progress) throws InterruptedException {
        List<Thread> threads = callers.stream()
                .map(caller -> Thread.ofPlatform().name("bilane-soak " + caller).daemon()
                        .start(() -> caller.callUntil(deadline)))
                .toList();
        while (System.nanoTime() - deadline < 0 && tally.defects() == 0) {
            TimeUnit.NANOSECONDS.sleep(Math.min(TICK_NANOS, Math.max(1, deadline - System.nanoTime())));
            tell(progress);
        }
        for (Thread thread : threads) {
            if (!thread.join(PATIENCE)) {
                hangs = true;
                tally.defect(thread.getName() + " hangs in " + Arrays.toString(thread.getStackTrace()));
            }
        }
        tell(progress);
    }

    private void tell(LongConsumer progress) {
        long now = System.nanoTime();
        progress.accept(now - told);
        told = now;
    }
}
