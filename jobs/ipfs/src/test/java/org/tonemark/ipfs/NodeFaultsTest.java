package org.tonemark.ipfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tonemark.ipfs.ContentException.Kind;
import org.tonemark.ipfs.HostileNode.Behaviour;
import org.tonemark.ipfs.HostileNode.Wire;

/** What nodes may do, and what becomes of it; sockets on loopback, time-outs of tenths of a second. */
@Timeout(60)
class NodeFaultsTest {
    private static final FetchPolicy QUICK = new FetchPolicy(
            Duration.ofMillis(400),
            Duration.ofMillis(300),
            20_000,
            3,
            Duration.ofMillis(20),
            Duration.ofSeconds(20),
            1);

    private final TestDag dag = new TestDag();
    private final byte[] bytes = new byte[400_000];
    private final Cid cid;
    private final List<HostileNode> nodes = new ArrayList<>();
    private final HttpClient client = HttpNode.newClient();

    NodeFaultsTest() {
        new Random(5).nextBytes(bytes);
        cid = dag.file(bytes, 50_000, 3);
    }

    @AfterEach
    void stop() throws IOException {
        for (HostileNode node : nodes) {
            node.close();
        }
    }

    /** One fault, then all is well: each must be got over. */
    enum Once {
        RESET_BEFORE_THE_ANSWER((dag, block, wire) -> wire.reset()),
        RESET_IN_THE_BODY((dag, block, wire) -> {
            wire.head("200 OK", block.length);
            wire.write(Arrays.copyOf(block, block.length / 2));
            wire.reset();
        }),
        CLOSED_IN_THE_BODY((dag, block, wire) -> {
            wire.head("200 OK", block.length);
            wire.write(Arrays.copyOf(block, block.length / 2));
            wire.socket().close();
        }),
        HTTP_500((dag, block, wire) -> wire.error(500, "internal error")),
        HTTP_503((dag, block, wire) -> wire.error(503, "")),
        STALL_BEFORE_THE_ANSWER((dag, block, wire) -> Thread.sleep(3_000)),
        STALL_IN_THE_BODY((dag, block, wire) -> {
            wire.head("200 OK", block.length);
            wire.write(Arrays.copyOf(block, block.length / 2));
            Thread.sleep(3_000);
        }),
        TRICKLE((dag, block, wire) -> {
            wire.head("200 OK", block.length);
            for (byte b : block) {
                wire.write(new byte[] {b});
                Thread.sleep(20);
            }
        }),
        WRONG_BYTES((dag, block, wire) -> {
            byte[] wrong = block.clone();
            wrong[wrong.length - 1] ^= 1;
            wire.block(wrong);
        }),
        TOO_SHORT_A_LENGTH((dag, block, wire) -> {
            wire.head("200 OK", block.length - 1L);
            wire.write(Arrays.copyOf(block, block.length - 1));
        }),
        ENDLESS_BODY((dag, block, wire) -> {
            wire.head("200 OK", "Transfer-Encoding: chunked", "Content-Type: application/vnd.ipld.raw");
            byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes();
            while (true) {
                wire.write(chunk);
            }
        }),
        HUGE_LENGTH((dag, block, wire) -> {
            wire.head("200 OK", Long.MAX_VALUE);
            byte[] chunk = new byte[65_536];
            while (true) {
                wire.write(chunk);
            }
        }),
        NO_HTTP((dag, block, wire) -> {
            wire.write("SSH-2.0-OpenSSH\r\n".getBytes());
            wire.socket().close();
        }),
        EMPTY((dag, block, wire) -> wire.block(new byte[0]));

        private final Fault fault;

        Once(Fault fault) {
            this.fault = fault;
        }
    }

    interface Fault {
        void answer(TestDag dag, byte[] block, Wire wire) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @EnumSource
    void shouldGetOverAFaultInMidFile(Once once) throws IOException {
        HostileNode node = node((n, id, wire) -> {
            if (n == 4) {
                once.fault.answer(dag, block(id), wire);
            } else {
                wire.block(block(id));
            }
        });
        assertThat(read(QUICK, node.rpc())).isEqualTo(bytes);
        assertThat(node.requests())
                .as("one block asked for twice")
                .hasSize(dag.blocks().size() + 1);
    }

    @Test
    void shouldGoOnAtTheNextNodeWithTheBlockThatFailed() throws IOException {
        HostileNode dying = node((n, id, wire) -> {
            if (n < 5) {
                wire.block(block(id));
            } else {
                wire.reset();
            }
        });
        HostileNode well = node((n, id, wire) -> wire.block(block(id)));
        assertThat(read(QUICK, dying.rpc(), well.gateway())).isEqualTo(bytes);
        assertThat(well.requests()).hasSize(dag.blocks().size() - 5);
        assertThat(dying.requests()).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void shouldAskANodeThatFailedLastOnTheNextTrack() throws IOException {
        HostileNode stalled = node((n, id, wire) -> Thread.sleep(5_000));
        HostileNode well = node((n, id, wire) -> wire.block(block(id)));
        List<BlockSource> sources =
                List.of(new HttpNode(stalled.rpc(), QUICK, client), new HttpNode(well.rpc(), QUICK, client));
        for (int track = 0; track < 3; track++) {
            Blocks blocks = new FailOver(sources, QUICK, cid);
            assertThat(new UnixFsFile(blocks, cid, 1 << 20).readAllBytes()).isEqualTo(bytes);
        }
        assertThat(stalled.requests()).hasSize(1);
    }

    @Test
    void shouldTakeTheHonestNodeWhenTheOtherLies() throws IOException {
        HostileNode liar = node((n, id, wire) -> wire.block(new byte[100]));
        HostileNode well = node((n, id, wire) -> wire.block(block(id)));
        assertThat(read(QUICK, liar.rpc(), well.rpc())).isEqualTo(bytes);
    }

    @Test
    void shouldSayMismatchOnlyWhenEveryNodeLies() throws IOException {
        Behaviour lie = (n, id, wire) -> wire.block("wrong".getBytes());
        HostileNode liar = node(lie);
        HostileNode other = node(lie);
        assertFails(Kind.MISMATCH, "wrong bytes", liar.rpc(), other.gateway());
        HostileNode absent = node((n, id, wire) -> wire.error(404, "not found"));
        assertFails(Kind.NOT_RETRIEVABLE, "wrong bytes", liar.rpc(), absent.gateway());
        NodeAddress nobody = NodeAddress.parse("http://127.0.0.1:1");
        assertFails(Kind.NOT_RETRIEVABLE, "wrong bytes", liar.rpc(), nobody);
    }

    @Test
    void shouldNotAskAgainWhenEveryNodeIsWellAndHasNothing() throws IOException {
        HostileNode gateway = node((n, id, wire) -> wire.error(404, "no such block"));
        HostileNode rpc = node((n, id, wire) -> wire.error(500, "{\"Message\":\"block was not found locally\"}"));
        assertFails(Kind.NOT_RETRIEVABLE, "HTTP 404: no such block", gateway.gateway(), rpc.rpc());
        assertThat(gateway.requests()).hasSize(1);
        assertThat(rpc.requests()).hasSize(1);
    }

    @Test
    void shouldFollowNoRedirect() throws IOException {
        HostileNode elsewhere = node((n, id, wire) -> wire.block(block(id)));
        HostileNode node = node((n, id, wire) -> wire.head(
                "307 Moved", "Location: " + elsewhere.url() + "/ipfs/" + id + "?format=raw", "Content-Length: 0"));
        assertFails(Kind.NOT_RETRIEVABLE, "HTTP 307: redirects are not followed", node.gateway());
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void shouldRefuseAGatewayThatGivesFilesInPlaceOfBlocks() throws IOException {
        HostileNode node = node((n, id, wire) -> {
            wire.head("200 OK", "Content-Type: audio/mpeg", "Content-Length: " + bytes.length);
            wire.write(bytes);
        });
        assertFails(Kind.NOT_RETRIEVABLE, "not a trustless gateway", node.gateway());
    }

    @Test
    void shouldSendNothingBeyondTheQuestion() throws IOException {
        HostileNode node = node((n, id, wire) -> wire.block(block(id)));
        read(QUICK, node.gateway());
        assertThat(node.requests())
                .allSatisfy(request -> assertThat(request.toLowerCase(java.util.Locale.ROOT))
                        .contains("accept: application/vnd.ipld.raw")
                        .doesNotContain("authorization", "cookie", "referer"));
    }

    @Test
    void shouldEndWithTheBudgetOfTheTrack() throws IOException {
        HostileNode slow = node((n, id, wire) -> {
            Thread.sleep(150);
            wire.block(block(id));
        });
        FetchPolicy poor = new FetchPolicy(
                Duration.ofSeconds(5), Duration.ofSeconds(5), 1, 3, Duration.ofMillis(1), Duration.ofMillis(700), 1);
        long start = System.nanoTime();
        assertThatThrownBy(() -> read(poor, slow.rpc()))
                .isInstanceOfSatisfying(
                        ContentException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_RETRIEVABLE))
                .hasMessageContaining("budget");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    /** Exchanges that were given up are closed, not left to the node's mercy. */
    @Test
    void shouldLeaveNoConnectionBehind() throws Exception {
        FetchPolicy hasty = new FetchPolicy(
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                1 << 30,
                1,
                Duration.ofMillis(1),
                Duration.ofSeconds(9),
                1);
        List<Once> kinds = List.of(Once.STALL_IN_THE_BODY, Once.TRICKLE, Once.ENDLESS_BODY, Once.HUGE_LENGTH);
        long before = 0;
        for (int i = 0; i < 60; i++) {
            if (i == 4) {
                before = openSockets();
            }
            Once kind = kinds.get(i % kinds.size());
            try (HostileNode node = new HostileNode((n, id, wire) -> kind.fault.answer(dag, block(id), wire))) {
                HttpNode source = new HttpNode(node.rpc(), hasty, client);
                assertThat(source.get(cid, Duration.ofSeconds(5))).isInstanceOf(BlockSource.Answer.Fault.class);
            }
        }
        for (int i = 0; i < 100 && openSockets() > before; i++) {
            Thread.sleep(100);
        }
        assertThat(openSockets()).isLessThanOrEqualTo(before);
    }

    private static long openSockets() throws IOException {
        try (var files = java.nio.file.Files.list(java.nio.file.Path.of("/proc/self/fd"))) {
            return files.filter(file -> {
                        try {
                            return java.nio.file.Files.readSymbolicLink(file)
                                    .toString()
                                    .startsWith("socket:");
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .count();
        }
    }

    @Test
    void shouldNotCountTheTimeBetweenBlocks() throws Exception {
        HostileNode node = node((n, id, wire) -> wire.block(block(id)));
        FetchPolicy poor = new FetchPolicy(
                Duration.ofSeconds(5), Duration.ofSeconds(5), 1, 3, Duration.ofMillis(1), Duration.ofSeconds(3), 1);
        UnixFsFile file = open(poor, node.rpc());
        file.readNBytes(1_000);
        Thread.sleep(3_500);
        assertThat(file.readAllBytes()).hasSize(bytes.length - 1_000);
    }

    @Test
    void shouldGoOnAfterAnInterruption() throws Exception {
        HostileNode node = node((n, id, wire) -> {
            if (n == 4) {
                Thread.sleep(5_000);
            }
            wire.block(block(id));
        });
        UnixFsFile file = open(FetchPolicy.DEFAULT, node.rpc());
        byte[] first = file.readNBytes(100_000);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                file.read();
            } catch (IOException e) {
                thrown.set(e);
            }
        });
        reader.start();
        Thread.sleep(300);
        reader.interrupt();
        reader.join();
        assertThat(thrown.get()).isInstanceOf(java.io.InterruptedIOException.class);
        assertThat(first).isEqualTo(Arrays.copyOf(bytes, 100_000));
        assertThat(file.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 100_000, bytes.length));
    }

    @Test
    void shouldWaitLongerWithEachRoundAndRepeatably() {
        assertThat(QUICK.pause(1, 0)).isEqualTo(Duration.ofMillis(10));
        assertThat(QUICK.pause(1, 1)).isEqualTo(Duration.ofMillis(20));
        assertThat(QUICK.pause(3, 1)).isEqualTo(Duration.ofMillis(80));
        assertThat(QUICK.pause(1_000, 1)).isEqualTo(FetchPolicy.LONGEST_WAIT);
    }

    private HostileNode node(Behaviour behaviour) throws IOException {
        HostileNode node = new HostileNode(behaviour);
        nodes.add(node);
        return node;
    }

    private byte[] block(Cid id) {
        return dag.blocks().get(id);
    }

    private byte[] read(FetchPolicy policy, NodeAddress... addresses) throws IOException {
        return open(policy, addresses).readAllBytes();
    }

    private UnixFsFile open(FetchPolicy policy, NodeAddress... addresses) {
        List<BlockSource> sources = new ArrayList<>();
        for (NodeAddress address : addresses) {
            sources.add(new HttpNode(address, policy, client));
        }
        return new UnixFsFile(new FailOver(sources, policy, cid), cid, 1 << 20);
    }

    private void assertFails(Kind kind, String message, NodeAddress... addresses) {
        assertThatThrownBy(() -> read(QUICK, addresses))
                .isInstanceOfSatisfying(
                        ContentException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }
}
