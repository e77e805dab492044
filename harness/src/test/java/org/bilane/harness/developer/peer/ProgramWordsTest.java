package org.bilane.harness.developer.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.bilane.harness.reference.AxesKind;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.TableKind;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.Test;

/** A program travels to another process and arrives the same. */
class ProgramWordsTest {
    @Test
    void parsesWhatItWrites() {
        ReferenceProgram program = new ReferenceProgram(Job.VALUES, Transform.IDENTITY, TableKind.SMOOTH,
                AxesKind.LOG10, Layout.POINT_MAJOR, 7, 3, 1L << 33, -5);

        assertEquals("VALUES,IDENTITY,SMOOTH,LOG10,POINT_MAJOR,7,3,8589934592,-5", ProgramWords.of(program));
        assertEquals(program, ProgramWords.parse(ProgramWords.of(program)));
    }

    @Test
    void refusesOtherWords() {
        assertThrows(IllegalArgumentException.class, () -> ProgramWords.parse("SUMS,EXP"));
        assertThrows(IllegalArgumentException.class,
                () -> ProgramWords.parse("SUMS,SIN,RANDOM,LINEAR,SURFACE_MAJOR,50,50,10,1"));
    }
}
