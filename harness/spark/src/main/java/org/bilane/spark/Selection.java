package org.bilane.spark;

import java.io.Serializable;
import org.bilane.kernel.Transform;

/**
 * Which surfaces of a stack are evaluated, and what is done to their values.
 *
 * @param from the first surface
 * @param to one past the last surface
 * @param transform what is stored or summed
 */
record Selection(int from, int to, Transform transform) implements Serializable {
    /**
     * The number of surfaces.
     *
     * @return at least 1
     */
    int count() {
        return to - from;
    }
}
