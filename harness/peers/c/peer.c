/*
 * A contender of the comparison: loads the data, then answers requests on standard input, a line each.
 *
 *     peer VARIANT THREADS TASK TRANSFORM AXES FOLDER
 *
 * The first answer, once the data is ready, is "ready" and a description. "time" runs the job once and answers "ok"
 * and the seconds; "answer FILE" writes the last result to a file, as doubles, and answers "ok". What goes wrong is
 * answered by "failed" and why. Words are separated by tabs. The end of the input ends the process.
 */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "npy.h"
#include "peer.h"

/* The exponential knows no overflow and no subnormal results. */
#define LARGEST 700

/* A table of decimal logarithms is multiplied by it once, so that 10^f is exp of what is interpolated. */
#define LN10 0x1.26bb1bbb55516p+1

static const variant *const VARIANTS[] = {
    &SUMS_DIRECT, &SUMS_GATHER, &SUMS_BUCKETS, &SUMS_BUCKETS_DEVIATION,
    &SUMS_MOMENTS,
#if PEER_BITS == 512
    &SUMS_BUCKETS_POWERS,
#endif
    &SURFACE_GATHER, &SURFACE_CELLS, &SURFACE_MAJOR_GATHER, &SURFACE_MAJOR_TRANSPOSED, &SURFACE_MAJOR_STREAMED,
    &POINT_MAJOR, &POINT_MAJOR_STREAMED,
};

typedef struct {
    const variant *variant;
    void *prepared;
    const data *d;
    int number;
    long from;
    long to;
    compensated *sums;
    double *out;
} part;

void fail(const char *why) {
    printf("failed\t%s\n", why);
    exit(1);
}

void *allocate(size_t bytes) {
    void *memory = aligned_alloc(64, (bytes + 63) / 64 * 64);
    if (memory == NULL) {
        fail("not enough memory");
    }
    return memory;
}

static void *run_part(void *argument) {
    part *p = argument;
    p->variant->run(p->prepared, p->d, p->number, p->from, p->to, p->sums, p->out);
    return NULL;
}

/* Does the job once; the first part on this thread. */
static void run(part *parts, int threads, double *sums) {
    pthread_t others[threads];
    int surfaces = parts[0].d->surfaces;
    for (int t = 0; t < threads; t++) {
        memset(parts[t].sums, 0, sizeof(compensated) * surfaces);
        if (t > 0 && pthread_create(&others[t], NULL, run_part, &parts[t]) != 0) {
            fail("no thread could be started");
        }
    }
    run_part(&parts[0]);
    for (int t = 1; t < threads; t++) {
        pthread_join(others[t], NULL);
    }
    for (int k = 0; k < surfaces; k++) {
        compensated sum = {0, 0};
        for (int t = 0; t < threads; t++) {
            add_compensated(&sum, parts[t].sums[k].sum);
            sum.error += parts[t].sums[k].error;
        }
        sums[k] = sum.sum + sum.error;
    }
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

static data load(const char *transform, const char *axes, const char *folder) {
    long z[3];
    long points[3];
    data d;
    d.z = read_npy(folder, "z.npy", z);
    d.x = read_npy(folder, "points.npy", points);
    d.surfaces = (int) z[0];
    d.n = (int) z[1];
    d.points = points[1];
    d.y = d.x + d.points;
    int decimal = strcmp(transform, "exp10") == 0;
    d.exponential = decimal || strcmp(transform, "exp") == 0;
    d.logarithmic = strcmp(axes, "log10") == 0;
    if (z[1] != z[2] || points[0] != 2) {
        fail("the data must be (K, n, n) surfaces and (2, m) points");
    }
    for (long i = 0; i < z[0] * z[1] * z[2]; i++) {
        d.z[i] *= decimal ? LN10 : 1;
        if (!(fabs(d.z[i]) <= LARGEST)) {
            fail("a value of the surfaces is beyond 700, or NaN");
        }
    }
    return d;
}

static const variant *find(const char *task, const char *name) {
    for (size_t i = 0; i < sizeof VARIANTS / sizeof VARIANTS[0]; i++) {
        if (strcmp(VARIANTS[i]->task, task) == 0 && strcmp(VARIANTS[i]->name, name) == 0) {
            return VARIANTS[i];
        }
    }
    fail("no such task or variant");
    return NULL;
}

static void answer(const char *file, const double *result, long count) {
    FILE *out = fopen(file, "wb");
    if (out == NULL || fwrite(result, sizeof(double), count, out) != (size_t) count || fclose(out) != 0) {
        fail("the result could not be written");
    }
    printf("ok\n");
}

static int supported(void) {
#if PEER_BITS == 512
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq");
#else
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
}

int main(int argc, char **argv) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc != 7) {
        fail("arguments: VARIANT THREADS TASK TRANSFORM AXES FOLDER");
    }
    if (!supported()) {
        fail("this CPU has not the instructions that the peer is compiled for");
    }
    int threads = atoi(argv[2]);
    const variant *chosen = find(argv[3], argv[1]);
    data d = load(argv[4], argv[5], argv[6]);
    int summing = strcmp(argv[3], "sums") == 0;
    long count = summing ? d.surfaces : strcmp(argv[3], "surface") == 0 ? d.points : d.surfaces * d.points;
    double *result = allocate(sizeof(double) * count);
    void *prepared = chosen->prepare(&d, threads);
    part parts[threads];
    long blocks = (d.points + CHUNK - 1) / CHUNK;
    double *sums = summing ? result : allocate(sizeof(double) * d.surfaces);
    for (int t = 0; t < threads; t++) {
        long end = blocks * (t + 1) / threads * CHUNK;
        parts[t] = (part) {chosen, prepared, &d, t, blocks * t / threads * CHUNK, end < d.points ? end : d.points,
            allocate(sizeof(compensated) * d.surfaces), result};
    }
    printf("ready\tcc %s, %d-bit vectors\n", __VERSION__, PEER_BITS);

    char line[8192];
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = 0;
        if (strcmp(line, "time") == 0) {
            double start = seconds();
            run(parts, threads, sums);
            printf("ok\t%.9f\n", seconds() - start);
        } else if (strncmp(line, "answer\t", 7) == 0) {
            answer(line + 7, result, count);
        } else {
            fail("no such request");
        }
    }
    return 0;
}
