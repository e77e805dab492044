/* Arrays: one surface, and all surfaces in either order. */
#include "exponential.h"
#include "locate.h"
#include "tables.h"

/* The transform is a constant where this is inlined. */
INLINE vector transformed(vector f, int exponential) {
    return exponential ? exp_whole(f) : f;
}

INLINE void put(double *out, vector a, int lanes) {
    if (lanes >= LANES) {
        v_store(out, a);
        return;
    }
    double some[LANES];
    v_store(some, a);
    for (int i = 0; i < lanes; i++) {
        out[i] = some[i];
    }
}

/* One surface by gathers: lanes across points. */
INLINE void gather(const double *z, int row, const located *at, int count, int exponential, int stream, double *out) {
    for (int i = 0; i < count; i += LANES) {
        cells cell = c_load(at->cell + i);
        vector z00 = v_gather(z, cell);
        vector z01 = v_gather(z + 1, cell);
        vector b = v_sub(v_gather(z + row, cell), z00);
        vector d1 = v_sub(v_sub(v_gather(z + row + 1, cell), z01), b);
        vector v = v_load(at->v + i);
        vector f = v_fma(v_fma(d1, v, b), v_load(at->u + i), v_fma(v_sub(z01, z00), v, z00));
        vector value = transformed(f, exponential);
        if (stream) {
            v_stream(out + i, value);
        } else {
            put(out + i, value, count - i);
        }
    }
}

static void *prepare_gather(const data *d, int threads) {
    (void) threads;
    return nodes_by_surface(d);
}

static void run_surface_gather(void *prepared, const data *d, int thread, long from, long to, compensated *sums,
        double *out) {
    (void) thread;
    (void) sums;
    located at;
    for (long start = from; start < to; start += CHUNK) {
        int count = (int) (to - start < CHUNK ? to - start : CHUNK);
        locate(d, start, count, d->n + 1, &at);
        if (d->exponential) {
            gather(prepared, d->n + 1, &at, count, 1, 0, out + start);
        } else {
            gather(prepared, d->n + 1, &at, count, 0, 0, out + start);
        }
    }
}

const variant SURFACE_GATHER = {"surface", "lanes across points, gathers", prepare_gather, run_surface_gather};

/* One surface by the coefficients of each cell, four beside one another: a load and shuffles in place of gathers. */
INLINE void by_cells(const double *c, const located *at, int count, int exponential, double *out) {
    for (int i = 0; i < count; i += LANES) {
        vector of[4];
        v_gather_4(c, at->cell + i, of);
        vector v = v_load(at->v + i);
        vector f = v_fma(v_fma(of[3], v, of[1]), v_load(at->u + i), v_fma(of[2], v, of[0]));
        put(out + i, transformed(f, exponential), count - i);
    }
}

static void *prepare_cells(const data *d, int threads) {
    (void) threads;
    data first = *d;
    first.surfaces = 1;
    return coefficients(&first);
}

static void run_surface_cells(void *prepared, const data *d, int thread, long from, long to, compensated *sums,
        double *out) {
    (void) thread;
    (void) sums;
    located at;
    for (long start = from; start < to; start += CHUNK) {
        int count = (int) (to - start < CHUNK ? to - start : CHUNK);
        locate(d, start, count, d->n, &at);
        if (d->exponential) {
            by_cells(prepared, &at, count, 1, out + start);
        } else {
            by_cells(prepared, &at, count, 0, out + start);
        }
    }
}

const variant SURFACE_CELLS = {"surface", "lanes across points, cells loaded whole", prepare_cells, run_surface_cells};

/* All surfaces, one after the other: (K, m). */
static void run_surface_major_gather(void *prepared, const data *d, int thread, long from, long to,
        compensated *sums, double *out) {
    (void) thread;
    (void) sums;
    const int row = d->n + 1;
    located at;
    for (long start = from; start < to; start += CHUNK) {
        int count = (int) (to - start < CHUNK ? to - start : CHUNK);
        locate(d, start, count, row, &at);
        for (int k = 0; k < d->surfaces; k++) {
            const double *z = (const double *) prepared + (long) k * row * row;
            gather(z, row, &at, count, 1, 0, out + k * d->points + start);
        }
    }
}

const variant SURFACE_MAJOR_GATHER = {"values-surface-major", "lanes across points, gathers", prepare_gather,
    run_surface_major_gather};

typedef struct {
    double *table;
    int padded;
} by_place;

static void *prepare_by_place(const data *d, int threads) {
    (void) threads;
    by_place *p = allocate(sizeof *p);
    p->table = nodes_by_place(d, &p->padded);
    return p;
}

/* Exponentials of LANES surfaces from k on at one point. */
INLINE vector across(const by_place *p, const located *at, int i, int k, long row) {
    const double *z = p->table + (long) at->cell[i] * p->padded + k;
    vector z00 = v_load(z);
    vector z01 = v_load(z + p->padded);
    vector b = v_sub(v_load(z + row), z00);
    vector d1 = v_sub(v_sub(v_load(z + row + p->padded), z01), b);
    vector v = v_set(at->v[i]);
    return exp_whole(v_fma(v_fma(d1, v, b), v_set(at->u[i]), v_fma(v_sub(z01, z00), v, z00)));
}

/* Lanes across surfaces at LANES points, then rows and columns exchanged. */
INLINE void transposed(const by_place *p, const data *d, long from, long to, int stream, double *out) {
    const long row = (long) (d->n + 1) * p->padded;
    located at;
    for (long start = from; start < to; start += CHUNK) {
        int count = (int) (to - start < CHUNK ? to - start : CHUNK);
        locate(d, start, count, d->n + 1, &at);
        for (int k = 0; k < d->surfaces; k += LANES) {
            int surfaces = d->surfaces - k < LANES ? d->surfaces - k : LANES;
            for (int i = 0; i < count; i += LANES) {
                vector square[LANES];
                for (int lane = 0; lane < LANES; lane++) {
                    square[lane] = across(p, &at, i + lane, k, row);
                }
                v_transpose(square);
                for (int s = 0; s < surfaces; s++) {
                    double *place = out + (k + s) * d->points + start + i;
                    if (stream) {
                        v_stream(place, square[s]);
                    } else {
                        put(place, square[s], count - i);
                    }
                }
            }
        }
    }
}

static void run_transposed(void *prepared, const data *d, int thread, long from, long to, compensated *sums,
        double *out) {
    (void) thread;
    (void) sums;
    transposed(prepared, d, from, to, 0, out);
}

static void run_transposed_streamed(void *prepared, const data *d, int thread, long from, long to, compensated *sums,
        double *out) {
    (void) thread;
    (void) sums;
    transposed(prepared, d, from, to, 1, out);
    _mm_sfence();
}

/* A streaming store takes a whole, aligned vector. */
static void *prepare_streamed(const data *d, int threads) {
    if (d->points % LANES != 0) {
        fail("the number of points is not a multiple of the lanes, as streaming stores need");
    }
    return prepare_by_place(d, threads);
}

const variant SURFACE_MAJOR_TRANSPOSED = {"values-surface-major", "lanes across surfaces, transposed",
    prepare_by_place, run_transposed};
const variant SURFACE_MAJOR_STREAMED = {"values-surface-major", "lanes across surfaces, transposed, streaming stores",
    prepare_streamed, run_transposed_streamed};

/* The values at one point; the last vector overlaps the one before where K is no multiple of the lanes. */
INLINE void at_point(const by_place *p, const data *d, const located *at, int i, long row, double *out) {
    int k = 0;
    for (; k + LANES <= d->surfaces; k += LANES) {
        v_store(out + k, across(p, at, i, k, row));
    }
    if (k < d->surfaces) {
        if (d->surfaces >= LANES) {
            v_store(out + d->surfaces - LANES, across(p, at, i, d->surfaces - LANES, row));
        } else {
            put(out, across(p, at, i, 0, row), d->surfaces);
        }
    }
}

/* All surfaces at a point, then those at the next: (m, K). */
static void run_point_major(void *prepared, const data *d, int thread, long from, long to, compensated *sums,
        double *out) {
    (void) thread;
    (void) sums;
    const by_place *p = prepared;
    const long row = (long) (d->n + 1) * p->padded;
    located at;
    for (long start = from; start < to; start += CHUNK) {
        int count = (int) (to - start < CHUNK ? to - start : CHUNK);
        locate(d, start, count, d->n + 1, &at);
        for (int i = 0; i < count; i++) {
            at_point(p, d, &at, i, row, out + (start + i) * d->surfaces);
        }
    }
}

const variant POINT_MAJOR = {"values-point-major", "lanes across surfaces", prepare_by_place, run_point_major};

/* Points whose values together are whole cache lines, and the most surfaces of one. */
enum { TOGETHER = 8, MOST_SURFACES = 1024 };

static void *prepare_point_major_streamed(const data *d, int threads) {
    if (d->surfaces > MOST_SURFACES) {
        fail("more than 1,024 surfaces, which the buffer before the streaming stores is made for");
    }
    return prepare_by_place(d, threads);
}

/* As above, by way of a buffer of eight points, whose bytes are whole cache lines, and streaming stores. */
static void run_point_major_streamed(void *prepared, const data *d, int thread, long from, long to,
        compensated *sums, double *out) {
    (void) thread;
    (void) sums;
    const by_place *p = prepared;
    const long row = (long) (d->n + 1) * p->padded;
    double buffer[TOGETHER * MOST_SURFACES] __attribute__((aligned(64)));
    located at;
    for (long start = from; start < to; start += CHUNK) {
        int count = (int) (to - start < CHUNK ? to - start : CHUNK);
        locate(d, start, count, d->n + 1, &at);
        int i = 0;
        for (; i + TOGETHER <= count; i += TOGETHER) {
            double *target = out + (start + i) * d->surfaces;
            for (int point = 0; point < TOGETHER; point++) {
                at_point(p, d, &at, i + point, row, buffer + point * d->surfaces);
            }
            for (int value = 0; value < TOGETHER * d->surfaces; value += LANES) {
                v_stream(target + value, v_load(buffer + value));
            }
        }
        for (; i < count; i++) {
            at_point(p, d, &at, i, row, out + (start + i) * d->surfaces);
        }
    }
    _mm_sfence();
}

const variant POINT_MAJOR_STREAMED = {"values-point-major", "lanes across surfaces, streaming stores",
    prepare_point_major_streamed, run_point_major_streamed};
