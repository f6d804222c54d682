package org.tonemark.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.features.decode.DecodeLimits;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.ContentException;
import org.tonemark.ipfs.ContentStores;
import org.tonemark.ipfs.UnixFsFile;
import org.tonemark.verdict.Reason;

/**
 * CIDs from nodes, gateways, CAR files and folders, block by checked block.
 *
 * @param stores small: executors open their own connections
 */
public record IpfsContent(ContentStores stores) implements ContentSource {
    @Override
    public Content open(Cid cid) {
        return new Track(cid);
    }

    private final class Track implements Content {
        private final Cid cid;
        private @Nullable UnixFsFile file;
        private @Nullable ContentException failure;

        Track(Cid cid) {
            this.cid = cid;
        }

        @Override
        public AudioSource bytes() {
            return () -> new View(start());
        }

        /** Each opening starts anew; the last one is what {@link #finish} ends. */
        private UnixFsFile start() throws ContentException {
            try {
                UnixFsFile opened = new UnixFsFile(
                        stores.blocks(cid), cid, DecodeLimits.defaults().maxBytes());
                file = opened;
                return opened;
            } catch (ContentException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public Optional<Failure> finish() {
            try {
                if (failure == null) {
                    (file == null ? start() : file).drain();
                }
            } catch (ContentException e) {
                failure = e;
            } catch (IOException e) {
                failure = new ContentException(ContentException.Kind.NOT_RETRIEVABLE, String.valueOf(e.getMessage()));
            }
            return Optional.ofNullable(failure).map(e -> new Failure(reason(e.kind()), e.getMessage()));
        }

        @Override
        public long count() {
            return file == null ? 0 : file.count();
        }

        /** What the decoder reads; it may be closed early, and read by another thread than the one that finishes. */
        private final class View extends InputStream {
            private final UnixFsFile bytes;

            View(UnixFsFile bytes) {
                this.bytes = bytes;
            }

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                try {
                    return bytes.read(buffer, offset, length);
                } catch (InterruptedIOException e) {
                    throw e; // the decoder has enough
                } catch (ContentException e) {
                    failure = e;
                    throw e;
                }
            }
        }
    }

    private static Reason reason(ContentException.Kind kind) {
        return switch (kind) {
            case NOT_RETRIEVABLE -> Reason.NOT_RETRIEVABLE;
            case MISMATCH -> Reason.CONTENT_MISMATCH;
            case MALFORMED -> Reason.MALFORMED_CONTENT;
            case FOLDER -> Reason.FOLDER;
            case TOO_LARGE -> Reason.TOO_LARGE;
        };
    }
}
