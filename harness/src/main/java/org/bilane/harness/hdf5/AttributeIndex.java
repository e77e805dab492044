package org.bilane.harness.hdf5;

import static io.jhdf.Constants.UNDEFINED_ADDRESS;

import io.jhdf.AttributeImpl;
import io.jhdf.FractalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.checksum.ChecksumUtils;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bilane.harness.array.ArrayException;

/**
 * The attributes of a dataset that has more than its header takes, by default more than eight. jHDF reads all of them
 * or none; here each is read by itself.
 */
final class AttributeIndex {
    private final String name;
    private final DatasetBase dataset;
    private final HdfBackingStorage storage;
    private final Map<String, Attribute> all = new TreeMap<>();
    private final List<String> leftOut;

    /**
     * Reads nothing yet.
     *
     * @param name the dataset in messages
     * @param dataset the dataset
     * @param storage its file
     * @param leftOut takes the names of those that cannot be read and have no effect
     */
    AttributeIndex(String name, Dataset dataset, HdfBackingStorage storage, List<String> leftOut) {
        this.name = name;
        this.dataset = (DatasetBase) dataset;
        this.storage = storage;
        this.leftOut = leftOut;
    }

    /**
     * Reads the attributes.
     *
     * @return by name, those in the header too
     * @throws ArrayException if one that has an effect cannot be read, or not even its name
     */
    Map<String, Attribute> read() throws ArrayException {
        ObjectHeader header = Library.call(name, dataset::getHeader);
        header.getMessagesOfType(AttributeMessage.class).forEach(this::add);
        for (AttributeInfoMessage info : header.getMessagesOfType(AttributeInfoMessage.class)) {
            if (info.getFractalHeapAddress() != UNDEFINED_ADDRESS) {
                FractalHeap heap = Library.call(name, () -> new FractalHeap(storage, info.getFractalHeapAddress()));
                for (AttributeNameForIndexedAttributesRecord record : Library.call(name, () ->
                        new BTreeV2<AttributeNameForIndexedAttributesRecord>(storage,
                                info.getAttributeNameBTreeAddress()).getRecords())) {
                    add(Library.call(name, () -> heap.getId(record.getHeapId())), record);
                }
            }
        }
        return all;
    }

    private void add(AttributeMessage message) {
        all.put(message.getName(), new AttributeImpl(storage, dataset, message));
    }

    private void add(ByteBuffer message, AttributeNameForIndexedAttributesRecord record) throws ArrayException {
        ByteBuffer again = message.slice().order(message.order());
        try {
            add(Library.call(name, () -> new AttributeMessage(message, storage, record.getFlags())));
        } catch (ArrayException e) {
            String attribute = Library.call(name, () -> NewerHeaders.attributeName(again));
            // The index has the name's checksum.
            int checksum = ChecksumUtils.checksum(attribute.getBytes(StandardCharsets.UTF_8));
            if (Integer.toUnsignedLong(checksum) != record.getHash() || NewerHeaders.isNeeded(attribute)) {
                throw e;
            }
            leftOut.add(attribute);
        }
    }
}
