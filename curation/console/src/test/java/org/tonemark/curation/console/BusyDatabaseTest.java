package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.console.ConsoleWorld.Browser;

/** SQLite has one writer at a time: what the console does while another process of ours is that writer. */
class BusyDatabaseTest {
    @TempDir
    Path folder;

    private Process lock() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockProgram.class.getName(),
                        folder.resolve("curation.db").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        assertThat(said.readLine()).isEqualTo("locked");
        return process;
    }

    private static HttpResponse<String> submit(Browser uploader, int track) {
        return uploader.json(
                "/api/v1/submissions",
                "{\"cid\":\"" + ConsoleWorld.cid(track) + "\",\"record\":null,\"nearDuplicateOf\":null}");
    }

    @Test
    void shouldServeReadersAndKeepWritersWaitingWhenAnotherProcessWrites() throws Exception {
        try (ConsoleWorld world = new ConsoleWorld(folder, null, null)) {
            Browser uploader = world.signedIn("uploader");
            assertThat(submit(uploader, 1).statusCode()).isEqualTo(201);
            Process writer = lock();
            CompletableFuture<HttpResponse<String>> waits = CompletableFuture.supplyAsync(() -> submit(uploader, 2));
            assertThat(world.browser().get("/t/" + ConsoleWorld.cid(1)).statusCode())
                    .isEqualTo(200);
            assertThat(world.browser().get("/metrics").statusCode()).isEqualTo(200);
            assertThat(waits).isNotDone();
            writer.getOutputStream().close();
            assertThat(waits.get().statusCode()).as(waits.get().body()).isEqualTo(201);
            assertThat(writer.waitFor()).isZero();
        }
    }

    @Test
    void shouldAskToTryAgainWhenAnotherProcessWritesForTooLong() throws Exception {
        try (ConsoleWorld world = new ConsoleWorld(folder, null, null)) {
            Browser uploader = world.signedIn("uploader");
            Process writer = lock();
            CompletableFuture<HttpResponse<String>> one = CompletableFuture.supplyAsync(() -> submit(uploader, 1));
            CompletableFuture<HttpResponse<String>> two = CompletableFuture.supplyAsync(() -> submit(uploader, 2));
            HttpResponse<String> first = one.applyToEither(two, reply -> reply).get();
            assertThat(first.statusCode()).as(first.body()).isEqualTo(503);
            assertThat(ConsoleWorld.field(first.body(), "code")).isEqualTo("DATABASE_UNAVAILABLE");
            assertThat(first.headers().firstValue("Retry-After")).isPresent();
            writer.getOutputStream().close();
            assertThat(writer.waitFor()).isZero();
            CompletableFuture.allOf(one, two).join();
            assertThat(submit(uploader, 3).statusCode()).isEqualTo(201);
        }
    }
}
