package org.tonemark.curation.console.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.tonemark.curation.console.view.Page;

/** Serves every sample on loopback under its name, with the assets, a sound and its waveform, under a strict policy. */
final class Gallery implements AutoCloseable {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";
    private static final int RATE = 8000;
    private static final int SECONDS = 180;

    private final Map<String, Page> samples = Samples.all();
    private final Pages pages = new Pages();
    private final HttpServer server;

    Gallery() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(java.util.concurrent.Executors.newCachedThreadPool(run -> {
            Thread thread = new Thread(run);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    String address(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        Page page = samples.get(path);
        if (page != null) {
            String html = pages.render(Samples.everybody(), page);
            send(exchange, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith("assets/")) {
            asset(exchange, path);
        } else if (path.endsWith("peaks.json")) {
            send(exchange, "application/json", peaks());
        } else if (path.startsWith("audio/")) {
            sound(exchange);
        } else if (path.endsWith(".svg")) {
            String svg =
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 240\"><path d=\"M0 200 200 90 400 150"
                            + " 800 20\" fill=\"none\" stroke=\"#357\" stroke-width=\"3\"/></svg>";
            send(exchange, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
        } else {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        }
    }

    private static void asset(HttpExchange exchange, String path) throws IOException {
        try (InputStream in = Pages.class.getResourceAsStream("/org/tonemark/curation/console/" + path)) {
            String type =
                    path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "image/svg+xml";
            send(exchange, type, java.util.Objects.requireNonNull(in, path).readAllBytes());
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] peaks() {
        StringBuilder low = new StringBuilder();
        StringBuilder high = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            double level = .25 + .6 * Math.abs(Math.sin(i / 37.0) * Math.sin(i / 5.3));
            high.append(i == 0 ? "" : ",").append(level);
            low.append(i == 0 ? "" : ",").append(-level * .9);
        }
        return ("{\"low\":[" + low + "],\"high\":[" + high + "]}").getBytes(StandardCharsets.UTF_8);
    }

    /** A browser seeks only where it may ask for a range. */
    private static void sound(HttpExchange exchange) throws IOException {
        byte[] sound = sound();
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
        exchange.getResponseHeaders().set("Content-Type", "audio/wav");
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (sound.length - 1) + "/" + sound.length);
        exchange.sendResponseHeaders(206, sound.length - from);
        exchange.getResponseBody().write(sound, from, sound.length - from);
        exchange.close();
    }

    /** A quiet tone as 8-bit WAV. */
    private static byte[] sound() {
        ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + RATE * SECONDS);
        head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        head.putInt(RATE).putInt(RATE).putShort((short) 1).putShort((short) 8);
        head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(RATE * SECONDS);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.array());
        for (int i = 0; i < RATE * SECONDS; i++) {
            out.write(128 + (int) (20 * Math.sin(2 * Math.PI * 220 * i / RATE)));
        }
        return out.toByteArray();
    }
}
