package org.bilane.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreciseExpTest {
    private static final MathContext FORTY_FIVE_DIGITS = new MathContext(45);

    /** The numbers in the last column are those of the sequences in the OEIS that hold the digits. */
    @ParameterizedTest
    @CsvSource({
        "1, 2.71828182845904523536028747135266249775724709369996, A001113",
        "-1, 0.3678794411714423215955237701614608674458111310317678, A068985",
        "0.5, 1.648721270700128146848650787814163571653776100710148, A019774",
        "2, 7.389056098930650227230427460575007813180315570551847, A072334",
        "3.141592653589793238462643383279502884197169399375105821, "
            + "23.14069263277926900572908636794854738026610624260021, A039661",
        "0.6931471805599453094172321214581765680755001343602552541, 2, A002162"})
    void hasPublishedDigits(BigDecimal x, BigDecimal published, String sequence) {
        BigDecimal difference = PreciseExp.exp(x).subtract(published).abs();
        assertTrue(difference.compareTo(published.movePointLeft(48)) < 0, () -> sequence + ": " + difference);
    }

    @Test
    void isOneAtZero() {
        assertEquals(0, BigDecimal.ONE.compareTo(PreciseExp.exp(BigDecimal.ZERO)));
    }

    @Test
    void turnsSumsIntoProductsOverTheWholeRange() {
        for (int i = -700; i <= 700; i += 7) {
            BigDecimal a = new BigDecimal(i).add(new BigDecimal("0.123456789"));
            BigDecimal b = new BigDecimal(i / 3).subtract(new BigDecimal("0.987654321"));
            BigDecimal product = PreciseExp.exp(a).multiply(PreciseExp.exp(b));
            assertEquals(PreciseExp.exp(a.add(b)).round(FORTY_FIVE_DIGITS), product.round(FORTY_FIVE_DIGITS));
        }
    }

    @Test
    void refusesArgumentsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> PreciseExp.exp(new BigDecimal("2000.1")));
        assertThrows(IllegalArgumentException.class, () -> PreciseExp.ulpError(Double.NaN, 1));
    }

    @Test
    void measuresInUlpsOfTheTrueValue() {
        assertEquals(0, PreciseExp.ulpError(0, 1));
        assertEquals(1, PreciseExp.ulpError(0, 1 + 0x1p-52));
        assertEquals(0.5, PreciseExp.ulpError(0, 1 - 0x1p-53));
        // e = 0x1.5bf0a8b145769535...p+1: the nearest double is 0x0.535... of an ulp below.
        assertEquals(0x0.535p0, PreciseExp.ulpError(1, 0x1.5bf0a8b145769p+1), 0x0.001p0);
        assertEquals(1 - 0x0.535p0, PreciseExp.ulpError(1, 0x1.5bf0a8b14576ap+1), 0x0.001p0);
        assertEquals(Double.NaN, PreciseExp.ulpError(1, Double.NaN));
    }

    @Test
    void measuresSubnormalResultsInUnitsOfTheLeastDouble() {
        double x = -740;
        double units = PreciseExp.exp(BigDecimal.valueOf(x))
                .divide(new BigDecimal(Double.MIN_VALUE), MathContext.DECIMAL64).doubleValue();
        assertEquals(units, PreciseExp.ulpError(x, 0), 1e-12 * units);
        assertEquals(Math.abs(units - 100), PreciseExp.ulpError(x, 100 * Double.MIN_VALUE), 1e-12 * units);
    }

    @Test
    void takesInfinityForTheNextNumberAfterTheGreatestDouble() {
        assertEquals(0, PreciseExp.ulpError(710, Double.POSITIVE_INFINITY));
        assertEquals(0, PreciseExp.ulpError(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertEquals(0, PreciseExp.ulpError(Double.NEGATIVE_INFINITY, 0));
        assertTrue(PreciseExp.ulpError(709.78, Double.POSITIVE_INFINITY) > 1e12);
        assertTrue(PreciseExp.ulpError(710, Double.MAX_VALUE) > 1e12);
    }
}
