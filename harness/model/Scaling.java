/*
 * What sums by cell would take on up to 64 cores, and which phase limits them: a model, on paper. It knows how long
 * each phase takes on one core, how many bytes it moves, what is done by one worker alone, and what it takes to hand a
 * phase over to all workers. With JDK 25:
 *
 *     java harness/model/Scaling.java
 *     java harness/model/Scaling.java points=1e8 surfaces=500 bandwidth=100
 *     java harness/model/Scaling.java rates=mine.txt surfaces=500
 *     java harness/model/Scaling.java jmh=phases.csv degree=12
 *
 * What one core takes was measured in a trial of the method, on an AMD EPYC (Zen 5). To put in another machine, or
 * another build, name its figures on the command line, or in a file of lines NAME=NUMBER (rates=FILE; # begins a
 * comment), or have them measured: `harness/bin/bilane bench OnePhase -rf csv -rff phases.csv` writes a file from which
 * jmh=FILE takes locate, order, moments and contract, of moments of one degree (1, 8 or 12). What is named twice counts
 * as it was named last; degree and surfaces must come before jmh.
 */
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

final class Scaling {
    /** Points are ordered, then summed. */
    private static final int PHASES = 2;
    private static final double LEAST_SLICE = 1024;
    private static final double COUNTERS_PER_POINT = 2;
    private static final double MEASURED_SLICE = 32768;
    private static final List<Integer> CORES = List.of(1, 2, 4, 8, 16, 32, 64);

    /** Names of the degrees in the benchmark. */
    private static final Map<Integer, String> DEGREES = Map.of(1, "LINEAR", 8, "EIGHT", 12, "TWELVE");
    /** Nanoseconds of JMH's units. */
    private static final Map<String, Double> UNITS = Map.of("ns/op", 1.0, "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9);

    /** What goes in, by name, in the units of the comments. */
    private static final Map<String, Double> INPUT = new LinkedHashMap<>();

    static {
        // The job.
        INPUT.put("points", 1e6);
        INPUT.put("knots", 50.0);
        INPUT.put("surfaces", 50.0);
        INPUT.put("blockPoints", 4e6);           // the most that are ordered at a time
        INPUT.put("slicePoints", 32768.0);       // the most that a worker orders at a time
        INPUT.put("ranges", 64.0);               // of a block, which are summed each by one worker

        INPUT.put("degree", 12.0);               // of the moments that are taken from a file of JMH

        // Measured on one core: nanoseconds of a point, and in the contraction of a cell and a surface. That of
        // ordering is without that of locating, and for slices of 32,768 points.
        INPUT.put("locate", 1.0);
        INPUT.put("order", 5.0);
        INPUT.put("moments", 8.1);
        INPUT.put("contract", 37.0);

        // Measured with two workers: microseconds to hand a phase over to all and to see it end.
        INPUT.put("handOver", 1.0);

        // By counting: bytes that a point moves to and from memory, what a store reads before it included; in the
        // contraction those of a node and a surface, which all cells around it share.
        INPUT.put("locateBytes", 16.0);          // x and y read; the cells of a slice stay in its worker's cache
        INPUT.put("orderBytes", 32.0);           // u and v written
        INPUT.put("momentsBytes", 16.0);         // u and v read
        INPUT.put("contractBytes", 8.0);

        // Assumed: gigabytes a second that all cores together move. What one core moves is in what was measured on one.
        INPUT.put("bandwidth", 300.0);

        // Assumed: nanoseconds that one worker alone takes for each counter of a cell, of which each slice has one, and
        // for the sum of each range and surface.
        INPUT.put("serialCounter", 0.5);
        // Assumed: nanoseconds that a worker takes for each counter of a shorter slice than the measured ones.
        INPUT.put("sliceCounter", 1.0);
        // Assumed: nanoseconds to find the points of a cell in each such slice more, when its moments are collected.
        INPUT.put("slicePiece", 5.0);
        INPUT.put("serialSum", 0.5);

        // Assumed: microseconds that a hand-over grows by with each worker beyond two.
        INPUT.put("handOverGrowth", 0.2);
    }

    /** What is divided by, or counts something that there is; all else may be 0. */
    private static final Map<String, Integer> LEAST = Map.of("points", 1, "knots", 2, "surfaces", 1, "blockPoints", 1,
            "slicePoints", 1, "ranges", 1, "bandwidth", 1);

    private Scaling() {
    }

    /**
     * A part of a phase, in which all workers take part. What is done to a task's points is done by one worker.
     *
     * @param name what it is called
     * @param seconds on one core
     * @param bytes that it moves
     * @param tasks of a block
     */
    private record Phase(String name, double seconds, double bytes, double tasks) {
        /** How long it takes on several cores: as often as the worker with most tasks has one. */
        Part on(int cores) {
            double computing = seconds / tasks * Math.ceil(tasks / cores);
            double moving = bytes / (1e9 * input("bandwidth"));
            if (moving > computing) {
                return new Part(name, moving, "memory");
            }
            return new Part(name, computing, tasks < cores ? "too few tasks" : "computing");
        }
    }

    /**
     * A part of the time of a call.
     *
     * @param name what it is called
     * @param seconds how long it takes
     * @param limit what limits it
     */
    private record Part(String name, double seconds, String limit) {
    }

    private static double input(String name) {
        return INPUT.get(name);
    }

    private static List<Part> parts(int cores) {
        double points = input("points");
        double cells = Math.pow(input("knots") - 1, 2);
        double counters = input("knots") * (input("knots") + 1);
        double nodes = Math.pow(input("knots"), 2);
        double surfaces = input("surfaces");
        double blocks = Math.ceil(points / input("blockPoints"));
        double slices = slices(points, blocks, counters, cores);
        double moreCounters = blocks * counters * Math.max(0, slices - points / blocks / MEASURED_SLICE);
        double ranges = Math.clamp(Math.floor(points / blocks / 1024), 1, input("ranges"));
        List<Phase> phases = List.of(
                new Phase("locate", 1e-9 * points * input("locate"), points * input("locateBytes"), slices),
                new Phase("order", 1e-9 * (points * input("order") + moreCounters * input("sliceCounter")),
                        points * input("orderBytes"), slices),
                new Phase("moments", 1e-9 * (points * input("moments") + moreCounters * input("slicePiece")),
                        points * input("momentsBytes"), ranges),
                new Phase("contract", 1e-9 * blocks * cells * surfaces * input("contract"),
                        blocks * nodes * surfaces * input("contractBytes"), ranges));
        List<Part> parts = new ArrayList<>(phases.stream().map(phase -> phase.on(cores)).toList());
        double serial = blocks * ((slices > 1 ? counters * slices * input("serialCounter") : 0)
                + surfaces * ranges * input("serialSum"));
        parts.add(new Part("serial", 1e-9 * serial, "one worker"));
        double handOver = cores == 1 ? 0 : input("handOver") + Math.max(0, cores - 2) * input("handOverGrowth");
        parts.add(new Part("hand-over", 1e-6 * blocks * PHASES * handOver, "all wait"));
        return parts;
    }

    /** As many as the planner makes: eight for each worker where they are short; counters may not be too many. */
    private static double slices(double points, double blocks, double counters, int cores) {
        double length = cores == 1 ? input("slicePoints") : Math.min(input("slicePoints"), points / (8 * cores));
        double most = Math.min(points / blocks / LEAST_SLICE, COUNTERS_PER_POINT * points / blocks / counters);
        return Math.max(1, Math.floor(Math.min(Math.ceil(points / blocks / length), most)));
    }

    private static double total(List<Part> parts) {
        return parts.stream().mapToDouble(Part::seconds).sum();
    }

    private static void take(String argument) {
        if (argument.startsWith("rates=")) {
            lines(argument, "rates=").stream().map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty()).forEach(Scaling::takeNumber);
        } else if (argument.startsWith("jmh=")) {
            takeMeasured(argument, lines(argument, "jmh="));
        } else {
            takeNumber(argument);
        }
    }

    private static List<String> lines(String argument, String prefix) {
        try {
            return Files.readAllLines(Path.of(argument.substring(prefix.length())));
        } catch (IOException | RuntimeException e) {
            refuse(argument + ": must name a file of text that can be read");
            return List.of();
        }
    }

    private static void takeNumber(String argument) {
        int equals = argument.indexOf('=');
        String name = (equals < 0 ? argument : argument.substring(0, equals)).strip();
        if (!INPUT.containsKey(name)) {
            refuse(argument + ": must be NAME=NUMBER, where NAME is one of " + String.join(", ", INPUT.keySet())
                    + ", or rates=FILE or jmh=FILE");
        }
        int least = LEAST.getOrDefault(name, 0);
        try {
            double value = Double.parseDouble(argument.substring(equals + 1));
            if (value >= least && value < Double.POSITIVE_INFINITY) {
                INPUT.put(name, value);
                return;
            }
        } catch (NumberFormatException e) {
            // The message below holds for this too.
        }
        refuse(argument + ": must be a number " + (least == 0 ? "that is not negative" : "of at least " + least));
    }

    /** Rows of JMH's CSV: what each phase took, divided by the points, or the cells and surfaces, of the row. */
    private static void takeMeasured(String argument, List<String> lines) {
        double locate = measured(argument, lines, "locate", "points");
        INPUT.put("locate", locate);
        INPUT.put("order", Math.max(0, measured(argument, lines, "order", "points") - locate));
        INPUT.put("moments", measured(argument, lines, "moments", "points"));
        INPUT.put("contract", measured(argument, lines, "contraction", "surfaces"));
    }

    /** Nanoseconds of a point, or of a cell and a surface; of the row with the surfaces of the job, if there is one. */
    private static double measured(String argument, List<String> lines, String phase, String per) {
        List<String> header = lines.isEmpty() ? List.of() : fields(lines.getFirst());
        double found = Double.NaN;
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            List<String> fields = fields(line);
            for (int i = 0; i < Math.min(fields.size(), header.size()); i++) {
                row.put(header.get(i), fields.get(i));
            }
            if (row.getOrDefault("Benchmark", "").endsWith("OnePhaseBenchmark." + phase)
                    && degree().equals(row.get("Param: degree"))) {
                double surfaces = number(argument, row, "Param: surfaces");
                double knots = number(argument, row, "Param: n");
                double count = per.equals("points") ? number(argument, row, "Param: points")
                        : surfaces * (knots - 1) * (knots - 1);
                if (Double.isNaN(found) || surfaces == input("surfaces")) {
                    found = number(argument, row, "Score") * nanoseconds(argument, row.get("Unit")) / count;
                }
            }
        }
        if (Double.isNaN(found)) {
            refuse(argument + ": must be what `bilane bench OnePhase -rf csv` writes; it has no " + phase
                    + " with moments of degree " + degree());
        }
        return found;
    }

    private static String degree() {
        String name = DEGREES.get((int) input("degree"));
        if (name == null) {
            refuse("degree=" + input("degree") + ": must be 1, 8 or 12");
        }
        return name;
    }

    private static double nanoseconds(String argument, String unit) {
        Double found = UNITS.get(unit);
        if (found == null) {
            refuse(argument + ": unit " + unit + ": must be one of " + String.join(", ", UNITS.keySet()));
        }
        return found;
    }

    private static double number(String argument, Map<String, String> row, String column) {
        try {
            return Double.parseDouble(row.getOrDefault(column, ""));
        } catch (NumberFormatException e) {
            refuse(argument + ": " + column + " must be a number, and is " + row.get(column));
            return Double.NaN;
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            fields.add(field.replace("\"", "").strip());
        }
        return fields;
    }

    private static void refuse(String message) {
        System.err.println("Scaling: " + message);
        System.exit(2);
    }

    /**
     * Prints the table.
     *
     * @param arguments NAME=NUMBER, rates=FILE or jmh=FILE each
     */
    public static void main(String[] arguments) {
        List.of(arguments).forEach(Scaling::take);
        System.out.printf(Locale.ROOT, "One core: locating %.2f, ordering %.2f, collecting moments %.2f ns a point;"
                + " contracting %.1f ns a cell and surface.%n", input("locate"), input("order"), input("moments"),
                input("contract"));
        System.out.println("Milliseconds of a call; where memory limits a phase, or too few tasks, it says so.\n");
        System.out.printf(Locale.ROOT, "%5s", "cores");
        parts(1).forEach(part -> System.out.printf(Locale.ROOT, " %18s", part.name()));
        System.out.printf(Locale.ROOT, " %9s %8s  %s%n", "all", "speed-up", "the longest");
        double alone = total(parts(1));
        for (int cores : CORES) {
            List<Part> parts = parts(cores);
            System.out.printf(Locale.ROOT, "%5d", cores);
            for (Part part : parts) {
                String limit = part.limit().equals("memory") ? " (memory)"
                        : part.limit().equals("too few tasks") ? " (tasks)" : "";
                System.out.printf(Locale.ROOT, " %18s",
                        String.format(Locale.ROOT, "%.3f", 1e3 * part.seconds()) + limit);
            }
            Part longest = parts.stream().max(Comparator.comparingDouble(Part::seconds)).orElseThrow();
            System.out.printf(Locale.ROOT, " %9.3f %8.2f  %s, %s%n", 1e3 * total(parts), alone / total(parts),
                    longest.name(), longest.limit());
        }
    }
}
