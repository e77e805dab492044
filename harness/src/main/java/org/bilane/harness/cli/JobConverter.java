package org.bilane.harness.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bilane.harness.reference.Job;

/** The value of an option that names a {@link Job}. */
final class JobConverter extends WordConverter<Job> {
    /**
     * A converter.
     *
     * @param option the option's name
     */
    JobConverter(String option) {
        super(option, meanings());
    }

    private static Map<String, Job> meanings() {
        Map<String, Job> words = new LinkedHashMap<>();
        words.put("sums", Job.SUMS);
        words.put("surface", Job.SURFACE);
        words.put("values", Job.VALUES);
        return words;
    }
}
