#!/usr/bin/env python3
"""Writes polynomials.h: polynomials for exp near 0, fitted by Remez' exchange, and one for the decimal logarithm, which
takes its values at Chebyshev's nodes. Needs mpmath; the result is kept."""

import mpmath as mp

mp.mp.prec = 200


def minimax(degree, half_range):
    """Coefficients, lowest first, of least relative error for exp on [-half_range, half_range], and that error."""
    count = degree + 2
    nodes = [half_range * mp.cos(mp.pi * i / (count - 1)) for i in range(count)]
    for _ in range(12):
        system = mp.matrix(count, count)
        for row, t in enumerate(nodes):
            for power in range(degree + 1):
                system[row, power] = t**power * mp.exp(-t)
            system[row, count - 1] = (-1) ** row
        solution = mp.lu_solve(system, mp.matrix([1] * count))
        coefficients = [solution[i] for i in range(degree + 1)]

        def error(t):
            return mp.polyval(coefficients[::-1], t) * mp.exp(-t) - 1

        samples = [half_range * mp.cos(mp.pi * i / 1600) for i in range(1601)]
        errors = [error(t) for t in samples]
        peaks = [0] + [i for i in range(1, 1600) if abs(errors[i]) >= abs(errors[i - 1])
                       and abs(errors[i]) > abs(errors[i + 1])] + [1600]
        if len(peaks) != count:
            break
        nodes = [samples[i] for i in peaks]
    return coefficients, max(abs(e) for e in errors)


def print_polynomial(name, degree, half_range):
    """One array, of doubles in hexadecimal."""
    coefficients, error = minimax(degree, half_range)
    doubles = [float(c) for c in coefficients]
    print(f"\n/* |t| <= {mp.nstr(half_range, 4)}, relative error 2^{mp.nstr(mp.log(error, 2), 3)}. */")
    print(f"static const double {name}[] = {{")
    for start in range(0, len(doubles), 4):
        print("    " + ", ".join(d.hex() for d in doubles[start:start + 4]) + ",")
    print("};")


def print_logarithm(name, degree):
    """One array: P with log10((1 + s) / (1 - s)) = s P(s^2), for arguments in [sqrt(1/2), sqrt(2))."""
    root = mp.sqrt(2)
    end = ((root - 1) / (root + 1)) ** 2

    def wanted(z):
        s = mp.sqrt(z)
        return mp.log10((1 + s) / (1 - s)) / s

    nodes = [end / 2 * (1 + mp.cos(mp.pi * (2 * i + 1) / (2 * degree + 2))) for i in range(degree + 1)]
    rows = mp.matrix(degree + 1, degree + 1)
    for row, z in enumerate(nodes):
        for power in range(degree + 1):
            rows[row, power] = z**power
    solution = mp.lu_solve(rows, mp.matrix([wanted(z) for z in nodes]))
    doubles = [float(solution[i]) for i in range(degree + 1)]
    samples = [end * i / 1000 for i in range(1, 1001)]
    error = max(abs(mp.polyval([solution[i] for i in range(degree, -1, -1)], z) / wanted(z) - 1) for z in samples)
    print(f"\nstatic const double LOG10_2 = {float(mp.log10(2)).hex()};")
    print(f"\n/* |s| <= 0.1716, relative error 2^{mp.nstr(mp.log(error, 2), 3)} before rounding. */")
    print(f"static const double {name}[] = {{")
    for start in range(0, len(doubles), 4):
        print("    " + ", ".join(d.hex() for d in doubles[start:start + 4]) + ",")
    print("};")


def print_powers():
    """2^(j/16) as bits, less j << 48: adding k << 48 then gives the exponent of k >> 4 beside entry k & 15."""
    import struct
    print("\n/* Bits of 2^(j/16), less j << 48. */")
    print("static const unsigned long long POWERS_16[] = {")
    for j in range(16):
        bits = struct.unpack("<Q", struct.pack("<d", float(mp.mpf(2) ** (mp.mpf(j) / 16))))[0]
        print(f"    0x{(bits - (j << 48)) & (2**64 - 1):016x}ULL,")
    print("};")


def print_ln2(name, divisor):
    """ln 2 / divisor in two words; the first has 42 bits, so that its product with a small integer is exact."""
    value = mp.log(2) / divisor
    scale = mp.mpf(2) ** (42 - mp.floor(mp.log(value, 2)) - 1)
    high = mp.floor(value * scale) / scale
    print(f"static const double {name}_HIGH = {float(high).hex()};")
    print(f"static const double {name}_LOW = {float(value - high).hex()};")


print("/* Made by polynomials.py. Coefficients of exp, lowest power first. */")
print("#ifndef POLYNOMIALS_H\n#define POLYNOMIALS_H\n")
print(f"static const double LOG2E = {float(1 / mp.log(2)).hex()};")
print_ln2("LN2", 1)
print_ln2("LN2_16TH", 16)
print_polynomial("EXP_11", 11, mp.log(2) / 2)
print_polynomial("EXP_6", 6, mp.log(2) / 32)
print_polynomial("DEVIATION_7", 7, mp.mpf(1) / 16)
print_polynomial("DEVIATION_8", 8, mp.mpf(1) / 8)
print_polynomial("DEVIATION_10", 10, mp.mpf(1) / 4)
print_polynomial("DEVIATION_11", 11, mp.mpf(1) / 2)
print_logarithm("LOG10_7", 7)
print_powers()
print("\n#endif")
