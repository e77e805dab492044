package org.bilane.kernel.reference;

import java.util.random.RandomGenerator;

/** How the values of a random surface are drawn. */
public enum ValueKind {
    /** In [0, 1). */
    UNIFORM {
        @Override
        double draw(RandomGenerator random, double centre) {
            return random.nextDouble();
        }
    },
    /**
     * Within some ulps of one number of the surface, so that differences of corners lose nearly all digits.
     */
    CLUSTERED {
        @Override
        double draw(RandomGenerator random, double centre) {
            return centre + random.nextInt(-8, 9) * Math.ulp(centre);
        }
    },
    /** Of both signs, from 8e307 to the largest double, so that differences and sums of corners overflow. */
    HUGE {
        @Override
        double draw(RandomGenerator random, double centre) {
            return sign(random) * random.nextDouble(8e307, Double.MAX_VALUE);
        }
    },
    /** Of both signs and around 1e-305, so that products with weights are subnormal. */
    TINY {
        @Override
        double draw(RandomGenerator random, double centre) {
            return random.nextDouble(-1, 1) * 1e-305;
        }
    },
    /** Of both signs and subnormal, zeros of both signs among them. */
    SUBNORMAL {
        @Override
        double draw(RandomGenerator random, double centre) {
            long bits = random.nextLong(1L << random.nextInt(Double.PRECISION));
            return sign(random) * Double.longBitsToDouble(bits);
        }
    },
    /** Of both signs, with every power of two from -1000 to 1000 as likely, and zeros. */
    ALL_MAGNITUDES {
        @Override
        double draw(RandomGenerator random, double centre) {
            if (random.nextInt(16) == 0) {
                return sign(random) * 0.0;
            }
            return sign(random) * Math.scalb(random.nextDouble(1, 2), random.nextInt(-1000, 1001));
        }
    },
    /** One number all over the surface. */
    CONSTANT {
        @Override
        double draw(RandomGenerator random, double centre) {
            return centre;
        }
    },
    /** Logarithms whose exponentials are normal numbers: in [-700, 700). */
    LOGARITHMS {
        @Override
        double draw(RandomGenerator random, double centre) {
            return random.nextDouble(-700, 700);
        }
    },
    /** Logarithms of numbers of which one in eight is zero: -infinity there. */
    WITH_NEGATIVE_INFINITY {
        @Override
        double draw(RandomGenerator random, double centre) {
            return random.nextInt(8) == 0 ? Double.NEGATIVE_INFINITY : random.nextDouble(-20, 0);
        }
    },
    /** In [-1, 1), one in eight +infinity. */
    WITH_POSITIVE_INFINITY {
        @Override
        double draw(RandomGenerator random, double centre) {
            return random.nextInt(8) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(-1, 1);
        }
    },
    /** In [-1, 1), one in eight NaN. */
    WITH_NAN {
        @Override
        double draw(RandomGenerator random, double centre) {
            return random.nextInt(8) == 0 ? Double.NaN : random.nextDouble(-1, 1);
        }
    },
    /** In [-1, 1), one in four NaN or an infinity, so that they meet in cells. */
    WITH_ALL_SPECIALS {
        @Override
        double draw(RandomGenerator random, double centre) {
            return switch (random.nextInt(12)) {
                case 0 -> Double.NEGATIVE_INFINITY;
                case 1 -> Double.POSITIVE_INFINITY;
                case 2 -> Double.NaN;
                default -> random.nextDouble(-1, 1);
            };
        }
    };

    /**
     * Draws a stack.
     *
     * @param surfaces the count of surfaces, K
     * @param nodes the count of values of each, nx * ny
     * @param random where the randomness comes from
     * @return K * nodes values, surface by surface
     */
    public double[] values(int surfaces, int nodes, RandomGenerator random) {
        double[] z = new double[surfaces * nodes];
        for (int k = 0; k < surfaces; k++) {
            double centre = random.nextDouble(-100, 100);
            for (int node = 0; node < nodes; node++) {
                z[k * nodes + node] = draw(random, centre);
            }
        }
        return z;
    }

    /**
     * Draws one value.
     *
     * @param random where the randomness comes from
     * @param centre a number in [-100, 100) that is the same for a whole surface
     * @return the value
     */
    abstract double draw(RandomGenerator random, double centre);

    private static double sign(RandomGenerator random) {
        return random.nextBoolean() ? 1 : -1;
    }
}
