package org.bilane.harness.hdf5;

import static io.jhdf.Constants.UNDEFINED_ADDRESS;

import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The links of a group. jHDF's groups read all objects that they link before they give one of them, so that one object
 * that cannot be read hides the others; here each is read by itself.
 */
final class GroupLinks {
    private static final int CACHED_SOFT_LINK = 2;
    /** No address that a file can hold: each is below the file's length. */
    private static final long ELSEWHERE = Long.MIN_VALUE;

    private GroupLinks() {
    }

    /**
     * A link.
     *
     * @param name its name in the group
     * @param address where the object's header is; of no meaning for a soft link
     * @param target the path that a soft link leads to; null for others
     */
    record Link(String name, long address, String target) {
        /** Whether it leads into another file, where it is not followed. */
        boolean isElsewhere() {
            return address == ELSEWHERE;
        }
    }

    /**
     * The links of a group.
     *
     * @param group the group's header
     * @param storage the file
     * @return the links in the group's order
     */
    static List<Link> of(ObjectHeader group, HdfBackingStorage storage) {
        if (group.hasMessageOfType(SymbolTableMessage.class)) {
            return inSymbolTable(group.getMessageOfType(SymbolTableMessage.class), storage);
        }
        if (!group.hasMessageOfType(LinkInfoMessage.class)) {
            return List.of();
        }
        LinkInfoMessage info = group.getMessageOfType(LinkInfoMessage.class);
        List<Link> links = new ArrayList<>();
        if (info.getBTreeNameIndexAddress() == UNDEFINED_ADDRESS) {
            group.getMessagesOfType(LinkMessage.class).forEach(message -> add(message, links));
            return links;
        }
        BTreeV2<LinkNameForIndexedGroupRecord> names = new BTreeV2<>(storage, info.getBTreeNameIndexAddress());
        FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
        for (LinkNameForIndexedGroupRecord record : names.getRecords()) {
            add(LinkMessage.fromBuffer(heap.getId(record.getId()), storage.getSuperblock()), links);
        }
        return links;
    }

    private static void add(LinkMessage message, List<Link> links) {
        switch (message.getLinkType()) {
            case HARD -> links.add(new Link(message.getLinkName(), message.getHardLinkAddress(), null));
            case SOFT -> links.add(new Link(message.getLinkName(), UNDEFINED_ADDRESS, message.getSoftLink()));
            case EXTERNAL -> links.add(new Link(message.getLinkName(), ELSEWHERE, null));
        }
    }

    private static List<Link> inSymbolTable(SymbolTableMessage table, HdfBackingStorage storage) {
        List<Link> links = new ArrayList<>();
        ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
        for (long child : BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
            for (SymbolTableEntry entry : new GroupSymbolTableNode(storage, child).getSymbolTableEntries()) {
                String name = text(names, entry.getLinkNameOffset());
                links.add(entry.getCacheType() == CACHED_SOFT_LINK
                        ? new Link(name, UNDEFINED_ADDRESS, text(names, entry.getLinkValueOffset()))
                        : new Link(name, entry.getObjectHeaderAddress(), null));
            }
        }
        return links;
    }

    private static String text(ByteBuffer heap, int offset) {
        heap.position(offset);
        return Utils.readUntilNull(heap);
    }
}
