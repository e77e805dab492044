package org.bilane.kernel.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The directories of the control groups that may limit this process's CPU time. */
final class CgroupDirectories {

    private static final String GROUPS = "proc/self/cgroup";

    private static final String MOUNTS = "proc/self/mountinfo";

    private static final String CPU_CONTROLLER = "cpu";

    private final SystemFiles files;
    /** The fields hierarchy-ID, controller-list and group of each line; the group's path may have colons. */
    private final List<String[]> groups = new ArrayList<>();
    private final List<CgroupMount> mounts = new ArrayList<>();

    /**
     * Reads which groups the process is in and where groups are mounted.
     *
     * @param files the system's files
     */
    CgroupDirectories(SystemFiles files) {
        this.files = files;
        List<String> lines = files.lines(GROUPS);
        if (lines.isEmpty()) {
            files.note(GROUPS + " tells no control group: no CPU quota assumed");
        }
        for (String line : lines) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3) {
                groups.add(fields);
            }
        }
        for (String line : files.lines(MOUNTS)) {
            Optional<CgroupMount> mount = CgroupMount.parse(line);
            if (mount.isPresent()) {
                mounts.add(mount.get());
            }
        }
    }

    /**
     * The groups of the version 1 hierarchy with the CPU controller.
     *
     * @return directories from the mount point to the process's group; empty if there is no such hierarchy
     */
    List<String> version1() {
        return find(false);
    }

    /**
     * The groups of the version 2 hierarchy.
     *
     * @return directories from the mount point to the process's group; empty if there is no such hierarchy
     */
    List<String> version2() {
        return find(true);
    }

    private List<String> find(boolean isVersion2) {
        for (String[] fields : groups) {
            if (isVersion2 ? fields[1].isEmpty() : List.of(fields[1].split(",")).contains(CPU_CONTROLLER)) {
                return directories(fields[2], candidates(isVersion2));
            }
        }
        return List.of();
    }

    /** The mounts of the hierarchy that may limit CPU time. */
    private List<CgroupMount> candidates(boolean isVersion2) {
        List<CgroupMount> candidates = new ArrayList<>();
        for (CgroupMount mount : mounts) {
            if (isVersion2 ? mount.type().equals("cgroup2")
                    : mount.type().equals("cgroup") && mount.options().contains(CPU_CONTROLLER)) {
                candidates.add(mount);
            }
        }
        return candidates;
    }

    private List<String> directories(String group, List<CgroupMount> candidates) {
        if (candidates.isEmpty()) {
            files.note("the control group " + group + " is not mounted: no CPU quota assumed for it");
            return List.of();
        }
        for (CgroupMount mount : candidates) {
            if (mount.shows(group)) {
                return path(mount, mount.below(group));
            }
        }
        // A container may see its group at the mount point, under a path that only its host knows.
        return path(candidates.get(0), "");
    }

    private static List<String> path(CgroupMount mount, String group) {
        List<String> directories = new ArrayList<>();
        // Mount points are absolute and everything is read below a root.
        String directory = mount.point();
        while (directory.startsWith("/")) {
            directory = directory.substring(1);
        }
        directories.add(directory);
        for (String name : group.split("/")) {
            if (!name.isEmpty()) {
                directory += "/" + name;
                directories.add(directory);
            }
        }
        return directories;
    }
}
