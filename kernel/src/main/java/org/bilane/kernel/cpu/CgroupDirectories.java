package org.bilane.kernel.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The directories of the control groups that may limit this process's CPU time. */
final class CgroupDirectories {

    private static final String CGROUP = "proc/self/cgroup";

    private static final String MOUNTS = "proc/self/mountinfo";

    private static final String CPU_CONTROLLER = "cpu";

    private CgroupDirectories() {
    }

    /**
     * The groups of the version 1 hierarchy with the CPU controller.
     *
     * @param files the system's files
     * @return directories from the mount point to the process's group; empty if there is no such hierarchy
     */
    static List<String> version1(SystemFiles files) {
        return find(files, controllers -> List.of(controllers.split(",")).contains(CPU_CONTROLLER),
                mount -> mount.type().equals("cgroup") && mount.options().contains(CPU_CONTROLLER));
    }

    /**
     * The groups of the version 2 hierarchy.
     *
     * @param files the system's files
     * @return directories from the mount point to the process's group; empty if there is no such hierarchy
     */
    static List<String> version2(SystemFiles files) {
        return find(files, String::isEmpty, mount -> mount.type().equals("cgroup2"));
    }

    private static List<String> find(SystemFiles files, Predicate<String> controllers,
            Predicate<CgroupMount> hierarchy) {
        // Lines of the form hierarchy-ID:controller-list:group; the group's path may have colons.
        Optional<String> group = files.text(CGROUP).stream().flatMap(String::lines)
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3 && controllers.test(fields[1]))
                .map(fields -> fields[2])
                .findFirst();
        if (group.isEmpty()) {
            return List.of();
        }
        List<CgroupMount> mounts = files.text(MOUNTS).stream().flatMap(String::lines)
                .map(CgroupMount::parse).flatMap(Optional::stream).filter(hierarchy).toList();
        if (mounts.isEmpty()) {
            files.note("the control group " + group.get() + " is not mounted: no CPU quota assumed for it");
            return List.of();
        }
        return mounts.stream().filter(mount -> mount.shows(group.get())).findFirst()
                .map(mount -> path(mount, mount.below(group.get())))
                // A container may see its group at the mount point, under a path that only its host knows.
                .orElseGet(() -> path(mounts.get(0), ""));
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
