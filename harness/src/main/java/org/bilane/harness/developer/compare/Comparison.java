package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bilane.harness.reference.Job;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/** The jobs of the comparison by their letters. */
public final class Comparison {
    private static final Map<String, List<ComparisonJob>> JOBS = new LinkedHashMap<>();

    static {
        RaceJob sums = new SumsJob();
        RaceJob surface = new SurfaceJob(Transform.EXP);
        RaceJob pointMajor = ValuesJob.ofMany(Layout.POINT_MAJOR);
        RaceJob surfaceMajor = ValuesJob.ofMany(Layout.SURFACE_MAJOR);
        JOBS.put("A", List.of(sums));
        JOBS.put("A2", List.of(new TwoWorkersJob()));
        JOBS.put("A3", List.of(new SmoothSumsJob()));
        JOBS.put("A4", List.of(new ManySurfacesJob()));
        JOBS.put("B", List.of(surface));
        JOBS.put("B2", List.of(new SurfaceJob(Transform.IDENTITY)));
        JOBS.put("C", List.of(pointMajor, surfaceMajor));
        JOBS.put("C2", List.of(ValuesJob.ofFew(Layout.POINT_MAJOR, 3), ValuesJob.ofFew(Layout.SURFACE_MAJOR, 3),
                ValuesJob.ofFew(Layout.POINT_MAJOR, 8), ValuesJob.ofFew(Layout.SURFACE_MAJOR, 8)));
        JOBS.put("D", List.of(new TierJob(sums, true), new TierJob(surface, false), new TierJob(pointMajor, false),
                new TierJob(surfaceMajor, false)));
        JOBS.put("E", List.of(new SmallJobs()));
        JOBS.put("F", List.of(new ColdJob()));
        JOBS.put("G", List.of(new GrowthJob()));
        JOBS.put("G2", List.of(new StepsJob()));
        JOBS.put("L", List.of(new LogLogJob(Job.SUMS), new LogLogJob(Job.SURFACE)));
        JOBS.put("P", List.of(new PythonCallJob()));
    }

    private Comparison() {
    }

    /**
     * The letters of all jobs.
     *
     * @return the letters in their order
     */
    public static List<String> letters() {
        return List.copyOf(JOBS.keySet());
    }

    /**
     * The jobs of a letter, or the one of a full name.
     *
     * @param word such as {@code C} or {@code C-point-major}
     * @return the jobs; empty if there is none
     */
    public static Optional<List<ComparisonJob>> jobs(String word) {
        List<ComparisonJob> found = JOBS.containsKey(word)
                ? JOBS.get(word)
                : JOBS.values().stream().flatMap(List::stream).filter(job -> job.name().equals(word)).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /**
     * The jobs of several words, each once, in the order given.
     *
     * @param words each known to {@link #jobs}
     * @return the jobs
     */
    public static List<ComparisonJob> select(List<String> words) {
        Set<ComparisonJob> selected = new LinkedHashSet<>();
        words.forEach(word -> selected.addAll(jobs(word).orElseThrow()));
        return new ArrayList<>(selected);
    }
}
