/*
 * What sums by cell would take on up to 64 cores, and which phase limits them: a model, on paper. It knows how long
 * each phase takes on one core, how many bytes it moves, what is done by one worker alone, and what it takes to hand a
 * phase over to all workers. With JDK 25:
 *
 *     java harness/model/Scaling.java
 *     java harness/model/Scaling.java points=1e8 surfaces=500 bandwidth=100
 *
 * What one core takes was measured in a trial of the method, on an AMD EPYC (Zen 5); to put in another machine, or
 * another build, name its figures on the command line or write them below. `harness/bin/bilane bench OnePhase` measures
 * them: its `order` includes locating, and its `contraction` has 49 * 49 cells and K surfaces.
 */
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

final class Scaling {
    /** Points are ordered, then summed. */
    private static final int PHASES = 2;
    private static final List<Integer> CORES = List.of(1, 2, 4, 8, 16, 32, 64);

    /** What goes in, by name, in the units of the comments. */
    private static final Map<String, Double> INPUT = new LinkedHashMap<>();

    static {
        // The job.
        INPUT.put("points", 1e6);
        INPUT.put("knots", 50.0);
        INPUT.put("surfaces", 50.0);
        INPUT.put("blockPoints", 4e6);           // the most that are ordered at a time
        INPUT.put("slicePoints", 32768.0);       // that a worker orders at a time
        INPUT.put("ranges", 64.0);               // of a block, which are summed each by one worker

        // Measured on one core: nanoseconds of a point, and in the contraction of a cell and a surface.
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
        INPUT.put("serialSum", 0.5);

        // Assumed: microseconds that a hand-over grows by with each worker beyond two.
        INPUT.put("handOverGrowth", 0.2);
    }

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
        double nodes = Math.pow(input("knots"), 2);
        double surfaces = input("surfaces");
        double blocks = Math.ceil(points / input("blockPoints"));
        double slices = Math.max(1, Math.rint(points / blocks / input("slicePoints")));
        double ranges = Math.clamp(Math.floor(points / blocks / 1024), 1, input("ranges"));
        List<Phase> phases = List.of(
                new Phase("locate", 1e-9 * points * input("locate"), points * input("locateBytes"), slices),
                new Phase("order", 1e-9 * points * input("order"), points * input("orderBytes"), slices),
                new Phase("moments", 1e-9 * points * input("moments"), points * input("momentsBytes"), ranges),
                new Phase("contract", 1e-9 * blocks * cells * surfaces * input("contract"),
                        blocks * nodes * surfaces * input("contractBytes"), ranges));
        List<Part> parts = new ArrayList<>(phases.stream().map(phase -> phase.on(cores)).toList());
        double serial = blocks * (cells * slices * input("serialCounter") + surfaces * ranges * input("serialSum"));
        parts.add(new Part("serial", 1e-9 * serial, "one worker"));
        double handOver = cores == 1 ? 0 : input("handOver") + Math.max(0, cores - 2) * input("handOverGrowth");
        parts.add(new Part("hand-over", 1e-6 * blocks * PHASES * handOver, "all wait"));
        return parts;
    }

    private static double total(List<Part> parts) {
        return parts.stream().mapToDouble(Part::seconds).sum();
    }

    private static void take(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        if (!INPUT.containsKey(name)) {
            refuse(argument + ": must be NAME=NUMBER, where NAME is one of " + String.join(", ", INPUT.keySet()));
        }
        try {
            double value = Double.parseDouble(argument.substring(equals + 1));
            if (value >= 0 && value < Double.POSITIVE_INFINITY) {
                INPUT.put(name, value);
                return;
            }
        } catch (NumberFormatException e) {
            // The message below holds for this too.
        }
        refuse(argument + ": must be a number that is not negative");
    }

    private static void refuse(String message) {
        System.err.println("Scaling: " + message);
        System.exit(2);
    }

    /**
     * Prints the table.
     *
     * @param arguments NAME=NUMBER each
     */
    public static void main(String[] arguments) {
        List.of(arguments).forEach(Scaling::take);
        System.out.println("Milliseconds of a call; where memory limits a phase, or too few tasks, that is said beside it.\n");
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
