/* What the parts of a peer share: the data, and what a way of doing a job is. */
#ifndef PEER_H
#define PEER_H

#include <stddef.h>

/* Points are done in chunks of so many, and summed in blocks of so many. */
#define CHUNK 1024

/* K surfaces on the knots 0, 1, ..., n-1 of both axes, and points. */
typedef struct {
    int surfaces;
    int n;
    long points;
    double *z; /* [surface][x knot][y knot] */
    double *x;
    double *y;
    int exponential; /* else the interpolated values themselves */
    int logarithmic; /* knots are decimal logarithms of coordinates */
} data;

/* A sum whose rounding errors are kept apart. */
typedef struct {
    double sum;
    double error;
} compensated;

/*
 * A way to do a job. `prepare` builds what a program would keep between calls; `run` does the points from `from`, a
 * multiple of CHUNK, to `to`, on one of several threads. Sums go to `sums`, one for each surface, arrays to `out`.
 */
typedef struct {
    const char *task;
    const char *name;
    void *(*prepare)(const data *d, int threads);
    void (*run)(void *prepared, const data *d, int thread, long from, long to, compensated *sums, double *out);
} variant;

extern const variant SUMS_DIRECT, SUMS_GATHER, SUMS_BUCKETS, SUMS_BUCKETS_POWERS, SUMS_BUCKETS_DEVIATION;
extern const variant SUMS_MOMENTS;
extern const variant SURFACE_GATHER, SURFACE_CELLS;
extern const variant SURFACE_MAJOR_GATHER, SURFACE_MAJOR_TRANSPOSED, SURFACE_MAJOR_STREAMED;
extern const variant POINT_MAJOR, POINT_MAJOR_STREAMED;

/* Memory that begins at a cache line; ends the process if there is none. */
void *allocate(size_t bytes);

/* Says why the process ends, in an answer of the protocol, and ends it. */
void fail(const char *why);

/* Adds a term and keeps the rounding error (TwoSum). */
static inline void add_compensated(compensated *to, double term) {
    double sum = to->sum + term;
    double other = sum - to->sum;
    to->error += (to->sum - (sum - other)) + (term - other);
    to->sum = sum;
}

#endif
