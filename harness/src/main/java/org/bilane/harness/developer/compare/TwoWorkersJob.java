package org.bilane.harness.developer.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;

/** Job A2: job A with two workers, beside one and beside peers with two threads. */
final class TwoWorkersJob extends RaceJob {
    private static final int WORKERS = 2;
    private static final String TWO_PROCESSES = "Bilane, half of two calls in 2 processes at once";

    /** For the registry. */
    TwoWorkersJob() {
    }

    @Override
    public String name() {
        return "A2";
    }

    @Override
    public String title() {
        return "job A with 2 workers, and peers with 2 threads";
    }

    @Override
    ReferenceProgram program(Setting setting) {
        return SumsJob.program(setting, TableKind.RANDOM);
    }

    @Override
    List<Contender> contenders(Setting setting) {
        ReferenceProgram program = program(setting);
        JvmContenders jvm = new JvmContenders(setting);
        List<Contender> contenders = new ArrayList<>();
        contenders.addAll(jvm.bilane(program, WORKERS));
        contenders.addAll(jvm.bilane(program, 1));
        contenders.add(jvm.twoProcesses(TWO_PROCESSES, program));
        contenders.addAll(new CContenders(setting).of(program, WORKERS));
        contenders.add(jvm.parallelStream(program, WORKERS));
        contenders.addAll(new PythonContenders(setting).of(program, WORKERS));
        contenders.addAll(new MomentsContenders(setting).of(program, WORKERS));
        return contenders;
    }

    @Override
    List<Verdict> verdicts(List<Standing> standings) {
        List<Verdict> verdicts = new ArrayList<>(super.verdicts(standings));
        verdicts.addFirst(scaling(standings));
        return verdicts;
    }

    /** Two workers beside one or, where the two cores are not worth two, beside processes that share nothing. */
    private static Verdict scaling(List<Standing> standings) {
        Choice two = Choice.named(JvmContenders.bilane(WORKERS));
        Verdict beside1 = Bar.timesFaster(1.75, two, Choice.named(JvmContenders.bilane(1))).judge(standings);
        Verdict besideProcesses =
                Bar.timesFaster(0.95, two, Choice.named(TWO_PROCESSES)).judge(standings);
        Optional<Boolean> met = Stream.of(beside1, besideProcesses).flatMap(verdict -> verdict.met().stream())
                .reduce(Boolean::logicalOr);
        return new Verdict(beside1.bar() + ", or 0.95 times as fast as " + TWO_PROCESSES, beside1.ratio(),
                beside1.measured() + ", or " + besideProcesses.measured(), met);
    }

    @Override
    List<Bar> bars() {
        Choice two = Choice.named(JvmContenders.bilane(WORKERS));
        return List.of(Bar.timesFaster(10, two, Choice.of("numba's best with 2 threads", Kind.NUMBA, WORKERS)));
    }
}
