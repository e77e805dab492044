package org.bilane.kernel.cpu;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The CPU time limit of the control groups the process is in: of version 1, version 2 or both, and of every
 * group from the process's own up to the mount point, as each of them limits
 * all below it.
 */
final class QuotaReader {

    private final SystemFiles files;

    private QuotaReader(SystemFiles files) {
        this.files = files;
    }

    /**
     * Finds the tightest limit.
     *
     * @param files the system's files
     * @return the limit with the fewest CPUs; empty if there is none
     */
    static Optional<CpuQuota> read(SystemFiles files) {
        QuotaReader reader = new QuotaReader(files);
        CgroupDirectories directories = new CgroupDirectories(files);
        return Stream.concat(
                        directories.version1().stream().map(reader::version1),
                        directories.version2().stream().map(reader::version2))
                .flatMap(Optional::stream)
                .reduce((one, other) -> other.cpus() < one.cpus() ? other : one);
    }

    private Optional<CpuQuota> version2(String directory) {
        return files.value(directory + "/cpu.max", "\"max\" or a quota, and a period, in microseconds",
                QuotaReader::version2Quota).flatMap(quota -> quota);
    }

    private Optional<CpuQuota> version1(String directory) {
        Optional<Long> quota = files.value(directory + "/cpu.cfs_quota_us", "-1 or a quota in microseconds",
                QuotaReader::version1Micros);
        // -1 is no limit; without a limit the period says nothing.
        if (quota.isEmpty() || quota.get() < 0) {
            return Optional.empty();
        }
        return files.value(directory + "/cpu.cfs_period_us", "a period in microseconds",
                period -> new CpuQuota(quota.get(), Long.parseLong(period)));
    }

    private static Optional<CpuQuota> version2Quota(String text) {
        String[] words = text.split("\\s+");
        if (words.length != 2) {
            throw new IllegalArgumentException("text is " + text);
        }
        return words[0].equals("max") ? Optional.empty()
                : Optional.of(new CpuQuota(Long.parseLong(words[0]), Long.parseLong(words[1])));
    }

    private static long version1Micros(String text) {
        long micros = Long.parseLong(text);
        if (micros <= 0 && micros != -1) {
            throw new IllegalArgumentException("text is " + text);
        }
        return micros;
    }
}
