package org.bilane.kernel.exp;

/**
 * Constants of the powers of 2 and of 10, a row for each base.
 *
 * <p>All but the ranges are computed by {@code kernel/src/generator/base_constants.py}, which needs Python 3 alone.
 * {@code python3 kernel/src/generator/base_constants.py} prints them and proven bounds of the polynomials' errors; with
 * {@code --check} it compares them with this file. {@link ExpBase} says what each is for.
 */
final class BaseConstants {
    static final double TWO_BOUNDED_MIN = -1021;
    static final double TWO_BOUNDED_MAX = 1023;
    static final double TWO_FULL_MIN = -1080;
    static final double TWO_FULL_MAX = 1025;
    static final double TWO_LOG2 = 0x1.0000000000000p+0;
    static final double TWO_STEP_HI = 0x1.0000000000000p+0;
    static final double TWO_STEP_LO = 0x0.0p+0;
    static final double TWO_SLOPE = 0x1.62e42fefa39efp-1;
    static final double TWO_REST = 0x0.0p+0;
    static final double TWO_P0 = 0x1.ebfbdff82c598p-3;
    static final double TWO_P1 = 0x1.c6b08d704a0a4p-5;
    static final double TWO_P2 = 0x1.3b2ab6fba1a39p-7;
    static final double TWO_P3 = 0x1.5d87fe78be68cp-10;
    static final double TWO_P4 = 0x1.4309130a9b83ap-13;
    static final double TWO_P5 = 0x1.ffcbfbc4ef2c8p-17;
    static final double TWO_P6 = 0x1.62bfd0ef55e26p-20;
    static final double TWO_P7 = 0x1.b526763228994p-24;
    static final double TWO_P8 = 0x1.e60ce654b0237p-28;
    static final double TWO_P9 = 0x1.e7785fad36b85p-32;

    static final double TEN_BOUNDED_MIN = -307;
    static final double TEN_BOUNDED_MAX = 308;
    static final double TEN_FULL_MIN = -325;
    static final double TEN_FULL_MAX = 309;
    static final double TEN_LOG2 = 0x1.a934f0979a371p+1;
    static final double TEN_STEP_HI = 0x1.34413509f7800p-2;
    static final double TEN_STEP_LO = 0x1.fef311f12b358p-46;
    static final double TEN_SLOPE = 0x1.26bb1bbb55516p+1;
    static final double TEN_REST = 0x1.26204cc14dc2dp-44;
    static final double TEN_P0 = 0x1.53524c73cea73p+1;
    static final double TEN_P1 = 0x1.0470591de2b64p+1;
    static final double TEN_P2 = 0x1.2bd7609fd5b02p+0;
    static final double TEN_P3 = 0x1.1429ffd216c55p-1;
    static final double TEN_P4 = 0x1.a7ed709f43252p-3;
    static final double TEN_P5 = 0x1.16e4df0a06b2bp-4;
    static final double TEN_P6 = 0x1.411662437240cp-6;
    static final double TEN_P7 = 0x1.489988423ac2fp-8;
    static final double TEN_P8 = 0x1.2f705885fb106p-10;
    static final double TEN_P9 = 0x1.f81e7c98ac86dp-13;

    private BaseConstants() {
    }
}
