package org.bilane.harness.eval;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bilane.harness.file.FileNames;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyException;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.kernel.Axis;
import org.bilane.harness.pool.Deadline;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Points;
import org.bilane.kernel.SurfaceStack;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;

/** A folder of files to evaluate, and what the library makes of the same numbers in memory. */
final class EvalFiles {
    private final Path folder;

    EvalFiles(Path folder) {
        this.folder = folder;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Random numbers in [0, scale), the same for the same name. */
    static double[] random(String name, int count, double scale) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        return random.doubles(count).map(value -> value * scale).toArray();
    }

    Path save(String name, double[] values, long... shape) throws NpyException {
        NpyWriter.save(path(name), values, shape);
        return path(name);
    }

    double[] load(String name) throws NpyException {
        try (NpyArray array = NpyArray.open(path(name))) {
            return array.toArray();
        }
    }

    long[] shape(String name) throws NpyException {
        try (NpyArray array = NpyArray.open(path(name))) {
            return array.shape();
        }
    }

    List<String> names() throws IOException {
        return FileNames.in(folder);
    }

    /** Of all surfaces in "z.npy" at the points in "p.npy", on default axes. */
    EvaluationRequest request(SurfaceSelection selection, Layout layout, List<Path> values, List<Path> sums) {
        return new EvaluationRequest(
                TableFiles.arrays(List.of(path("z.npy")), Optional.empty(), Optional.empty()),
                path("p.npy"), selection,
                Transform.EXP, layout, values, sums);
    }

    void evaluate(EvaluationRequest request, BlockRule blocks) throws RefusedException, IOException {
        try (FileEvaluation evaluation = FileEvaluation.open(request, Deadline.NEVER)) {
            evaluation.run(Evaluator.onCallingThread(), blocks);
        }
    }

    /** Values and sums, by one call of the library for each. */
    record Results(double[] values, double[] sums) {
    }

    static Results inMemory(Axis x, Axis y, double[] z, int from, int to, double[] points,
            Transform transform, Layout layout) {
        try (Arena arena = Arena.ofConfined();
                SurfaceStack stack = SurfaceStack.of(x, y, MemorySegment.ofArray(z))) {
            Surfaces surfaces = stack.range(from, to);
            long half = points.length * 4L;
            MemorySegment xy = arena.allocateFrom(JAVA_DOUBLE, points);
            Points all = Points.of(xy.asSlice(0, half), xy.asSlice(half));
            MemorySegment values = arena.allocate(JAVA_DOUBLE, surfaces.count() * all.size());
            MemorySegment sums = arena.allocate(JAVA_DOUBLE, surfaces.count());
            Evaluator evaluator = Evaluator.onCallingThread();
            evaluator.values(surfaces, all, transform, layout, values);
            evaluator.sums(surfaces, all, transform, sums);
            return new Results(values.toArray(JAVA_DOUBLE), sums.toArray(JAVA_DOUBLE));
        }
    }
}
