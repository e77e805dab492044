package org.bilane.harness.input;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.file.PlatformProblem;
import org.bilane.harness.hdf5.Hdf5File;
import org.bilane.harness.npy.NpyFile;
import org.bilane.harness.npz.NpzFile;
import org.bilane.kernel.file.StackReader;

/**
 * The formats that are read, told by how a file begins. Each has a line in {@link #open} and a word in {@link #NAMES}.
 */
public final class Formats {
    /** The formats, as messages and help name them. */
    public static final String NAMES = ".npy, .npz, HDF5 or netCDF-4";

    private static final byte[] ZIP = {'P', 'K'};
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    /** How that begins where CR LF became LF or CR, or LF became CR LF, also only where no CR was before it. */
    private static final List<byte[]> HDF5_AS_TEXT = List.of(
            new byte[] {(byte) 0x89, 'H', 'D', 'F', '\n'},
            new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', 0x1a},
            new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\r'},
            new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\r'});
    private static final byte[] NPY = {(byte) 0x93};
    private static final byte[] NETCDF_CLASSIC = {'C', 'D', 'F'};
    private static final byte[] STACK = StackReader.signature();
    /** Behind a user block, HDF5's signature stands at 512 or a power of two times that. */
    private static final long FIRST_USER_BLOCK = 512;

    /** As many bytes as tell of most formats what they are. */
    private static final int SHOWN = 6;

    private Formats() {
    }

    /**
     * Opens a file.
     *
     * @param file its name
     * @return the file
     * @throws ArrayException if it is of no format that is read, or cannot be read
     */
    public static ArrayFile open(Path file) throws ArrayException {
        // A pipe would block without end, and a directory fails with a message that names neither.
        if (!Files.isRegularFile(file)) {
            return NpyFile.open(file);
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (begins(in, 0, ZIP)) {
                return NpzFile.open(file);
            }
            if (begins(in, 0, NETCDF_CLASSIC)) {
                throw new ArrayException(file.toString(), "is in the classic format of netCDF; only netCDF-4 is read,"
                        + " which nccopy -k nc4 makes of it");
            }
            if (begins(in, 0, STACK)) {
                throw new ArrayException(file.toString(), "is a stack file of bilane stack; eval and plot take it by "
                        + "--stack");
            }
            if (begins(in, 0, HDF5)) {
                return Hdf5File.open(file);
            }
            for (long at = FIRST_USER_BLOCK; at < in.length(); at *= 2) {
                if (begins(in, at, HDF5)) {
                    return Hdf5File.open(file);
                }
            }
            for (byte[] begin : HDF5_AS_TEXT) {
                if (begins(in, 0, begin)) {
                    throw new ArrayException(file.toString(), "is HDF5 whose line ends were changed, as where a file "
                            + "is transferred as text; it must be transferred as binary");
                }
            }
            if (in.length() > 0 && !begins(in, 0, NPY)) {
                byte[] first = new byte[(int) Math.min(SHOWN, in.length())];
                in.seek(0);
                in.readFully(first);
                throw new ArrayException(file.toString(), "is not " + NAMES + ": it begins with the bytes ["
                        + HexFormat.ofDelimiter(" ").formatHex(first) + "]");
            }
        } catch (ArrayException e) {
            throw e;
        } catch (IOException e) {
            throw new ArrayException(file.toString(), "cannot be read: " + PlatformProblem.of(e, file), e);
        }
        return NpyFile.open(file);
    }

    private static boolean begins(RandomAccessFile in, long offset, byte[] signature) throws IOException {
        if (in.length() - offset < signature.length) {
            return false;
        }
        byte[] read = new byte[signature.length];
        in.seek(offset);
        in.readFully(read);
        return Arrays.equals(read, signature);
    }
}
