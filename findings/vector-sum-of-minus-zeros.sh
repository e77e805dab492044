#!/usr/bin/env bash
# The sum of a vector of -0.0 is 0.0 on JDK 25.0.3, and -0.0 once reduceLanes(ADD) is compiled.
#
# DoubleVector.reduceLanes(ADD) may add in any order, as its documentation says, but in each order -0.0 and -0.0 make
# -0.0, as in a loop. Interpreted, the operation begins with 0.0, and 0.0 + -0.0 is 0.0. Compiled by C2 on x86-64, it
# adds the lanes to each other. With a mask of lanes it is the same for 256 and 512 bits; for 128 bits it stays 0.0. So
# the sum of numbers that underflowed to -0.0 changes its sign when the compiler is done with the method.
#
# 4096 numbers are summed vector by vector, once, and again when the loop is compiled; with a mask that takes all lanes.
# Seen on 29 November 2026 with JDK 25.0.3 (Temurin 25.0.3+9), on x86-64 with AVX-512:
#   128 bits: interpreted 0.0, compiled -0.0; with a mask 0.0, compiled 0.0
#   256 bits: interpreted 0.0, compiled -0.0; with a mask 0.0, compiled -0.0
#   512 bits: interpreted 0.0, compiled -0.0; with a mask 0.0, compiled -0.0
#
# Needs that JDK in JAVA_HOME, and a CPU with AVX-512.
set -euo pipefail
script=$(readlink -f "$0")
java=${JAVA_HOME:?must be the folder of a JDK}/bin/java
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Finding.java <<'JAVA'
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

class Finding {
    static final VectorSpecies<Double> SPECIES =
            VectorSpecies.of(double.class, VectorShape.forBitSize(Integer.getInteger("bits")));

    static void sums(double[] in, double[] out) {
        for (int i = 0; i < in.length; i += SPECIES.length()) {
            out[i] = DoubleVector.fromArray(SPECIES, in, i).reduceLanes(VectorOperators.ADD);
        }
    }

    static void sumsOfLanes(double[] in, double[] out) {
        for (int i = 0; i < in.length; i += SPECIES.length()) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, in, i);
            VectorMask<Double> lanes = v.compare(VectorOperators.LT, 1);
            out[i] = v.reduceLanes(VectorOperators.ADD, lanes);
        }
    }

    public static void main(String[] args) {
        if (DoubleVector.SPECIES_PREFERRED.vectorBitSize() < 512) {
            System.err.println("needs AVX-512");
            System.exit(2);
        }
        double[] in = new double[4096];
        Arrays.fill(in, -0.0);
        double[] first = new double[2];
        double[] sums = new double[in.length];
        double[] sumsOfLanes = new double[in.length];
        for (int i = 0; i < 10_000; i++) {
            sums(in, sums);
            sumsOfLanes(in, sumsOfLanes);
            if (i == 0) {
                first = new double[] {sums[0], sumsOfLanes[0]};
            }
        }
        System.out.println(SPECIES.vectorBitSize() + " bits: interpreted " + first[0] + ", compiled " + sums[0]
                + "; with a mask " + first[1] + ", compiled " + sumsOfLanes[0]);
    }
}
JAVA
for bits in 128 256 512; do
    "$java" --add-modules jdk.incubator.vector -Dbits="$bits" Finding.java 2>errors || { status=$?; cat errors >&2; exit $status; }
done > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
