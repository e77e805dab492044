package org.bilane.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.Test;

/** The line that says what a run does. */
class RunReportTest {
    @Test
    void theTitleIsTheSameInEveryLanguage() {
        ReferenceProgram program = new ReferenceProgram(Job.SUMS, Transform.EXP, TableKind.RANDOM, Layout.SURFACE_MAJOR,
                50, 50, 1_000_000, 1);
        Locale before = Locale.getDefault();
        try {
            for (String language : new String[] {"en-US", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"}) {
                Locale.setDefault(Locale.forLanguageTag(language));
                assertEquals("sums of exp: 50 surfaces of 50x50, 1,000,000 points, random table",
                        RunReport.title(program), language);
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
