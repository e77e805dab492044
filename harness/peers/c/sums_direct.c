/* Sums, point by point: lanes across surfaces over a table [x knot][y knot][surface], or across points with gathers. */
#include <stdlib.h>

#include "exponential.h"
#include "locate.h"
#include "tables.h"

/* Points that one vector of sums takes before it is added to the others, so that no sum is long. */
#define SHORT 128

typedef struct {
    double *table;
    int padded;
    double *sums; /* of a block, for each thread */
} direct;

static void *prepare(const data *d, int threads) {
    direct *p = allocate(sizeof *p);
    p->table = nodes_by_place(d, &p->padded);
    p->sums = allocate(sizeof(double) * p->padded * threads);
    return p;
}

static void run(void *prepared, const data *d, int thread, long from, long to, compensated *sums, double *out) {
    (void) out;
    const direct *p = prepared;
    const int padded = p->padded;
    const long row = (long) (d->n + 1) * padded;
    double *block = p->sums + (long) thread * padded;
    located at;
    for (long start = from; start < to; start += CHUNK) {
        int count = (int) (to - start < CHUNK ? to - start : CHUNK);
        locate(d, start, count, d->n + 1, &at);
        for (int k = 0; k < padded; k++) {
            block[k] = 0;
        }
        for (int some = 0; some < count; some += SHORT) {
            int end = some + SHORT < count ? some + SHORT : count;
            for (int k = 0; k < padded; k += LANES) {
                vector sum = v_zero();
                for (int i = some; i < end; i++) {
                    const double *z = p->table + (long) at.cell[i] * padded + k;
                    vector z00 = v_load(z);
                    vector z01 = v_load(z + padded);
                    vector b = v_sub(v_load(z + row), z00);
                    vector d1 = v_sub(v_sub(v_load(z + row + padded), z01), b);
                    vector u = v_set(at.u[i]);
                    vector v = v_set(at.v[i]);
                    vector f = v_fma(v_fma(d1, v, b), u, v_fma(v_sub(z01, z00), v, z00));
                    vector scale;
                    vector e = exp_parts(f, &scale);
                    sum = v_fma(scale, e, sum);
                }
                v_store(block + k, v_add(v_load(block + k), sum));
            }
        }
        for (int k = 0; k < d->surfaces; k++) {
            add_compensated(sums + k, block[k]);
        }
    }
}

const variant SUMS_DIRECT = {"sums", "direct, lanes across surfaces", prepare, run};

static void *prepare_gather(const data *d, int threads) {
    (void) threads;
    return nodes_by_surface(d);
}

static void run_gather(void *prepared, const data *d, int thread, long from, long to, compensated *sums, double *out) {
    (void) thread;
    (void) out;
    const int row = d->n + 1;
    located at;
    for (long start = from; start < to; start += CHUNK) {
        int count = (int) (to - start < CHUNK ? to - start : CHUNK);
        locate(d, start, count, row, &at);
        for (int k = 0; k < d->surfaces; k++) {
            const double *z = (const double *) prepared + (long) k * row * row;
            vector sum = v_zero();
            for (int i = 0; i < count; i += LANES) {
                cells cell = c_load(at.cell + i);
                vector z00 = v_gather(z, cell);
                vector z01 = v_gather(z + 1, cell);
                vector b = v_sub(v_gather(z + row, cell), z00);
                vector d1 = v_sub(v_sub(v_gather(z + row + 1, cell), z01), b);
                vector v = v_load(at.v + i);
                vector f = v_fma(v_fma(d1, v, b), v_load(at.u + i), v_fma(v_sub(z01, z00), v, z00));
                vector scale;
                vector e = exp_parts(f, &scale);
                if (i + LANES > count) {
                    scale = v_first(scale, count - i);
                }
                sum = v_fma(scale, e, sum);
            }
            add_compensated(sums + k, v_total(sum));
        }
    }
}

const variant SUMS_GATHER = {"sums", "direct, lanes across points, gathers", prepare_gather, run_gather};
