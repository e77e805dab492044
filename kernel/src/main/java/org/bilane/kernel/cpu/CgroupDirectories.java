package org.bilane.kernel.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The directories of the control groups that may limit this process's CPU time. */
final class CgroupDirectories {

    private static final String GROUPS = "proc/self/cgroup";

    private static final String MOUNTS = "proc/self/mountinfo";

    private static final String CPU_CONTROLLER = "cpu";

    private final SystemFiles files;
    private final List<String> groups;
    private final List<CgroupMount> mounts;

    /**
     * Reads which groups the process is in and where groups are mounted.
     *
     * @param files the system's files
     */
    CgroupDirectories(SystemFiles files) {
        this.files = files;
        Optional<String> text = files.text(GROUPS);
        if (text.isEmpty()) {
            files.note(GROUPS + " tells no control group: no CPU quota assumed");
        }
        groups = text.stream().flatMap(String::lines).toList();
        mounts = files.text(MOUNTS).stream().flatMap(String::lines)
                .map(CgroupMount::parse).flatMap(Optional::stream).toList();
    }

    /**
     * The groups of the version 1 hierarchy with the CPU controller.
     *
     * @return directories from the mount point to the process's group; empty if there is no such hierarchy
     */
    List<String> version1() {
        return find(controllers -> List.of(controllers.split(",")).contains(CPU_CONTROLLER),
                mount -> mount.type().equals("cgroup") && mount.options().contains(CPU_CONTROLLER));
    }

    /**
     * The groups of the version 2 hierarchy.
     *
     * @return directories from the mount point to the process's group; empty if there is no such hierarchy
     */
    List<String> version2() {
        return find(String::isEmpty, mount -> mount.type().equals("cgroup2"));
    }

    private List<String> find(Predicate<String> controllers, Predicate<CgroupMount> hierarchy) {
        // Lines of the form hierarchy-ID:controller-list:group; the group's path may have colons.
        Optional<String> group = groups.stream()
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3 && controllers.test(fields[1]))
                .map(fields -> fields[2])
                .findFirst();
        if (group.isEmpty()) {
            return List.of();
        }
        List<CgroupMount> candidates = mounts.stream().filter(hierarchy).toList();
        if (candidates.isEmpty()) {
            files.note("the control group " + group.get() + " is not mounted: no CPU quota assumed for it");
            return List.of();
        }
        return candidates.stream().filter(mount -> mount.shows(group.get())).findFirst()
                .map(mount -> path(mount, mount.below(group.get())))
                // A container may see its group at the mount point, under a path that only its host knows.
                .orElseGet(() -> path(candidates.get(0), ""));
    }

    private static List<String> path(CgroupMount mount, String group) {
        List<String> directories = new ArrayList<>();
        // Mount points are absolute and everything is read below a root.
        String directory = mount.point().replaceFirst("^/+", "");
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
