package org.bilane.kernel.cpu;

import java.util.BitSet;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * An immutable set of CPU numbers, as the operating system counts them, in ascending order.
 *
 * <p>Its text form is the kernel's list format: {@code 0-3,8,10-11}, and the empty text for the empty set.
 */
public final class CpuSet {

    /** The highest CPU number a set can hold; several times what any kernel is built for. */
    public static final int MAX_CPU = 65_535;

    /** With no more digits each number is an int. */
    private static final int MAX_DIGITS = 9;

    private static final CpuSet EMPTY = new CpuSet(new BitSet());

    /** Never handed out and never changed after construction. */
    private final BitSet bits;

    private CpuSet(BitSet bits) {
        this.bits = bits;
    }

    /**
     * The set of no CPUs.
     *
     * @return the empty set
     */
    public static CpuSet empty() {
        return EMPTY;
    }

    /**
     * The set of the given CPUs.
     *
     * @param cpus CPU numbers, each 0 to {@link #MAX_CPU}, in any order; repeats count once
     * @return the set of them
     * @throws IllegalArgumentException if a number is out of range
     */
    public static CpuSet of(int... cpus) {
        BitSet bits = new BitSet();
        for (int cpu : cpus) {
            bits.set(checkCpu("cpu", cpu));
        }
        return new CpuSet(bits);
    }

    /**
     * The set of all CPUs from one number to another.
     *
     * @param first the lowest CPU, 0 to {@code last}
     * @param last the highest CPU, which belongs to the set, at most {@link #MAX_CPU}
     * @return the set {@code first..last}
     * @throws IllegalArgumentException if a number is out of range or {@code first > last}
     */
    public static CpuSet range(int first, int last) {
        checkCpu("first", first);
        checkCpu("last", last);
        if (first > last) {
            throw new IllegalArgumentException("first is " + first + ": must not be above last, " + last);
        }
        BitSet bits = new BitSet();
        bits.set(first, last + 1);
        return new CpuSet(bits);
    }

    /**
     * Reads the kernel's list format. White space around the list does not count.
     *
     * @param list numbers and ranges separated by commas, such as {@code 0-3,8,10-11}; empty for no CPUs
     * @return the set of the listed CPUs
     * @throws IllegalArgumentException if the text is not such a list, or a number is above {@link #MAX_CPU}
     */
    public static CpuSet parse(String list) {
        String text = list.strip();
        if (text.isEmpty()) {
            return EMPTY;
        }
        BitSet bits = new BitSet();
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            int first = number(dash < 0 ? part : part.substring(0, dash), list);
            int last = dash < 0 ? first : number(part.substring(dash + 1), list);
            if (first > last) {
                throw notAList(list);
            }
            bits.set(first, last + 1);
        }
        return new CpuSet(bits);
    }

    /**
     * The set a kernel CPU mask stands for.
     *
     * @param words the mask: bit {@code b} of word {@code w} is CPU {@code 64 w + b}
     * @return the set of the CPUs whose bits are set
     * @throws IllegalArgumentException if a CPU above {@link #MAX_CPU} is set
     */
    static CpuSet ofMask(long[] words) {
        BitSet bits = BitSet.valueOf(words);
        if (!bits.isEmpty()) {
            checkCpu("words", bits.length() - 1);
        }
        return new CpuSet(bits);
    }

    /**
     * This set as a kernel CPU mask.
     *
     * @return the words of the mask, no longer than the highest CPU needs; bit {@code b} of word {@code w} is
     *     CPU {@code 64 w + b}
     */
    long[] toMask() {
        return bits.toLongArray();
    }

    /**
     * Whether a CPU belongs to this set.
     *
     * @param cpu any number
     * @return true if it is a CPU of this set
     */
    public boolean contains(int cpu) {
        return cpu >= 0 && bits.get(cpu);
    }

    /**
     * Whether all CPUs of another set belong to this one.
     *
     * @param other the set that may be a part of this one
     * @return true if it is
     */
    public boolean containsAll(CpuSet other) {
        return other.intersection(this).equals(other);
    }

    /**
     * Whether this set and another have a CPU in common.
     *
     * @param other the other set
     * @return true if they have
     */
    public boolean intersects(CpuSet other) {
        return bits.intersects(other.bits);
    }

    /**
     * The CPUs this set and another have in common.
     *
     * @param other the other set
     * @return the common part, possibly empty
     */
    public CpuSet intersection(CpuSet other) {
        BitSet common = (BitSet) bits.clone();
        common.and(other.bits);
        return new CpuSet(common);
    }

    /**
     * Whether this is the set of no CPUs.
     *
     * @return true if it has no CPU
     */
    public boolean isEmpty() {
        return bits.isEmpty();
    }

    /**
     * How many CPUs this set has.
     *
     * @return their number
     */
    public int size() {
        return bits.cardinality();
    }

    /**
     * The lowest CPU of this set.
     *
     * @return its number
     * @throws IllegalStateException if the set is empty
     */
    public int first() {
        if (isEmpty()) {
            throw new IllegalStateException("the set of CPUs is empty: it has no first one");
        }
        return bits.nextSetBit(0);
    }

    /**
     * The CPUs of this set.
     *
     * @return their numbers in ascending order
     */
    public IntStream stream() {
        return bits.stream();
    }

    /**
     * The CPUs of this set or another.
     *
     * @param other the other
     * @return those in either
     */
    CpuSet union(CpuSet other) {
        BitSet either = (BitSet) bits.clone();
        either.or(other.bits);
        return new CpuSet(either);
    }

    /**
     * The CPUs of this set that another has not.
     *
     * @param other the other
     * @return those in this set alone
     */
    CpuSet without(CpuSet other) {
        BitSet rest = (BitSet) bits.clone();
        rest.andNot(other.bits);
        return new CpuSet(rest);
    }

    /**
     * The CPUs of this set, without a stream, whose first use takes the JVM a few milliseconds.
     *
     * @return their numbers in ascending order; a new array at each call
     */
    int[] toArray() {
        int[] cpus = new int[size()];
        int cpu = -1;
        for (int i = 0; i < cpus.length; i++) {
            cpu = bits.nextSetBit(cpu + 1);
            cpus[i] = cpu;
        }
        return cpus;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet set && bits.equals(set.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    /**
     * The kernel's list format of this set, which {@link #parse} reads.
     *
     * @return such as {@code 0-3,8,10-11}
     */
    @Override
    public String toString() {
        StringJoiner list = new StringJoiner(",");
        for (int first = bits.nextSetBit(0); first >= 0;) {
            int end = bits.nextClearBit(first);
            list.add(end == first + 1 ? Integer.toString(first) : first + "-" + (end - 1));
            first = bits.nextSetBit(end);
        }
        return list.toString();
    }

    private static int number(String digits, String list) {
        int number = plainNumber(digits);
        if (number < 0 || number > MAX_CPU) {
            throw notAList(list);
        }
        return number;
    }

    /**
     * The number that some digits stand for. {@link Integer#parseInt} alone would also take signs and the digits of
     * other scripts.
     *
     * @param digits 0 to 9, at most nine of them
     * @return the number; negative if they are none, or too many, or there is anything else
     */
    static int plainNumber(String digits) {
        boolean plain = !digits.isEmpty() && digits.length() <= MAX_DIGITS;
        for (int i = 0; i < digits.length() && plain; i++) {
            plain = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        return plain ? Integer.parseInt(digits) : -1;
    }

    private static IllegalArgumentException notAList(String list) {
        return new IllegalArgumentException("list is \"" + list + "\": must be CPU numbers and ranges up to "
                + MAX_CPU + ", such as 0-3,8,10-11");
    }

    private static int checkCpu(String name, int cpu) {
        if (cpu < 0 || cpu > MAX_CPU) {
            throw new IllegalArgumentException(name + " is " + cpu + ": must be 0 to " + MAX_CPU);
        }
        return cpu;
    }
}
