package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.curation.console.ConsoleWorld.Browser;
import org.tonemark.verdict.Outcome;

/** Hostile addresses, headers, bodies, files and clients; ranges of audio. */
class HostileTest {
    /** 60 minutes of 16-bit stereo at 44.1 kHz. */
    private static final long LONG_TRACK = 44L + 3_600L * 44_100 * 4;

    @TempDir
    static Path folder;

    static ConsoleWorld world;

    @BeforeAll
    static void open() throws IOException {
        Path content = Files.createDirectory(folder.resolve("content"));
        try (RandomAccessFile wav = new RandomAccessFile(
                content.resolve(ConsoleWorld.cid(1) + ".wav").toFile(), "rw")) {
            wav.write("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1));
            wav.setLength(LONG_TRACK);
            wav.seek(LONG_TRACK - 1);
            wav.write(7);
        }
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(content.resolve(ConsoleWorld.cid(2)), folder.resolve("secret.txt"));
        Path evidence = Files.createDirectories(folder.resolve("results/evidence"));
        Files.writeString(
                evidence.resolve(ConsoleWorld.cid(1) + ".json"),
                "{\"pictures\":{\"waveform\":{\"low\":[-1,0],\"high\":[1,0.5]},\"timeline\":{\"sentence\":\"It <b>\"}}}");
        Files.writeString(evidence.resolve(ConsoleWorld.cid(1) + ".timeline.svg"), "<svg xmlns='x'/>");
        world = new ConsoleWorld(folder, content, folder.resolve("results"))
                .curators(1)
                .track(ConsoleWorld.cid(1), Outcome.ACCEPTED);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private HttpResponse<String> audio(String range) throws InterruptedException {
        Browser browser = world.browser();
        HttpResponse<String> reply = browser.get("/audio/" + ConsoleWorld.cid(1), "Range", range);
        for (int i = 0; reply.statusCode() == 404 && i < 100; i++) {
            Thread.sleep(50); // the folder is read in the background
            reply = browser.get("/audio/" + ConsoleWorld.cid(1), "Range", range);
        }
        return reply;
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=4-9, 4, 9",
        "bytes=-1, 635040043, 635040043",
        "bytes=635040040-, 635040040, 635040043",
        "bytes=635040040-999999999999, 635040040, 635040043",
        "bytes=0-, 0, 2097151",
        "bytes=300000000-, 300000000, 302097151"
    })
    void shouldSendARangeWhenALongTrackIsAskedForOne(String range, long first, long last) throws Exception {
        HttpResponse<String> reply = audio(range);
        assertThat(reply.statusCode()).isEqualTo(206);
        assertThat(reply.headers().firstValue("Content-Range"))
                .contains("bytes " + first + "-" + last + "/" + LONG_TRACK);
        assertThat(reply.headers().firstValueAsLong("Content-Length")).hasValue(last - first + 1);
        assertThat(reply.headers().firstValue("Content-Type")).contains("audio/wav");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=635040044-",
                "bytes=5-2",
                "bytes=0-1,5-6",
                "bytes=-0",
                "bytes=a-b",
                "bytes=99999999999999999999-",
                "lines=1-2"
            })
    void shouldRefuseWhenARangeCannotBeHad(String range) throws Exception {
        audio("bytes=0-0");
        HttpResponse<String> reply = audio(range);
        assertThat(reply.statusCode()).isEqualTo(416);
        assertThat(reply.headers().firstValue("Content-Range")).contains("bytes */" + LONG_TRACK);
        assertThat(reply.body()).contains("RANGE_NOT_SATISFIABLE");
    }

    @Test
    void shouldNotFollowALinkOutOfTheFolderWhenItHasACidsName() throws Exception {
        audio("bytes=0-0");
        assertThat(world.browser().get("/audio/" + ConsoleWorld.cid(2)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldShowEvidenceWhenItWasDrawn() {
        Browser browser = world.browser();
        assertThat(browser.get("/evidence/" + ConsoleWorld.cid(1) + "/peaks.json")
                        .body())
                .isEqualTo("{\"low\":[-1,0],\"high\":[1,0.5]}");
        HttpResponse<String> picture = browser.get("/evidence/" + ConsoleWorld.cid(1) + "/timeline.svg");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'");
        assertThat(browser.get("/evidence/" + ConsoleWorld.cid(1) + "/secret.svg")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/t/..%2f..%2fetc%2fpasswd",
                "/t/%00",
                "/t/<script>",
                "/audio/..%5c..%5csecret.txt",
                "/audio/../secret.txt",
                "/evidence/x/../../secret.txt",
                "/assets/..%2f..%2fversion.properties",
                "/assets/%2e%2e/version.properties",
                "/t/bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2deveiz",
                "/t/BAFKREIFJJCIE6LYPI6NY7AMXNFFTAGCLBUXNDQONFIPMB64F2KM2DEVEI4",
                "/t/QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o",
                "/api/v1/tracks/%F0%28%8C%28",
                "/tracks?cursor=%ff%ff",
                "/tracks?cursor=AAAA!",
                "/curators/0xzz",
                "/curators/0x1?cursor=AAAA",
                "/epochs/-1",
                "/epochs/99999999999999999999",
                "/sign-in?next=//evil.example",
                "/sign-in?next=/%5cevil.example",
                "/sign-in?next=https://evil.example"
            })
    void shouldRefuseWhenAnAddressIsHostile(String path) throws IOException {
        String reply = raw("GET " + path.replace("<", "%3C").replace(">", "%3E")
                + " HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
        assertThat(reply).as(path).matches("(?s)HTTP/1\\.1 (400|404) .*");
        assertThat(reply).doesNotContain("secret\n", "version=", "<script>", "Exception", "at org.");
    }

    @Test
    void shouldRefuseWhenHeadersAreTooLargeOrTheRequestIsNoHttp() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(raw("NONSENSE\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n"
                        + "Connection: close\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("DELETE /tracks HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"cid\":1}",
                "{\"cid\":\"x\",\"statement\":\"s\",\"contact\":\"c\",\"more\":1}",
                "{\"cid\":\"x\",\"cid\":\"y\",\"statement\":\"s\",\"contact\":\"c\"}",
                "{\"cid\":\"../x\",\"statement\":\"s\",\"contact\":\"c\"}"
            })
    void shouldRefuseWhenABodyIsHostile(String body) {
        world.clock.forward(java.time.Duration.ofMinutes(10));
        HttpResponse<String> reply = world.browser().post("/api/v1/disputes", "application/json", body);
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.body()).containsAnyOf("INVALID_JSON", "INVALID_CID");
    }

    @Test
    void shouldRefuseWhenABodyIsTooLargeOrTooDeep() {
        world.clock.forward(java.time.Duration.ofMinutes(10));
        Browser browser = world.browser();
        assertThat(browser.post("/api/v1/disputes", "application/json", "[".repeat(100_000))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.post("/api/v1/disputes", "application/json", "x".repeat(200_000))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldSayWhenToComeBackWhenAClientAsksTooOften() {
        world.clock.forward(java.time.Duration.ofMinutes(10));
        Browser browser = world.browser();
        for (int i = 0; i < 5; i++) {
            browser.post("/api/v1/disputes", "application/json", "{}");
        }
        HttpResponse<String> reply = browser.post("/api/v1/disputes", "application/json", "{}");
        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).contains("120");
        world.clock.forward(java.time.Duration.ofMinutes(2));
        assertThat(browser.post("/api/v1/disputes", "application/json", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldTakeAFileUnderItsOwnCidWhenItIsAudioAndRefuseOthers() throws Exception {
        Browser browser = world.signedIn("uploader");
        byte[] flac = "fLaC and some bytes".getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> taken = upload(browser, "../../evil.flac", flac);
        String cid = org.tonemark.curation.core.hash.RawCid.of(flac);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        assertThat(taken.headers().firstValue("Location")).contains("/t/" + cid);
        assertThat(folder.resolve("content").resolve(cid)).hasBinaryContent(flac);
        HttpResponse<String> noAudio = upload(browser, "x.mp3", "#!/bin/sh".getBytes(StandardCharsets.US_ASCII));
        assertThat(noAudio.statusCode()).isEqualTo(422);
        byte[] large = new byte[3 << 20];
        large[0] = (byte) 0xff;
        large[1] = (byte) 0xfb;
        assertThat(upload(browser, "x.mp3", large).statusCode()).isBetween(400, 422);
        try (var left = Files.list(folder.resolve("content"))) {
            assertThat(left.map(f -> f.getFileName().toString())).noneMatch(n -> n.startsWith(".upload"));
        }
    }

    private static HttpResponse<String> upload(Browser browser, String name, byte[] bytes) {
        String head = "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + browser.csrf
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/html\r\n\r\n";
        String body = head + new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n--b--\r\n";
        return browser.send(browser.request("/submit")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void shouldStillAnswerWhenManyClientsAreSlow() throws IOException {
        Socket[] slow = new Socket[100];
        try {
            for (int i = 0; i < slow.length; i++) {
                slow[i] = connect();
                String head = i % 2 == 0
                        ? "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "
                        : "POST /api/v1/disputes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 1000\r\n\r\n{";
                slow[i].getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(world.browser().get("/healthz").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }

    private static Socket connect() throws IOException {
        URI base = world.server.address();
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
