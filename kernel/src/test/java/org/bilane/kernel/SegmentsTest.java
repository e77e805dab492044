package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a failure whose reason may be memory that is gone. */
class SegmentsTest {
    private static final IllegalStateException FAILURE = new IllegalStateException("some reason");

    @ParameterizedTest
    @ValueSource(strings = {"points", "output", "stack"})
    void namesMemoryThatWasClosedMeanwhile(String what) {
        Arena points = Arena.ofShared();
        Arena output = Arena.ofShared();
        SurfaceStack stack = SurfaceStack.of(Axis.index(2), Axis.index(2), new double[2][2]);
        Request request = request(stack, points, output);
        assertSame(FAILURE, Segments.explained(FAILURE, request.call()));

        switch (what) {
            case "points" -> points.close();
            case "output" -> output.close();
            default -> stack.close();
        }

        Throwable explained = Segments.explained(FAILURE, request.call());
        assertEquals("points, surfaces or an output: closed while the evaluation ran; they must stay open until it has"
                + " ended", explained.getMessage());
        assertSame(FAILURE, explained.getCause());
    }

    private static Request request(SurfaceStack stack, Arena points, Arena output) {
        MemorySegment coordinates = points.allocate(ValueLayout.JAVA_DOUBLE);
        Request request = new Request();
        request.sums(stack.all(), Points.of(coordinates, coordinates), Transform.EXP,
                output.allocate(ValueLayout.JAVA_DOUBLE));
        return request;
    }
}
