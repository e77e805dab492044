package org.bilane.harness.developer.compare;

import java.util.List;
import java.util.Map;

/** The environment of a contender's process. */
final class PeerEnvironment {
    /** What a JVM takes for options; an interpreter or a program in C does not. */
    private static final List<String> JVM_OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private PeerEnvironment() {
    }

    /**
     * Takes out what would decide for some of the contenders and not for others. Settings of threads stay: each
     * contender has its own in place of them.
     *
     * @param environment of a process to be started, those of this one
     */
    static void prepare(Map<String, String> environment) {
        environment.keySet().removeAll(JVM_OPTIONS);
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("PYTHONUNBUFFERED", "1");
    }
}
