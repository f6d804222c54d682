package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.console.ConsoleWorld.Browser;
import org.tonemark.curation.core.hash.RawCid;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.IpfsNode;
import org.tonemark.ipfs.UnixFsHasher;

/** Files of uploaders over real sockets, to a real folder and a real IPFS node. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class UploadTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepAFileUnderItsCidAndSubmitItWhenItIsAudio() throws IOException {
        Path content = Files.createDirectory(folder.resolve("content"));
        try (ConsoleWorld world = new ConsoleWorld(folder, content, null)) {
            Browser uploader = world.signedIn("uploader");
            byte[] flac = flac(700_000);
            HttpResponse<String> taken = send(uploader, flac);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
            String cid = UnixFsHasher.hash(new ByteArrayInputStream(flac)).toString();
            assertThat(ConsoleWorld.field(taken.body(), "cid")).isEqualTo(cid);
            assertThat(content.resolve(cid)).hasBinaryContent(flac);
            String asked = "{\"cid\":\"" + cid + "\",\"record\":null,\"nearDuplicateOf\":null}";
            assertThat(uploader.json("/api/v1/submissions/check", asked).body())
                    .contains("\"passed\":true", "\"FILE\"", "audio/flac, 0.7 MiB", "\"NO_RECORD\"");
            assertThat(uploader.get("/t/" + cid).statusCode()).isEqualTo(404);
            assertThat(uploader.json("/api/v1/submissions", asked).statusCode()).isEqualTo(201);
            assertThat(uploader.json("/api/v1/submissions/check", asked).body()).contains("\"KNOWN\"");
            assertThat(world.signedIn("curator 0")
                            .json("/api/v1/submissions/check", asked)
                            .body())
                    .contains("\"passed\":false", "\"OTHERS_TRACK\"");
        }
    }

    @Test
    void shouldSayWhatToDoWhenAFileIsNotTaken() throws IOException {
        Path content = Files.createDirectory(folder.resolve("content"));
        byte[] deniedFile = flac(1000);
        Path denylist = Files.writeString(folder.resolve("list.deny"), RawCid.of(deniedFile) + " COURT\n");
        try (ConsoleWorld world = new ConsoleWorld(folder, content, null, null, denylist)) {
            Browser uploader = world.signedIn("uploader");
            assertProblem(send(uploader, "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII)), 415, "send MP3");
            assertProblem(send(uploader, new byte[0]), 415, "send MP3");
            assertProblem(send(uploader, flac((1 << 20) + 1)), 413, "submit its CID");
            assertProblem(send(uploader, deniedFile), 422, "denylist");
            String denied = "{\"cid\":\"" + RawCid.of(deniedFile) + "\",\"record\":null,\"nearDuplicateOf\":null}";
            assertThat(uploader.json("/api/v1/submissions/check", denied).body())
                    .contains("\"passed\":false", "\"DENIED\"");
            assertProblem(uploader.json("/api/v1/submissions", denied), 422, "denylist");
            assertProblem(send(world.browser(), flac(1000)), 401, "sign in");
            assertThat(uploader.post("/api/v1/files", "application/octet-stream", "fLaC")
                            .statusCode())
                    .isEqualTo(403);
            assertNothingIn(content);
        }
    }

    @Test
    void shouldSayThatTheDiskIsFullWhenItsReserveIsTouched() throws IOException {
        Path content = Files.createDirectory(folder.resolve("content"));
        long most = 1 << 20;
        try (var files = new org.tonemark.curation.console.content.ContentFolder(content, null)) {
            var uploads = new org.tonemark.curation.console.content.Uploads(
                    files,
                    null,
                    org.tonemark.curation.console.content.Denied.read(null),
                    folder.resolve("spool"),
                    most,
                    Long.MAX_VALUE / 2);
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> uploads.take(new ByteArrayInputStream(flac(1000)), 1000))
                    .hasMessageContaining("the disk here is full")
                    .hasMessageContaining("submit its CID");
        }
        assertNothingIn(content);
    }

    @Test
    void shouldLeaveNothingWhenTheSenderGoesAwayInTheMiddle() throws Exception {
        Path content = Files.createDirectory(folder.resolve("content"));
        try (ConsoleWorld world = new ConsoleWorld(folder, content, null)) {
            Browser uploader = world.signedIn("uploader");
            for (String head : List.of(raw(uploader, 500_000), form(uploader, 500_000))) {
                try (Socket socket = connect(world)) {
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().write(flac(200_000));
                    socket.getOutputStream().flush();
                    if (head.contains(" /api/")) {
                        awaitFiles(content, 1);
                    }
                }
                awaitFiles(content, 0);
                awaitFiles(folder.resolve("data"), 0);
            }
            assertThat(send(uploader, flac(1000)).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void shouldCutOffWhenABodyTrickles() throws Exception {
        Path content = Files.createDirectory(folder.resolve("content"));
        try (ConsoleWorld world = new ConsoleWorld(folder, content, null)) {
            Browser uploader = world.signedIn("uploader");
            for (String head : List.of(raw(uploader, 500_000), form(uploader, 500_000))) {
                try (Socket socket = connect(world)) {
                    OutputStream out = socket.getOutputStream();
                    out.write(head.getBytes(StandardCharsets.US_ASCII));
                    out.write(flac(100));
                    trickle(out);
                    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(answer).contains(" 408 ", "TOO_SLOW");
                }
                awaitFiles(content, 0);
                awaitFiles(folder.resolve("data"), 0);
            }
        }
    }

    /** Until the server has had enough; the test's own time-out ends it otherwise. */
    private static void trickle(OutputStream out) throws InterruptedException {
        try {
            for (int i = 0; i < 100; i++) {
                out.write(i);
                out.flush();
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (IOException e) {
            // cut off, as it should be
        }
    }

    @Test
    void shouldTakeAFormWithAFileWithoutJavaScript() throws Exception {
        Path content = Files.createDirectory(folder.resolve("content"));
        try (ConsoleWorld world = new ConsoleWorld(folder, content, null)) {
            Browser uploader = world.signedIn("uploader");
            byte[] flac = flac(600_000);
            String cid = UnixFsHasher.hash(new ByteArrayInputStream(flac)).toString();
            byte[] head = form(uploader, flac.length).split("\r\n\r\n", 2)[1].getBytes(StandardCharsets.US_ASCII);
            byte[] end = "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII);
            HttpResponse<String> done = uploader.send(uploader.request("/submit")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofByteArrays(List.of(head, flac, end))));
            assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
            assertThat(content.resolve(cid)).hasBinaryContent(flac);
            awaitFiles(folder.resolve("data"), 0);
        }
    }

    @Test
    void shouldHashNoFileTwiceWhenTheConsoleStartsAgain() throws Exception {
        Path content = Files.createDirectory(folder.resolve("content"));
        Path index = folder.resolve("index.tsv");
        Files.write(content.resolve("a.flac"), flac(300_000));
        Files.write(content.resolve("b.mp3"), "ID3 b".getBytes(StandardCharsets.US_ASCII));
        Files.writeString(content.resolve("notes.txt"), "no audio");
        String a = UnixFsHasher.hash(new ByteArrayInputStream(flac(300_000))).toString();
        assertThat(hashed(content, index, a)).isEqualTo(3);
        assertThat(hashed(content, index, a)).isZero();
        Files.writeString(index, Files.readString(index) + "torn");
        assertThat(hashed(content, index, a)).isZero();
        Files.write(content.resolve("b.mp3"), "ID3 other".getBytes(StandardCharsets.US_ASCII));
        String b = RawCid.of("ID3 other".getBytes(StandardCharsets.US_ASCII));
        assertThat(hashed(content, index, b)).isEqualTo(1);
    }

    /** Files hashed until a CID is found and all are looked at. */
    private static long hashed(Path content, Path index, String cid) throws Exception {
        try (var files = new org.tonemark.curation.console.content.ContentFolder(content, index)) {
            files.awaitIndexed();
            assertThat(files.find(cid)).isPresent();
            return files.hashed();
        }
    }

    @Test
    void shouldAddAndPinAtTheOperatorsNodeWhenItIsNamed() throws Exception {
        assumeTrue(IpfsNode.installed(), "js-ipfs is missing: ./test installs it");
        try (IpfsNode node = new IpfsNode(Files.createDirectory(folder.resolve("node")));
                ConsoleWorld world = new ConsoleWorld(folder, null, null, node.rpc(), null)) {
            Browser uploader = world.signedIn("uploader");
            byte[] flac = flac(900_000);
            String cid = UnixFsHasher.hash(new ByteArrayInputStream(flac)).toString();
            HttpResponse<String> taken = send(uploader, flac);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
            assertThat(ConsoleWorld.field(taken.body(), "cid")).isEqualTo(cid);
            assertThat(node.pins(Cid.parse(cid))).isTrue();
            assertNothingIn(folder.resolve("data/uploads"));

            SignedRecord record = record(cid);
            HttpResponse<String> submitted = uploader.json(
                    "/api/v1/submissions",
                    "{\"cid\":\"" + cid + "\",\"record\":" + CurationJson.write(record) + ",\"nearDuplicateOf\":null}");
            assertThat(submitted.body()).contains("\"recordPublished\":true");
            assertThat(node.pins(Cid.parse(RawCid.of(CurationJson.writeBytes(record)))))
                    .isTrue();

            node.kill();
            assertProblem(send(uploader, flac(1000)), 503, "try again");
            assertNothingIn(folder.resolve("data/uploads"));
        }
    }

    @Test
    void shouldTakeTheFirstRpcWhenSettingsListSourcesOfVerify() {
        assertThat(org.tonemark.curation.console.content.IpfsNode.firstRpc(
                        "blocks,https://gateway.example,http://127.0.0.1:5001,rpc+http://10.0.0.7:80"))
                .contains("http://127.0.0.1:5001");
        assertThat(org.tonemark.curation.console.content.IpfsNode.firstRpc("https://gateway.example,x.car"))
                .isEmpty();
    }

    private static SignedRecord record(String cid) {
        ConsoleWorld.Wallet wallet = ConsoleWorld.wallet("uploader");
        return SignedRecord.sign(
                new GenerationRecord(
                        "2026-11-21T12:00:00Z",
                        List.of(),
                        "v5",
                        List.of(),
                        "a song",
                        null,
                        "CC0-1.0",
                        GenerationRecord.SCHEMA,
                        null,
                        "Suno",
                        cid,
                        wallet.address),
                wallet.key);
    }

    private static HttpResponse<String> send(Browser browser, byte[] bytes) {
        return browser.send(browser.request("/api/v1/files")
                .header("Content-Type", "application/octet-stream")
                .header("X-CSRF-Token", browser.csrf.isEmpty() ? "none" : browser.csrf)
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String text) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.body()).contains(text);
    }

    private static byte[] flac(int bytes) {
        byte[] all = new byte[bytes];
        new Random(bytes).nextBytes(all);
        System.arraycopy("fLaC".getBytes(StandardCharsets.US_ASCII), 0, all, 0, 4);
        return all;
    }

    private static String raw(Browser browser, int bytes) {
        return "POST /api/v1/files HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + session(browser)
                + "Content-Type: application/octet-stream\r\nContent-Length: " + bytes + "\r\n\r\n";
    }

    /** With its beginning up to the file's bytes. */
    private static String form(Browser browser, int bytes) {
        String parts = "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + browser.csrf
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.flac\"\r\n\r\n";
        return "POST /submit HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + session(browser)
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " + (parts.length() + bytes + 9)
                + "\r\n\r\n" + parts;
    }

    private static String session(Browser browser) {
        String id = browser.cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("tonemark-session"))
                .findFirst()
                .orElseThrow()
                .getValue();
        return "Cookie: tonemark-session=" + id + "\r\nX-CSRF-Token: " + browser.csrf + "\r\n";
    }

    private static Socket connect(ConsoleWorld world) throws IOException {
        var base = world.server.address();
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        return socket;
    }

    private static void assertNothingIn(Path directory) throws IOException {
        assertThat(files(directory)).isZero();
    }

    private static long files(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> !f.getFileName().toString().equals("content-index.tsv"))
                    .count();
        }
    }

    /** The server notices in its own time; the test's time-out ends the wait. */
    private static void awaitFiles(Path directory, long count) throws IOException, InterruptedException {
        while (files(directory) != count) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
