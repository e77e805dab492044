package org.bilane.harness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.reference.ReferenceProgram;

/** A job that is one race, judged by the ratios of its medians. */
abstract class RaceJob implements ComparisonJob {
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
     * @param setting what is at hand
     * @return the contenders, the library first
     */
    List<Contender> contenders(Setting setting) {
        ReferenceProgram program = program(setting);
        JvmContenders jvm = new JvmContenders(setting);
        List<Contender> contenders = new ArrayList<>();
        contenders.add(jvm.bilane(program, 1));
        contenders.addAll(new CContenders(setting).of(program, 1));
        contenders.addAll(jvm.others(program));
        contenders.addAll(new PythonContenders(setting).of(program, 1));
        return contenders;
    }

    /** What is to hold. */
    abstract List<Bar> bars();

    /** What is to hold by the clock. */
    List<LongestTime> longestTimes() {
        return List.of();
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

    @Override
    public JobResult run(Setting setting) throws IOException {
        List<Contender> contenders = contenders(setting);
        Race race = new Race(setting, effort(setting.effort()));
        List<Standing> standings;
        try (Setting.Turns turns = setting.course().begin("job " + name() + ": " + title(),
                race.turns(contenders.size()))) {
            standings = race.run(contenders, turns);
        }
        List<Verdict> verdicts = new ArrayList<>(bars().stream().map(bar -> bar.judge(standings)).toList());
        longestTimes().forEach(limit -> verdicts.add(limit.judge(standings)));
        return new JobResult(name(), title(), standings, setting.judged(verdicts), List.of());
    }
}
