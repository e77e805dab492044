package org.bilane.kernel.cpu;

/** Which operating system this is. */
final class OperatingSystem {

    private OperatingSystem() {
    }

    /**
     * The system's name.
     *
     * @return such as {@code Linux}
     */
    static String name() {
        return System.getProperty("os.name");
    }

    /**
     * Whether this is Linux, with its sysfs, procfs and scheduler calls.
     *
     * @return true on Linux
     */
    static boolean isLinux() {
        return "Linux".equals(name());
    }
}
