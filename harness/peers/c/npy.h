/* Reads .npy files of little-endian doubles in C order, version 1.0, as the comparison writes them. */
#ifndef NPY_H
#define NPY_H

/* Returns the elements, and the lengths of up to 3 axes in `shape`, 0 beyond the last; ends the process on failure. */
double *read_npy(const char *folder, const char *name, long shape[3]);

#endif
