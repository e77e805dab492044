package org.bilane.harness.developer.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import org.bilane.kernel.cpu.CpuTopology;
import org.bilane.kernel.work.Crew;
import org.bilane.kernel.work.Job;
import org.bilane.kernel.work.Pinning;
import org.bilane.kernel.work.Tasks;

/** Threads, one for each core, that do a job of two tasks which do nothing, in the way that is usual for them. */
public interface TwoTaskRunner extends AutoCloseable {
    /**
     * Hands two tasks over and returns once both are done.
     *
     * @throws Exception if one fails
     */
    void runTwoTasks() throws Exception;

    @Override
    void close();

    /** The runners that are compared. */
    enum Kind {
        /** The pinned workers of a {@link org.bilane.kernel.WorkerPool}. */
        CREW {
            @Override
            TwoTaskRunner open() {
                return new OfCrew();
            }
        },
        /** {@link ForkJoinPool}: a task that forks two. */
        FORK_JOIN {
            @Override
            TwoTaskRunner open() {
                return new OfForkJoinPool();
            }
        },
        /** {@link java.util.concurrent.ThreadPoolExecutor}: two tasks are submitted, their futures waited for. */
        EXECUTOR {
            @Override
            TwoTaskRunner open() {
                return new OfExecutor();
            }
        };

        /**
         * Starts the threads.
         *
         * @return the runner
         */
        abstract TwoTaskRunner open();

        private static int threads() {
            return Pinning.defaultWorkers(CpuTopology.ofThisMachine());
        }
    }

    /** Publishes one job again and again. */
    final class OfCrew implements TwoTaskRunner, Tasks {
        private final Job job = new Job();
        private final Crew crew = new Crew(Kind.threads(), "hand-over",
                new Pinning(CpuTopology.ofThisMachine(), Kind.threads(), true)::pin);

        private OfCrew() {
        }

        @Override
        public void runTwoTasks() throws InterruptedException {
            crew.publish(job, this);
            job.await(false, 0, true);
            if (job.done() != count()) {
                throw new IllegalStateException(job.done() + " tasks are done; must be " + count());
            }
        }

        @Override
        public long count() {
            return 2;
        }

        @Override
        public void run(long task, int worker) {
            // What is measured is the way here and back.
        }

        @Override
        public void end(boolean complete) {
            // Nothing to put together.
        }

        @Override
        public void close() {
            crew.close();
        }
    }

    /** Invokes an action that forks two. */
    final class OfForkJoinPool implements TwoTaskRunner {
        private final ForkJoinPool pool = new ForkJoinPool(Kind.threads());

        private OfForkJoinPool() {
        }

        @Override
        public void runTwoTasks() {
            pool.invoke(new Two());
        }

        @Override
        public void close() {
            pool.close();
        }

        /** The job. */
        private static final class Two extends RecursiveAction {
            private static final long serialVersionUID = 1;

            @Override
            protected void compute() {
                invokeAll(new Nothing(), new Nothing());
            }
        }

        /** A task. */
        private static final class Nothing extends RecursiveAction {
            private static final long serialVersionUID = 1;

            @Override
            protected void compute() {
                // What is measured is the way here and back.
            }
        }
    }

    /** Submits two tasks to a queue. */
    final class OfExecutor implements TwoTaskRunner {
        private static final Runnable NOTHING = () -> { };

        private final ExecutorService pool = Executors.newFixedThreadPool(Kind.threads());

        private OfExecutor() {
        }

        @Override
        public void runTwoTasks() throws Exception {
            Future<?> first = pool.submit(NOTHING);
            Future<?> second = pool.submit(NOTHING);
            first.get();
            second.get();
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
