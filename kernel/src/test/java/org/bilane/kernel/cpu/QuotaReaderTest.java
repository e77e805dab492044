package org.bilane.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotas of control groups, in constructed trees. */
class QuotaReaderTest {

    private static final String V2_MOUNT =
            "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate";

    private static final String V1_MOUNTS = """
            24 23 0:20 / / rw - ext4 /dev/sda1 rw
            32 31 0:28 / /sys/fs/cgroup/cpuacct rw - cgroup cgroup rw,cpuacct
            33 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw shared:5 - cgroup cgroup rw,cpu,cpuacct
            34 31 0:30 / /sys/fs/cgroup/cpuset rw shared:6 - cgroup cgroup rw,cpuset""";

    @TempDir
    private Path directory;

    private ConstructedSystem system;
    private SystemFiles files;

    @BeforeEach
    void newSystem() {
        system = new ConstructedSystem(directory);
        files = new SystemFiles(directory);
    }

    @Test
    void version2QuotaOfOneAndAHalfCpus() {
        group("0::/user/job", V2_MOUNT).file("sys/fs/cgroup/user/job/cpu.max", "150000 100000");

        assertEquals(Optional.of(new CpuQuota(150_000, 100_000)), QuotaReader.read(files));
        assertEquals(1.5, QuotaReader.read(files).orElseThrow().cpus());
        assertEquals(List.of(), files.notes());
    }

    @Test
    void version1QuotaOfOneAndAHalfCpus() {
        group("5:cpuset:/elsewhere\n4:cpu,cpuacct:/job", V1_MOUNTS)
                .file("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "75000")
                .file("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "50000");

        assertEquals(1.5, QuotaReader.read(files).orElseThrow().cpus());
        assertEquals(List.of(), files.notes());
    }

    @Test
    void tightestQuotaAlongThePathCounts() {
        group("0::/a/b/c", V2_MOUNT)
                .file("sys/fs/cgroup/a/cpu.max", "300000 100000")
                .file("sys/fs/cgroup/a/b/cpu.max", "100000 50000")
                .file("sys/fs/cgroup/a/b/c/cpu.max", "max 100000")
                .file("sys/fs/cgroup/a/other/cpu.max", "10000 100000");

        assertEquals(Optional.of(new CpuQuota(100_000, 50_000)), QuotaReader.read(files));
    }

    @Test
    void tighterOfBothVersionsCounts() {
        group("4:cpu,cpuacct:/job\n0::/job", V1_MOUNTS + "\n"
                + "35 31 0:31 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw")
                .file("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "200000")
                .file("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "100000")
                .file("sys/fs/cgroup/unified/job/cpu.max", "50000 100000");

        assertEquals(0.5, QuotaReader.read(files).orElseThrow().cpus());
    }

    @Test
    void noLimitIsNoQuota() {
        group("4:cpu,cpuacct:/job\n0::/job", V1_MOUNTS + "\n"
                + "35 31 0:31 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw")
                .file("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "-1")
                .file("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "100000")
                .file("sys/fs/cgroup/unified/job/cpu.max", "max 100000");

        assertEquals(Optional.empty(), QuotaReader.read(files));
        assertEquals(List.of(), files.notes());
    }

    @Test
    void containersGroupIsAtTheMountPointIfItIsTheMountsRoot() {
        group("4:cpu,cpuacct:/docker/4f1c/sub",
                "33 31 0:29 /docker/4f1c /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu,cpuacct")
                .file("sys/fs/cgroup/cpu/sub/cpu.cfs_quota_us", "400000")
                .file("sys/fs/cgroup/cpu/sub/cpu.cfs_period_us", "100000")
                .file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "250000")
                .file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");

        assertEquals(2.5, QuotaReader.read(files).orElseThrow().cpus());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docker/4f1c", "/../../other", "/docker/4f1c9/x"})
    void groupThatNoMountShowsIsTakenToBeAtTheMountPoint(String group) {
        group("0::" + group, "30 23 0:26 /docker/4f1c9/y /sys/fs/cgroup rw - cgroup2 cgroup2 rw")
                .file("sys/fs/cgroup/cpu.max", "120000 100000")
                .file("sys/cpu.max", "1 100000");

        assertEquals(1.2, QuotaReader.read(files).orElseThrow().cpus());
    }

    @Test
    void mountThatShowsTheGroupGoesBeforeOneThatDoesNot() {
        group("0::/mine", "40 23 0:26 /theirs /mnt/theirs rw - cgroup2 cgroup2 rw\n" + V2_MOUNT)
                .file("mnt/theirs/cpu.max", "1000 100000")
                .file("sys/fs/cgroup/mine/cpu.max", "700000 100000");

        assertEquals(7.0, QuotaReader.read(files).orElseThrow().cpus());
    }

    @Test
    void mountPointsAndGroupsMayHaveBlanksAndColons() {
        group("0::/a b:c", "30 23 0:26 / /mnt/my\\040groups rw - cgroup2 cgroup2 rw")
                .file("mnt/my groups/a b:c/cpu.max", "350000 100000");

        assertEquals(3.5, QuotaReader.read(files).orElseThrow().cpus());
    }

    @Test
    void hierarchyThatIsNotMountedIsNoted() {
        group("0::/job", "24 23 0:20 / / rw - ext4 /dev/sda1 rw");

        assertEquals(Optional.empty(), QuotaReader.read(files));
        assertEquals(List.of("the control group /job is not mounted: no CPU quota assumed for it"),
                files.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lots", "150000", "150000 100000 1", "0 100000", "-5 100000", "150000 0",
        "1.5 100000", "99999999999999999999 100000"})
    void senselessVersion2QuotaIsNoneAndNoted(String text) {
        group("0::/", V2_MOUNT).file("sys/fs/cgroup/cpu.max", text);

        assertEquals(Optional.empty(), QuotaReader.read(files));
        assertEquals(1, files.notes().size());
        assertTrue(files.notes().get(0).startsWith("sys/fs/cgroup/cpu.max is "), files.notes()::toString);
    }

    @Test
    void senselessVersion1FilesAreNoQuotaAndNoted() {
        group("4:cpu:/a/b", "33 31 0:29 / /cpu rw - cgroup cgroup rw,cpu")
                .file("cpu/cpu.cfs_quota_us", "0")
                .file("cpu/a/cpu.cfs_quota_us", "50000").file("cpu/a/cpu.cfs_period_us", "0")
                .unreadable("cpu/a/b/cpu.cfs_quota_us");

        assertEquals(Optional.empty(), QuotaReader.read(files));
        assertEquals(3, files.notes().size(), files.notes()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", " - ", "a - cgroup2", "a b c d e f - cgroup2", "\u0000 - \u0000"})
    void senselessMountLinesArePassedOver(String line) {
        group("0::/", line + "\n" + V2_MOUNT).file("sys/fs/cgroup/cpu.max", "150000 100000");

        assertEquals(1.5, QuotaReader.read(files).orElseThrow().cpus());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0:", "::", "0::x"})
    void senselessGroupLinesAreNoQuota(String line) {
        group(line, V2_MOUNT);

        assertEquals(Optional.empty(), QuotaReader.read(files));
    }

    @Test
    void fieldsOfAMountMayBeApartByAnyBlanks() {
        group("0::/", " 30  23 0:26  /  /sys/fs/cgroup  rw,nosuid   shared:4  -  cgroup2  cgroup2   rw,nsdelegate ")
                .file("sys/fs/cgroup/cpu.max", "  150000   100000 ");

        assertEquals(1.5, QuotaReader.read(files).orElseThrow().cpus());
    }

    @Test
    void groupsOfBothVersionsThatAreNotMountedAreNotedOnce() {
        group("4:cpu:/\n0::/", "22 1 0:20 / /proc rw - proc proc rw");

        assertEquals(Optional.empty(), QuotaReader.read(files));
        assertEquals(List.of("the control group / is not mounted: no CPU quota assumed for it"), files.notes());
    }

    @Test
    void mountPointThatIsNoPathIsNoQuota() {
        group("0::/", "30 23 0:26 / /a\u0000b rw - cgroup2 cgroup2 rw");

        assertEquals(Optional.empty(), QuotaReader.read(files));
        assertEquals(1, files.notes().size(), files.notes()::toString);
    }

    @Test
    void quotasAndPeriodsAreAboveZero() {
        assertThrows(IllegalArgumentException.class, () -> new CpuQuota(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new CpuQuota(1, 0));
    }

    private ConstructedSystem group(String cgroup, String mountinfo) {
        return system.file("proc/self/cgroup", cgroup).file("proc/self/mountinfo", mountinfo);
    }
}
