package org.bilane.harness.report;

import com.github.freva.asciitable.HorizontalAlign;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.cpu.Core;
import org.bilane.kernel.cpu.CpuCache;
import org.bilane.kernel.cpu.CpuQuota;
import org.bilane.kernel.cpu.CpuTopology;

/**
 * What decides about speed on this machine, for people and for programs.
 *
 * @param version the version of the project
 * @param path the way that this JVM evaluates
 * @param topology the CPUs that this process may use
 * @param workers the number of workers of the default pool
 * @param unpinnedBecause tells why they have no CPUs of their own, empty if they have; asked once, as late as may be,
 *     since it waits for the workers' start
 */
public record InfoReport(String version, ExecutionPath path, CpuTopology topology, int workers,
        Supplier<Optional<String>> unpinnedBecause) {
    private static final String UNKNOWN = "unknown";
    private static final int NAME_WIDTH = 16;

    /**
     * Lines of a name and what there is to say of it, then a table of the cores.
     *
     * @return lines, each ended by a line break
     */
    public String text() {
        String cores = cores();
        StringBuilder text = new StringBuilder();
        line(text, "bilane", version);
        line(text, "JDK", System.getProperty("java.vm.version") + ", " + System.getProperty("java.vm.name")
                + ", " + System.getProperty("java.vendor"));
        line(text, "JDK folder", System.getProperty("java.home"));
        line(text, "system", system());
        line(text, "path", EnumWord.of(path.kind()) + ": " + path.reason());
        line(text, "vector width", path.vectorBits() == 0 ? "none" : path.vectorBits() + " bits");
        line(text, "FMA", path.fma() ? "yes" : "no");
        line(text, "CPU", topology.modelName().orElse(UNKNOWN));
        line(text, "allowed CPUs", topology.allowed() + " (" + topology.allowed().size() + ")");
        line(text, "CPU time limit", topology.quota()
                .map(quota -> String.format(Locale.ROOT, "%.2f CPUs", quota.cpus())).orElse("none"));
        line(text, "workers", workers + ", " + pinning());
        topology.notes().forEach(note -> line(text, "note", note));
        text.append('\n').append(cores);
        return text.toString();
    }

    /** Without a format, whose first use takes the JVM a hundredth of a second. */
    private static void line(StringBuilder text, String name, String value) {
        text.append(name).repeat(' ', NAME_WIDTH - name.length()).append(value).append(System.lineSeparator());
    }

    private String pinning() {
        return unpinnedBecause.get()
                .map(reason -> "not pinned: " + reason)
                .orElse("each pinned to a CPU of its own");
    }

    private String cores() {
        List<List<String>> rows = topology.cores().stream()
                .map(core -> List.of(Integer.toString(core.id()), EnumWord.of(core.kind()), core.cpus().toString(),
                        core.siblings().toString(), size(core.caches().l1d()), size(core.caches().l2()),
                        size(core.caches().l3())))
                .toList();
        return TextTable.of(List.of("core", "kind", "CPUs", "siblings", "L1d", "L2", "L3"),
                HorizontalAlign.LEFT, rows);
    }

    private static String size(Optional<CpuCache> cache) {
        return cache.map(each -> Units.bytes(each.bytes())).orElse(UNKNOWN);
    }

    /**
     * One JSON object: {@code version}, {@code jdk}, {@code jdk_home}, {@code system}, {@code path},
     * {@code path_reason}, {@code vector_bits} (0 on the scalar path), {@code fma}, {@code cpu}, {@code allowed_cpus},
     * {@code cores} (each with {@code id}, {@code package}, {@code kind}, {@code cpus}, {@code siblings},
     * {@code l1d_bytes}, {@code l2_bytes}, {@code l3_bytes}), {@code cpu_time_limit} in CPUs,
     * {@code workers}, {@code pinned}, {@code unpinned_because} and {@code notes}. What is unknown, or not
     * there, is null.
     *
     * @return the object in one line
     * @throws IOException never, as all its members can be written
     */
    public String json() throws IOException {
        List<Map<String, Object>> cores = topology.cores().stream().map(InfoReport::members).toList();
        Optional<String> unpinned = unpinnedBecause.get();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("version", version);
        object.put("jdk", System.getProperty("java.vm.version"));
        object.put("jdk_home", System.getProperty("java.home"));
        object.put("system", system());
        object.put("path", EnumWord.of(path.kind()));
        object.put("path_reason", path.reason());
        object.put("vector_bits", path.vectorBits());
        object.put("fma", path.fma());
        object.put("cpu", topology.modelName().orElse(null));
        object.put("allowed_cpus", topology.allowed().stream().boxed().toList());
        object.put("cores", cores);
        object.put("cpu_time_limit", topology.quota().map(CpuQuota::cpus).orElse(null));
        object.put("workers", workers);
        object.put("pinned", unpinned.isEmpty());
        object.put("unpinned_because", unpinned.orElse(null));
        object.put("notes", topology.notes());
        return Json.line(object);
    }

    private static Map<String, Object> members(Core core) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", core.id());
        object.put("package", core.packageId());
        object.put("kind", EnumWord.of(core.kind()));
        object.put("cpus", core.cpus().stream().boxed().toList());
        object.put("siblings", core.siblings().stream().boxed().toList());
        object.put("l1d_bytes", core.caches().l1d().map(CpuCache::bytes).orElse(null));
        object.put("l2_bytes", core.caches().l2().map(CpuCache::bytes).orElse(null));
        object.put("l3_bytes", core.caches().l3().map(CpuCache::bytes).orElse(null));
        return object;
    }

    private static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch");
    }
}
