/*
 * Sums through the moments of each cell's points, which are the same for all surfaces. A block of points is ordered by
 * cell, each thread a part of it; then each thread takes a range of cells, and of a cell the points that all threads
 * found in it. Cells whose surfaces vary too much, or that have few points for the number of surfaces, are evaluated
 * point by point, with lanes across points.
 */
#include <math.h>
#include <pthread.h>
#include <stdlib.h>

#include "exponential.h"
#include "locate.h"
#include "moments.h"
#include "tables.h"

/* Points that a thread orders at a time: 32 MB of fractions. */
#define BLOCK (1L << 21)

/* Cells, or pieces of points, after which the sums are added to those of all points. */
#define MOST_ADDED 64

/* What a step takes, in operations on vectors: instructions, counted. */
#define OPERATIONS_OF_EXP 16
#define OPERATIONS_OF_ORDER 4

/* A cell of all surfaces: exp(alpha), alpha, beta, gamma, delta, each for all surfaces. */
enum { SCALE, ALPHA, BETA, GAMMA, DELTA, COEFFICIENTS };

typedef struct {
    double *pairs; /* u and v from the middle of the cell, ordered by cell */
    int *start; /* of each cell's points; one more than there are cells */
    int *next; /* while they are ordered, where the next point of a cell goes */
    moments *work;
    double *short_sums; /* for each surface, of a few cells or pieces, so that no sum is long */
    int added; /* how many of them */
} ordered;

typedef struct {
    int threads;
    long cells;
    int padded; /* surfaces, to whole vectors */
    double *coefficients; /* [cell][coefficient][surface] */
    double *ranges; /* of each cell, the largest of all surfaces */
    ordered *parts;
    pthread_barrier_t together;
} prepared;

static void prepare_cell(const data *d, const double *corners, double *to, int padded, double *range) {
    const double *z00 = corners;
    const double *z01 = z00 + padded;
    const double *z10 = z00 + (long) (d->n + 1) * padded;
    const double *z11 = z10 + padded;
    *range = 0;
    for (int k = 0; k < padded; k++) {
        double alpha = ((z00[k] + z01[k]) + (z10[k] + z11[k])) / 4;
        to[SCALE * padded + k] = exp(alpha);
        to[ALPHA * padded + k] = alpha;
        to[BETA * padded + k] = ((z10[k] + z11[k]) - (z00[k] + z01[k])) / 2;
        to[GAMMA * padded + k] = ((z01[k] + z11[k]) - (z00[k] + z10[k])) / 2;
        to[DELTA * padded + k] = (z11[k] - z10[k]) - (z01[k] - z00[k]);
        double least = fmin(fmin(z00[k], z01[k]), fmin(z10[k], z11[k]));
        double most = fmax(fmax(z00[k], z01[k]), fmax(z10[k], z11[k]));
        *range = fmax(*range, most - least);
    }
}

/* At least as many points as the longest part has: parts are whole chunks. */
static long longest(const data *d, int threads) {
    return (d->points / CHUNK / threads + 2) * CHUNK;
}

static void *prepare(const data *d, int threads) {
    prepared *p = allocate(sizeof *p);
    p->threads = threads;
    p->cells = (long) d->n * d->n;
    double *nodes = nodes_by_place(d, &p->padded);
    p->coefficients = allocate(sizeof(double) * COEFFICIENTS * p->padded * p->cells);
    p->ranges = allocate(sizeof(double) * p->cells);
    for (long cell = 0; cell < p->cells; cell++) {
        long place = cell / d->n * (d->n + 1) + cell % d->n;
        prepare_cell(d, nodes + place * p->padded, p->coefficients + cell * COEFFICIENTS * p->padded, p->padded,
                p->ranges + cell);
    }
    free(nodes);
    const long points = longest(d, threads) < BLOCK ? longest(d, threads) : BLOCK;
    p->parts = allocate(sizeof *p->parts * threads);
    for (int t = 0; t < threads; t++) {
        ordered *part = p->parts + t;
        part->pairs = allocate(sizeof(double) * 2 * points);
        part->start = allocate(sizeof(int) * (p->cells + 1));
        part->next = allocate(sizeof(int) * p->cells);
        part->short_sums = allocate(sizeof(double) * p->padded);
        part->work = allocate(sizeof(moments));
        memset(part->work, 0, sizeof(moments));
    }
    if (pthread_barrier_init(&p->together, NULL, threads) != 0) {
        fail("no barrier for the threads");
    }
    return p;
}

/* Counts the points of each cell, and then puts them there. The points are located twice, which takes less time than
   storing what was found. */
static void order(const prepared *p, ordered *part, const data *d, long from, long to) {
    located at;
    memset(part->next, 0, sizeof(int) * p->cells);
    for (long start = from; start < to; start += CHUNK) {
        int count = (int) (to - start < CHUNK ? to - start : CHUNK);
        locate(d, start, count, d->n, &at);
        for (int i = 0; i < count; i++) {
            part->next[at.cell[i]]++;
        }
    }
    int sum = 0;
    for (long cell = 0; cell < p->cells; cell++) {
        int count = part->next[cell];
        part->start[cell] = sum;
        part->next[cell] = sum;
        sum += count;
    }
    part->start[p->cells] = sum;
    for (long start = from; start < to; start += CHUNK) {
        int count = (int) (to - start < CHUNK ? to - start : CHUNK);
        locate(d, start, count, d->n, &at);
        for (int i = 0; i < count; i++) {
            double *place = part->pairs + 2L * part->next[at.cell[i]]++;
            place[0] = at.u[i] - 0.5;
            place[1] = at.v[i] - 0.5;
        }
    }
}

/* Adds the short sums to those of all points, with compensation, and clears them. */
static void end_short_sums(const prepared *p, const data *d, ordered *mine, compensated *sums) {
    for (int k = 0; k < d->surfaces; k++) {
        add_compensated(sums + k, mine->short_sums[k]);
    }
    memset(mine->short_sums, 0, sizeof(double) * p->padded);
}

/* Tells that something was added to the short sums. */
static void count_added(const prepared *p, const data *d, ordered *mine, compensated *sums) {
    if (++mine->added % MOST_ADDED == 0) {
        end_short_sums(p, d, mine, sums);
    }
}

/* Adds what the moments of the degree make of a cell's points to the sums of all surfaces. */
INLINE void by_moments(const prepared *p, ordered *mine, long cell, const double *lower, int degree, int series) {
    for (int t = 0; t < p->threads; t++) {
        const ordered *part = p->parts + t;
        add_run(mine->work, part->pairs + 2L * part->start[cell], part->start[cell + 1] - part->start[cell], degree);
    }
    complete(mine->work, lower, degree, series);
    const double *c = p->coefficients + cell * COEFFICIENTS * p->padded;
    for (int k = 0; k < p->padded; k += LANES) {
        vector sum = contract(mine->work, v_load(c + BETA * p->padded + k), v_load(c + GAMMA * p->padded + k),
                v_load(c + DELTA * p->padded + k), series);
        double *to = mine->short_sums + k;
        v_store(to, v_fma(v_load(c + SCALE * p->padded + k), sum, v_load(to)));
    }
}

/* Adds the exponentials at a run of a cell's points to the sums of all surfaces. */
static void by_point(const prepared *p, const data *d, ordered *mine, long cell, const double *pairs, long count,
        compensated *sums) {
    const double *c = p->coefficients + cell * COEFFICIENTS * p->padded;
    for (long from = 0; from < count; from += PIECE) {
        int points = (int) (count - from < PIECE ? count - from : PIECE);
        powers(mine->work, pairs + 2 * from, points, 1);
        for (int k = 0; k < d->surfaces; k++) {
            const vector alpha = v_set(c[ALPHA * p->padded + k]);
            const vector beta = v_set(c[BETA * p->padded + k]);
            const vector gamma = v_set(c[GAMMA * p->padded + k]);
            const vector delta = v_set(c[DELTA * p->padded + k]);
            vector sum = v_zero();
            for (int i = 0; i < points; i += LANES) {
                vector u = v_load(mine->work->u[1] + i);
                vector v = v_load(mine->work->v[1] + i);
                vector f = v_fma(v_fma(delta, u, gamma), v, v_fma(beta, u, alpha));
                vector scale;
                vector e = exp_parts(f, &scale);
                /* The 0th power of u is 1 for points, and 0 beyond the last. */
                sum = v_fma(v_mul(scale, v_load(mine->work->u[0] + i)), e, sum);
            }
            mine->short_sums[k] += v_total(sum);
        }
        count_added(p, d, mine, sums);
    }
}

/* Which of the levels takes a cell's points; LEVELS for none. */
static int level(const prepared *p, const data *d, long cell, long count) {
    static const int POWERS_OF[LEVELS] = {7, 9, 11, 13};
    static const int TERMS_OF[LEVELS] = {SERIES_6 + 1, SERIES_8 + 1, SERIES_10 + 1, SERIES_12 + 1};
    for (int i = 0; i < LEVELS; i++) {
        if (p->ranges[cell] <= WIDEST[i]) {
            long powers = POWERS_OF[i];
            long terms = TERMS_OF[i];
            long vectors = (count + LANES - 1) / LANES;
            long with_moments = vectors * (powers * powers + 2 * powers) + 4 * powers * powers
                    + p->padded / LANES * 2 * terms * terms + vectors * OPERATIONS_OF_ORDER;
            return with_moments < vectors * d->surfaces * OPERATIONS_OF_EXP ? i : LEVELS;
        }
    }
    return LEVELS;
}

static void sum_cell(const prepared *p, const data *d, ordered *mine, long cell, long count, compensated *sums) {
    switch (level(p, d, cell, count)) {
    case 0:
        by_moments(p, mine, cell, LOWER_6[0], 6, SERIES_6);
        break;
    case 1:
        by_moments(p, mine, cell, LOWER_8[0], 8, SERIES_8);
        break;
    case 2:
        by_moments(p, mine, cell, LOWER_10[0], 10, SERIES_10);
        break;
    case 3:
        by_moments(p, mine, cell, LOWER_12[0], 12, SERIES_12);
        break;
    default:
        for (int t = 0; t < p->threads; t++) {
            const ordered *part = p->parts + t;
            by_point(p, d, mine, cell, part->pairs + 2L * part->start[cell],
                    part->start[cell + 1] - part->start[cell], sums);
        }
    }
    count_added(p, d, mine, sums);
}

/* Sums the cells whose points begin in this thread's share of the block. */
static void sum_cells(const prepared *p, const data *d, int thread, long points, compensated *sums) {
    ordered *mine = p->parts + thread;
    const long from = points * thread / p->threads;
    const long to = points * (thread + 1) / p->threads;
    long before = 0;
    mine->added = 0;
    memset(mine->short_sums, 0, sizeof(double) * p->padded);
    for (long cell = 0; cell < p->cells && before < to; cell++) {
        long count = 0;
        for (int t = 0; t < p->threads; t++) {
            count += p->parts[t].start[cell + 1] - p->parts[t].start[cell];
        }
        if (before >= from && count > 0) {
            sum_cell(p, d, mine, cell, count, sums);
        }
        before += count;
    }
    end_short_sums(p, d, mine, sums);
}

static void run(void *state, const data *d, int thread, long from, long to, compensated *sums, double *out) {
    (void) out;
    prepared *p = state;
    /* All threads take as many blocks, as they wait for each other. */
    for (long done = 0; done < longest(d, p->threads); done += BLOCK) {
        long start = from + done < to ? from + done : to;
        long end = start + BLOCK < to ? start + BLOCK : to;
        order(p, p->parts + thread, d, start, end);
        pthread_barrier_wait(&p->together);
        long points = 0;
        for (int t = 0; t < p->threads; t++) {
            points += p->parts[t].start[p->cells];
        }
        sum_cells(p, d, thread, points, sums);
        pthread_barrier_wait(&p->together);
    }
}

const variant SUMS_MOMENTS = {"sums", "moments", prepare, run};
