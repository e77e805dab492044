package org.bilane.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.spark.SparkFiles;
import org.apache.spark.broadcast.Broadcast;
import org.bilane.kernel.SurfaceStack;

/** Where a process of the application finds a stack. What is serialized does not grow with the stack. */
sealed interface StackLocation extends Serializable {
    /**
     * Reads the stack.
     *
     * @return the stack
     * @throws IOException if it cannot be read
     */
    SurfaceStack open() throws IOException;

    /**
     * Tells whether there may be something else now than there was.
     *
     * @return what changes along with the content; equal for the same content
     * @throws IOException if there is nothing
     */
    Object stamp() throws IOException;

    /**
     * Where to look, for people.
     *
     * @return a path or a few words
     */
    String describe();

    /** Size and date of a file, which change when it is replaced. */
    private static Object stampOf(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() + " bytes of " + attributes.lastModifiedTime();
    }

    /**
     * A file with the same path on all machines.
     *
     * @param path the path
     */
    record SharedFile(String path) implements StackLocation {
        @Override
        public SurfaceStack open() throws IOException {
            return SurfaceStack.open(Path.of(path));
        }

        @Override
        public Object stamp() throws IOException {
            return stampOf(Path.of(path));
        }

        @Override
        public String describe() {
            return path;
        }
    }

    /**
     * A file that Spark copies to each process, by {@code --files} or {@code SparkContext.addFile}.
     *
     * @param name its name without folders
     */
    record SparkFile(String name) implements StackLocation {
        private Path path() {
            return Path.of(SparkFiles.get(name));
        }

        @Override
        public SurfaceStack open() throws IOException {
            return SurfaceStack.open(path());
        }

        @Override
        public Object stamp() throws IOException {
            return stampOf(path());
        }

        @Override
        public String describe() {
            return "Spark's file " + name;
        }
    }

    /**
     * The bytes of a stack file, which Spark brings to a process when it first asks for them.
     *
     * @param bytes the broadcast
     */
    record Bytes(Broadcast<byte[]> bytes) implements StackLocation {
        @Override
        public SurfaceStack open() throws IOException {
            return SurfaceStack.read(Channels.newChannel(new ByteArrayInputStream(bytes.value())), describe());
        }

        @Override
        public Object stamp() {
            return bytes.id();
        }

        @Override
        public String describe() {
            return "broadcast " + bytes.id();
        }
    }
}
