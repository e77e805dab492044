package org.bilane.harness.hdf5;

import static io.jhdf.Constants.UNDEFINED_ADDRESS;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.jhdf.storage.HdfBackingStorage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.Dimension;
import org.bilane.harness.array.ElementType;
import org.bilane.harness.array.Elements;
import org.bilane.harness.array.FlatArray;
import org.bilane.harness.array.MappedFile;
import org.bilane.harness.array.MemoryArray;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.array.StoredType;
import org.bilane.harness.array.ValueRule;
import org.bilane.harness.file.PlatformProblem;

/** An HDF5 or netCDF-4 file. Its structure is read when it is opened, and all attributes; no data is. */
public final class Hdf5File implements ArrayFile {
    /** What stands between an array and its attribute in a name. */
    private static final char ATTRIBUTE = '@';

    private final Path file;
    private final StructureChannel channel;
    private final HdfBackingStorage storage;
    private final Structure structure;
    private final boolean isNetcdf;
    /** What addresses are counted from. */
    private final long userBlock;
    /** By name: the order of a group's index may be that of hashes. */
    private final Map<String, ArrayInfo> infos = new TreeMap<>();

    private Hdf5File(Path file, StructureChannel channel) throws ArrayException {
        this.file = file;
        this.channel = channel;
        HdfFile hdf = Library.call(file.toString(), () -> new HdfFile(channel));
        storage = hdf.getHdfBackingStorage();
        userBlock = hdf.getUserBlockSize();
        structure = new Structure(file.toString(), hdf, channel);
        DatasetDimensions dimensions = new DatasetDimensions(structure);
        for (Map.Entry<String, Dataset> each : structure.datasets().entrySet()) {
            try {
                Attributes attributes = Attributes.of(each.getKey(), each.getValue(), structure);
                if (!dimensions.isOnlyDimension(each.getKey())) {
                    infos.put(each.getKey(), info(each.getKey(), each.getValue(), attributes, dimensions));
                }
            } catch (ArrayException e) {
                structure.addUnreadable(e);
            }
        }
        isNetcdf = dimensions.areNetcdf();
    }

    /**
     * Opens a file.
     *
     * @param file a regular file that begins, perhaps behind a user block, with HDF5's signature
     * @return the file
     * @throws ArrayException if its structure cannot be read
     */
    public static Hdf5File open(Path file) throws ArrayException {
        try {
            StructureChannel channel = new StructureChannel(file);
            try {
                return new Hdf5File(file, channel);
            } catch (ArrayException | RuntimeException | Error e) {
                channel.release();
                throw e;
            }
        } catch (ArrayException e) {
            throw e;
        } catch (IOException e) {
            throw new ArrayException(file.toString(), "cannot be read: " + PlatformProblem.of(e, file), e);
        }
    }

    private static ArrayInfo info(String path, Dataset dataset, Attributes attributes, DatasetDimensions dimensions)
            throws ArrayException {
        long[] shape = Library.call(path, dataset::getDimensionsAsLong);
        requireCountable(path, shape);
        long size = Library.call(path, dataset::getSize);
        Optional<StoredType> type = type(dataset, attributes);
        boolean hasNone = shape.length == 0 && size == 0;
        String values = type.isEmpty() ? "" : DatasetValues.of(path, dataset, type.get(), attributes).text();
        String described = type.map(StoredType::describe)
                .orElseGet(() -> DatasetType.describe(dataset));
        return new ArrayInfo(path, shape, hasNone ? described + ", without data" : described,
                type.isPresent() && !hasNone, Library.call(path, () -> storage(dataset)), attributes.forPeople(),
                dimensions.of(path, shape.length), values);
    }

    private static void requireCountable(String path, long[] shape) throws ArrayException {
        if (Arrays.stream(shape).anyMatch(length -> length < 0)) {
            throw new ArrayException(path, "has an axis of 2^63 indices or more");
        }
        try {
            Math.multiplyExact(Arrays.stream(shape).map(length -> Math.max(1, length))
                    .reduce(1, Math::multiplyExact), 8L);
        } catch (ArithmeticException e) {
            throw new ArrayException(path, "has the shape " + StoredArray.shapeText(shape)
                    + ", which at 8 bytes an element is 2^63 bytes or more", e);
        }
    }

    private static Optional<StoredType> type(Dataset dataset, Attributes attributes) throws ArrayException {
        boolean unsigned = attributes.text("_Unsigned").filter("true"::equalsIgnoreCase).isPresent();
        return DatasetType.numbers(dataset, unsigned);
    }

    private static String storage(Dataset dataset) {
        if (dataset instanceof ChunkedDataset chunked) {
            List<FilterInfo> filters = filters(dataset);
            return "chunks " + StoredArray.shapeText(Arrays.stream(chunked.getChunkDimensions()).asLongStream()
                    .toArray()) + (filters.isEmpty() ? "" : ", " + Filters.describe(filters));
        }
        if (dataset instanceof ContiguousDataset contiguous) {
            return contiguous.getDataAddress() == UNDEFINED_ADDRESS ? "never written" : "contiguous";
        }
        return "compact";
    }

    private static List<FilterInfo> filters(Dataset dataset) {
        return ((DatasetBase) dataset).getHeader().getMessagesOfType(FilterPipelineMessage.class).stream()
                .flatMap(message -> message.getFilters().stream()).toList();
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public String format() {
        return isNetcdf ? "netCDF-4" : "HDF5";
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public List<ArrayInfo> arrays() {
        return List.copyOf(infos.values());
    }

    @Override
    public List<String> unreadable() {
        return List.copyOf(structure.unreadable());
    }

    @Override
    public Optional<ArrayInfo> find(String name) {
        String path = name.startsWith("/") ? name : "/" + name;
        ArrayInfo info = infos.get(structure.resolved(path));
        int at = path.lastIndexOf(ATTRIBUTE);
        return info != null || at < 0 ? Optional.ofNullable(info)
                : attribute(structure.resolved(path.substring(0, at)), path.substring(at + 1));
    }

    /** Numbers beside an array, as an array of one axis. */
    private Optional<ArrayInfo> attribute(String path, String name) {
        return Optional.ofNullable(infos.get(path)).flatMap(info -> info.attribute(name))
                .filter(attribute -> attribute.numbers().size() > 1)
                .map(attribute -> new ArrayInfo(path + ATTRIBUTE + name, new long[] {attribute.numbers().size()},
                        "float64", true, "attribute", List.of(), List.of(Dimension.UNNAMED), ""));
    }

    @Override
    public StoredArray open(ArrayInfo array) throws ArrayException {
        String name = file + ":" + array.name();
        if (!structure.datasets().containsKey(array.name())) {
            int at = array.name().lastIndexOf(ATTRIBUTE);
            double[] numbers = infos.get(array.name().substring(0, at)).attribute(array.name().substring(at + 1))
                    .orElseThrow().numbers().stream().mapToDouble(Number::doubleValue).toArray();
            return new MemoryArray(file, name, array.shape(), new Elements(MemorySegment.ofArray(numbers),
                    new StoredType(ElementType.FLOAT64, ByteOrder.nativeOrder()), ValueRule.NONE));
        }
        Dataset dataset = structure.datasets().get(array.name());
        Attributes attributes = Attributes.of(name, dataset, structure);
        Optional<StoredType> numbers = type(dataset, attributes);
        if (numbers.isEmpty() || !array.isNumeric()) {
            throw new ArrayException(name, "holds " + array.type()
                    + "; only IEEE floats and integers of 8 to 64 bits are read");
        }
        StoredType type = numbers.get();
        DatasetValues values = DatasetValues.of(name, dataset, type, attributes);
        long[] shape = array.shape();
        if (array.size() == 0) {
            return new MemoryArray(file, name, shape, new Elements(MemorySegment.NULL, type, ValueRule.NONE));
        }
        return switch (dataset) {
            case ContiguousDataset contiguous -> contiguous(name, contiguous, shape, type, values);
            case CompactDataset compact -> new MemoryArray(file, name, shape,
                    new Elements(compact(name, compact, array.size() * type.type().bytes()), type, values.rule()));
            case ChunkedDataset chunked -> chunked(name, chunked, shape, type, values);
            default -> throw new ArrayException(name, "is stored in a way that is not known");
        };
    }

    private StoredArray contiguous(String name, ContiguousDataset dataset, long[] shape, StoredType type,
            DatasetValues values) throws ArrayException {
        long address = Library.call(name, dataset::getDataAddress);
        if (address == UNDEFINED_ADDRESS) {
            return new UnwrittenArray(file, name, shape, values.unwritten());
        }
        long begin = address + userBlock;
        long bytes = Arrays.stream(shape).reduce(1, Math::multiplyExact) * type.type().bytes();
        try {
            RandomAccessFile open = new RandomAccessFile(file.toFile(), "r");
            try {
                if (address < 0 || begin < 0 || bytes > open.length() - begin) {
                    throw new ArrayException(name, "its data of " + bytes + " bytes begins at byte " + begin
                            + " and reaches beyond the end of the file; it is truncated or damaged");
                }
                return new FlatArray(file, name, shape, type, values.rule(), new MappedFile(open, name, begin, bytes));
            } catch (IOException | RuntimeException e) {
                open.close();
                throw e;
            }
        } catch (ArrayException e) {
            throw e;
        } catch (IOException e) {
            throw new ArrayException(name, "cannot be read: " + PlatformProblem.of(e, file), e);
        }
    }

    private static MemorySegment compact(String name, CompactDataset dataset, long bytes) throws ArrayException {
        ByteBuffer stored = Library.call(name, dataset::getDataBuffer);
        if (stored.remaining() < bytes) {
            throw new ArrayException(name, "has " + stored.remaining() + " bytes of data; its shape takes " + bytes);
        }
        byte[] copy = new byte[(int) bytes];
        stored.get(copy);
        return MemorySegment.ofArray(copy);
    }

    private StoredArray chunked(String name, ChunkedDataset dataset, long[] shape, StoredType type,
            DatasetValues values) throws ArrayException {
        long[] chunk = Library.call(name, () ->
                Arrays.stream(dataset.getChunkDimensions()).asLongStream().toArray());
        if (chunk.length != shape.length || Arrays.stream(chunk).anyMatch(length -> length < 1)) {
            throw new ArrayException(name, "has chunks " + StoredArray.shapeText(chunk)
                    + ", which do not fit its shape " + StoredArray.shapeText(shape));
        }
        int chunkBytes = ChunkedArray.chunkBytes(name, chunk, type);
        Filters filters = new Filters(name, Library.call(name, () -> filters(dataset)), type.type().bytes(),
                chunkBytes);
        channel.renew();
        ChunkTable table = table(name, dataset, shape, chunk, chunkBytes);
        return new ChunkedArray(file, name, table, storage, channel.shared(), shape, chunk, type, values, filters);
    }

    private ChunkTable table(String name, ChunkedDataset dataset, long[] shape, long[] chunk, int chunkBytes)
            throws ArrayException {
        try {
            return Library.call(name, () -> new ChunkTable(dataset, storage, shape, chunk, chunkBytes));
        } catch (ArrayException e) {
            // Files of the oldest format tell plainly where each chunk is.
            throw new ArrayException(name, e.getMessage().substring(name.length() + 2)
                    + "; written with libver=(\"earliest\", \"v108\") it has another index of chunks", e);
        }
    }

    @Override
    public void close() throws ArrayException {
        try {
            channel.release();
        } catch (IOException e) {
            throw new ArrayException(file.toString(), "cannot be closed: " + e.getMessage(), e);
        }
    }
}
