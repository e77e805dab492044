/*
 * What sums by cell would take on up to 64 cores, and which phase limits them: a model, on paper. It knows how long each
 * phase takes on one core, how many bytes it moves, what is done by one worker alone, and what it takes to hand a phase
 * over to all workers. With JDK 25:
 *
 *     java harness/model/Scaling.java
 *     java harness/model/Scaling.java points=1e8 surfaces=500 bandwidth=100
 *
 * Measured figures are those of docs/performance.md; to put in another machine, name its own on the command line or
 * write them below.
 */
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

final class Scaling {
    private static final List<Integer> CORES = List.of(1, 2, 4, 8, 16, 32, 64);

    /** What goes in, by name, in the units of the comments. */
    private static final Map<String, Double> INPUT = new LinkedHashMap<>();

    static {
        // The job.
        INPUT.put("points", 1e6);
        INPUT.put("knots", 50.0);
        INPUT.put("surfaces", 50.0);
        INPUT.put("blockPoints", 4_194_304.0);   // that are ordered at a time

        // Measured on one core: nanoseconds of a point, and in the contraction of a cell and a surface.
        INPUT.put("locate", 1.0);
        INPUT.put("order", 5.0);
        INPUT.put("moments", 8.1);
        INPUT.put("contract", 37.0);

        // Measured with two workers: microseconds to hand a phase over to all and to see it end.
        INPUT.put("handOver", 1.0);

        // By counting: bytes that a point moves to and from memory, what a store reads before it included; in the
        // contraction those of a node and a surface, which all cells around it share.
        INPUT.put("locateBytes", 24.0);          // x and y read, a cell's number written
        INPUT.put("orderBytes", 52.0);           // x, y and the cell's number read, u and v written
        INPUT.put("momentsBytes", 16.0);         // u and v read
        INPUT.put("contractBytes", 8.0);

        // Assumed: gigabytes a second that all cores together move. What one core moves is in what was measured on one.
        INPUT.put("bandwidth", 300.0);

        // Assumed: nanoseconds that one worker alone takes for each counter of a cell, of which each worker has one,
        // and for each partial sum that it adds up.
        INPUT.put("serialCounter", 0.5);
        INPUT.put("serialSum", 0.5);

        // Assumed: microseconds that a hand-over grows by with each worker beyond two.
        INPUT.put("handOverGrowth", 0.2);

        // Of a phase's tasks a worker gets so many; the last worker is late by one of them at the most.
        INPUT.put("tasksPerWorker", 16.0);
    }

    private Scaling() {
    }

    /**
     * A phase that all workers take part in.
     *
     * @param name what it is called
     * @param seconds on one core
     * @param bytes that it moves
     */
    private record Phase(String name, double seconds, double bytes) {
        /** How long it takes on several cores. */
        Part on(int cores) {
            double late = cores == 1 ? 0 : 1 / input("tasksPerWorker");
            double computing = seconds / cores * (1 + late);
            double moving = bytes / (1e9 * input("bandwidth"));
            return moving > computing
                    ? new Part(name, moving, "memory")
                    : new Part(name, computing, "computing");
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
        List<Phase> phases = List.of(
                new Phase("locate", 1e-9 * points * input("locate"), points * input("locateBytes")),
                new Phase("order", 1e-9 * points * input("order"), points * input("orderBytes")),
                new Phase("moments", 1e-9 * points * input("moments"), points * input("momentsBytes")),
                new Phase("contract", 1e-9 * blocks * cells * surfaces * input("contract"),
                        blocks * nodes * surfaces * input("contractBytes")));
        List<Part> parts = new ArrayList<>(phases.stream().map(phase -> phase.on(cores)).toList());
        double serial = blocks * (cells * cores * input("serialCounter")
                + surfaces * cores * input("tasksPerWorker") * input("serialSum"));
        parts.add(new Part("serial", 1e-9 * serial, "one worker"));
        double handOver = cores == 1 ? 0 : input("handOver") + Math.max(0, cores - 2) * input("handOverGrowth");
        parts.add(new Part("hand-over", 1e-6 * blocks * phases.size() * handOver, "all wait"));
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
        System.out.println("Milliseconds of a call; where memory limits a phase, that is said beside it.\n");
        System.out.printf(Locale.ROOT, "%5s", "cores");
        parts(1).forEach(part -> System.out.printf(Locale.ROOT, " %18s", part.name()));
        System.out.printf(Locale.ROOT, " %9s %8s  %s%n", "all", "speed-up", "the longest");
        double alone = total(parts(1));
        for (int cores : CORES) {
            List<Part> parts = parts(cores);
            System.out.printf(Locale.ROOT, "%5d", cores);
            for (Part part : parts) {
                String limit = part.limit().equals("memory") ? " (memory)" : "";
                System.out.printf(Locale.ROOT, " %18s", String.format(Locale.ROOT, "%.3f", 1e3 * part.seconds()) + limit);
            }
            Part longest = parts.stream().max(Comparator.comparingDouble(Part::seconds)).orElseThrow();
            System.out.printf(Locale.ROOT, " %9.3f %8.2f  %s, %s%n", 1e3 * total(parts), alone / total(parts),
                    longest.name(), longest.limit());
        }
    }
}
