package org.tonemark.ipfs;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer as one array, copied once; one byte more than a block can have ends the exchange. */
final class BlockBody implements BodySubscriber<byte[]> {
    private static final int UNKNOWN_LENGTH = 256 * 1024 + 64;

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private byte[] bytes = {};
    private volatile int received;
    private Flow.@Nullable Subscription subscription;

    BodyHandler<byte[]> handler() {
        return head -> {
            OptionalLong length = head.headers().firstValueAsLong("Content-Length");
            bytes = new byte[(int) Math.max(0, Math.min(length.orElse(UNKNOWN_LENGTH), Blocks.MAX_BYTES))];
            return this;
        };
    }

    /** Bytes that have arrived so far. */
    int received() {
        return received;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int n = buffer.remaining();
            if (n > Blocks.MAX_BYTES - received) {
                if (subscription != null) {
                    subscription.cancel();
                }
                whole.completeExceptionally(new IOException("more than " + Blocks.MAX_BYTES + " bytes for one block"));
                return;
            }
            if (n > bytes.length - received) {
                bytes = Arrays.copyOf(bytes, Math.min(Blocks.MAX_BYTES, Math.max(received + n, 2 * bytes.length)));
            }
            buffer.get(bytes, received, n);
            received += n;
        }
    }

    @Override
    public void onError(Throwable error) {
        whole.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        whole.complete(received == bytes.length ? bytes : Arrays.copyOf(bytes, received));
    }
}
