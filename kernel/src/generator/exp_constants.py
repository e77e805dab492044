#!/usr/bin/env python3
"""Computes the constants of org.bilane.kernel.exp.ExpConstants and bounds the polynomial's error.

    python3 kernel/src/generator/exp_constants.py            prints the Java constants and the bound
    python3 kernel/src/generator/exp_constants.py --check    compares them with the Java file (exit status 1
                                                             if they differ)

Needs the Python standard library alone. docs/numerics.md says what the constants are for.
"""

import argparse
import re
import sys
from decimal import Decimal, getcontext
from fractions import Fraction
from math import factorial
from pathlib import Path

getcontext().prec = 70

JAVA_FILE = Path(__file__).resolve().parents[1] / "main/java/org/bilane/kernel/exp/ExpConstants.java"

LN2 = Decimal(2).ln()

# The last coefficient's index: exp(r) is taken as 1 + r + r^2 (P0 + P1 r + ... + P9 r^9).
DEGREE = 9

# LN2_HI leaves room for the 11 bits of |n| <= 1082, so that n * LN2_HI is exact.
LN2_HI_BITS = 53 - 11

# |r| <= ln2/2 + 2^-42: the margin covers LOG2E's error and, without FMA, the rounding of x * LOG2E.
RADIUS = Fraction(int((LN2 / 2 + Decimal(2) ** -42) * 2**60) + 1, 2**60)


# ------------------------------------------------------------------------------ minimax polynomial

def ulps_per_unit(r):
    """exp(r) has the ulp 2^-53 below 1 and 2^-52 above: the error is minimised in ulp, scaled by 2^-52."""
    return 2 if r < 0 else 1


def error(r, coefficients):
    """exp(r) minus the approximation."""
    return r.exp() - 1 - r - sum(c * r ** (k + 2) for k, c in enumerate(coefficients))


def solve(matrix, right_side):
    """Gaussian elimination with partial pivoting."""
    rows = [row + [b] for row, b in zip(matrix, right_side)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda j: abs(rows[j][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for j in range(i + 1, size):
            factor = rows[j][i] / rows[i][i]
            rows[j] = [a - factor * b for a, b in zip(rows[j], rows[i])]
    solution = [Decimal(0)] * size
    for i in reversed(range(size)):
        known = sum(rows[i][j] * solution[j] for j in range(i + 1, size))
        solution[i] = (rows[i][size] - known) / rows[i][i]
    return solution


def grid(radius):
    """Points dense at the ends of the interval, where the error oscillates fastest; zero is left out."""
    radius = Decimal(radius.numerator) / Decimal(radius.denominator)
    count = 400
    half = [radius * (1 - (1 - Decimal(i) / count) ** 2) for i in range(1, count + 1)]
    return [-r for r in reversed(half)] + half


def drop_smallest(runs, wanted):
    """Drops the run of least error, keeping the signs alternating and at least the wanted number of runs."""
    smallest = min(range(len(runs)), key=lambda i: abs(runs[i][0]))
    if 0 < smallest < len(runs) - 1 and len(runs) - 2 >= wanted:
        neighbours = runs[smallest - 1], runs[smallest + 1]
        runs[smallest - 1:smallest + 2] = [max(neighbours, key=lambda run: abs(run[0]))]
    else:
        del runs[0 if abs(runs[0][0]) < abs(runs[-1][0]) else -1]


def remez(fixed, error, radius):
    """The coefficients that minimise the largest error in ulp, the leading ones being given.

    The error divided by r^(2 + len(fixed)) is that of an ordinary polynomial approximation with a weight
    that vanishes at 0 alone, so the alternation theorem and Remez' exchange apply to its signs.
    """
    free = DEGREE + 1 - len(fixed)
    first_power = 2 + len(fixed)
    points = grid(radius)

    def sign(r):
        return -1 if r < 0 and first_power % 2 else 1

    step = len(points) / (free + 1)
    reference = [points[int((i + 0.5) * step)] for i in range(free + 1)]
    for _ in range(40):
        matrix = [[r ** (first_power + k) for k in range(free)]
                  + [Decimal(sign(r) * (-1) ** i) / ulps_per_unit(r)] for i, r in enumerate(reference)]
        *coefficients, level = solve(matrix, [error(r, fixed) for r in reference])
        candidate = fixed + coefficients
        # One point of largest error for every run of equal signs.
        runs = []
        for r in points:
            e = error(r, candidate) * ulps_per_unit(r) * sign(r)
            if runs and (runs[-1][0] > 0) == (e > 0):
                runs[-1] = max(runs[-1], (e, r), key=lambda run: abs(run[0]))
            else:
                runs.append((e, r))
        while len(runs) > free + 1:
            drop_smallest(runs, free + 1)
        reference = [r for _, r in runs]
        worst = max(abs(e) for e, _ in runs)
        if worst <= abs(level) * Decimal("1.0001"):
            return candidate
    raise ArithmeticError(f"Remez' exchange did not converge with {len(fixed)} fixed coefficients")


def rounded_coefficients(error=error, radius=RADIUS):
    """Rounds the leading coefficient, fits the others anew to what it left, and so on to the last."""
    fixed = []
    while len(fixed) <= DEGREE:
        fixed.append(Decimal(float(remez(fixed, error, radius)[len(fixed)])))
    return [float(c) for c in fixed]


# ------------------------------------------------------------------------------- certified error bound

def certified_bound(coefficients, slope=Fraction(1), natural=Fraction(1), radius=RADIUS):
    """A proven bound, in ulp of exp(cr), of |exp(cr) - 1 - sr - r^2 P(r)| over |r| <= radius.

    c is natural, s is slope; both are 1 for exp. Rational arithmetic: the error is a polynomial D (Taylor's polynomial
    of exp minus the approximation) plus a remainder bounded by a geometric series. On [m - h, m + h], |D| <= |D(m)| + h |D'(m)| + h^2/2 max|D''|,
    and max|D''| is bounded once by the sum of its terms' sizes at the radius.
    """
    last = 24
    terms = [natural**k / factorial(k) for k in range(last + 1)]
    terms[0] = Fraction(0)
    terms[1] -= slope
    for k, c in enumerate(coefficients):
        terms[k + 2] -= Fraction(c)
    reach = natural * radius
    remainder = reach ** (last + 1) / factorial(last + 1) / (1 - reach)
    curvature = sum(abs(d) * k * (k - 1) * radius ** (k - 2) for k, d in enumerate(terms) if k >= 2)

    pieces = 4096
    half_width = radius / (2 * pieces)
    worst = Fraction(0)
    for i in range(-pieces, pieces):
        middle = (2 * i + 1) * half_width
        value = slope = Fraction(0)
        for d in reversed(terms):
            slope = slope * middle + value
            value = value * middle + d
        bound = abs(value) + half_width * abs(slope) + half_width**2 / 2 * curvature + remainder
        worst = max(worst, bound * ulps_per_unit(i))
    return worst * 2**52


# ---------------------------------------------------------------------------------------- Java constants

def constants():
    """Name and value of every constant."""
    scale = Decimal(2) ** LN2_HI_BITS
    ln2_hi = (LN2 * scale).to_integral_value() / scale
    values = {
        "LOG2E": float(1 / LN2),
        "SHIFT": 1.5 * 2.0**52 + 1023,
        "LN2_HI": float(ln2_hi),
        "LN2_LO": float(LN2 - ln2_hi),
    }
    values.update((f"P{k}", c) for k, c in enumerate(rounded_coefficients()))
    return values


def java_value(source, name):
    """The value the Java file gives to a constant, None if it has no such constant."""
    match = re.search(rf"static final double {name} = (-?0x[0-9a-f.]+p[+-]?[0-9]+);", source)
    return float.fromhex(match[1]) if match else None


def check(values, java_file=JAVA_FILE):
    """Prints every constant of which the Java file has another value; returns the exit status."""
    source = java_file.read_text(encoding="utf-8")
    status = 0
    for name, value in values.items():
        found = java_value(source, name)
        if found != value:
            shown = "nothing" if found is None else found.hex()
            print(f"{name}: {value.hex()} computed, {shown} in {java_file.name}")
            status = 1
    return status


def main():
    parser = argparse.ArgumentParser(description="Computes the constants of ExpConstants.java.")
    parser.add_argument("--check", action="store_true", help="compare with the Java file")
    arguments = parser.parse_args()
    values = constants()
    if arguments.check:
        return check(values)
    for name, value in values.items():
        print(f"    public static final double {name} = {value.hex()};")
    coefficients = [values[f"P{k}"] for k in range(DEGREE + 1)]
    print(f"error of the polynomial: at most {float(certified_bound(coefficients)):.6f} ulp")
    rest = Decimal(values["LN2_HI"]) + Decimal(values["LN2_LO"]) - LN2
    print(f"error of LN2_HI + LN2_LO: {float(rest):.3e}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
