package org.bilane.kernel.cpu;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which caches a core reaches, and who shares them. */
final class CacheReader {

    /** More than any CPU has; keeps a strange tree from being read without end. */
    private static final int MAX_INDEX = 32;

    /** The kernel writes KiB; the larger units cost nothing to accept. */
    private static final String UNITS = "KMG";

    private static final Function<String, Boolean> HOLDS_DATA = new Function<>() {
        @Override
        public Boolean apply(String type) {
            return switch (type) {
                case "Data", "Unified" -> true;
                case "Instruction" -> false;
                default -> throw new IllegalArgumentException("type is " + type);
            };
        }
    };

    private static final Function<String, Long> BYTES = new Function<>() {
        @Override
        public Long apply(String text) {
            return bytes(text);
        }
    };

    private CacheReader() {
    }

    /**
     * Reads the caches of a core. Instruction caches do not count.
     *
     * @param files the system's files
     * @param cpu a CPU of the core
     * @param siblings all CPUs of the core; they share a cache that does not say who shares it
     * @return the caches that have a known level, type and size
     */
    static CoreCaches read(SystemFiles files, int cpu, CpuSet siblings) {
        Map<Integer, CpuCache> byLevel = new HashMap<>();
        String caches = TopologyReader.CPU_DIRECTORY + "cpu" + cpu + "/cache/index";
        for (int index = 0; index < MAX_INDEX && files.isDirectory(caches + index); index++) {
            String directory = caches + index + "/";
            int level = files.number(directory + "level").orElse(0);
            if (files.value(directory + "type", "Data, Instruction or Unified", HOLDS_DATA).orElse(false)) {
                Optional<CpuCache> cache = cache(files, directory, cpu, siblings);
                if (cache.isPresent()) {
                    byLevel.putIfAbsent(level, cache.get());
                }
            }
        }
        return new CoreCaches(Optional.ofNullable(byLevel.get(1)), Optional.ofNullable(byLevel.get(2)),
                Optional.ofNullable(byLevel.get(3)));
    }

    private static Optional<CpuCache> cache(SystemFiles files, String directory, int cpu, CpuSet siblings) {
        Optional<Long> bytes = files.value(directory + "size", "a size above 0 such as 256K", BYTES);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Optional<CpuSet> sharedBy = files.cpuSet(directory + "shared_cpu_list");
        boolean usable = sharedBy.isPresent() && sharedBy.get().contains(cpu);
        if (!usable) {
            files.note(directory + "shared_cpu_list does not list CPU " + cpu + ": taken to be " + siblings);
        }
        return Optional.of(new CpuCache(bytes.get(), usable ? sharedBy.get() : siblings));
    }

    private static long bytes(String text) {
        int unit = text.isEmpty() ? -1 : UNITS.indexOf(text.charAt(text.length() - 1));
        String digits = unit < 0 ? text : text.substring(0, text.length() - 1);
        long number = CpuSet.plainNumber(digits);
        if (number <= 0) {
            throw new IllegalArgumentException("text is " + text);
        }
        return number << 10 * (unit + 1);
    }
}
