package org.bilane.kernel.cpu;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which caches a core reaches, and who shares them. */
final class CacheReader {

    /** More than any CPU has; keeps a strange tree from being read without end. */
    private static final int MAX_INDEX = 32;

    /** The kernel writes KiB; the larger units cost nothing to accept. */
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([KMG]?)");

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
            int level = files.value(directory + "level", "a number", Integer::valueOf).orElse(0);
            if (holdsData(files, directory)) {
                cache(files, directory, cpu, siblings).ifPresent(cache -> byLevel.putIfAbsent(level, cache));
            }
        }
        return new CoreCaches(Optional.ofNullable(byLevel.get(1)), Optional.ofNullable(byLevel.get(2)),
                Optional.ofNullable(byLevel.get(3)));
    }

    private static boolean holdsData(SystemFiles files, String directory) {
        return files.value(directory + "type", "Data, Instruction or Unified", type -> switch (type) {
            case "Data", "Unified" -> true;
            case "Instruction" -> false;
            default -> throw new IllegalArgumentException("type is " + type);
        }).orElse(false);
    }

    private static Optional<CpuCache> cache(SystemFiles files, String directory, int cpu, CpuSet siblings) {
        Optional<Long> bytes = files.value(directory + "size",
                "a size above 0 such as 256K", CacheReader::bytes);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Optional<CpuSet> sharedBy = files.cpuSet(directory + "shared_cpu_list");
        boolean usable = sharedBy.map(set -> set.contains(cpu)).orElse(false);
        if (!usable) {
            files.note(directory + "shared_cpu_list does not list CPU " + cpu + ": taken to be " + siblings);
        }
        return Optional.of(new CpuCache(bytes.get(), usable ? sharedBy.get() : siblings));
    }

    private static long bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches() || Long.parseLong(size.group(1)) == 0) {
            throw new IllegalArgumentException("text is " + text);
        }
        int shift = switch (size.group(2)) {
            case "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
        };
        return Long.parseLong(size.group(1)) << shift;
    }
}
