package org.bilane.harness.npz;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The bytes of a compressed member. With the last of them their CRC-32 is compared with that of the archive, which the
 * JDK's reader leaves to its caller. Closes its archive. Used by one thread at a time.
 */
final class CheckedMember extends CheckedInputStream {
    private final ZipFile zip;
    private final long promised;
    private long left;

    private CheckedMember(ZipFile zip, ZipEntry entry) throws IOException {
        super(zip.getInputStream(entry), new CRC32());
        this.zip = zip;
        this.promised = entry.getCrc();
        this.left = entry.getSize();
    }

    /**
     * Opens a member.
     *
     * @param file the archive
     * @param entry its entry in the archive's directory
     * @return all bytes from the begin
     * @throws IOException if it cannot be opened
     */
    static InputStream open(File file, String entry) throws IOException {
        ZipFile zip = new ZipFile(file);
        try {
            return new CheckedMember(zip, zip.getEntry(entry));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    /** What is skipped is read by this, too. */
    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws ZipException {
        left -= read;
        if (read > 0 && left == 0 && getChecksum().getValue() != promised) {
            throw new ZipException(String.format("its CRC-32 is %08x; the archive has %08x",
                    getChecksum().getValue(), promised));
        }
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            super.close();
        }
    }
}
