package org.bilane.spark;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** The sizes of the tasks that Spark sends, from the line that it logs for each: nothing else tells them. */
final class SentTasks extends AbstractAppender implements AutoCloseable {
    private static final Pattern LINE = Pattern.compile("Starting task .*?, (\\d+) bytes\\)");

    private final List<Integer> bytes = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LogManager.getLogger("org.apache.spark.scheduler.TaskSetManager");

    SentTasks() {
        super("sent tasks", null, null, true, Property.EMPTY_ARRAY);
        start();
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
        logger.addAppender(this);
    }

    @Override
    public void append(LogEvent event) {
        Matcher matcher = LINE.matcher(event.getMessage().getFormattedMessage());
        if (matcher.find()) {
            bytes.add(Integer.valueOf(matcher.group(1)));
        }
    }

    /** The sizes so far, in bytes. */
    List<Integer> bytes() {
        return List.copyOf(bytes);
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        logger.setLevel(Level.OFF);
        stop();
    }
}
