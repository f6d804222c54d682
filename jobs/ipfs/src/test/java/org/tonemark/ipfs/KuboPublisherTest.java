package org.tonemark.ipfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tonemark.curation.core.port.Publisher.File;
import org.tonemark.curation.core.port.Publisher.Publication;
import org.tonemark.curation.core.port.Publisher.Published;
import org.tonemark.curation.core.port.Publisher.Unpublished;

/** A node that lies, fails or hangs; a real one is in {@code RealPublishTest} of the command line. */
@Timeout(30)
class KuboPublisherTest {
    private static final File FILE = new File("a record".getBytes(StandardCharsets.UTF_8));
    private static final Cid CID = UnixFsWriter.of(FILE).root();
    private static final String IMPORTED = "{\"Root\":{\"Cid\":{\"/\":\"" + CID + "\"},\"PinErrorMsg\":\"\"}}\n";

    private HttpServer server;
    private ExecutorService threads;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void shouldBelieveOnlyWhatItReadsBack() {
        importing(200, IMPORTED);
        blocks(200, FILE.bytes());
        assertThat(publish()).isInstanceOf(Published.class);
    }

    @Test
    void shouldSayThatABlockReadsBackWrong() {
        importing(200, IMPORTED);
        blocks(200, new byte[] {1});
        assertThat(detail()).contains("reads back as something else");
    }

    @Test
    void shouldSayThatABlockIsNotThere() {
        importing(200, IMPORTED);
        blocks(500, "{\"Message\":\"block not found\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(detail()).contains("cannot be read back").contains("block not found");
    }

    @Test
    void shouldSayThatItIsNotPinned() {
        importing(200, IMPORTED.replace("Msg\":\"", "Msg\":\"no\\u001b[31m room"));
        assertThat(detail()).contains("not pinned: no").doesNotContain("\u001b");
    }

    @Test
    void shouldSayWhatElseTheNodeAnswers() {
        importing(403, "forbidden");
        assertThat(detail()).contains("HTTP 403: forbidden");
    }

    @Test
    void shouldSayThatTheImportEndedEarly() {
        importing(200, "");
        assertThat(detail()).contains("ended early");
    }

    @Test
    void shouldSayThatItIsNoNode() {
        importing(200, "<html>");
        assertThat(detail()).contains("no JSON");
    }

    @Test
    void shouldNotWaitForEver() {
        server.createContext("/api/v0/dag/import", exchange -> {
            try {
                Thread.sleep(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(detail()).contains("no answer in 1 s");
    }

    @Test
    void shouldSayThatNothingListens() {
        server.stop(0);
        assertThat(publish()).isInstanceOf(Unpublished.class);
    }

    @Test
    void shouldRefuseAGateway() {
        NodeAddress gateway = NodeAddress.parse("https://gateway.example");
        assertThatThrownBy(() -> new KuboPublisher(gateway)).hasMessageContaining("gateway");
    }

    private Publication publish() {
        NodeAddress address =
                NodeAddress.parse("rpc+http://127.0.0.1:" + server.getAddress().getPort());
        return new KuboPublisher(address, Duration.ofSeconds(1)).publish(FILE);
    }

    private String detail() {
        return ((Unpublished) publish()).detail();
    }

    private void importing(int status, String body) {
        server.createContext(
                "/api/v0/dag/import", exchange -> answer(exchange, status, body.getBytes(StandardCharsets.UTF_8)));
    }

    private void blocks(int status, byte[] body) {
        server.createContext("/api/v0/block/get", exchange -> answer(exchange, status, body));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
