#!/usr/bin/env bash
# DoubleVector.lanewise(EXP) of JDK 25.0.3 gives the same numbers other bits once the loop around it is compiled, and
# others again with another width of vectors.
#
# Interpreted, the operation is Math.exp for each lane. Compiled by C2 on x86-64, it is a function of the vector library
# that comes with the JDK, and that of 512 bits has other results than those of 128 and 256. So one program has two
# answers to one question, depending on when the compiler is done with it, and a loop over SPECIES_PREFERRED has others
# on another CPU. Some of them are an ulp apart. lanewise(POW) with base 10 changes too, LOG and LOG10 were not seen to.
#
# 4096 numbers from -700 to 700 are computed once, and again when the loop is compiled.
# Seen on 29 November 2026 with JDK 25.0.3 (Temurin 25.0.3+9), on x86-64 with AVX-512:
#   128 bits: interpreted, 0 are not Math.exp; compiled, 27 are not
#   256 bits: interpreted, 0 are not Math.exp; compiled, 27 are not
#   512 bits: interpreted, 0 are not Math.exp; compiled, 194 are not
#
# Needs that JDK in JAVA_HOME, and a CPU with AVX-512.
set -euo pipefail
script=$(readlink -f "$0")
java=${JAVA_HOME:?must be the folder of a JDK}/bin/java
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Finding.java <<'JAVA'
import java.util.Random;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

class Finding {
    static final VectorSpecies<Double> SPECIES =
            VectorSpecies.of(double.class, VectorShape.forBitSize(Integer.getInteger("bits")));

    static void exp(double[] in, double[] out) {
        for (int i = 0; i < in.length; i += SPECIES.length()) {
            DoubleVector.fromArray(SPECIES, in, i).lanewise(VectorOperators.EXP).intoArray(out, i);
        }
    }

    static int others(double[] in, double[] out) {
        int count = 0;
        for (int i = 0; i < in.length; i++) {
            count += out[i] != Math.exp(in[i]) ? 1 : 0;
        }
        return count;
    }

    public static void main(String[] args) {
        if (DoubleVector.SPECIES_PREFERRED.vectorBitSize() < 512) {
            System.err.println("needs AVX-512");
            System.exit(2);
        }
        double[] in = new Random(1).doubles(4096, -700, 700).toArray();
        double[] out = new double[in.length];
        exp(in, out);
        int interpreted = others(in, out);
        for (int i = 0; i < 5000; i++) {
            exp(in, out);
        }
        System.out.println(SPECIES.vectorBitSize() + " bits: interpreted, " + interpreted
                + " are not Math.exp; compiled, " + others(in, out) + " are not");
    }
}
JAVA
for bits in 128 256 512; do
    "$java" --add-modules jdk.incubator.vector -Dbits="$bits" Finding.java 2>errors || { status=$?; cat errors >&2; exit $status; }
done > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
