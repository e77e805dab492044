package org.bilane.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Sessions of Spark for tests: in this JVM, and with executors that are JVMs of their own. */
final class Sessions {
    private Sessions() {
    }

    /** Two threads of this JVM. */
    static SparkSession local() {
        return builder("local[2]").getOrCreate();
    }

    /** Two executors of one core and 1 GiB, started from a home that is laid out from the class path. */
    static SparkSession cluster() throws IOException {
        Path jars = Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        String classPath = System.getProperty("java.class.path");
        for (String entry : classPath.split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            Path link = jars.resolve(jar.getFileName());
            if (entry.endsWith(".jar") && Files.isRegularFile(jar)) {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, jar);
            }
        }
        return builder("local-cluster[2,1,1024]")
                .config("spark.executor.extraClassPath", classPath)
                .config("spark.executor.memory", "512m")
                .getOrCreate();
    }

    private static SparkSession.Builder builder(String master) {
        return SparkSession.builder().master(master).appName("bilane")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "3")
                .config("spark.sql.warehouse.dir", Path.of("target", "warehouse").toAbsolutePath().toString());
    }
}
