package org.bilane.kernel.watch;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/**
 * The event of Flight Recorder. Its thread is the one that ended the evaluation: the calling thread, or the last of a
 * pool's workers. Short evaluations are left out unless the recording sets another threshold, so that a program that
 * calls in a loop does not fill it. Its class must not be loaded where the module {@code jdk.jfr} is missing.
 */
@Name("org.bilane.Evaluation")
@Label("Evaluation")
@Category("Bilane")
@Description("Bilinear surfaces evaluated at points, over a pool or on the calling thread")
@StackTrace(false)
@Threshold("1 ms")
final class EvaluationEvent extends Event {
    /** Asked whether there is a recording, so that no event is made where there is none. */
    private static final EvaluationEvent ANY = new EvaluationEvent();

    @Label("Operation")
    @Description("sums, totals among them, or values, derivatives among them")
    String operation;

    @Label("Transform")
    @Description("exp, exp2, exp10 or identity; the last family's, where each has its own")
    String transform;

    @Label("Knots of x")
    int nx;

    @Label("Knots of y")
    int ny;

    @Label("Points")
    long points;

    @Label("Surfaces")
    @Description("The surfaces evaluated at each point, those of all families together")
    int surfaces;

    @Label("Route")
    @Description("How the evaluation goes through points and surfaces: a Route of org.bilane.kernel")
    String route;

    @Label("Workers")
    @Description("The workers of the pool; 0 on the calling thread")
    int workers;

    @Label("Chunk Points")
    @Description("How many points a worker takes at a time; all on the calling thread")
    long chunkPoints;

    @Label("Path")
    @Description("vector or scalar")
    String path;

    @Label("Outcome")
    @Description("complete, cancelled or failed")
    String outcome;

    /** An event that has not begun. */
    EvaluationEvent() {
    }

    /** Whether events of this kind are recorded. */
    static boolean isRecorded() {
        return ANY.isEnabled();
    }
}
