/*
 * The moments of a cell's points and what becomes of them. With u and v from the cell's middle, in [-1/2, 1/2], a
 * surface is alpha + beta u + gamma v + delta u v, and
 *
 *     sum over the points of exp = exp(alpha) * sum over a, b of c_ab M_ab,    M_ab = sum of u^a v^b,
 *
 * where c_ab are the coefficients of exp(beta u + (gamma + delta u) v). Points have the powers up to a degree, and the
 * series goes further: what stands in for a higher power is in moment_degrees.h.
 */
#ifndef MOMENTS_H
#define MOMENTS_H

#include <string.h>

#include "moment_degrees.h"
#include "vectors.h"

/* The most powers of a variable, the 0th included, and the most of the series. */
#define MOST_POWERS 13
#define MOST_TERMS 16

/* Points whose powers are made at a time: 26 KB of them. */
#define PIECE 128

/* Points after which the lanes of a moment are added up, so that no sum is long. */
#define SHORT_RUN 1024

/* How many powers of u and of v are kept in registers at a time, with a sum for each pair. */
#if PEER_BITS == 512
#define ROWS 5
#define COLUMNS 5
#else
#define ROWS 4
#define COLUMNS 3
#endif

static const double RECIPROCALS[MOST_TERMS] = {0, 1, 1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 5, 1.0 / 6, 1.0 / 7, 1.0 / 8,
    1.0 / 9, 1.0 / 10, 1.0 / 11, 1.0 / 12, 1.0 / 13, 1.0 / 14, 1.0 / 15};

typedef struct {
    double u[MOST_POWERS][PIECE] __attribute__((aligned(64)));
    double v[MOST_POWERS][PIECE] __attribute__((aligned(64)));
    double lanes[MOST_POWERS * MOST_POWERS + LANES][LANES] __attribute__((aligned(64))); /* [powers of u, v][lane] */
    double sums[MOST_POWERS * MOST_POWERS + LANES] __attribute__((aligned(64))); /* [powers of u, v] */
    double all[MOST_TERMS][MOST_TERMS] __attribute__((aligned(64))); /* [power of v][power of u] */
} moments;

/* The powers of up to PIECE points; the lanes beyond the last count for nothing. */
INLINE void powers(moments *m, const double *pairs, int count, int degree) {
    for (int i = 0; i < count; i += LANES) {
        vector u;
        vector v;
        vector one = v_set(1);
        if (i + LANES <= count) {
            v_split(pairs + 2 * i, &u, &v);
        } else {
            double ends[2 * LANES] = {0};
            for (int k = 0; k < 2 * (count - i); k++) {
                ends[k] = pairs[2 * i + k];
            }
            v_split(ends, &u, &v);
            one = v_first(one, count - i);
        }
        vector us = one;
        vector vs = v_set(1);
        v_store(m->u[0] + i, us);
        v_store(m->v[0] + i, vs);
#pragma GCC unroll 16
        for (int power = 1; power <= degree; power++) {
            us = power == 1 ? u : v_mul(us, u);
            vs = power == 1 ? v : v_mul(vs, v);
            v_store(m->u[power] + i, us);
            v_store(m->v[power] + i, vs);
        }
    }
}

/* Adds the products of `rows` powers of u and `columns` powers of v to the lanes of their moments. */
INLINE void add_block(moments *m, int count, int degree, int row, int rows, int column, int columns) {
    vector sums[ROWS][COLUMNS];
#pragma GCC unroll 8
    for (int r = 0; r < rows; r++) {
#pragma GCC unroll 8
        for (int c = 0; c < columns; c++) {
            sums[r][c] = v_load(m->lanes[(row + r) * (degree + 1) + column + c]);
        }
    }
    for (int i = 0; i < count; i += LANES) {
        vector u[ROWS];
#pragma GCC unroll 8
        for (int r = 0; r < rows; r++) {
            u[r] = v_load(m->u[row + r] + i);
        }
#pragma GCC unroll 8
        for (int c = 0; c < columns; c++) {
            vector v = v_load(m->v[column + c] + i);
#pragma GCC unroll 8
            for (int r = 0; r < rows; r++) {
                sums[r][c] = v_fma(u[r], v, sums[r][c]);
            }
        }
    }
#pragma GCC unroll 8
    for (int r = 0; r < rows; r++) {
#pragma GCC unroll 8
        for (int c = 0; c < columns; c++) {
            v_store(m->lanes[(row + r) * (degree + 1) + column + c], sums[r][c]);
        }
    }
}

/* Adds the points of a piece to the lanes of all moments. */
INLINE void add_piece(moments *m, int count, int degree) {
#pragma GCC unroll 8
    for (int column = 0; column <= degree; column += COLUMNS) {
        const int columns = degree + 1 - column < COLUMNS ? degree + 1 - column : COLUMNS;
#pragma GCC unroll 8
        for (int row = 0; row <= degree; row += ROWS) {
            const int rows = degree + 1 - row < ROWS ? degree + 1 - row : ROWS;
            add_block(m, count, degree, row, rows, column, columns);
        }
    }
}

/* Adds the lanes up, and clears them. */
INLINE void fold(moments *m, int degree) {
    for (int i = 0; i < (degree + 1) * (degree + 1); i += LANES) {
        vector lanes[LANES];
#pragma GCC unroll 8
        for (int k = 0; k < LANES; k++) {
            lanes[k] = v_load(m->lanes[i + k]);
            v_store(m->lanes[i + k], v_zero());
        }
        v_transpose(lanes);
#pragma GCC unroll 4
        for (int width = LANES / 2; width > 0; width /= 2) {
#pragma GCC unroll 4
            for (int k = 0; k < width; k++) {
                lanes[k] = v_add(lanes[k], lanes[k + width]);
            }
        }
        v_store(m->sums + i, v_add(v_load(m->sums + i), lanes[0]));
    }
}

/* Adds a run of points of the cell. */
INLINE void add_run(moments *m, const double *pairs, long count, int degree) {
    for (long from = 0; from < count; from += SHORT_RUN) {
        long end = from + SHORT_RUN < count ? from + SHORT_RUN : count;
        for (long i = from; i < end; i += PIECE) {
            int points = (int) (end - i < PIECE ? end - i : PIECE);
            powers(m, pairs + 2 * i, points, degree);
            add_piece(m, points, degree);
        }
        fold(m, degree);
    }
}

/* Makes the moments of all powers of the series out of those that the points have, and clears these. */
INLINE void complete(moments *m, const double *lower, int degree, int series) {
    const int count = degree + 1;
    double higher[MOST_TERMS - 1][MOST_POWERS]; /* [power of u above the degree][power of v] */
    for (int a = count; a <= series; a++) {
        const double *e = lower + (a - count) * count;
        double *row = higher[a - count];
        for (int b = 0; b < count; b++) {
            row[b] = 0;
        }
        for (int i = a % 2; i < count; i += 2) {
            for (int b = 0; b < count; b++) {
                row[b] += e[i] * m->sums[i * count + b];
            }
        }
    }
    for (int b = 0; b < count; b++) {
        for (int a = 0; a < count; a++) {
            m->all[b][a] = m->sums[a * count + b];
        }
        for (int a = count; a <= series; a++) {
            m->all[b][a] = higher[a - count][b];
        }
    }
    memset(m->sums, 0, sizeof m->sums);
    for (int b = count; b <= series; b++) {
        const double *e = lower + (b - count) * count;
        for (int a = 0; a <= series; a++) {
            m->all[b][a] = 0;
        }
        for (int i = b % 2; i < count; i += 2) {
            for (int a = 0; a <= series; a++) {
                m->all[b][a] += e[i] * m->all[i][a];
            }
        }
    }
}

/*
 * The sum of exp(beta u + (gamma + delta u) v) over the points, for LANES surfaces, by Horner's rule in v: with
 * r(p) = sum of p(u) over whatever r stands for, and r_a its value for u^a, a factor of gamma + delta u makes
 * gamma r_a + delta r_(a+1) of r_a. The exponential of beta u comes last, by Horner's rule too.
 */
INLINE vector contract(const moments *m, vector beta, vector gamma, vector delta, int series) {
    vector r[MOST_TERMS];
#pragma GCC unroll 16
    for (int a = 0; a <= series; a++) {
        r[a] = v_set(m->all[series][a]);
    }
    for (int b = series; b > 0; b--) {
        const vector part = v_set(RECIPROCALS[b]);
        const vector g = v_mul(gamma, part);
        const vector d = v_mul(delta, part);
        const double *row = m->all[b - 1];
#pragma GCC unroll 16
        for (int a = 0; a < series; a++) {
            r[a] = v_fma(g, r[a], v_fma(d, r[a + 1], v_set(row[a])));
        }
        r[series] = v_fma(g, r[series], v_set(row[series]));
    }
    vector sum = r[series];
#pragma GCC unroll 16
    for (int a = series; a > 0; a--) {
        sum = v_fma(v_mul(beta, v_set(RECIPROCALS[a])), sum, r[a - 1]);
    }
    return sum;
}

#endif
