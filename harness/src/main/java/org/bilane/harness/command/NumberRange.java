package org.bilane.harness.command;

import com.beust.jcommander.IValueValidator;
import com.beust.jcommander.ParameterException;
import org.bilane.harness.reference.ReferenceProgram;

/**
 * The range that the number of an option must lie in; a subclass for each range. JCommander makes the instances itself,
 * and so the subclasses and their constructors are public.
 */
public abstract class NumberRange implements IValueValidator<Number> {
    /** Far above any machine, and low enough that the threads can be started. */
    public static final int MOST_THREADS = 4096;
    /** Times that are kept for each number of threads: 8 MB of them. */
    public static final int MOST_REPETITIONS = 1_000_000;

    private final long least;
    private final long most;

    private NumberRange(long least, long most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public void validate(String option, Number value) {
        if (value.longValue() < least) {
            throw new ParameterException(option + " " + value + ": must be at least " + least);
        } else if (value.longValue() > most) {
            throw new ParameterException(option + " " + value + ": must be at most " + most);
        }
    }

    /** From 0 on. */
    public static final class NotNegative extends NumberRange {
        /** For JCommander. */
        public NotNegative() {
            super(0, Long.MAX_VALUE);
        }
    }

    /** From 1 on. */
    public static final class Positive extends NumberRange {
        /** For JCommander. */
        public Positive() {
            super(1, Long.MAX_VALUE);
        }
    }

    /** How many knots an axis can have. */
    public static final class Knots extends NumberRange {
        /** For JCommander. */
        public Knots() {
            super(2, ReferenceProgram.MOST_KNOTS);
        }
    }

    /** How many threads can work. */
    public static final class Threads extends NumberRange {
        /** For JCommander. */
        public Threads() {
            super(1, MOST_THREADS);
        }
    }

    /** How often something can be repeated. */
    public static final class Repetitions extends NumberRange {
        /** For JCommander. */
        public Repetitions() {
            super(1, MOST_REPETITIONS);
        }
    }
}
