package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.kernel.Transform;

/** The contenders in C: each job in several variants, with AVX-512 and with AVX2. */
final class CContenders {
    private static final String DIRECT = "direct, lanes across surfaces";
    private static final String DIRECT_GATHER = "direct, lanes across points, gathers";
    private static final String BUCKETS = "bucketed by cell, exp of degree 11";
    private static final String BUCKETS_POWERS = "bucketed by cell, 16 powers and degree 6";
    private static final String BUCKETS_DEVIATION = "bucketed by cell, exp(middle) times a polynomial";
    private static final String MOMENTS = "moments";
    private static final int AVX512_BITS = 512;
    private static final int AVX2_BITS = 256;
    private static final List<Integer> WIDTHS = List.of(AVX512_BITS, AVX2_BITS);

    private final Setting setting;

    /**
     * The contenders.
     *
     * @param setting what the comparison runs with
     */
    CContenders(Setting setting) {
        this.setting = setting;
    }

    /**
     * All variants of a job.
     *
     * @param program the job
     * @param threads how many threads do it
     * @return the contenders
     */
    List<Contender> of(ReferenceProgram program, int threads) {
        List<Contender> contenders = new ArrayList<>();
        for (int bits : WIDTHS) {
            for (String variant : variants(program, bits)) {
                contenders.add(Contender.of(name(bits) + ", " + variant, threads, Kind.C, program,
                        () -> open(bits, variant, program, threads)));
            }
        }
        return contenders;
    }

    /**
     * Sums by the moments of each cell's points, which no other variant takes.
     *
     * @param program sums of exp
     * @param threads how many threads do it
     * @return the contenders
     */
    List<Contender> moments(ReferenceProgram program, int threads) {
        requireExp(program);
        return WIDTHS.stream().map(bits -> Contender.of("moments, " + name(bits) + ", ordered by cell", threads,
                Kind.MOMENTS, program, () -> open(bits, MOMENTS, program, threads))).toList();
    }

    private static String name(int bits) {
        return "C, " + (bits == AVX512_BITS ? "AVX-512" : "AVX2");
    }

    private static List<String> variants(ReferenceProgram program, int bits) {
        return switch (program.job()) {
            case SUMS -> {
                requireExp(program);
                yield bits == AVX512_BITS
                        ? List.of(DIRECT, DIRECT_GATHER, BUCKETS, BUCKETS_POWERS, BUCKETS_DEVIATION)
                        : List.of(DIRECT, DIRECT_GATHER, BUCKETS, BUCKETS_DEVIATION);
            }
            case SURFACE -> List.of("lanes across points, gathers", "lanes across points, cells loaded whole");
            case VALUES -> {
                requireExp(program);
                yield switch (program.layout()) {
                    case SURFACE_MAJOR -> List.of("lanes across points, gathers", "lanes across surfaces, transposed",
                            "lanes across surfaces, transposed, streaming stores");
                    case POINT_MAJOR -> List.of("lanes across surfaces", "lanes across surfaces, streaming stores");
                };
            }
        };
    }

    private static void requireExp(ReferenceProgram program) {
        if (program.transform() != Transform.EXP && program.transform() != Transform.EXP10) {
            throw new IllegalArgumentException("transform " + program.transform()
                    + ": the peers in C know EXP and EXP10 alone for " + program.job());
        }
    }

    private Runner open(int bits, String variant, ReferenceProgram program, int threads)
            throws AbsentException, IOException {
        Path peer = setting.compiler().build(setting.files(), bits);
        return new ProcessRunner(setting.start(List.of(peer.toString(), variant, Integer.toString(threads),
                TaskWords.task(program), TaskWords.transform(program), TaskWords.axes(program),
                setting.files().data(program).toString())));
    }
}
