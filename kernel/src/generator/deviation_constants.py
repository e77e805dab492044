#!/usr/bin/env python3
"""Computes the constants of org.bilane.kernel.exp.DeviationConstants and bounds the polynomials' errors.

    python3 kernel/src/generator/deviation_constants.py            prints the Java constants and the bounds
    python3 kernel/src/generator/deviation_constants.py --check    compares them with the Java file (exit
                                                                   status 1 if they differ)

Needs the Python standard library alone. docs/numerics.md says what the constants are for.
"""

import argparse
import sys
from decimal import Decimal
from fractions import Fraction
from math import factorial
from pathlib import Path

from exp_constants import drop_smallest, java_value, solve

JAVA_FILE = Path(__file__).resolve().parents[1] / "main/java/org/bilane/kernel/exp/DeviationConstants.java"

# Degree of each polynomial, and the largest deviation that it is made for.
REACHES = {8: Fraction(29, 256), 11: Fraction(1, 2)}

# Rounding may carry an interpolated deviation past the reach by this much, relatively.
MARGIN = Fraction(1, 2**40)


def relative_error(t, coefficients):
    """1 minus the quotient of the approximation 1 + t (Q0 + Q1 t + ...) and exp(t)."""
    return 1 - (1 + sum(c * t ** (k + 1) for k, c in enumerate(coefficients))) / t.exp()


def grid(reach):
    """Points dense at the ends of the interval, where the error oscillates fastest; zero is left out."""
    count = 400
    half = [reach * (1 - (1 - Decimal(i) / count) ** 2) for i in range(1, count + 1)]
    return [-t for t in reversed(half)] + half


def remez(degree, reach, fixed):
    """The coefficients that minimise the largest relative error, the leading ones being given.

    The error divided by t^(1 + len(fixed)) is that of an ordinary polynomial approximation with a weight that
    vanishes at 0 alone, so the alternation theorem and Remez' exchange apply to its signs.
    """
    free = degree - len(fixed)
    first_power = 1 + len(fixed)
    points = grid(reach)

    def sign(t):
        return -1 if t < 0 and first_power % 2 else 1

    step = len(points) / (free + 1)
    reference = [points[int((i + 0.5) * step)] for i in range(free + 1)]
    for _ in range(40):
        matrix = [[t ** (first_power + k) / t.exp() for k in range(free)] + [Decimal(sign(t) * (-1) ** i)]
                  for i, t in enumerate(reference)]
        *coefficients, level = solve(matrix, [relative_error(t, fixed) for t in reference])
        candidate = fixed + coefficients
        # One point of largest error for every run of equal signs.
        runs = []
        for t in points:
            e = relative_error(t, candidate) * sign(t)
            if runs and (runs[-1][0] > 0) == (e > 0):
                runs[-1] = max(runs[-1], (e, t), key=lambda run: abs(run[0]))
            else:
                runs.append((e, t))
        while len(runs) > free + 1:
            drop_smallest(runs, free + 1)
        reference = [t for _, t in runs]
        worst = max(abs(e) for e, _ in runs)
        if worst <= abs(level) * Decimal("1.0001"):
            return candidate
    raise ArithmeticError(f"Remez' exchange did not converge with {len(fixed)} fixed coefficients")


def rounded_coefficients(degree, reach):
    """Rounds the leading coefficient, fits the others anew to what it left, and so on to the last."""
    reach = Decimal(reach.numerator) / Decimal(reach.denominator)
    fixed = []
    while len(fixed) < degree:
        fixed.append(Decimal(float(remez(degree, reach, fixed)[len(fixed)])))
    return [float(c) for c in fixed]


def certified_bound(coefficients, reach):
    """A proven bound of |P(t) - exp(t)| / exp(t), in units of 2^-52, over |t| <= reach (1 + MARGIN).

    Rational arithmetic: P minus Taylor's polynomial T of exp is a polynomial D, and |exp - T| is bounded by a
    geometric series. On [m - h, m + h], |D| <= |D(m)| + h |D'(m)| + h^2/2 max|D''|, and max|D''| is bounded
    once by the sum of its terms' sizes at the reach. exp is at least T less its remainder at the lower end.
    """
    last = 28
    radius = reach * (1 + MARGIN)
    taylor = [Fraction(1, factorial(k)) for k in range(last + 1)]
    terms = [-c for c in taylor]
    terms[0] += 1
    for k, c in enumerate(coefficients):
        terms[k + 1] += Fraction(c)
    remainder = radius ** (last + 1) / factorial(last + 1) / (1 - radius)
    curvature = sum(abs(d) * k * (k - 1) * radius ** (k - 2) for k, d in enumerate(terms) if k >= 2)

    pieces = 2048
    half_width = radius / (2 * pieces)
    worst = Fraction(0)
    for i in range(-pieces, pieces):
        middle = (2 * i + 1) * half_width
        value = slope = Fraction(0)
        for d in reversed(terms):
            slope = slope * middle + value
            value = value * middle + d
        least = Fraction(0)
        for c in reversed(taylor):
            least = least * (middle - half_width) + c
        bound = abs(value) + half_width * abs(slope) + half_width**2 / 2 * curvature + remainder
        worst = max(worst, bound / (least - remainder))
    return worst * 2**52


def constants():
    """Name and value of every constant, and the coefficients of each polynomial."""
    values = {}
    polynomials = {}
    for degree, reach in REACHES.items():
        values[f"REACH_{degree}"] = float(reach)
        polynomials[degree] = rounded_coefficients(degree, reach)
        values.update((f"P{degree}_{k + 1}", c) for k, c in enumerate(polynomials[degree]))
    return values, polynomials


def check(values):
    """Prints every constant of which the Java file has another value; returns the exit status."""
    source = JAVA_FILE.read_text(encoding="utf-8")
    status = 0
    for name, value in values.items():
        found = java_value(source, name)
        if found != value:
            shown = "nothing" if found is None else found.hex()
            print(f"{name}: {value.hex()} computed, {shown} in {JAVA_FILE.name}")
            status = 1
    return status


def main():
    parser = argparse.ArgumentParser(description="Computes the constants of DeviationConstants.java.")
    parser.add_argument("--check", action="store_true", help="compare with the Java file")
    arguments = parser.parse_args()
    values, polynomials = constants()
    if arguments.check:
        return check(values)
    for name, value in values.items():
        print(f"    public static final double {name} = {value.hex()};")
    for degree, coefficients in polynomials.items():
        bound = certified_bound(coefficients, REACHES[degree])
        print(f"error of the polynomial of degree {degree}: at most {float(bound):.6f} * 2^-52")
    return 0


if __name__ == "__main__":
    sys.exit(main())
