package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.developer.compare.Contender.Expectation;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;

/** Job F: the first call of job A in a new JVM, and whole processes. */
final class ColdJob extends RaceJob {
    private static final String FIRST_CALL = "Bilane, first call in a new JVM";
    private static final String WHOLE_RUN = "bilane run --reps 1 --threads 1, whole process";
    private static final double LONGEST_FROM_PYTHON = 1.2;
    private static final String WHOLE_ORIGINAL = "original Python program, whole process";

    /** For the registry. */
    ColdJob() {
    }

    @Override
    public String name() {
        return "F";
    }

    @Override
    public String title() {
        return "job A cold: the first call in a new JVM, and whole processes";
    }

    @Override
    ReferenceProgram program(Setting setting) {
        return SumsJob.program(setting, TableKind.RANDOM);
    }

    @Override
    Effort effort(Effort asked) {
        return asked.cold();
    }

    @Override
    List<Contender> contenders(Setting setting) {
        ReferenceProgram program = program(setting);
        PythonContenders python = new PythonContenders(setting);
        List<Contender> contenders = new ArrayList<>();
        contenders.addAll(new JvmContenders(setting).firstCall(FIRST_CALL, program));
        contenders.add(new Contender(WHOLE_RUN, WHOLE_RUN, 1, Kind.BILANE, program, program.points(),
                Expectation.TOTAL, () -> run(setting, program)));
        contenders.addAll(new PackageContenders(setting).first(program));
        contenders.addAll(python.scipy(program));
        contenders.addAll(python.inEach(WHOLE_ORIGINAL, 1, Kind.SCIPY, program, Expectation.TOTAL,
                each -> new WholeProcessRunner(setting, List.of(each.command(),
                        setting.files().python("original.py").toString(), setting.files().data(program).toString()),
                        Double::parseDouble)));
        return contenders;
    }

    private static Runner run(Setting setting, ReferenceProgram program) throws AbsentException {
        String launcher = setting.launcher().orElseThrow(() -> new AbsentException(
                "this program was not started by its script, harness/bin/bilane", "start it so")).toString();
        // Without --threads it would compute on one thread, and once more on all cores.
        return new WholeProcessRunner(setting, List.of(launcher, "run", "--reps", "1", "--threads", "1", "--json",
                "--point-count", Long.toString(program.points())), WholeProcessRunner::totalOfJson);
    }

    @Override
    List<LongestTime> longestTimes() {
        return List.of(new LongestTime(PackageContenders.choice(PackageContenders.FIRST), LONGEST_FROM_PYTHON, 1, "s"));
    }

    @Override
    List<Bar> bars() {
        return List.of(
                Bar.timesFaster(10, Choice.named(FIRST_CALL),
                        new Choice("SciPy's one process", standing -> standing.name().startsWith("SciPy"))),
                Bar.timesFaster(7, Choice.named(WHOLE_RUN), new Choice("the original Python program's whole process",
                        standing -> standing.name().startsWith(WHOLE_ORIGINAL))));
    }
}
