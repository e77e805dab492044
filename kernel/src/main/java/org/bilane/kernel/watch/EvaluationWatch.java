package org.bilane.kernel.watch;

import java.util.Locale;
import jdk.jfr.FlightRecorder;
import org.bilane.kernel.Route;
import org.bilane.kernel.chunk.Call;
import org.bilane.kernel.path.PathChoice;

/**
 * Tells Flight Recorder of one evaluation after the other. Without a recording it neither allocates nor reads a
 * clock. An evaluation may end on another thread than it began, if the one happens before the other.
 */
public final class EvaluationWatch {
    private static final boolean RECORDER_IS_THERE = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    /** The evaluation under way; null without a recording. */
    private EvaluationEvent event;

    /** A watch with nothing under way. */
    public EvaluationWatch() {
    }

    /**
     * Whether evaluations are recorded.
     *
     * @return false if nothing needs to be told of an evaluation that begins now
     */
    public static boolean isRecording() {
        // The first touch of an event class starts the recorder's machinery: a tenth of a second of a program's first
        // call. Before any recording there is nothing to ask it.
        return RECORDER_IS_THERE && FlightRecorder.isInitialized() && EvaluationEvent.isRecorded();
    }

    /** An evaluation begins. */
    public void begin() {
        event = null;
        if (isRecording()) {
            event = new EvaluationEvent();
            event.begin();
        }
    }

    /**
     * It has ended.
     *
     * @param call what was asked for
     * @param route how it went through points and surfaces
     * @param workers the workers of the pool; 0 on the calling thread
     * @param chunkPoints how many points were taken at a time
     * @param outcome how it ended
     */
    public void end(Call call, Route route, int workers, long chunkPoints, Outcome outcome) {
        if (event == null) {
            return;
        }
        event.end();
        if (event.shouldCommit()) {
            event.operation = isSums(route) ? "sums" : "values";
            event.transform = call.transform().name().toLowerCase(Locale.ROOT);
            event.nx = call.xKnots();
            event.ny = call.yKnots();
            event.points = call.points();
            event.surfaces = call.surfaces();
            event.route = route.name().toLowerCase(Locale.ROOT);
            event.workers = workers;
            event.chunkPoints = chunkPoints;
            event.path = PathChoice.get().vector() ? "vector" : "scalar";
            event.outcome = outcome.toString();
            event.commit();
        }
        event = null;
    }

    private static boolean isSums(Route route) {
        return route == Route.SUMS_IN_ORDER || route == Route.SUMS_BY_CELL;
    }
}
