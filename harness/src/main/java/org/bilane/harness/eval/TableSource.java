package org.bilane.harness.eval;

import java.nio.file.Path;
import org.bilane.harness.array.StoredArray;
import org.bilane.kernel.SurfaceStack;

/** An open file that holds the surfaces of a family. */
sealed interface TableSource {
    /**
     * The file or array, for messages.
     *
     * @return its name
     */
    String name();

    /**
     * What it holds, for messages.
     *
     * @return a shape, such as {@code (50, 60, 70)}
     */
    String shapeText();

    /**
     * An array, of which a stack has yet to be made.
     *
     * @param array in C order (K, nx, ny) or (nx, ny)
     */
    record Array(StoredArray array) implements TableSource {
        @Override
        public String name() {
            return array.name();
        }

        @Override
        public String shapeText() {
            return array.shapeText();
        }
    }

    /**
     * A stack file, which was read.
     *
     * @param file its name
     * @param stack its content
     */
    record Stack(Path file, SurfaceStack stack) implements TableSource {
        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public String shapeText() {
            return "(" + stack.surfaceCount() + ", " + stack.xAxis().size() + ", " + stack.yAxis().size() + ")";
        }
    }
}
