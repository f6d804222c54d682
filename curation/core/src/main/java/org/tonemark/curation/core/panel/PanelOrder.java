package org.tonemark.curation.core.panel;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Roster;
import org.tonemark.curation.core.hash.Canonical;

/**
 * The order in which curators are called to a case: weighted sampling without replacement from the frozen roster,
 * driven by SHA-256 over the length-prefixed (beacon, CID, round, counter).
 *
 * <p>Each 8-byte word of the stream, as a fraction of 2^64, points at a place on the line of weights laid end to end;
 * whoever owns the place is next, and repeats are skipped. That is successive sampling: the distribution of ordering
 * all curators by −ln(u)/weight with a hash u a curator (Efraimidis and Spirakis 2006), at the cost of the seats drawn
 * instead of one hash a curator and case, and without a logarithm. The bias of the fraction is below weight/2^64.
 */
public final class PanelOrder {
    private static final int WORDS = 4;

    private final Roster roster;
    private final long[] ends;

    public PanelOrder(Roster roster) {
        this.roster = roster;
        List<Roster.Entry> entries = roster.entries();
        ends = new long[entries.size()];
        long sum = 0;
        for (int i = 0; i < ends.length; i++) {
            sum = Math.addExact(sum, entries.get(i).weight());
            ends[i] = sum;
        }
    }

    /** How many curators the order holds. */
    public int size() {
        return ends.length;
    }

    /** The order of one case, drawn as far as it is asked for. @param beacon of the epoch that opened the case */
    public Cursor of(String beacon, CaseId id) {
        return new Cursor(beacon, id);
    }

    /** One case's order; each call of {@link #next()} gives the next place. */
    public final class Cursor {
        private final String beacon;
        private final CaseId id;
        private final Canonical hash = new Canonical();
        private final BitSet taken = new BitSet();
        private ByteBuffer words = ByteBuffer.allocate(0);
        private long counter;
        private int position;

        private Cursor(String beacon, CaseId id) {
            this.beacon = beacon;
            this.id = id;
        }

        public boolean hasNext() {
            return position < ends.length;
        }

        /** Places given so far. */
        public int position() {
            return position;
        }

        /** @throws IllegalStateException when everybody has been called */
        public Address next() {
            if (!hasNext()) {
                throw new IllegalStateException("the order of " + id + " holds only " + ends.length);
            }
            int index = draw();
            taken.set(index);
            position++;
            return roster.entries().get(index).curator();
        }

        /** Skips places without giving them. */
        public void skip(int places) {
            for (int i = 0; i < places; i++) {
                next();
            }
        }

        private int draw() {
            long patience = 64L * ends.length;
            while (counter * WORDS < patience + 64) {
                if (!words.hasRemaining()) {
                    words = ByteBuffer.wrap(hash.start("tonemark/panel/1")
                            .text(beacon)
                            .text(id.cid())
                            .number(id.round())
                            .number(counter++)
                            .hash());
                }
                int index = owner(unsignedMultiplyHigh(words.getLong(), ends[ends.length - 1]));
                if (!taken.get(index)) {
                    return index;
                }
            }
            // a roster with extreme weights: the rest in the order of addresses, so that the draw always ends
            return taken.nextClearBit(0);
        }

        private int owner(long place) {
            int low = 0;
            int high = ends.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ends[middle] <= place) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** ⌊a·b / 2^64⌋ for unsigned a and b ≥ 0. */
    private static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a < 0 ? b : 0);
    }
}
