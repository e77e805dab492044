#!/usr/bin/env bash
# A loop of exp that GCC 12.2 vectorizes gives one number two results, by its place in the array: the last elements,
# which fill no vector, go to another function of the C library, of another accuracy.
#
# With -O3 -ffast-math, GCC calls glibc's vector functions (up to 4 ulp off) for all whole vectors, and exp() itself
# (less than 1 ulp off) for what is left. So a value depends on where it lies and on how long the array is, and an array
# that is cut in two gives other numbers than in one piece. The same goes for log10, and for pow(10, x), which GCC
# computes as exp(x ln 10).
#
# Each of 1,000 numbers is put into an array of 103 elements, all the same, and the first and the last result compared.
# Seen on 29 November 2026 with Debian 12's gcc 12.2.0 and libc6 2.36 on x86-64. The code is for any such CPU
# (-march=x86-64), but glibc picks its functions by the CPU that it runs on: here one with FMA.
#   gcc 12.2.0, glibc 2.36
#   exp: first and last element differ for 421 of 1000 numbers
#   log10: first and last element differ for 238 of 1000 numbers
#   pow(10, x): first and last element differ for 432 of 1000 numbers
#
# Needs gcc 12 and glibc 2.36 as Debian 12 installs them, and an x86-64 CPU with FMA.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > finding.c <<'C'
#include <gnu/libc-version.h>
#include <math.h>
#include <stdio.h>

enum { LENGTH = 103 };

static void exp_all(double *restrict out, const double *restrict in) {
    for (int i = 0; i < LENGTH; i++) {
        out[i] = exp(in[i]);
    }
}

static void log10_all(double *restrict out, const double *restrict in) {
    for (int i = 0; i < LENGTH; i++) {
        out[i] = log10(in[i]);
    }
}

static void pow_all(double *restrict out, const double *restrict in) {
    for (int i = 0; i < LENGTH; i++) {
        out[i] = pow(10, in[i]);
    }
}

static void compare(const char *name, void (*volatile all)(double *restrict, const double *restrict)) {
    int different = 0;
    for (int number = 0; number < 1000; number++) {
        static double in[LENGTH], out[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            in[i] = 0.3 + number * 0.0137;
        }
        all(out, in);
        different += out[0] != out[LENGTH - 1];
    }
    printf("%s: first and last element differ for %d of 1000 numbers\n", name, different);
}

int main(void) {
    printf("gcc %s, glibc %s\n", __VERSION__, gnu_get_libc_version());
    compare("exp", exp_all);
    compare("log10", log10_all);
    compare("pow(10, x)", pow_all);
}
C
gcc -O3 -ffast-math -march=x86-64 finding.c -o finding -lm
./finding > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
