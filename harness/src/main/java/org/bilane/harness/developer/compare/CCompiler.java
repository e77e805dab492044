package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the peers in C on the machine that they are to run on. Used by one thread. */
public final class CCompiler {
    /** How the peers are built, but for the width of vectors. */
    static final List<String> OPTIONS = List.of("-O3", "-march=native", "-pthread");

    private final String command;
    private final Map<Integer, Path> built = new HashMap<>();
    private final Map<Integer, String> refused = new HashMap<>();

    /**
     * A compiler, which need not be there.
     *
     * @param command its name on the path, or its file
     */
    public CCompiler(String command) {
        this.command = command;
    }

    /**
     * The program of the peers.
     *
     * @param files has the sources
     * @param bits the width of its vectors: 512 or 256
     * @return the program, built at the first call
     * @throws AbsentException if there is no compiler, or not for this width
     * @throws IOException if the compiler's output can't be read
     */
    Path build(PeerFiles files, int bits) throws AbsentException, IOException {
        if (!built.containsKey(bits) && !refused.containsKey(bits)) {
            compile(files, bits);
        }
        if (refused.containsKey(bits)) {
            String missing = refused.get(bits);
            throw new AbsentException(missing, missing.contains("this CPU has no")
                    ? "run on a machine whose CPU has it"
                    : "install a C compiler (apt-get install gcc, or your system's way), or set CC to its name");
        }
        return built.get(bits);
    }

    private void compile(PeerFiles files, int bits) throws IOException {
        Path program = files.c().resolve("peer" + bits);
        Path log = files.errors();
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(OPTIONS);
        line.addAll(List.of("-DPEER_BITS=" + bits, "-o", program.toString()));
        line.addAll(PeerFiles.C_SOURCES);
        line.add("-lm");
        try {
            Process process = new ProcessBuilder(line).directory(files.c().toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile()).start();
            if (process.waitFor() == 0) {
                built.put(bits, program);
            } else {
                refused.put(bits, reason(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command + " was compiling the peers", e);
        } catch (IOException e) {
            refused.put(bits, "the C compiler " + command + " can't be started");
        }
    }

    private String reason(Path log) throws IOException {
        String error = Files.readString(log, StandardCharsets.ISO_8859_1).lines().filter(each -> each.contains("error"))
                .findFirst().orElse("it does not say why");
        int at = error.indexOf("this CPU has no");
        return at < 0 ? command + " can't compile the peer: " + error.strip() : error.substring(at).replace("\"", "");
    }
}
