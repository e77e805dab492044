/*
 * exp of a vector, as a power of two (or of 2^(1/16)) times a polynomial, with ln 2 in two words: below 1.1 ulp where
 * the result is a normal double, which is all that the comparison's data asks for. The two factors are handed out
 * apart, since a sum adds their product with one FMA: sum = fma(scale, polynomial, sum).
 */
#ifndef EXPONENTIAL_H
#define EXPONENTIAL_H

#include "polynomials.h"
#include "vectors.h"

/* c[0] + c[1] t + ... of a degree that the compiler knows. */
INLINE vector polynomial(const double *c, int degree, vector t) {
    vector p = v_set(c[degree]);
#pragma GCC unroll 16
    for (int power = degree - 1; power >= 0; power--) {
        p = v_fma(p, t, v_set(c[power]));
    }
    return p;
}

/* exp(x) = *scale times the result: degree 11. */
INLINE vector exp_11(vector x, vector *scale) {
    /* Where doubles are integers; the 1023 makes the low bits of k the exponent field of 2^n. */
    const vector shift = v_set(0x1.8p52 + 1023);
    vector k = v_fma(x, v_set(LOG2E), shift);
    vector n = v_sub(k, shift);
    vector r = v_fnma(n, v_set(LN2_HIGH), x);
    r = v_fnma(n, v_set(LN2_LOW), r);
    *scale = v_of_bits(b_shift(v_bits(k), 52));
    return polynomial(EXP_11, 11, r);
}

#if PEER_BITS == 512
/* exp(x) = *scale times the result: 16 powers of 2^(1/16) in two registers, and degree 6. */
INLINE vector exp_6(vector x, vector *scale) {
    const vector shift = v_set(0x1.8p52);
    vector k = v_fma(x, v_set(16 * LOG2E), shift);
    vector n = v_sub(k, shift);
    vector r = v_fnma(n, v_set(LN2_16TH_HIGH), x);
    r = v_fnma(n, v_set(LN2_16TH_LOW), r);
    bits power = _mm512_permutex2var_epi64(_mm512_loadu_si512(POWERS_16), v_bits(k), _mm512_loadu_si512(POWERS_16 + 8));
    *scale = v_of_bits(b_add(power, b_shift(v_bits(k), 48)));
    return polynomial(EXP_6, 6, r);
}
#endif

/* The shorter of the two where there is a choice. */
INLINE vector exp_parts(vector x, vector *scale) {
#if PEER_BITS == 512
    return exp_6(x, scale);
#else
    return exp_11(x, scale);
#endif
}

INLINE vector exp_whole(vector x) {
    vector scale;
    vector p = exp_parts(x, &scale);
    return v_mul(scale, p);
}

#endif
