#!/usr/bin/env bash
# Math.log10 of JDK 25.0.3 is off by up to 1.9 ulp where the JVM has no code of its own for the CPU, though its
# documentation says that the result is within 1 ulp of the exact one.
#
# StrictMath.log10, which promises the results of fdlibm and no bound, multiplies the logarithm, which has an error
# already, by 1/ln 10, rounded, and adds a multiple of log10 2. Math.log10 is more accurate on x86-64, where HotSpot has
# code of its own for it; without that (-XX:DisableIntrinsic=_dlog10 stands in for a CPU for which there is none) it is
# StrictMath's. So the logarithms that a program takes of its coordinates differ from machine to machine, by up to two
# steps.
#
# 20,000 numbers from 0.5 to 1 are held to logarithms of 40 digits.
# Seen on 29 November 2026 with JDK 25.0.3 (Temurin 25.0.3+9, x86-64):
#   StrictMath.log10: 673 numbers off by more than 1 ulp, at most 1.89
#   Math.log10: 0 numbers off by more than 1 ulp, at most 0.50
#   Math.log10 without HotSpot's: 673 numbers off by more than 1 ulp, at most 1.89
#
# Needs that JDK in JAVA_HOME, on x86-64.
set -euo pipefail
script=$(readlink -f "$0")
java=${JAVA_HOME:?must be the folder of a JDK}/bin/java
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Finding.java <<'JAVA'
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

class Finding {
    static final MathContext DIGITS = new MathContext(45);
    static final BigDecimal LN_2 = ln(new BigDecimal(2));
    static final BigDecimal LN_10 = ln(new BigDecimal("1.25")).add(LN_2.multiply(BigDecimal.valueOf(3)));

    /** 2 artanh((x - 1) / (x + 1)), by its series. */
    static BigDecimal ln(BigDecimal x) {
        BigDecimal y = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = y.multiply(y, DIGITS);
        BigDecimal power = y;
        BigDecimal sum = y;
        for (int n = 3; power.abs().compareTo(new BigDecimal("1e-45")) > 0; n += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS));
        }
        return sum.multiply(BigDecimal.valueOf(2));
    }

    static String errors(DoubleUnaryOperator log10) {
        Random random = new Random(1);
        int beyond = 0;
        double largest = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = 0.5 + 0.5 * random.nextDouble();
            BigDecimal exact = ln(new BigDecimal(2 * x)).subtract(LN_2).divide(LN_10, DIGITS);
            BigDecimal ulp = new BigDecimal(Math.ulp(exact.doubleValue()));
            double error = new BigDecimal(log10.applyAsDouble(x)).subtract(exact).abs().divide(ulp, DIGITS)
                    .doubleValue();
            beyond += error > 1 ? 1 : 0;
            largest = Math.max(largest, error);
        }
        return String.format(Locale.ROOT, "%d numbers off by more than 1 ulp, at most %.2f", beyond, largest);
    }

    public static void main(String[] args) {
        if (args.length == 0) {
            System.out.println("StrictMath.log10: " + errors(StrictMath::log10));
            System.out.println("Math.log10: " + errors(Math::log10));
        } else {
            System.out.println("Math.log10 without HotSpot's: " + errors(Math::log10));
        }
    }
}
JAVA
{
    "$java" Finding.java
    "$java" -XX:+UnlockDiagnosticVMOptions -XX:DisableIntrinsic=_dlog10 Finding.java without
} > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
