package org.bilane.kernel.log;

/**
 * Constants of the logarithms, a row for each base.
 *
 * <p>All are computed by {@code kernel/src/generator/log_constants.py}, which needs Python 3 alone. {@code python3
 * kernel/src/generator/log_constants.py} prints them and a proven bound of the polynomial's error; with {@code --check}
 * it compares them with this file and {@link LogCoefficients}. {@link LogBase} says what each is for.
 */
final class LogConstants {
    static final double E_STEP_HI = 0x1.62e42fefa3800p-1;
    static final double E_STEP_LO = 0x1.ef35793c76730p-45;
    static final double E_INVERSE_HI = 0x1.0000000000000p+0;
    static final double E_INVERSE_LO = 0x0.0p+0;
    static final double TWO_STEP_HI = 0x1.0000000000000p+0;
    static final double TWO_STEP_LO = 0x0.0p+0;
    static final double TWO_INVERSE_HI = 0x1.71547652b82fep+0;
    static final double TWO_INVERSE_LO = 0x1.777d0ffda0d24p-56;
    static final double TEN_STEP_HI = 0x1.34413509f7800p-2;
    static final double TEN_STEP_LO = 0x1.fef311f12b358p-46;
    static final double TEN_INVERSE_HI = 0x1.bcb7b1526e50ep-2;
    static final double TEN_INVERSE_LO = 0x1.95355baaafad3p-57;

    private LogConstants() {
    }
}
