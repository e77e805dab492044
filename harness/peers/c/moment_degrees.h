/* Made by moment_degrees.py. */
#ifndef MOMENT_DEGREES_H
#define MOMENT_DEGREES_H

/* Up to which range of a cell moments of a degree, and the series to another, are off by no more than 2^-55 of
   the exponential of its middle. */
#define LEVELS 4
#define SERIES_6 8
#define SERIES_8 10
#define SERIES_10 12
#define SERIES_12 15
static const double WIDEST[LEVELS] = {48 / 1024.0, 208 / 1024.0, 529 / 1024.0, 1024 / 1024.0};

/* What stands in for powers 7 to 8 of u in [-1/2, 1/2]: coefficients of powers 0 to 6. Exact. */
static const double LOWER_6[SERIES_6 - 6][6 + 1] = {
    {0, 0x1.c000000000000p-10, 0, -0x1.c000000000000p-5, 0, 0x1.c000000000000p-2, 0},
    {-0x1.0000000000000p-15, 0, 0x1.0000000000000p-8, 0, -0x1.4000000000000p-4, 0, 0x1.0000000000000p-1},
};

/* What stands in for powers 9 to 10 of u in [-1/2, 1/2]: coefficients of powers 0 to 8. Exact. */
static const double LOWER_8[SERIES_8 - 8][8 + 1] = {
    {0, -0x1.2000000000000p-13, 0, 0x1.e000000000000p-8, 0, -0x1.b000000000000p-4, 0, 0x1.2000000000000p-1, 0},
    {0x1.0000000000000p-19, 0, -0x1.9000000000000p-12, 0, 0x1.9000000000000p-7, 0, -0x1.1800000000000p-3, 0, 0x1.4000000000000p-1},
};

/* What stands in for powers 11 to 12 of u in [-1/2, 1/2]: coefficients of powers 0 to 10. Exact. */
static const double LOWER_10[SERIES_10 - 10][10 + 1] = {
    {0, 0x1.6000000000000p-17, 0, -0x1.b800000000000p-11, 0, 0x1.3400000000000p-6, 0, -0x1.6000000000000p-3, 0, 0x1.6000000000000p-1, 0},
    {-0x1.0000000000000p-23, 0, 0x1.2000000000000p-15, 0, -0x1.a400000000000p-10, 0, 0x1.c000000000000p-6, 0, -0x1.b000000000000p-3, 0, 0x1.8000000000000p-1},
};

/* What stands in for powers 13 to 15 of u in [-1/2, 1/2]: coefficients of powers 0 to 12. Exact. */
static const double LOWER_12[SERIES_12 - 12][12 + 1] = {
    {0, -0x1.a000000000000p-21, 0, 0x1.6c00000000000p-14, 0, -0x1.6c00000000000p-9, 0, 0x1.3800000000000p-5, 0, -0x1.0400000000000p-2, 0, 0x1.a000000000000p-1, 0},
    {0x1.0000000000000p-27, 0, -0x1.8800000000000p-19, 0, 0x1.8800000000000p-13, 0, -0x1.2600000000000p-8, 0, 0x1.a400000000000p-5, 0, -0x1.3400000000000p-2, 0, 0x1.c000000000000p-1},
    {0, -0x1.6800000000000p-21, 0, 0x1.3240000000000p-14, 0, -0x1.2600000000000p-9, 0, 0x1.d880000000000p-6, 0, -0x1.5e00000000000p-3, 0, 0x1.a400000000000p-2, 0},
};

#endif
