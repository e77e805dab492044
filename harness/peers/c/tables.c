#include "tables.h"

#include <math.h>

/* A node of a surface; beyond the last knot, the last. */
static double node(const data *d, int surface, int i, int j) {
    int last = d->n - 1;
    return d->z[((long) surface * d->n + (i < last ? i : last)) * d->n + (j < last ? j : last)];
}

double *nodes_by_place(const data *d, int *padded_surfaces) {
    int knots = d->n + 1;
    int padded = (d->surfaces + 7) / 8 * 8;
    double *table = allocate(sizeof(double) * padded * knots * knots);
    for (int i = 0; i < knots; i++) {
        for (int j = 0; j < knots; j++) {
            for (int k = 0; k < padded; k++) {
                table[((long) i * knots + j) * padded + k] = node(d, k < d->surfaces ? k : 0, i, j);
            }
        }
    }
    *padded_surfaces = padded;
    return table;
}

double *nodes_by_surface(const data *d) {
    int knots = d->n + 1;
    double *table = allocate(sizeof(double) * d->surfaces * knots * knots);
    double *next = table;
    for (int k = 0; k < d->surfaces; k++) {
        for (int i = 0; i < knots; i++) {
            for (int j = 0; j < knots; j++) {
                *next++ = node(d, k, i, j);
            }
        }
    }
    return table;
}

double *coefficients(const data *d) {
    double *table = allocate(sizeof(double) * 4 * d->n * d->n * d->surfaces);
    double *next = table;
    for (int cell = 0; cell < d->n * d->n; cell++) {
        int i = cell / d->n;
        int j = cell % d->n;
        for (int k = 0; k < d->surfaces; k++) {
            double a = node(d, k, i, j);
            double b = node(d, k, i + 1, j) - a;
            *next++ = a;
            *next++ = b;
            *next++ = node(d, k, i, j + 1) - a;
            *next++ = (node(d, k, i + 1, j + 1) - node(d, k, i, j + 1)) - b;
        }
    }
    return table;
}

double *deviations(const data *d, double **middles, double **half_ranges) {
    long cells = (long) d->n * d->n;
    double *table = coefficients(d);
    *middles = allocate(sizeof(double) * cells * d->surfaces);
    *half_ranges = allocate(sizeof(double) * cells);
    for (long cell = 0; cell < cells; cell++) {
        (*half_ranges)[cell] = 0;
        for (int k = 0; k < d->surfaces; k++) {
            int i = (int) (cell / d->n);
            int j = (int) (cell % d->n);
            double corner[] = {node(d, k, i, j), node(d, k, i + 1, j), node(d, k, i, j + 1), node(d, k, i + 1, j + 1)};
            double least = fmin(fmin(corner[0], corner[1]), fmin(corner[2], corner[3]));
            double most = fmax(fmax(corner[0], corner[1]), fmax(corner[2], corner[3]));
            double middle = least + (most - least) / 2;
            table[(cell * d->surfaces + k) * 4] -= middle;
            (*middles)[cell * d->surfaces + k] = exp(middle);
            (*half_ranges)[cell] = fmax((*half_ranges)[cell], (most - least) / 2);
        }
    }
    return table;
}
