package org.bilane.kernel.cpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A constructed tree of sysfs and procfs files: made by tests in the formats the kernel documents, not copied
 * from a machine.
 */
final class ConstructedSystem {

    private final Path root;

    /** Makes a tree below a directory, which need not exist. */
    ConstructedSystem(Path root) {
        this.root = root;
    }

    /** Writes a file; the kernel ends each with a line feed. */
    ConstructedSystem file(String path, String text) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Puts a directory where a file should be: it can be opened but not read, also by the superuser. */
    ConstructedSystem unreadable(String path) {
        try {
            Files.createDirectories(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Says which CPUs are online. */
    ConstructedSystem online(String cpus) {
        return file("sys/devices/system/cpu/online", cpus);
    }

    /** Says which CPUs the process may use. */
    ConstructedSystem allowed(String cpus) {
        return file("proc/self/status", "Name:\tjava\nCpus_allowed:\tf\nCpus_allowed_list:\t" + cpus
                + "\nMems_allowed_list:\t0");
    }

    /** Gives the CPU a model name. */
    ConstructedSystem model(String name) {
        return file("proc/cpuinfo", "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: " + name
                + "\n\nprocessor\t: 1\nmodel name\t: " + name);
    }

    /** Describes one core to all its CPUs. */
    ConstructedSystem core(int packageId, int coreId, String siblings) {
        CpuSet.parse(siblings).stream().forEach(cpu -> cpuFile(cpu, "topology/thread_siblings_list", siblings)
                .cpuFile(cpu, "topology/physical_package_id", Integer.toString(packageId))
                .cpuFile(cpu, "topology/core_id", Integer.toString(coreId)));
        return this;
    }

    /** Describes one cache to all CPUs that share it. */
    ConstructedSystem cache(int index, int level, String type, String size, String sharedBy) {
        String cache = "cache/index" + index;
        CpuSet.parse(sharedBy).stream().forEach(cpu -> cpuFile(cpu, cache + "/level", Integer.toString(level))
                .cpuFile(cpu, cache + "/type", type)
                .cpuFile(cpu, cache + "/size", size)
                .cpuFile(cpu, cache + "/shared_cpu_list", sharedBy));
        return this;
    }

    /** The usual private caches of a core: 32 KiB each for data and instructions, and a level 2. */
    ConstructedSystem privateCaches(String l2Size, String siblings) {
        return cache(0, 1, "Data", "32K", siblings)
                .cache(1, 1, "Instruction", "32K", siblings)
                .cache(2, 2, "Unified", l2Size, siblings);
    }

    /** The root group of version 2, which has no limit and no file for one. */
    ConstructedSystem noQuota() {
        return file("proc/self/cgroup", "0::/").file("proc/self/mountinfo",
                "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate");
    }

    /** Writes a file of one CPU, such as {@code topology/core_id}. */
    ConstructedSystem cpuFile(int cpu, String name, String text) {
        return file("sys/devices/system/cpu/cpu" + cpu + "/" + name, text);
    }

    /** The topology with the allowed CPUs from procfs; 7 CPUs are assumed where nothing tells. */
    CpuTopology topology() {
        return TopologyReader.read(root, new RefusedCalls("native access is not granted"), 7);
    }
}
