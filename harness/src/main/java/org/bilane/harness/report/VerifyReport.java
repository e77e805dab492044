package org.bilane.harness.report;

import com.github.freva.asciitable.HorizontalAlign;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bilane.harness.verify.Check;
import org.bilane.kernel.ExecutionPath;

/**
 * What was verified, for people and for programs.
 *
 * @param checks the results
 * @param path the way that this JVM evaluates
 * @param seed what the random input followed from
 * @param seconds how long all took
 */
public record VerifyReport(List<Check> checks, ExecutionPath path, long seed, double seconds) {
    /**
     * Whether nothing failed.
     *
     * @return false if a bound is exceeded or bits differ
     */
    public boolean ok() {
        return failed() == 0;
    }

    /**
     * The checks that failed.
     *
     * @return how many
     */
    public long failed() {
        return count(Check.Status.FAILED);
    }

    /**
     * A table with a row for each check, and a line that sums up.
     *
     * @return lines, each ended by a line break
     */
    public String text() {
        List<List<String>> rows = checks.stream().map(VerifyReport::row).toList();
        return TextTable.of(List.of("check", "range", "cases", "worst", "bound", "unit", "result", "at"),
                HorizontalAlign.LEFT, rows) + "\n" + summary() + "\n";
    }

    /**
     * How many checks passed or failed, and how.
     *
     * @return one line
     */
    public String summary() {
        long left = count(Check.Status.NOT_RUN);
        return (ok() ? "" : failed() + " of ") + Units.counted(checks.size() - left, "check")
                + (ok() ? " passed" : " failed") + (left == 0 ? "" : ", " + left + " not run") + "; "
                + EnumWord.of(path.kind()) + " path, " + (path.fma() ? "with" : "without") + " FMA, seed " + seed + ", "
                + Units.seconds(seconds);
    }

    private long count(Check.Status status) {
        return checks.stream().filter(check -> check.status() == status).count();
    }

    private static List<String> row(Check check) {
        return List.of(check.name(), check.range(), Units.count(check.cases()),
                Double.isNaN(check.worst()) ? "-" : number(check.worst()), number(check.bound()), check.unit(),
                EnumWord.of(check.status()).replace('_', ' '), check.at());
    }

    private static String number(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, value < 1e-3 ? "%.1e" : "%.4f", value);
    }

    /**
     * One JSON object: {@code path}, {@code fma}, {@code seed}, {@code seconds}, {@code checks} (each with
     * {@code name}, {@code range}, {@code cases}, {@code worst}, {@code unit}, {@code bound}, {@code at} and
     * {@code ok}) and {@code ok}. A check that was not run has null for {@code worst} and {@code ok}; a worst case
     * that is wrong altogether has null for {@code worst} too, but false for {@code ok}.
     *
     * @return the object in one line
     * @throws IOException never, as all its members can be written
     */
    public String json() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("path", EnumWord.of(path.kind()));
        object.put("fma", path.fma());
        object.put("seed", seed);
        object.put("seconds", seconds);
        object.put("checks", checks.stream().map(VerifyReport::members).toList());
        object.put("ok", ok());
        return Json.line(object);
    }

    private static Map<String, Object> members(Check check) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", check.name());
        object.put("range", check.range());
        object.put("cases", check.cases());
        object.put("worst", check.worst());
        object.put("unit", check.unit());
        object.put("bound", check.bound());
        object.put("at", check.at());
        object.put("ok", switch (check.status()) {
            case PASSED -> true;
            case FAILED -> false;
            case NOT_RUN -> null;
        });
        return object;
    }
}
