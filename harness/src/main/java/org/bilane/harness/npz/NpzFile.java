package org.bilane.harness.npz;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.Dimension;
import org.bilane.harness.array.OneLine;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyException;
import org.bilane.harness.npy.NpyStream;
import org.bilane.harness.file.PlatformProblem;

/** An archive of {@code .npy} files. Its directory is read when it is opened, and each member's header. */
public final class NpzFile implements ArrayFile {
    private static final String ENDING = ".npy";
    /** More members than a listing can show. */
    private static final int MOST_MEMBERS = 1 << 20;

    private final Path file;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<String> unreadable = new ArrayList<>();

    /**
     * A member.
     *
     * @param entry its entry in the archive's directory
     * @param offset where its data begins, if it is not compressed; else -1
     * @param info what its header says
     */
    private record Member(String entry, long bytes, long offset, ArrayInfo info) {
    }

    private NpzFile(Path file) {
        this.file = file;
    }

    /**
     * Opens an archive.
     *
     * @param file a regular file
     * @return the archive
     * @throws ArrayException if it is none, or damaged
     */
    public static NpzFile open(Path file) throws ArrayException {
        NpzFile npz = new NpzFile(file);
        try (ZipFile zip = new ZipFile(file.toFile());
                RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            List<Long> headers = MemberOffsets.headers(bytes);
            if (headers.size() != entries.size() || entries.size() > MOST_MEMBERS) {
                throw new ArrayException(file.toString(), "is a damaged archive: its directory has " + headers.size()
                        + " members, and " + entries.size() + " of them can be told apart; at most " + MOST_MEMBERS
                        + " are possible");
            }
            for (int i = 0; i < headers.size(); i++) {
                npz.add(entries.get(i), headers.get(i), bytes);
            }
            return npz;
        } catch (ArrayException e) {
            throw e;
        } catch (IOException e) {
            throw new ArrayException(file.toString(), "is no readable .npz archive: " + PlatformProblem.of(e, file), e);
        } catch (IllegalArgumentException e) {
            throw new ArrayException(file.toString(), "is no readable .npz archive: a name in it is no text", e);
        }
    }

    private void add(ZipEntry entry, long header, RandomAccessFile bytes) {
        String name = entry.getName();
        if (!name.endsWith(ENDING)) {
            return;
        }
        String array = name.substring(0, name.length() - ENDING.length());
        try {
            long size = entry.getSize();
            long offset = entry.getMethod() == ZipEntry.STORED && size == entry.getCompressedSize()
                    ? MemberOffsets.data(bytes, header, size) : -1;
            Member bare = new Member(name, size, offset, null);
            members.put(array, new Member(name, size, offset, info(array, bare)));
        } catch (IOException e) {
            String problem = e.getMessage() == null ? e.toString() : e.getMessage();
            String prefix = called(array) + ": ";
            unreadable.add(OneLine.of(array + ": "
                    + (problem.startsWith(prefix) ? problem.substring(prefix.length()) : problem)));
        }
    }

    private String called(String array) {
        return file + ":" + array;
    }

    private ArrayInfo info(String name, Member member) throws ArrayException {
        try (StoredArray array = open(name, member)) {
            boolean fortran;
            String type;
            if (array instanceof NpyArray stored) {
                fortran = stored.fortranOrder();
                type = stored.dtype().describe();
            } else {
                NpyStream stream = (NpyStream) array;
                fortran = stream.fortranOrder();
                type = stream.dtype().describe();
            }
            String storage = (member.offset < 0 ? "deflate" : "contiguous") + (fortran ? ", Fortran order" : "");
            return new ArrayInfo(name, array.shape(), type, true, storage, List.of(),
                    Collections.nCopies(array.shape().length, Dimension.UNNAMED), "");
        }
    }

    private StoredArray open(String name, Member member) throws NpyException {
        if (member.offset >= 0) {
            return NpyArray.open(file, called(name), member.offset, member.bytes);
        }
        return new NpyStream(file, called(name), member.bytes, () -> CheckedMember.open(file.toFile(), member.entry));
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public String format() {
        return "npz";
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public List<ArrayInfo> arrays() {
        return members.values().stream().map(Member::info).toList();
    }

    @Override
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    @Override
    public Optional<ArrayInfo> find(String name) {
        Member member = members.get(name);
        if (member == null && name.endsWith(ENDING)) {
            member = members.get(name.substring(0, name.length() - ENDING.length()));
        }
        return Optional.ofNullable(member).map(Member::info);
    }

    @Override
    public StoredArray open(ArrayInfo array) throws ArrayException {
        return open(array.name(), members.get(array.name()));
    }

    @Override
    public void close() {
        // The archive is opened for each reading.
    }
}
