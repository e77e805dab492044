package org.bilane.harness.verify;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What stands for the bits of the results of one call. All NaNs count as one: which of them an operation gives is
 * left open by the language, and differs between interpreter and compiler.
 *
 * @param call the call, in words
 * @param results how many doubles it gave
 * @param hash a hash of their bits, in hexadecimal; 16 digits
 */
record Digest(String call, long results, String hash) {
    private static final int HASH_BYTES = 8;

    /**
     * A digest of off-heap results.
     *
     * @param call the call, in words
     * @param results doubles
     * @return the digest
     */
    static Digest of(String call, MemorySegment results) {
        ByteBuffer bytes = ByteBuffer.allocate((int) results.byteSize());
        long count = results.byteSize() / Double.BYTES;
        for (long i = 0; i < count; i++) {
            bytes.putLong(Double.doubleToLongBits(results.getAtIndex(JAVA_DOUBLE, i)));
        }
        byte[] hash = sha256().digest(bytes.array());
        return new Digest(call, count, HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
