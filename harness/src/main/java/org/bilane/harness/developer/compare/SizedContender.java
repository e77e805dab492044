package org.bilane.harness.developer.compare;

import org.bilane.harness.reference.ReferenceProgram;

/** A contender whose process goes on from size to size. To be closed. */
final class SizedContender implements AutoCloseable {
    private final String name;
    private final Kind kind;
    private final ReferenceProgram whole;
    private final FirstCallRunner.Start start;
    private LineProcess process;

    /**
     * A contender; its process is started when its first size is.
     *
     * @param name what it is
     * @param kind what it is made of
     * @param whole the program with the most points
     * @param start starts its process
     */
    SizedContender(String name, Kind kind, ReferenceProgram whole, FirstCallRunner.Start start) {
        this.name = name;
        this.kind = kind;
        this.whole = whole;
        this.start = start;
    }

    /**
     * The contender in the race of a size.
     *
     * @param size its number of points is at most that of the whole program
     * @return the contender
     */
    Contender at(SmallSize size) {
        String named = size.named(name);
        return new Contender(named, named, 1, kind, whole, size.points(), Contender.Expectation.RESULT, () -> {
            if (process == null) {
                process = start.process();
            }
            return new SizedRunner(process, size.points());
        });
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
