/* Cells and fractions of a chunk of points. */
#ifndef LOCATE_H
#define LOCATE_H

#include "logarithm.h"
#include "peer.h"
#include "vectors.h"

typedef struct {
    double u[CHUNK] __attribute__((aligned(64)));
    double v[CHUNK] __attribute__((aligned(64)));
    int cell[CHUNK + LANES] __attribute__((aligned(64)));
} located;

/*
 * Takes logarithms of coordinates where the axes are logarithmic, clamps to [0, n-1] and finds
 * cell = floor(x) * stride + floor(y) and the fractions. The last knot begins a cell of its own, in which the fraction
 * is 0. The lanes beyond the last point repeat it.
 */
INLINE void locate(const data *d, long from, int count, int stride, located *at) {
    const vector last = v_set(d->n - 1);
    const vector rows = v_set(stride);
    for (int i = 0; i < count; i += LANES) {
        vector x;
        vector y;
        if (i + LANES <= count) {
            x = v_load(d->x + from + i);
            y = v_load(d->y + from + i);
        } else {
            double ends[2][LANES];
            for (int lane = 0; lane < LANES; lane++) {
                long point = from + (i + lane < count ? i + lane : count - 1);
                ends[0][lane] = d->x[point];
                ends[1][lane] = d->y[point];
            }
            x = v_load(ends[0]);
            y = v_load(ends[1]);
        }
        if (d->logarithmic) {
            x = log10_of(x);
            y = log10_of(y);
        }
        x = v_min(v_max(x, v_zero()), last);
        y = v_min(v_max(y, v_zero()), last);
        vector row = v_floor(x);
        vector column = v_floor(y);
        v_store(at->u + i, v_sub(x, row));
        v_store(at->v + i, v_sub(y, column));
        c_store(at->cell + i, c_of(v_fma(row, rows, column)));
    }
}

#endif
