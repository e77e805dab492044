package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bilane.harness.developer.peer.JvmPeer;
import org.bilane.harness.developer.peer.PeerMain;
import org.bilane.harness.developer.peer.ProgramWords;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.kernel.Transform;

/** The contenders on the JVM, each in a JVM of its own: nothing that one does makes another compile worse. */
final class JvmContenders {
    /** What the documentation tells users to start a JVM with. */
    static final List<String> FLAGS =
            List.of("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED");
    /** Warm calls are what they are sooner where no scalar loops go before. */
    private static final String WARM = "-Dbilane.start=vector";
    /** The same for warm calls alone. */
    static final List<String> WARM_FLAGS = warm(FLAGS);
    private static final String BILANE = "Bilane, ";
    private static final String BEFORE = "before, ";

    private final Setting setting;

    /**
     * The contenders.
     *
     * @param setting what the comparison runs with
     */
    JvmContenders(Setting setting) {
        this.setting = setting;
    }

    /** The name of the library in a race. */
    static String bilane(int threads) {
        return BILANE + (threads == 1 ? "calling thread" : "pool of " + threads);
    }

    /**
     * The name of the other checkout's library in a race.
     *
     * @param name what this one's is called
     * @return the name
     */
    static String before(String name) {
        return BEFORE + (name.startsWith(BILANE) ? name.substring(BILANE.length()) : name);
    }

    /**
     * The library.
     *
     * @param program what it computes
     * @param threads 1 for the calling thread, else a pool of as many workers
     * @return the contender, and behind it that of the other checkout if there is one
     */
    List<Contender> bilane(ReferenceProgram program, int threads) {
        return bilane(bilane(threads), program, threads, FLAGS);
    }

    /**
     * The library, warm, in a JVM with certain flags, and with one that has vector loops run from the first call on.
     *
     * @param name what the contender is called
     * @param program what it computes
     * @param threads 1 for the calling thread, else a pool of as many workers
     * @param flags of the JVM
     * @return the contender, and behind it that of the other checkout if there is one
     */
    List<Contender> bilane(String name, ReferenceProgram program, int threads, List<String> flags) {
        return builds(name, program, threads, classPath -> () -> new ProcessRunner(
                start(JvmPeer.BILANE, program, threads, warm(flags), classPath)));
    }

    /**
     * The library's first call in a new JVM.
     *
     * @param name what the contender is called
     * @param program what it computes, on the calling thread
     * @return the contender, and behind it that of the other checkout if there is one
     */
    List<Contender> firstCall(String name, ReferenceProgram program) {
        return builds(name, program, 1, classPath -> () -> new FirstCallRunner(
                () -> start(JvmPeer.BILANE, program, 1, FLAGS, classPath)));
    }

    /**
     * Two processes of the library that have nothing in common, each on its calling thread, at once: what two cores are
     * worth on this machine.
     *
     * @param name what the contender is called
     * @param program what either computes
     * @return the contender, whose time is half of what both take
     */
    Contender twoProcesses(String name, ReferenceProgram program) {
        return Contender.of(name, 2, Kind.BILANE, program, () -> {
            LineProcess one = start(JvmPeer.BILANE, program, 1, WARM_FLAGS, PeerClassPath.own());
            try {
                return new TwoProcessesRunner(one, start(JvmPeer.BILANE, program, 1, WARM_FLAGS, PeerClassPath.own()));
            } catch (AbsentException | IOException | RuntimeException e) {
                one.close();
                throw e;
            }
        });
    }

    private static List<String> warm(List<String> flags) {
        return Stream.concat(flags.stream(), Stream.of(WARM)).toList();
    }

    private List<Contender> builds(String name, ReferenceProgram program, int threads,
            Function<String, Contender.Start> start) {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Contender.of(name, threads, Kind.BILANE, program, start.apply(PeerClassPath.own())));
        setting.before().ifPresent(kernel -> contenders.add(Contender.of(before(name), threads, Kind.BEFORE, program,
                start.apply(PeerClassPath.with(kernel)))));
        return contenders;
    }

    /**
     * What users have without the library on one thread.
     *
     * @param program sums or one surface
     * @return the contenders
     */
    List<Contender> others(ReferenceProgram program) {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(other("Java, plain loop, surface by surface", JvmPeer.SCALAR_LOOP, program));
        if (program.job() == Job.SUMS) {
            contenders.add(other("Java, plain loop, point by point", JvmPeer.POINT_LOOP, program));
        }
        if (program.transform() == Transform.EXP) {
            contenders.add(other("Java, Vector API, lanewise(EXP)", JvmPeer.LANEWISE_EXP, program));
        }
        contenders.add(other("Java, Hipparchus BilinearInterpolator", JvmPeer.HIPPARCHUS, program));
        return contenders;
    }

    private Contender other(String name, JvmPeer peer, ReferenceProgram program) {
        return Contender.of(name, 1, Kind.JVM, program, runner(peer, program, 1, FLAGS));
    }

    /**
     * The plain loop that is the faster one on one thread, over a parallel stream.
     *
     * @param program sums or one surface
     * @param threads how many threads, that of the caller included; 2 or more
     * @return the contender
     */
    Contender parallelStream(ReferenceProgram program, int threads) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1));
        return Contender.of("Java, plain loop, parallel stream", threads, Kind.JVM, program,
                runner(JvmPeer.PARALLEL_STREAM, program, threads, flags));
    }

    /**
     * Writing as many bytes as the result has.
     *
     * @param program whose result
     * @return the contender
     */
    Contender fill(ReferenceProgram program) {
        return new Contender("MemorySegment.fill", "MemorySegment.fill", 1, Kind.MEMORY, program,
                program.points(), Contender.Expectation.NONE, runner(JvmPeer.FILL, program, 1, FLAGS));
    }

    private Contender.Start runner(JvmPeer peer, ReferenceProgram program, int threads, List<String> flags) {
        return () -> new ProcessRunner(start(peer, program, threads, flags, PeerClassPath.own()));
    }

    /**
     * Starts a JVM.
     *
     * @param peer what it does
     * @param program on which data
     * @param threads how many threads it may use
     * @param flags of the JVM
     * @param classPath the program and its libraries
     * @return the process, ready
     * @throws AbsentException if it says that something is missing
     * @throws IOException if it fails
     */
    LineProcess start(JvmPeer peer, ReferenceProgram program, int threads, List<String> flags, String classPath)
            throws AbsentException, IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, PeerMain.class.getName(), peer.name(), Integer.toString(threads),
                ProgramWords.of(program)));
        return setting.start(command);
    }
}
