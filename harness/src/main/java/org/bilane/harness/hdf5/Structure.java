package org.bilane.harness.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.storage.HdfBackingStorage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.DamagedException;
import org.bilane.harness.array.OneLine;

/** The datasets of a file by their paths. A group that is met again, as where links make a circle, is left. */
final class Structure {
    /** How jHDF speaks of datasets whose data is in other files or datasets. */
    private static final List<String> ELSEWHERE = List.of("External Data Files", "Virtual storage");
    private static final int MOST_OBJECTS = 1 << 20;
    private static final int DEEPEST = 256;

    private final HdfFile file;
    private final HdfBackingStorage storage;
    private final NewerHeaders newer;
    /** What helps with an object that jHDF cannot read. */
    private final String advice;
    private final Map<String, Dataset> datasets = new LinkedHashMap<>();
    private final Map<Long, String> paths = new HashMap<>();
    private final Map<String, String> softLinks = new LinkedHashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Set<Long> groups = new HashSet<>();
    private int objects;

    /**
     * Reads the structure.
     *
     * @param name the file in messages
     * @param file the open file
     * @param channel what it is read from
     * @throws ArrayException if not even its root can be read
     */
    Structure(String name, HdfFile file, StructureChannel channel) throws ArrayException {
        this.file = file;
        this.storage = file.getHdfBackingStorage();
        this.newer = new NewerHeaders(storage, channel);
        boolean newest = storage.getSuperblock().getVersionOfSuperblock() >= 2;
        this.advice = newest ? "; written with libver=(\"v110\", \"v110\") it may be readable" : "";
        List<GroupLinks.Link> links = read(name, file.getAddress(), () -> links(file.getAddress()));
        walk(links, "/", 0);
    }

    /** Calls, and once more if the object's header can be shown in a way that jHDF knows. */
    private <T> T read(String name, long address, Supplier<T> call) throws ArrayException {
        try {
            return Library.call(name, call);
        } catch (ArrayException e) {
            if (!newer.change(name, address)) {
                throw e;
            }
            return Library.call(name, call);
        }
    }

    private List<GroupLinks.Link> links(long address) {
        groups.add(address);
        return GroupLinks.of(ObjectHeader.readObjectHeader(storage, address), storage);
    }

    private void walk(List<GroupLinks.Link> links, String prefix, int depth) {
        for (GroupLinks.Link link : links) {
            String path = prefix + link.name();
            if (++objects > MOST_OBJECTS || depth > DEEPEST) {
                unreadable.add(OneLine.of(path) + ": left out: more than " + MOST_OBJECTS + " objects, or " + DEEPEST
                        + " groups within one another");
                return;
            }
            if (link.target() != null) {
                softLinks.put(path, link.target().startsWith("/") ? link.target() : prefix + link.target());
                continue;
            }
            if (link.isElsewhere()) {
                unreadable.add(OneLine.of(path) + ": is a link into another file, which is not followed");
                continue;
            }
            try {
                visit(path, link.address(), depth);
            } catch (ArrayException e) {
                addUnreadable(e);
            }
        }
    }

    private void visit(String path, long address, int depth) throws ArrayException {
        paths.putIfAbsent(address, path);
        Node node = read(path, address, () -> file.getNodeByAddress(address));
        if (node instanceof Dataset dataset) {
            datasets.put(path, dataset);
        } else if (node.isGroup() && !groups.contains(address)) {
            walk(Library.call(path, () -> links(address)), path + "/", depth + 1);
        }
    }

    /**
     * The datasets.
     *
     * @return by path, in the order of the file
     */
    Map<String, Dataset> datasets() {
        return datasets;
    }

    /**
     * The path of a dataset, which may be one that cannot be read.
     *
     * @param address where its header is
     * @return the first path that leads there; null if none does
     */
    String path(long address) {
        return paths.get(address);
    }

    /**
     * The attributes in an object's header that are left out, as they cannot be read and have no effect.
     *
     * @param address where the header is
     * @return their names
     */
    List<String> leftOut(long address) {
        return newer.leftOut(address);
    }

    /**
     * The file as jHDF reads it.
     *
     * @return the file
     */
    HdfBackingStorage storage() {
        return storage;
    }

    /**
     * Follows soft links.
     *
     * @param path a path that may be a soft link's
     * @return the path of a dataset, or the path as it was
     */
    String resolved(String path) {
        String at = path;
        for (int step = 0; step < 16 && !datasets.containsKey(at) && softLinks.containsKey(at); step++) {
            at = softLinks.get(at);
        }
        return datasets.containsKey(at) ? at : path;
    }

    /**
     * What cannot be read.
     *
     * @return messages, each beginning with a path
     */
    List<String> unreadable() {
        return unreadable;
    }

    /**
     * Adds to what cannot be read.
     *
     * @param problem whose message begins with a path
     */
    void addUnreadable(ArrayException problem) {
        boolean isElsewhere = ELSEWHERE.stream().anyMatch(problem.getMessage()::contains);
        unreadable.add(problem.getMessage() + (isElsewhere
                ? "; its data is elsewhere, and in the file in a copy made by h5py's f[\"copy\"] = f[\"name\"][...]"
                : problem instanceof DamagedException ? advice : ""));
    }
}
