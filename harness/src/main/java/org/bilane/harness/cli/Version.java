package org.bilane.harness.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the project, which the build writes into a resource. */
final class Version {
    private static final String RESOURCE = "version.properties";

    private Version() {
    }

    /**
     * The version.
     *
     * @return such as {@code 1.2.3}
     */
    static String text() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream(RESOURCE)) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
