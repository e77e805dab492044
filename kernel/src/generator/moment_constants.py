#!/usr/bin/env python3
"""Computes the constants of org.bilane.kernel.moment.Economization and bounds what the series leave out.

    python3 kernel/src/generator/moment_constants.py            prints the Java constants and the bounds
    python3 kernel/src/generator/moment_constants.py --check    compares the constants with the Java file, and the
                                                                bounds with those of docs/numerics.md (exit status
                                                                1 if they differ)

Needs the Python standard library alone. docs/numerics.md says what the constants are for.
"""

import argparse
import sys
from fractions import Fraction
from math import factorial
from pathlib import Path

JAVA_FILE = Path(__file__).resolve().parents[1] / "main/java/org/bilane/kernel/moment/Economization.java"
DOCS = Path(__file__).resolve().parents[3] / "docs/numerics.md"

# Collected degree: degree of the series, and the largest difference of two corners.
SERIES = {8: (10, Fraction(29, 128)), 12: (15, Fraction(1))}


def chebyshev(degree):
    """The coefficients of T_degree(2 x) divided by its leading one, lowest power first."""
    before, now = [Fraction(1)], [Fraction(0), Fraction(2)]
    for _ in range(degree - 1):
        after = [Fraction(0)] + [4 * c for c in now]
        for power, c in enumerate(before):
            after[power] -= c
        before, now = now, after
    return [c / now[-1] for c in now]


def replacement(power, collected):
    """The polynomial of degree `collected` that takes the place of x^power, and a bound of its error on |x| <= 1/2.

    The terms T_n(2 x) of x^power with n > collected are dropped, the highest first. T_n over its leading coefficient
    is at most 2^(1 - 2 n) in magnitude.
    """
    polynomial = [Fraction(0)] * power + [Fraction(1)]
    error = Fraction(0)
    for degree in range(power, collected, -1):
        factor = polynomial[degree]
        error += abs(factor) * Fraction(2) ** (1 - 2 * degree)
        for i, c in enumerate(chebyshev(degree)):
            polynomial[i] -= factor * c
    return polynomial[: collected + 1], error


def taylor_rest(h, degree):
    """A bound of the sum of h^n / n! over n > degree."""
    first = h ** (degree + 1) / factorial(degree + 1)
    return first / (1 - h / (degree + 2))


def bound_of_one_variable(collected, series, h):
    """The largest error of exp(b x), |b| <= 2 h, |x| <= 1/2, after truncation and economization."""
    economized = sum((2 * h) ** n / Fraction(factorial(n)) * replacement(n, collected)[1]
                     for n in range(collected + 1, series + 1))
    return economized + taylor_rest(h, series)


def exp_above(x):
    """A rational number above exp(x), 0 <= x < 2."""
    terms = sum(x**n / Fraction(factorial(n)) for n in range(30))
    return terms + taylor_rest(x, 29)


def literal(c):
    """A double as Java writes it, without needless zeros."""
    assert Fraction(float(c)) == c, "a coefficient is not a double"
    mantissa, exponent = float(c).hex().split("p")
    mantissa = mantissa.rstrip("0")
    return (mantissa + "0" if mantissa.endswith(".") else mantissa) + "p" + exponent.lstrip("+")


def java_lines():
    """The lines of the Java file that hold coefficients; every other coefficient of a polynomial is zero."""
    lines = []
    for collected, (series, _) in SERIES.items():
        for power in range(collected + 1, series + 1):
            terms = [(i, c) for i, c in enumerate(replacement(power, collected)[0]) if c != 0]
            assert [i for i, _ in terms] == list(range(power % 2, collected + 1, 2))
            lines.append(f"double m{power} = {literal(terms[0][1])} * m{terms[0][0]};")
            lines += [f"m{power} = fma({literal(c)}, m{i}, m{power});" for i, c in terms[1:]]
    return lines


def bounds():
    """For each degree the bound relative to the least term of a cell, in units of e = 2^-53, rounded up."""
    result = {}
    for collected, (series, w) in SERIES.items():
        one = bound_of_one_variable(collected, series, w / 2)
        # Along u the rest of the exponent is at most exp(h) above the middle, along v the truncated series in u is as
        # large as exp; the least term of the cell is at least exp(-3 w / 4) of the middle's.
        both = one * exp_above(w / 2) * (2 + one)
        relative = both * exp_above(3 * w / 4)
        units = relative * 2**53
        result[collected] = f"{float(units) * 1.0005:.3f}"
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    if not check:
        print("\n".join(java_lines()))
        for collected, bound in bounds().items():
            print(f"degree {collected}: left out, at most {bound} e of the least term")
        return 0
    java, docs = JAVA_FILE.read_text(), DOCS.read_text()
    found = [line.strip() for line in java.split("\n") if line.strip().startswith(("double m", "m")) and "0x" in line]
    missing = ["coefficients: those of the Java file are others"] if found != java_lines() else []
    missing += [bound for bound in bounds().values() if f"{bound} e" not in docs]
    for text in missing:
        print("differs or missing:", text)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
