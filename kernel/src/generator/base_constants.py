#!/usr/bin/env python3
"""Computes the constants of org.bilane.kernel.exp.BaseConstants and bounds the polynomials' errors.

    python3 kernel/src/generator/base_constants.py            prints the Java constants and the bounds
    python3 kernel/src/generator/base_constants.py --check    compares them with the Java file (exit status 1
                                                              if they differ)

Needs the Python standard library alone. docs/numerics.md says what the constants are for.
"""

import argparse
import sys
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path

from exp_constants import DEGREE, LN2, LN2_HI_BITS, certified_bound, check, rounded_coefficients

JAVA_FILE = Path(__file__).resolve().parents[1] / "main/java/org/bilane/kernel/exp/BaseConstants.java"

BASES = {"TWO": 2, "TEN": 10}


def step_high(step):
    """The upper bits of a step, so many that an integer of 11 bits times them is exact; all of it where it is 1."""
    scale = Decimal(2) ** LN2_HI_BITS
    while step * scale < 2 ** (LN2_HI_BITS - 1):
        scale *= 2
    return (step * scale).to_integral_value() / scale


def error(natural, slope, s, coefficients):
    """The power of s minus its approximation 1 + slope s + s^2 (P0 + P1 s + ...)."""
    return (s * natural).exp() - 1 - slope * s - sum(c * s ** (k + 2) for k, c in enumerate(coefficients))


def row(name, base):
    """The constants of a base by name, and the bound of its polynomial's error in ulp."""
    natural = Decimal(base).ln()
    slope = float(natural)
    step = LN2 / natural if base != 2 else Decimal(1)
    high = step_high(step)
    low = step - high
    # As for exp: half a step, and a margin for the roundings of n.
    radius = Fraction(int((step / 2 + Decimal(2) ** -42) * 2**60) + 1, 2**60)
    values = {
        "LOG2": float(1 / step),
        "STEP_HI": float(high),
        "STEP_LO": float(low),
        "SLOPE": slope,
        "REST": float(low * natural),
    }
    coefficients = rounded_coefficients(partial(error, natural, Decimal(slope)), radius)
    values.update((f"P{k}", c) for k, c in enumerate(coefficients))
    # 70 digits of ln b: what they leave out is nothing beside the bound.
    bound = certified_bound(coefficients, Fraction(slope), Fraction(natural), radius)
    return {f"{name}_{key}": value for key, value in values.items()}, bound


def main():
    parser = argparse.ArgumentParser(description="Computes the constants of BaseConstants.java.")
    parser.add_argument("--check", action="store_true", help="compare with the Java file")
    arguments = parser.parse_args()
    rows = {name: row(name, base) for name, base in BASES.items()}
    if arguments.check:
        return check({key: value for values, _ in rows.values() for key, value in values.items()}, JAVA_FILE)
    for values, _ in rows.values():
        for key, value in values.items():
            print(f"    public static final double {key} = {value.hex()};")
    for name, (_, bound) in rows.items():
        print(f"error of the polynomial of degree {DEGREE} for base {name}: at most {float(bound):.6f} ulp")
    return 0


if __name__ == "__main__":
    sys.exit(main())
