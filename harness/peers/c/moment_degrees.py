#!/usr/bin/env python3
"""Writes moment_degrees.h: how far the range of a cell may go for sums over moments of given degrees, and the powers
that lower ones stand in for. Needs mpmath; the result is kept.

In a cell, with y and z from -1 to 1 across it, a surface is alpha + B y + G z + D y z, and the sum of the two largest
of |B|, |G|, |D| is half of the cell's range. Points have moments of y^a z^b for a, b <= `degree`; the series of exp is
taken to `series` in either variable, and each power above `degree` is replaced by its Chebyshev series cut off there.
"""

import mpmath as mp

mp.mp.prec = 150

LEVELS = [(6, 8), (8, 10), (10, 12), (12, 15)]
ALL = 34
"""As good as all terms, for a range of 1."""
MOST = mp.mpf(2) ** -55
"""Of the exponential of the cell's middle; the smallest term is at least half of that."""


def chebyshev(power):
    """Coefficients of y^power in Chebyshev's polynomials."""
    series = [mp.mpf(0)] * (ALL + 1)
    for k in range(power % 2, power + 1, 2):
        series[k] = mp.binomial(power, (power - k) // 2) * mp.mpf(2) ** (1 - power) / (2 if k == 0 else 1)
    return series


def polynomials(count):
    """Chebyshev's polynomials in powers."""
    known = [[1], [0, 1]]
    while len(known) < count:
        next_one = [0] + [2 * c for c in known[-1]]
        for i, c in enumerate(known[-2]):
            next_one[i] -= c
        known.append(next_one)
    return known


def lower(power, degree):
    """Coefficients 0 to degree, in powers, of what stands in for y^power."""
    combined = [mp.mpf(0)] * (degree + 1)
    series = chebyshev(power)
    for k, polynomial in enumerate(polynomials(degree + 1)):
        for i, c in enumerate(polynomial):
            combined[i] += series[k] * c
    return combined


def error(b, g, d, degree, series):
    """The most that the approximation of exp(b y + g z + d y z) can be off: the sum of what it lacks."""
    terms = mp.matrix(ALL + 1, ALL + 1)
    for i in range(ALL + 1):
        for j in range(ALL + 1):
            terms[i, j] = sum(d**s / mp.factorial(s) * b**(i - s) / mp.factorial(i - s)
                              * g**(j - s) / mp.factorial(j - s) for s in range(min(i, j) + 1))
    whole = mp.matrix(ALL + 1, ALL + 1)
    cut = mp.matrix(ALL + 1, ALL + 1)
    for power in range(ALL + 1):
        for k, c in enumerate(chebyshev(power)):
            whole[k, power] = c
            cut[k, power] = c if power <= series and k <= degree else 0
    lost = whole * terms * whole.T - cut * terms * cut.T
    return sum(abs(each) for each in lost)


def widest(degree, series):
    """The largest range, in 1,024ths and at most 1, for which no shape of a cell is off by more than MOST."""
    shapes = [(2, 0, 0), (1, 1, 0), (1, 0, 1), (1, 1, 1), (0, 0, 2)]

    def fits(steps):
        width = mp.mpf(steps) / 1024
        return all(error(*(share * width / 4 for share in shape), degree, series) <= MOST for shape in shapes)

    low, high = 0, 1024
    if fits(high):
        return high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


print("/* Made by moment_degrees.py. */")
print("#ifndef MOMENT_DEGREES_H\n#define MOMENT_DEGREES_H\n")
print("/* Up to which range of a cell moments of a degree, and the series to another, are off by no more than 2^-55 of"
      "\n   the exponential of its middle. */")
print(f"#define LEVELS {len(LEVELS)}")
for degree, series in LEVELS:
    print(f"#define SERIES_{degree} {series}")
print("static const double WIDEST[LEVELS] = {"
      + ", ".join(f"{widest(*level)} / 1024.0" for level in LEVELS) + "};")
for degree, series in LEVELS:
    print(f"\n/* What stands in for powers {degree + 1} to {series} of u in [-1/2, 1/2]: coefficients of powers 0 to "
          f"{degree}. Exact. */")
    print(f"static const double LOWER_{degree}[SERIES_{degree} - {degree}][{degree} + 1] = {{")
    for power in range(degree + 1, series + 1):
        scaled = [c * mp.mpf(2) ** (i - power) for i, c in enumerate(lower(power, degree))]
        assert all(mp.mpf(float(c)) == c for c in scaled)
        print("    {" + ", ".join(float(c).hex() if c else "0" for c in scaled) + "},")
    print("};")
print("\n#endif")
