#!/usr/bin/env python3
"""Computes the constants of org.bilane.kernel.log and bounds the polynomial's error.

    python3 kernel/src/generator/log_constants.py            prints the Java constants and the bound
    python3 kernel/src/generator/log_constants.py --check    compares them with the Java files (exit status 1
                                                             if they differ)

Needs the Python standard library alone. docs/numerics.md says what the constants are for.
"""

import argparse
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from exp_constants import LN2, LN2_HI_BITS, check, drop_smallest, solve

FOLDER = Path(__file__).resolve().parents[1] / "main/java/org/bilane/kernel/log"
ROWS_FILE = FOLDER / "LogConstants.java"
COEFFICIENTS_FILE = FOLDER / "LogCoefficients.java"

# log((1 + s) / (1 - s)) is taken as 2 s + s^3 (C0 + C1 z + ...), z = s^2.
TERMS = 7

# The greatest z: of m = sqrt 2, and no less of m = sqrt(1/2); with a margin for the roundings of m.
GREATEST = Fraction(int((((Decimal(2).sqrt() - 1) / (Decimal(2).sqrt() + 1)) ** 2 + Decimal(2) ** -50) * 2**60) + 1,
                    2**60)

BASES = {"E": None, "TWO": 2, "TEN": 10}


def target(z):
    """The series that the polynomial stands for: the sum of 2 z^j / (2 j + 3)."""
    return sum(2 * z**j / (2 * j + 3) for j in range(60))


def error(z, coefficients, exact):
    """The relative error of the logarithm, nearly: its part s^3 (...) is z/2 times the sum, relative to 2 s."""
    return (exact - sum(c * z**k for k, c in enumerate(coefficients))) * z / 2


def fit(fixed):
    """The coefficients that minimise the largest error, the leading ones being given: Remez' exchange."""
    free = TERMS - len(fixed)
    greatest = Decimal(GREATEST.numerator) / Decimal(GREATEST.denominator)
    points = [greatest * (1 - (1 - Decimal(i) / 800) ** 2) for i in range(1, 801)]
    exact = {z: target(z) for z in points}
    step = len(points) / (free + 1)
    reference = [points[int((i + Decimal("0.5")) * Decimal(step))] for i in range(free + 1)]
    for _ in range(40):
        matrix = [[z ** (len(fixed) + k + 1) / 2 for k in range(free)] + [Decimal((-1) ** i)]
                  for i, z in enumerate(reference)]
        *coefficients, level = solve(matrix, [error(z, fixed, exact[z]) for z in reference])
        candidate = fixed + coefficients
        # One point of largest error for every run of equal signs.
        runs = []
        for z in points:
            e = error(z, candidate, exact[z])
            if runs and (runs[-1][0] > 0) == (e > 0):
                runs[-1] = max(runs[-1], (e, z), key=lambda run: abs(run[0]))
            else:
                runs.append((e, z))
        while len(runs) > free + 1:
            drop_smallest(runs, free + 1)
        reference = [z for _, z in runs]
        if max(abs(e) for e, _ in runs) <= abs(level) * Decimal("1.001"):
            return candidate
    raise ArithmeticError(f"Remez' exchange did not converge with {len(fixed)} fixed coefficients")


def rounded_coefficients():
    """Rounds the leading coefficient, fits the others anew to what it left, and so on to the last."""
    fixed = []
    while len(fixed) < TERMS:
        fixed.append(Decimal(float(fit(fixed)[len(fixed)])))
    return [float(c) for c in fixed]


def certified_bound(coefficients):
    """A proven bound, in units of 2^-53, of z/2 |target - polynomial| over 0 <= z <= GREATEST.

    Rational arithmetic: the difference is a polynomial D plus the rest of a series of positive terms, which is at most
    geometric. On [m - h, m + h], |D| <= |D(m)| + h |D'(m)| + h^2/2 max|D''|, and max|D''| is bounded once by the sum of
    its terms' sizes.
    """
    last = 24
    terms = [Fraction(2, 2 * j + 3) for j in range(last)]
    for k, c in enumerate(coefficients):
        terms[k] -= Fraction(c)
    rest = Fraction(2, 2 * last + 3) * GREATEST**last / (1 - GREATEST)
    pieces = 2048
    half_width = GREATEST / (2 * pieces)
    curvature = sum(abs(d) * k * (k - 1) * GREATEST ** (k - 2) for k, d in enumerate(terms) if k >= 2)
    worst = Fraction(0)
    for i in range(pieces):
        middle = (2 * i + 1) * half_width
        value = slope = Fraction(0)
        for d in reversed(terms):
            slope = slope * middle + value
            value = value * middle + d
        bound = abs(value) + half_width * abs(slope) + half_width**2 / 2 * curvature + rest
        worst = max(worst, bound * (middle + half_width) / 2)
    return worst * 2**53


def constants():
    """Name and value of every constant."""
    values = {f"C{k}": c for k, c in enumerate(rounded_coefficients())}
    for name, base in BASES.items():
        natural = Decimal(1) if base is None else Decimal(base).ln()
        step = Decimal(1) if base == 2 else LN2 / natural
        scale = Decimal(2) ** LN2_HI_BITS
        while step * scale < 2 ** (LN2_HI_BITS - 1):
            scale *= 2
        high = (step * scale).to_integral_value() / scale
        inverse = float(1 / natural)
        values[f"{name}_STEP_HI"] = float(high)
        values[f"{name}_STEP_LO"] = float(step - high)
        values[f"{name}_INVERSE_HI"] = inverse
        values[f"{name}_INVERSE_LO"] = float(1 / natural - Decimal(inverse))
    return values


def main():
    parser = argparse.ArgumentParser(description="Computes the constants of the logarithms.")
    parser.add_argument("--check", action="store_true", help="compare with the Java file")
    arguments = parser.parse_args()
    values = constants()
    coefficients = {f"C{k}": values[f"C{k}"] for k in range(TERMS)}
    if arguments.check:
        rows = {name: value for name, value in values.items() if name not in coefficients}
        return max(check(rows, ROWS_FILE), check(coefficients, COEFFICIENTS_FILE))
    for name, value in values.items():
        print(f"    public static final double {name} = {value.hex()};")
    bound = certified_bound(list(coefficients.values()))
    print(f"error of the polynomial: at most {float(bound):.6f} * 2^-53, relatively")
    return 0


if __name__ == "__main__":
    sys.exit(main())
