package org.bilane.spark;

import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/** What Spark expects of code that runs inside a task. */
final class Tasks {
    private Tasks() {
    }

    /**
     * Ends the task where Spark wishes so, as often as this is called between chunks.
     *
     * @throws TaskKilledException if the task was killed
     */
    static void endIfKilled() {
        TaskContext context = TaskContext.get();
        if (context != null && context.isInterrupted()) {
            throw new TaskKilledException();
        }
    }
}
