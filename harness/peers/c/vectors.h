/*
 * The vectors that the peers are written with: 8 doubles with AVX-512, 4 with AVX2 and FMA. PEER_BITS, 512 or 256,
 * says which; both are the compiler's intrinsics under one name.
 */
#ifndef VECTORS_H
#define VECTORS_H

#if !defined(__x86_64__)
#error "this CPU has no x86-64 instructions"
#endif

#include <immintrin.h>

#define INLINE static inline __attribute__((always_inline))

#if PEER_BITS == 512

#if !defined(__AVX512F__) || !defined(__AVX512DQ__)
#error "this CPU has no AVX-512"
#endif

#define LANES 8
typedef __m512d vector;
typedef __m512i bits;
typedef __m256i cells; /* LANES ints */

INLINE vector v_zero(void) { return _mm512_setzero_pd(); }
INLINE vector v_set(double a) { return _mm512_set1_pd(a); }
INLINE vector v_load(const double *p) { return _mm512_loadu_pd(p); }
INLINE void v_store(double *p, vector a) { _mm512_storeu_pd(p, a); }
INLINE void v_stream(double *p, vector a) { _mm512_stream_pd(p, a); }
INLINE vector v_add(vector a, vector b) { return _mm512_add_pd(a, b); }
INLINE vector v_sub(vector a, vector b) { return _mm512_sub_pd(a, b); }
INLINE vector v_mul(vector a, vector b) { return _mm512_mul_pd(a, b); }
INLINE vector v_div(vector a, vector b) { return _mm512_div_pd(a, b); }
INLINE vector v_fma(vector a, vector b, vector c) { return _mm512_fmadd_pd(a, b, c); }
INLINE vector v_fnma(vector a, vector b, vector c) { return _mm512_fnmadd_pd(a, b, c); }
INLINE vector v_min(vector a, vector b) { return _mm512_min_pd(a, b); }
INLINE vector v_max(vector a, vector b) { return _mm512_max_pd(a, b); }
INLINE vector v_floor(vector a) { return _mm512_roundscale_pd(a, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC); }
INLINE bits v_bits(vector a) { return _mm512_castpd_si512(a); }
INLINE vector v_of_bits(bits a) { return _mm512_castsi512_pd(a); }
INLINE bits b_shift(bits a, int left) { return _mm512_slli_epi64(a, left); }
INLINE bits b_add(bits a, bits b) { return _mm512_add_epi64(a, b); }
INLINE bits b_set(long long a) { return _mm512_set1_epi64(a); }
INLINE bits b_shift_right(bits a, int right) { return _mm512_srli_epi64(a, right); }
INLINE bits b_and(bits a, bits b) { return _mm512_and_si512(a, b); }
INLINE bits b_or(bits a, bits b) { return _mm512_or_si512(a, b); }
INLINE cells c_of(vector a) { return _mm512_cvttpd_epi32(a); }
INLINE void c_store(int *p, cells a) { _mm256_storeu_si256((__m256i *) p, a); }
INLINE cells c_load(const int *p) { return _mm256_loadu_si256((const __m256i *) p); }
INLINE vector v_gather(const double *base, cells at) { return _mm512_i32gather_pd(at, base, 8); }

/* Keeps the first lanes, and sets the others to 0. */
INLINE vector v_first(vector a, int lanes) { return _mm512_maskz_mov_pd((__mmask8) ((1 << lanes) - 1), a); }

/* Splits u0 v0 u1 v1 ... into the u and the v. */
INLINE void v_split(const double *pairs, vector *u, vector *v) {
    vector a = v_load(pairs);
    vector b = v_load(pairs + LANES);
    *u = _mm512_permutex2var_pd(a, _mm512_setr_epi64(0, 2, 4, 6, 8, 10, 12, 14), b);
    *v = _mm512_permutex2var_pd(a, _mm512_setr_epi64(1, 3, 5, 7, 9, 11, 13, 15), b);
}

/* Turns rows into columns. */
INLINE void v_transpose(vector r[LANES]) {
    vector t[LANES];
    for (int i = 0; i < LANES; i += 2) {
        t[i] = _mm512_unpacklo_pd(r[i], r[i + 1]);
        t[i + 1] = _mm512_unpackhi_pd(r[i], r[i + 1]);
    }
    vector s[LANES];
    for (int i = 0; i < 2; i++) {
        s[i] = _mm512_shuffle_f64x2(t[i], t[i + 2], 0x88);
        s[i + 2] = _mm512_shuffle_f64x2(t[i], t[i + 2], 0xdd);
        s[i + 4] = _mm512_shuffle_f64x2(t[i + 4], t[i + 6], 0x88);
        s[i + 6] = _mm512_shuffle_f64x2(t[i + 4], t[i + 6], 0xdd);
    }
    for (int i = 0; i < 4; i++) {
        r[i] = _mm512_shuffle_f64x2(s[i], s[i + 4], 0x88);
        r[i + 4] = _mm512_shuffle_f64x2(s[i], s[i + 4], 0xdd);
    }
}

/* Reads four doubles from each of LANES places, and gives the first of all, the second of all, ... */
INLINE void v_gather_4(const double *base, const int *at, vector out[4]) {
    vector h[4];
    for (int i = 0; i < 4; i++) {
        h[i] = _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_load_pd(base + 4L * at[i])),
                _mm256_load_pd(base + 4L * at[i + 4]), 1);
    }
    vector t0 = _mm512_unpacklo_pd(h[0], h[1]);
    vector t1 = _mm512_unpackhi_pd(h[0], h[1]);
    vector t2 = _mm512_unpacklo_pd(h[2], h[3]);
    vector t3 = _mm512_unpackhi_pd(h[2], h[3]);
    bits low = _mm512_setr_epi64(0, 1, 8, 9, 4, 5, 12, 13);
    bits high = _mm512_setr_epi64(2, 3, 10, 11, 6, 7, 14, 15);
    out[0] = _mm512_permutex2var_pd(t0, low, t2);
    out[1] = _mm512_permutex2var_pd(t1, low, t3);
    out[2] = _mm512_permutex2var_pd(t0, high, t2);
    out[3] = _mm512_permutex2var_pd(t1, high, t3);
}

#elif PEER_BITS == 256

#if !defined(__AVX2__) || !defined(__FMA__)
#error "this CPU has no AVX2 with FMA"
#endif

#define LANES 4
typedef __m256d vector;
typedef __m256i bits;
typedef __m128i cells; /* LANES ints */

INLINE vector v_zero(void) { return _mm256_setzero_pd(); }
INLINE vector v_set(double a) { return _mm256_set1_pd(a); }
INLINE vector v_load(const double *p) { return _mm256_loadu_pd(p); }
INLINE void v_store(double *p, vector a) { _mm256_storeu_pd(p, a); }
INLINE void v_stream(double *p, vector a) { _mm256_stream_pd(p, a); }
INLINE vector v_add(vector a, vector b) { return _mm256_add_pd(a, b); }
INLINE vector v_sub(vector a, vector b) { return _mm256_sub_pd(a, b); }
INLINE vector v_mul(vector a, vector b) { return _mm256_mul_pd(a, b); }
INLINE vector v_div(vector a, vector b) { return _mm256_div_pd(a, b); }
INLINE vector v_fma(vector a, vector b, vector c) { return _mm256_fmadd_pd(a, b, c); }
INLINE vector v_fnma(vector a, vector b, vector c) { return _mm256_fnmadd_pd(a, b, c); }
INLINE vector v_min(vector a, vector b) { return _mm256_min_pd(a, b); }
INLINE vector v_max(vector a, vector b) { return _mm256_max_pd(a, b); }
INLINE vector v_floor(vector a) { return _mm256_floor_pd(a); }
INLINE bits v_bits(vector a) { return _mm256_castpd_si256(a); }
INLINE vector v_of_bits(bits a) { return _mm256_castsi256_pd(a); }
INLINE bits b_shift(bits a, int left) { return _mm256_slli_epi64(a, left); }
INLINE bits b_add(bits a, bits b) { return _mm256_add_epi64(a, b); }
INLINE bits b_set(long long a) { return _mm256_set1_epi64x(a); }
INLINE bits b_shift_right(bits a, int right) { return _mm256_srli_epi64(a, right); }
INLINE bits b_and(bits a, bits b) { return _mm256_and_si256(a, b); }
INLINE bits b_or(bits a, bits b) { return _mm256_or_si256(a, b); }
INLINE cells c_of(vector a) { return _mm256_cvttpd_epi32(a); }
INLINE void c_store(int *p, cells a) { _mm_storeu_si128((__m128i *) p, a); }
INLINE cells c_load(const int *p) { return _mm_loadu_si128((const __m128i *) p); }
INLINE vector v_gather(const double *base, cells at) { return _mm256_i32gather_pd(base, at, 8); }

/* Keeps the first lanes, and sets the others to 0. */
INLINE vector v_first(vector a, int lanes) {
    bits order = _mm256_setr_epi64x(0, 1, 2, 3);
    return _mm256_and_pd(a, v_of_bits(_mm256_cmpgt_epi64(_mm256_set1_epi64x(lanes), order)));
}

/* Splits u0 v0 u1 v1 ... into the u and the v. */
INLINE void v_split(const double *pairs, vector *u, vector *v) {
    vector a = v_load(pairs);
    vector b = v_load(pairs + LANES);
    *u = _mm256_permute4x64_pd(_mm256_unpacklo_pd(a, b), 0xd8);
    *v = _mm256_permute4x64_pd(_mm256_unpackhi_pd(a, b), 0xd8);
}

/* Turns rows into columns. */
INLINE void v_transpose(vector r[LANES]) {
    vector t0 = _mm256_unpacklo_pd(r[0], r[1]);
    vector t1 = _mm256_unpackhi_pd(r[0], r[1]);
    vector t2 = _mm256_unpacklo_pd(r[2], r[3]);
    vector t3 = _mm256_unpackhi_pd(r[2], r[3]);
    r[0] = _mm256_permute2f128_pd(t0, t2, 0x20);
    r[1] = _mm256_permute2f128_pd(t1, t3, 0x20);
    r[2] = _mm256_permute2f128_pd(t0, t2, 0x31);
    r[3] = _mm256_permute2f128_pd(t1, t3, 0x31);
}

/* Reads four doubles from each of LANES places, and gives the first of all, the second of all, ... */
INLINE void v_gather_4(const double *base, const int *at, vector out[4]) {
    for (int i = 0; i < 4; i++) {
        out[i] = _mm256_load_pd(base + 4L * at[i]);
    }
    v_transpose(out);
}

#endif

/* Sum of all lanes, in pairs. */
INLINE double v_total(vector a) {
    double lanes[LANES];
    v_store(lanes, a);
    for (int width = LANES / 2; width > 0; width /= 2) {
        for (int i = 0; i < width; i++) {
            lanes[i] += lanes[i + width];
        }
    }
    return lanes[0];
}

#endif
