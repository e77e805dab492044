/* Made by polynomials.py. Coefficients of exp, lowest power first. */
#ifndef POLYNOMIALS_H
#define POLYNOMIALS_H

static const double LOG2E = 0x1.71547652b82fep+0;
static const double LN2_HIGH = 0x1.62e42fefa3800p-1;
static const double LN2_LOW = 0x1.ef35793c76730p-45;
static const double LN2_16TH_HIGH = 0x1.62e42fefa3800p-5;
static const double LN2_16TH_LOW = 0x1.ef35793c76730p-49;

/* |t| <= 0.3466, relative error 2^-58.2. */
static const double EXP_11[] = {
    0x1.0000000000000p+0, 0x1.0000000000000p+0, 0x1.0000000000010p-1, 0x1.55555555554a2p-3,
    0x1.555555554f370p-5, 0x1.1111111130dd5p-7, 0x1.6c16c18781192p-10, 0x1.a01a0110577fep-13,
    0x1.a01992d0ecabap-16, 0x1.71df45202c38dp-19, 0x1.28b311d72b9bap-22, 0x1.ad661d24ab3a7p-26,
};

/* |t| <= 0.02166, relative error 2^-57.0. */
static const double EXP_6[] = {
    0x1.0000000000000p+0, 0x1.000000000000ap+0, 0x1.fffffffffffaap-2, 0x1.55555554052d0p-3,
    0x1.555555589dc97p-5, 0x1.11126eea29a58p-7, 0x1.6c15638bca601p-10,
};

/* |t| <= 0.0625, relative error 2^-54.3. */
static const double DEVIATION_7[] = {
    0x1.0000000000000p+0, 0x1.0000000000001p+0, 0x1.0000000000cfep-1, 0x1.5555555550a39p-3,
    0x1.5555551458932p-5, 0x1.11111195f8f38p-7, 0x1.6c23c1b78dcd5p-10, 0x1.a00e72d09dfc0p-13,
};

/* |t| <= 0.125, relative error 2^-53.5. */
static const double DEVIATION_8[] = {
    0x1.0000000000000p+0, 0x1.fffffffffffccp-1, 0x1.00000000000a1p-1, 0x1.55555555808c9p-3,
    0x1.5555555496cabp-5, 0x1.11110ea1df235p-7, 0x1.6c16c9deb0654p-10, 0x1.a04dfd5c88d9fp-13,
    0x1.9ff068e762ee4p-16,
};

/* |t| <= 0.25, relative error 2^-57.3. */
static const double DEVIATION_10[] = {
    0x1.0000000000000p+0, 0x1.0000000000001p+0, 0x1.fffffffffffedp-2, 0x1.55555555549f1p-3,
    0x1.5555555559e3ap-5, 0x1.1111111513689p-7, 0x1.6c16c153e12b0p-10, 0x1.a019dcd1f85dcp-13,
    0x1.a01a641db5ae5p-16, 0x1.7271e516e8f2ap-19, 0x1.2782688eb78f5p-22,
};

/* |t| <= 0.5, relative error 2^-51.8. */
static const double DEVIATION_11[] = {
    0x1.ffffffffffffep-1, 0x1.000000000000bp+0, 0x1.0000000000255p-1, 0x1.5555555553a47p-3,
    0x1.55555554e590fp-5, 0x1.1111111361250p-7, 0x1.6c16c25f21831p-10, 0x1.a019fc964c50cp-13,
    0x1.a01826106b7cap-16, 0x1.71e2bae242394p-19, 0x1.29905d06e685fp-22, 0x1.ac53d5f250044p-26,
};

static const double LOG10_2 = 0x1.34413509f79ffp-2;

/* |s| <= 0.1716, relative error 2^-59.6 before rounding. */
static const double LOG10_7[] = {
    0x1.bcb7b1526e50ep-1, 0x1.287a7636f43abp-2, 0x1.63c627750a66cp-3, 0x1.fc3fa64d8899dp-4,
    0x1.8b4dd59d6cba9p-4, 0x1.43769497d6c4fp-4, 0x1.1063d7066caf3p-4, 0x1.07720ddc5674fp-4,
};

/* Bits of 2^(j/16), less j << 48. */
static const unsigned long long POWERS_16[] = {
    0x3ff0000000000000ULL,
    0x3fefb5586cf9890fULL,
    0x3fef72b83c7d517bULL,
    0x3fef387a6e756238ULL,
    0x3fef06fe0a31b715ULL,
    0x3feedea64c123422ULL,
    0x3feebfdad5362a27ULL,
    0x3feeab07dd485429ULL,
    0x3feea09e667f3bcdULL,
    0x3feea11473eb0187ULL,
    0x3feeace5422aa0dbULL,
    0x3feec49182a3f090ULL,
    0x3feee89f995ad3adULL,
    0x3fef199bdd85529cULL,
    0x3fef5818dcfba487ULL,
    0x3fefa4afa2a490daULL,
};

#endif
