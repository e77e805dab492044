/*
 * Sums, bucketed by cell: the fractions of points are gathered in a bucket for each cell; a full bucket is evaluated
 * with lanes across points, the cell's coefficients broadcast, for one surface after the other. No gathers, no padding
 * of surfaces, and each coefficient is loaded once for a bucket.
 */
#include <stdint.h>
#include <string.h>

#include "exponential.h"
#include "locate.h"
#include "tables.h"

/* Points in a bucket; its bytes are a power of two, and its address a multiple of them. */
#define BUCKET 64
#define BUCKET_BYTES (2 * BUCKET * sizeof(double))

/* How many buckets are added up before the compensated sums: a block of 1,024 points. */
#define BUCKETS_IN_BLOCK (CHUNK / BUCKET)

enum kind { WHOLE_RANGE, POWERS, DEVIATION };

typedef struct {
    double *coefficients;
    double *middles;
    double *half_ranges;
    int threads;
    double **buckets; /* for each thread, [cell][point][u, v] */
    double ***next; /* for each thread and cell, where the next point goes */
    double **blocks; /* for each thread, [surface][lane]: the sums of a block, their sums, and the errors of those */
} bucketed;

typedef struct {
    double u[BUCKET] __attribute__((aligned(64)));
    double v[BUCKET] __attribute__((aligned(64)));
    double uv[BUCKET] __attribute__((aligned(64)));
} fractions;

static bucketed *prepare(const data *d, int threads) {
    long count = (long) d->n * d->n;
    bucketed *p = allocate(sizeof *p);
    memset(p, 0, sizeof *p);
    p->threads = threads;
    p->buckets = allocate(sizeof *p->buckets * threads);
    p->next = allocate(sizeof *p->next * threads);
    p->blocks = allocate(sizeof *p->blocks * threads);
    for (int t = 0; t < threads; t++) {
        double *all = allocate(BUCKET_BYTES * (count + 1));
        p->buckets[t] = (double *) (((uintptr_t) all + BUCKET_BYTES - 1) / BUCKET_BYTES * BUCKET_BYTES);
        p->next[t] = allocate(sizeof(double *) * count);
        p->blocks[t] = allocate(sizeof(double) * 3 * LANES * d->surfaces);
    }
    return p;
}

static void *prepare_coefficients(const data *d, int threads) {
    bucketed *p = prepare(d, threads);
    p->coefficients = coefficients(d);
    return p;
}

static void *prepare_deviations(const data *d, int threads) {
    bucketed *p = prepare(d, threads);
    p->coefficients = deviations(d, &p->middles, &p->half_ranges);
    return p;
}

/* Adds the exponentials at up to BUCKET points of a cell to the block's sums of all surfaces. */
INLINE void evaluate(const bucketed *p, const data *d, long cell, const fractions *f, int count, int whole,
        enum kind kind, const double *deviation, int degree, double *block) {
    const double *c = p->coefficients + cell * d->surfaces * 4;
    int vectors = whole ? BUCKET / LANES : (count + LANES - 1) / LANES;
    for (int k = 0; k < d->surfaces; k++, c += 4) {
        const vector a = v_set(c[0]);
        const vector b = v_set(c[1]);
        const vector cv = v_set(c[2]);
        const vector cuv = v_set(c[3]);
        vector sum = v_zero();
#pragma GCC unroll 2
        for (int i = 0; i < vectors; i++) {
            vector x = v_fma(cv, v_load(f->v + i * LANES), a);
            x = v_fma(b, v_load(f->u + i * LANES), x);
            x = v_fma(cuv, v_load(f->uv + i * LANES), x);
            if (kind == DEVIATION) {
                vector e = polynomial(deviation, degree, x);
                sum = v_add(sum, !whole && i == vectors - 1 ? v_first(e, count - i * LANES) : e);
            } else {
                vector scale;
#if PEER_BITS == 512
                vector e = kind == POWERS ? exp_6(x, &scale) : exp_11(x, &scale);
#else
                vector e = exp_11(x, &scale);
#endif
                if (!whole && i == vectors - 1) {
                    scale = v_first(scale, count - i * LANES);
                }
                sum = v_fma(scale, e, sum);
            }
        }
        vector old = v_load(block + k * LANES);
        v_store(block + k * LANES, kind == DEVIATION
                ? v_fma(v_set(p->middles[cell * d->surfaces + k]), sum, old)
                : v_add(old, sum));
    }
}

/* As `evaluate`, with the shortest polynomial that is exact enough for the cell. */
INLINE void evaluate_deviation(const bucketed *p, const data *d, long cell, const fractions *f, int count, int whole,
        double *block) {
    double half_range = p->half_ranges[cell];
    if (half_range <= 0.0625) {
        evaluate(p, d, cell, f, count, whole, DEVIATION, DEVIATION_7, 7, block);
    } else if (half_range <= 0.125) {
        evaluate(p, d, cell, f, count, whole, DEVIATION, DEVIATION_8, 8, block);
    } else if (half_range <= 0.25) {
        evaluate(p, d, cell, f, count, whole, DEVIATION, DEVIATION_10, 10, block);
    } else if (half_range <= 0.5) {
        evaluate(p, d, cell, f, count, whole, DEVIATION, DEVIATION_11, 11, block);
    } else {
        fail("a cell's values differ by more than 1, for which the deviation form has no polynomial");
    }
}

/* Empties a bucket. */
INLINE void flush(const bucketed *p, const data *d, long cell, const double *bucket, int count, int whole,
        enum kind kind, double *block) {
    fractions f;
    for (int i = 0; i < count; i += LANES) {
        vector u;
        vector v;
        v_split(bucket + 2 * i, &u, &v);
        v_store(f.u + i, u);
        v_store(f.v + i, v);
        v_store(f.uv + i, v_mul(u, v));
    }
    if (kind == DEVIATION) {
        evaluate_deviation(p, d, cell, &f, count, whole, block);
    } else {
        evaluate(p, d, cell, &f, count, whole, kind, NULL, 0, block);
    }
}

/* Adds the sums of a block to those of the blocks before, lane by lane and with compensation, and clears them. */
static void end_block(const data *d, double *block) {
    double *total = block + (long) LANES * d->surfaces;
    double *error = total + (long) LANES * d->surfaces;
    for (int i = 0; i < d->surfaces * LANES; i += LANES) {
        vector old = v_load(total + i);
        vector term = v_load(block + i);
        vector sum = v_add(old, term);
        vector other = v_sub(sum, old);
        vector lost = v_add(v_sub(old, v_sub(sum, other)), v_sub(term, other));
        v_store(total + i, sum);
        v_store(error + i, v_add(v_load(error + i), lost));
        v_store(block + i, v_zero());
    }
}

INLINE void run(const bucketed *p, const data *d, int thread, long from, long to, compensated *sums, enum kind kind) {
    double *block = p->blocks[thread];
    double **next = p->next[thread];
    double *buckets = p->buckets[thread];
    long count = (long) d->n * d->n;
    int flushed = 0;
    memset(block, 0, sizeof(double) * 3 * LANES * d->surfaces);
    for (long cell = 0; cell < count; cell++) {
        next[cell] = buckets + cell * 2 * BUCKET;
    }
    located at;
    for (long start = from; start < to; start += CHUNK) {
        int points = (int) (to - start < CHUNK ? to - start : CHUNK);
        locate(d, start, points, d->n, &at);
        for (int i = 0; i < points; i++) {
            int cell = at.cell[i];
            double *place = next[cell];
            place[0] = at.u[i];
            place[1] = at.v[i];
            place += 2;
            if (((uintptr_t) place & (BUCKET_BYTES - 1)) == 0) {
                place -= 2 * BUCKET;
                flush(p, d, cell, place, BUCKET, 1, kind, block);
                if (++flushed % BUCKETS_IN_BLOCK == 0) {
                    end_block(d, block);
                }
            }
            next[cell] = place;
        }
    }
    for (long cell = 0; cell < count; cell++) {
        const double *bucket = buckets + cell * 2 * BUCKET;
        int left = (int) (next[cell] - bucket) / 2;
        if (left > 0) {
            flush(p, d, cell, bucket, left, 0, kind, block);
            if (++flushed % BUCKETS_IN_BLOCK == 0) {
                end_block(d, block);
            }
        }
    }
    end_block(d, block);
    for (int k = 0; k < d->surfaces; k++) {
        for (int lane = 0; lane < LANES; lane++) {
            long i = (long) d->surfaces * LANES + k * LANES + lane;
            add_compensated(sums + k, block[i]);
            sums[k].error += block[i + (long) d->surfaces * LANES];
        }
    }
}

static void run_whole(void *p, const data *d, int thread, long from, long to, compensated *sums, double *out) {
    (void) out;
    run(p, d, thread, from, to, sums, WHOLE_RANGE);
}

static void run_deviation(void *p, const data *d, int thread, long from, long to, compensated *sums, double *out) {
    (void) out;
    run(p, d, thread, from, to, sums, DEVIATION);
}

const variant SUMS_BUCKETS = {"sums", "bucketed by cell, exp of degree 11", prepare_coefficients, run_whole};
const variant SUMS_BUCKETS_DEVIATION = {"sums", "bucketed by cell, exp(middle) times a polynomial",
    prepare_deviations, run_deviation};

#if PEER_BITS == 512
static void run_powers(void *p, const data *d, int thread, long from, long to, compensated *sums, double *out) {
    (void) out;
    run(p, d, thread, from, to, sums, POWERS);
}

const variant SUMS_BUCKETS_POWERS = {"sums", "bucketed by cell, 16 powers and degree 6", prepare_coefficients,
    run_powers};
#endif
