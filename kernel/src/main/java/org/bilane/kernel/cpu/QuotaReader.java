package org.bilane.kernel.cpu;

import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.function.Function;

/**
 * The CPU time limit of the control groups the process is in: of version 1, version 2 or both, and of every
 * group from the process's own up to the mount point, as each of them limits
 * all below it.
 */
final class QuotaReader {

    private static final Function<String, Long> MICROS = new Function<>() {
        @Override
        public Long apply(String text) {
            long micros = Long.parseLong(text);
            if (micros <= 0 && micros != -1) {
                throw new IllegalArgumentException("text is " + text);
            }
            return micros;
        }
    };

    private static final Function<String, Optional<CpuQuota>> CPU_MAX = new Function<>() {
        @Override
        public Optional<CpuQuota> apply(String text) {
            StringTokenizer words = new StringTokenizer(text);
            if (words.countTokens() != 2) {
                throw new IllegalArgumentException("text is " + text);
            }
            String quota = words.nextToken();
            String period = words.nextToken();
            return quota.equals("max") ? Optional.empty()
                    : Optional.of(new CpuQuota(Long.parseLong(quota), Long.parseLong(period)));
        }
    };

    private final SystemFiles files;
    private Optional<CpuQuota> tightest = Optional.empty();

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
        List<String> version1 = directories.version1();
        List<String> version2 = directories.version2();
        for (String directory : version1) {
            reader.take(reader.version1(directory));
        }
        for (String directory : version2) {
            reader.take(reader.version2(directory));
        }
        return reader.tightest;
    }

    private void take(Optional<CpuQuota> limit) {
        if (limit.isPresent() && (tightest.isEmpty() || limit.get().cpus() < tightest.get().cpus())) {
            tightest = limit;
        }
    }

    private Optional<CpuQuota> version1(String directory) {
        Optional<Long> quota = files.value(directory + "/cpu.cfs_quota_us", "-1 or a quota in microseconds", MICROS);
        // -1 is no limit; without a limit the period says nothing.
        if (quota.isEmpty() || quota.get() < 0) {
            return Optional.empty();
        }
        return files.value(directory + "/cpu.cfs_period_us", "a period in microseconds", new Function<>() {
            @Override
            public CpuQuota apply(String period) {
                return new CpuQuota(quota.get(), Long.parseLong(period));
            }
        });
    }

    private Optional<CpuQuota> version2(String directory) {
        return files.value(directory + "/cpu.max", "\"max\" or a quota, and a period, in microseconds", CPU_MAX)
                .orElse(Optional.empty());
    }
}
