package org.bilane.harness.cli;

import static java.util.Map.entry;

import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.IStringConverterInstanceFactory;
import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.bilane.harness.eval.AxisSource;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.pool.ChunkSize;

/** Finds what reads the value of an option: it follows from the type of the option's field. */
final class OptionConverters implements IStringConverterInstanceFactory {
    private static final Map<Class<?>, Function<String, IStringConverter<?>>> BY_TYPE = Map.ofEntries(
            entry(int.class, IntConverter::new),
            entry(Integer.class, IntConverter::new),
            entry(long.class, LongConverter::new),
            entry(Long.class, LongConverter::new),
            entry(Path.class, PathConverter::new),
            entry(ArrayName.class, ArrayNameConverter::new),
            entry(AxisSource.class, AxisConverter::new),
            entry(ChunkSize.class, ChunkSizeConverter::new),
            entry(TimeLimit.class, TimeLimitConverter::new),
            entry(Duration.class, MinutesConverter::new));

    @Override
    public IStringConverter<?> getConverterInstance(Parameter option, Class<?> type, String name) {
        if (type.isEnum()) {
            return wordConverter(name, type);
        }
        Function<String, IStringConverter<?>> converter = BY_TYPE.get(type);
        return converter == null ? null : converter.apply(name);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static IStringConverter<?> wordConverter(String name, Class<?> type) {
        return new WordConverter(name, type);
    }
}
