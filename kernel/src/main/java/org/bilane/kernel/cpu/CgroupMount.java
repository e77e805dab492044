package org.bilane.kernel.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mounted control group hierarchy, as a line of {@code /proc/self/mountinfo} describes it.
 *
 * @param root the group that is seen at the mount point, such as {@code /} or {@code /docker/4f1c}
 * @param point the directory it is mounted on, such as {@code /sys/fs/cgroup}
 * @param type {@code cgroup} for version 1, {@code cgroup2} for version 2
 * @param options options of the file system; the controllers of a version 1 hierarchy are among them
 */
record CgroupMount(String root, String point, String type, List<String> options) {

    private static final List<String> TYPES = List.of("cgroup", "cgroup2");

    /**
     * Reads a line such as
     * {@code 30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate}.
     *
     * @param line a line of the file
     * @return the mount; empty if the line is about another file system, or not as it should be
     */
    static Optional<CgroupMount> parse(String line) {
        // A varying number of optional fields ends with a dash.
        int dash = line.indexOf(" - ");
        if (dash < 0) {
            return Optional.empty();
        }
        List<String> before = words(line.substring(0, dash));
        List<String> after = words(line.substring(dash + 3));
        if (before.size() < 6 || after.size() < 3 || !TYPES.contains(after.get(0))) {
            return Optional.empty();
        }
        return Optional.of(new CgroupMount(unescape(before.get(3)), unescape(before.get(4)), after.get(0),
                List.of(after.get(2).split(","))));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (StringTokenizer tokens = new StringTokenizer(text, " "); tokens.hasMoreTokens();) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    /**
     * Whether a group is seen through this mount.
     *
     * @param group path of the group, such as {@code /docker/4f1c/child}
     * @return true if it is the root of the mount or below it
     */
    boolean shows(String group) {
        // A path with .. leads out of what this process may see.
        return !List.of(group.split("/")).contains("..")
                && (root.equals("/") || group.equals(root) || group.startsWith(root + "/"));
    }

    /**
     * The path of a group below the mount point.
     *
     * @param group path of a group this mount shows
     * @return its path without the root, without slashes at the ends; empty for the root itself
     */
    String below(String group) {
        int from = root.equals("/") ? 0 : root.length();
        int to = group.length();
        while (from < to && group.charAt(from) == '/') {
            from++;
        }
        while (from < to && group.charAt(to - 1) == '/') {
            to--;
        }
        return group.substring(from, to);
    }

    /** Blanks and backslashes are written as three octal digits after a backslash. */
    private static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            // So most processes need no pattern, whose classes take time to load.
            return field;
        }
        return Pattern.compile("\\\\([0-7]{3})").matcher(field).replaceAll(match -> Matcher.quoteReplacement(
                Character.toString(Integer.parseInt(match.group(1), 8))));
    }
}
