package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Derivatives beside SciPy's splines of degree 1, where a Python with SciPy is there: {@code make_interp_spline} along
 * x, and for each point another one along y through what that gives; and {@code PPoly} along x at a knot of y. {@code
 * RectBivariateSpline.ev} refuses derivatives of splines of degree 1, and not every SciPy has {@code NdBSpline}.
 */
@Timeout(120)
class GradientsBesideScipyTest {
    private static final String MAKE = """
            import numpy as np
            from scipy.interpolate import PPoly, make_interp_spline
            random = np.random.default_rng(3)
            np.save("x.npy", np.cumsum(0.1 + random.random(9)))
            np.save("y.npy", np.cumsum(0.1 + random.random(7)) - 2)
            np.save("z.npy", random.normal(size=(9, 7)))
            x, y = np.load("x.npy"), np.load("y.npy")
            px = np.concatenate([random.uniform(x[0], x[-1], 2000), random.uniform(x[0], x[-1], 500)])
            py = np.concatenate([random.uniform(y[0], y[-1], 2000), np.full(500, y[2])])
            np.save("p.npy", [px, py])
            """;

    private static final String COMPARE = """
            import numpy as np
            from scipy.interpolate import PPoly, make_interp_spline
            x, y, z, (px, py) = (np.load(name + ".npy") for name in ("x", "y", "z", "p"))
            for name, nx, ny in (("values", 0, 0), ("dx", 1, 0), ("dy", 0, 1)):
                along_y = make_interp_spline(x, z, k=1)(px, nx)
                expected = [float(make_interp_spline(y, row, k=1)(at, ny)) for row, at in zip(along_y, py)]
                np.testing.assert_allclose(np.load(name + ".npy"), expected, rtol=1e-11, atol=1e-11)
            row = PPoly(np.stack([np.diff(z[:, 2]) / np.diff(x), z[:-1, 2]]), x)
            np.testing.assert_allclose(np.load("dx.npy")[2000:], row(px[2000:], nu=1), rtol=1e-11, atol=1e-11)
            """;

    @TempDir
    private Path folder;

    @Test
    void derivativesAreThoseOfLinearSplines() throws Exception {
        assumeTrue(python(MAKE) == 0, () -> "Python 3 with NumPy and SciPy is missing: " + errors());
        InProcess result = new EvalFiles(folder).eval("--surfaces @z.npy --x-axis @x.npy --y-axis @y.npy"
                + " --points @p.npy --transform identity --out @values.npy --dx @dx.npy --dy @dy.npy");
        assertEquals(0, result.status(), result.err());
        assertEquals(0, python(COMPARE), this::errors);
    }

    /** The command line in this JVM, with names in a folder. */
    private record EvalFiles(Path folder) {
        InProcess eval(String arguments) {
            String[] words = ("eval " + arguments).split(" +");
            for (int i = 0; i < words.length; i++) {
                words[i] = words[i].startsWith("@") ? folder.resolve(words[i].substring(1)).toString() : words[i];
            }
            return InProcess.run(words);
        }
    }

    private int python(String program) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("program.py"), program);
        try {
            return new ProcessBuilder(List.of("python3", file.toString())).directory(folder.toFile())
                    .redirectOutput(folder.resolve("out.txt").toFile())
                    .redirectError(folder.resolve("err.txt").toFile()).start().waitFor();
        } catch (IOException noSuchCommand) {
            return -1;
        }
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("err.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
