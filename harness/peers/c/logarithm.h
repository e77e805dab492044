/*
 * The decimal logarithm of a vector of positive, normal doubles: the exponent times log10 of 2, and a polynomial in
 * ((m - 1) / (m + 1))^2 for the mantissa m in [sqrt(1/2), sqrt(2)), with an error of few ulp, which is what the
 * comparison's coordinates ask for.
 */
#ifndef LOGARITHM_H
#define LOGARITHM_H

#include "polynomials.h"
#include "vectors.h"

INLINE vector log10_of(vector x) {
    /* Bits of 1 less those of sqrt(1/2), and of sqrt(1/2): what is above its mantissa goes to the exponent. */
    const bits up = b_set(0x00095f619980c433LL);
    const bits root = b_set(0x3fe6a09e667f3bcdLL);
    /* 2^52, in whose low bits an integer becomes a double; 1023 is the bias of exponents. */
    const bits magic = b_set(0x4330000000000000LL);
    bits moved = b_add(v_bits(x), up);
    vector k = v_sub(v_of_bits(b_or(b_shift_right(moved, 52), magic)), v_set(0x1p52 + 1023));
    vector m = v_of_bits(b_add(b_and(moved, b_set(0x000fffffffffffffLL)), root));
    vector s = v_div(v_sub(m, v_set(1)), v_add(m, v_set(1)));
    vector z = v_mul(s, s);
    vector p = v_set(LOG10_7[7]);
#pragma GCC unroll 8
    for (int power = 6; power >= 0; power--) {
        p = v_fma(p, z, v_set(LOG10_7[power]));
    }
    return v_fma(k, v_set(LOG10_2), v_mul(s, p));
}

#endif
