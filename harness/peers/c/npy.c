#include "npy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "peer.h"

double *read_npy(const char *folder, const char *name, long shape[3]) {
    char path[4096];
    unsigned char start[10];
    char header[65536];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL || fread(start, 1, sizeof start, file) != sizeof start || memcmp(start, "\x93NUMPY\x01", 7) != 0) {
        fail("a file of the data is missing or no .npy file");
    }
    size_t length = start[8] + 256u * start[9];
    if (fread(header, 1, length, file) != length) {
        fail("a file of the data ends in its header");
    }
    header[length < sizeof header ? length : sizeof header - 1] = 0;
    char *at = strstr(header, "'shape': (");
    if (at == NULL || strstr(header, "'<f8'") == NULL || strstr(header, "False") == NULL) {
        fail("a file of the data has no doubles in C order");
    }
    at += strlen("'shape': (");
    long count = 1;
    for (int axis = 0; axis < 3; axis++) {
        char *end;
        long value = strtol(at, &end, 10);
        shape[axis] = end == at ? 0 : value;
        count *= end == at ? 1 : value;
        at = end + strspn(end, ", ");
    }
    double *elements = allocate(sizeof(double) * count);
    if (fread(elements, sizeof(double), count, file) != (size_t) count) {
        fail("a file of the data is too short");
    }
    fclose(file);
    return elements;
}
