package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.ReferenceProgram;

/** A job that is one race, judged by the ratios of its medians. */
abstract class RaceJob implements ComparisonJob {
    /** What a call may take in times of the other checkout's: a tenth more is within the noise of most machines. */
    static final double MOST_BESIDE_BEFORE = 1.1;

    /** For subclasses. */
    RaceJob() {
    }

    /**
     * What is computed.
     *
     * @param setting tells the sizes
     * @return the program
     */
    abstract ReferenceProgram program(Setting setting);

    /**
     * Who takes part: the library on the calling thread, and all others on one thread, unless the job is special.
     *
     * @param setting what the comparison runs with
     * @return the contenders, the library first, each of another checkout behind its like
     */
    List<Contender> contenders(Setting setting) {
        ReferenceProgram program = program(setting);
        JvmContenders jvm = new JvmContenders(setting);
        List<Contender> contenders = new ArrayList<>();
        contenders.addAll(jvm.bilane(program, 1));
        contenders.addAll(new CContenders(setting).of(program, 1));
        contenders.addAll(jvm.others(program));
        contenders.addAll(new PythonContenders(setting).of(program, 1));
        contenders.addAll(new MomentsContenders(setting).of(program, 1));
        return contenders;
    }

    /** What is to hold. */
    abstract List<Bar> bars();

    /** What is to hold by the clock. */
    List<LongestTime> longestTimes() {
        return List.of();
    }

    /**
     * Judges the race.
     *
     * @param standings how the contenders did
     * @return what came of the bars, unless the job has more to judge
     */
    List<Verdict> verdicts(List<Standing> standings) {
        return bars().stream().map(bar -> bar.judge(standings)).toList();
    }

    /**
     * How much is measured.
     *
     * @param asked what was asked for
     * @return the same, unless the job is special
     */
    Effort effort(Effort asked) {
        return asked;
    }

    @Override
    public boolean isRace() {
        return true;
    }

    /** Each contender of the library beside that of the other checkout, which stands behind it. */
    private static List<Bar> besideBefore(List<Contender> contenders) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 1; i < contenders.size(); i++) {
            if (contenders.get(i).kind() == Kind.BEFORE) {
                bars.add(Bar.atMost(MOST_BESIDE_BEFORE, Choice.named(contenders.get(i - 1).name()),
                        Choice.named(contenders.get(i).name())));
            }
        }
        return bars;
    }

    @Override
    public JobResult run(Setting setting) throws IOException {
        List<Contender> contenders = contenders(setting);
        Race race = new Race(setting, effort(setting.effort()));
        List<Standing> standings;
        try (Setting.Turns turns = setting.course().begin("job " + name() + ": " + title(),
                race.turns(contenders.size()))) {
            standings = race.run(contenders, turns);
        }
        List<Verdict> verdicts = new ArrayList<>(verdicts(standings));
        besideBefore(contenders).forEach(bar -> verdicts.add(bar.judge(standings)));
        longestTimes().forEach(limit -> verdicts.add(limit.judge(standings)));
        return new JobResult(name(), title(), standings, setting.judged(verdicts), List.of());
    }
}
