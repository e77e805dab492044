/* The layouts that variants build from the surfaces. A node beyond the last knot repeats it. */
#ifndef TABLES_H
#define TABLES_H

#include "peer.h"

/* [x knot][y knot][surface], n+1 knots each, surfaces padded to whole vectors of 8 with the first. */
double *nodes_by_place(const data *d, int *padded_surfaces);

/* [surface][x knot][y knot], n+1 knots each. */
double *nodes_by_surface(const data *d);

/* [cell][surface][4]: a, b, c, d of a + b u + c v + d u v in n x n cells. */
double *coefficients(const data *d);

/* As `coefficients`, but less the middle of each cell's range, which is in `middles` as its exponential,
   [cell][surface]; the largest half-range in each cell is in `half_ranges`. */
double *deviations(const data *d, double **middles, double **half_ranges);

#endif
