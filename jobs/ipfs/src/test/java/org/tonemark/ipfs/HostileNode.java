package org.tonemark.ipfs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP server on loopback that does with requests for blocks what a test tells it to, down to the socket. */
public final class HostileNode implements AutoCloseable {
    private static final Pattern REQUEST = Pattern.compile(
            "(?:POST /api/v0/block/get\\?arg=([a-z2-7]+)&timeout=\\d+s|GET /ipfs/([a-z2-7]+)\\?format=raw) HTTP/1.1");

    /** What is done with the n-th request, from 0. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(int n, Cid cid, Wire wire) throws IOException, InterruptedException;
    }

    /** One connection. */
    public record Wire(Socket socket, OutputStream out) {
        public void head(String status, long length) throws IOException {
            head(status, "Content-Length: " + length, "Content-Type: application/vnd.ipld.raw");
        }

        public void head(String status, String... headers) throws IOException {
            write(("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        public void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        public void block(byte[] block) throws IOException {
            head("200 OK", block.length);
            write(block);
        }

        public void error(int status, String body) throws IOException {
            head(status + " Error", body.length());
            write(body.getBytes(StandardCharsets.US_ASCII));
        }

        /** Ends the connection with RST. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    public HostileNode(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public NodeAddress rpc() {
        return NodeAddress.parse("rpc+" + url());
    }

    public NodeAddress gateway() {
        return NodeAddress.parse("gateway+" + url());
    }

    /** Request lines and headers, in order of arrival. */
    public List<String> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                StringBuilder request = new StringBuilder(line);
                for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                    request.append('\n').append(header);
                }
                int n;
                synchronized (requests) {
                    n = requests.size();
                    requests.add(request.toString());
                }
                Matcher parts = REQUEST.matcher(line);
                if (!parts.matches()) {
                    throw new IOException("an unknown request: " + line);
                }
                Cid cid = Cid.parse(parts.group(1) != null ? parts.group(1) : parts.group(2));
                behaviour.answer(n, cid, new Wire(socket, socket.getOutputStream()));
            }
        } catch (IOException e) {
            // the client has gone, or was thrown out
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "hostile-node");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.forEach(Thread::interrupt);
    }
}
