package org.tonemark.curation.console;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tonemark.curation.console.api.FileApi;
import org.tonemark.curation.console.api.MachineRoutes;
import org.tonemark.curation.console.api.Metrics;
import org.tonemark.curation.console.api.OpenApi;
import org.tonemark.curation.console.api.TrackApi;
import org.tonemark.curation.console.auth.AuthRoutes;
import org.tonemark.curation.console.auth.Nonces;
import org.tonemark.curation.console.auth.Roles;
import org.tonemark.curation.console.auth.Sessions;
import org.tonemark.curation.console.auth.SignIn;
import org.tonemark.curation.console.content.ContentFolder;
import org.tonemark.curation.console.content.Denied;
import org.tonemark.curation.console.content.Evidence;
import org.tonemark.curation.console.content.IpfsNode;
import org.tonemark.curation.console.content.RunFiles;
import org.tonemark.curation.console.content.SimilarFiles;
import org.tonemark.curation.console.content.Uploads;
import org.tonemark.curation.console.http.Dispatch;
import org.tonemark.curation.console.http.LeastRate;
import org.tonemark.curation.console.http.Origin;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.RateLimits;
import org.tonemark.curation.console.http.Replies;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.page.Pages;
import org.tonemark.curation.console.site.ClosedEpochs;
import org.tonemark.curation.console.site.DisputePages;
import org.tonemark.curation.console.site.FrontPages;
import org.tonemark.curation.console.site.OpenCases;
import org.tonemark.curation.console.site.OperatorPages;
import org.tonemark.curation.console.site.Promoted;
import org.tonemark.curation.console.site.PublicPages;
import org.tonemark.curation.console.site.Receipts;
import org.tonemark.curation.console.site.ReviewPages;
import org.tonemark.curation.console.site.Site;
import org.tonemark.curation.console.site.StatusPages;
import org.tonemark.curation.console.site.SubmitPages;
import org.tonemark.curation.console.site.WatchedFigures;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.store.CurationStore;

/** The console's web server. */
public final class ConsoleServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
    private static final int MOST_BODY = 128 * 1024;
    private static final int MOST_CONNECTIONS = 2_000;
    private static final int THREADS = 64;
    private static final long IDLE_MILLIS = 30_000;

    /** A body that comes slower is given up. */
    private static final long LEAST_BYTES_PER_SECOND = 256;

    private static final Duration UPLOAD_GRACE = Duration.ofSeconds(10);

    /** Of the disk, so that uploads do not stop the database. */
    private static final long DISK_RESERVE = 512L << 20;

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; media-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private final Javalin javalin;
    private final Metrics metrics = new Metrics();
    private final ContentFolder content;
    private final List<Route> routes;
    private final Origin origin;

    /**
     * Listens when it returns.
     *
     * @throws io.javalin.util.JavalinBindException when the port is taken
     * @throws IllegalArgumentException with one line for an IPFS node or a denylist that cannot be used
     */
    public ConsoleServer(Settings settings, CurationStore store, Rule rule, Clock clock) throws IOException {
        this(settings, store, rule, clock, UPLOAD_GRACE);
    }

    ConsoleServer(Settings settings, CurationStore store, Rule rule, Clock clock, Duration uploadGrace)
            throws IOException {
        origin = new Origin(address(settings, settings.port()));
        Files.createDirectories(settings.data());
        content = new ContentFolder(settings.content(), settings.data().resolve("content-index.tsv"));
        IpfsNode node = node(settings.ipfs());
        Denied denied = denied(settings.denylist());
        Uploads uploads = new Uploads(
                content, node, denied, settings.data().resolve("uploads"), settings.uploadBytes(), DISK_RESERVE);
        Sessions sessions = new Sessions(clock);
        Nonces nonces = new Nonces(clock);
        Roles roles = new Roles(store, settings.operators(), clock);
        Site site = new Site(
                store,
                rule,
                roles,
                content,
                uploads,
                denied,
                IpfsNode.publisher(node, settings.data()),
                new Evidence(settings.results()),
                new RunFiles(settings.results()),
                new SimilarFiles(settings.results()),
                new OpenCases(store, clock),
                new Promoted(store),
                new ClosedEpochs(store, settings.data()),
                new Receipts(store),
                origin,
                clock,
                settings.shown());
        SignIn signIn = new SignIn(nonces, rule.chainId(), clock);
        routes = routes(site, new AuthRoutes(nonces, signIn, sessions, roles, origin));
        Replies replies = new Replies(new Pages(), clock, () -> store.epochs().current(), Version.TONEMARK);
        Dispatch dispatch =
                new Dispatch(sessions, roles, new RateLimits(clock), replies, origin, settings.behindProxy());
        metrics.gauge("tonemark.console.sessions", "People signed in", sessions::size);
        new WatchedFigures(site).register(metrics);
        javalin = Javalin.create(config -> configure(config, settings, dispatch, uploadGrace));
        javalin.start(settings.host(), settings.port());
        origin.set(address(settings, javalin.port()));
    }

    private static @Nullable IpfsNode node(@Nullable String address) {
        try {
            return address == null ? null : IpfsNode.of(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--ipfs: " + e.getMessage(), e);
        }
    }

    private static Denied denied(@Nullable Path file) throws IOException {
        try {
            return Denied.read(file);
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
            throw new IllegalArgumentException("--denylist: " + file + ", " + e.getMessage(), e);
        }
    }

    private List<Route> routes(Site site, AuthRoutes auth) {
        ReviewPages reviews = new ReviewPages(site);
        List<Route> all = new ArrayList<>(Stream.of(
                        new FrontPages(site).routes(),
                        new StatusPages(site).routes(),
                        reviews.routes(),
                        new PublicPages(site, reviews).routes(),
                        new SubmitPages(site).routes(),
                        new DisputePages(site).routes(),
                        new OperatorPages(site).routes(),
                        new org.tonemark.curation.console.site.Files(site).routes(),
                        auth.routes(),
                        new FileApi(site).routes(),
                        new TrackApi(site).routes())
                .flatMap(List::stream)
                .toList());
        all.addAll(new MachineRoutes(site.store(), metrics, this::description).routes());
        return List.copyOf(all);
    }

    /** The API's description. */
    public String description() {
        return OpenApi.of(routes, Version.TONEMARK);
    }

    /** The table of all routes. */
    public List<Route> routes() {
        return routes;
    }

    /** Where browsers find it. */
    public URI address() {
        return origin.uri();
    }

    private static URI address(Settings settings, int port) {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return settings.publicUrl() != null ? settings.publicUrl() : URI.create("http://" + host + ":" + port);
    }

    private void configure(JavalinConfig config, Settings settings, Dispatch dispatch, Duration uploadGrace) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = MOST_BODY;
        config.http.generateEtags = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        limitUploads(config, settings);
        limitConnections(config, uploadGrace);
        for (Route route : routes) {
            config.routes.addHttpHandler(
                    route.verb() == Route.Verb.GET ? HandlerType.GET : HandlerType.POST,
                    route.path(),
                    dispatch.of(route));
        }
        config.routes.before(ConsoleServer::harden);
        config.routes.exception(
                HttpResponseException.class, (e, context) -> dispatch.failed(context, problem(e.getStatus())));
        config.routes.exception(Exception.class, (e, context) -> {
            int status = Faults.status(e);
            if (status == 503) {
                LOG.warn("{} {} was not done: {}", context.req().getMethod(), template(context), e.getMessage());
            } else if (status >= 500) {
                LOG.error("a bug at {} {}", context.req().getMethod(), template(context), e);
            }
            dispatch.failed(context, problem(status));
        });
        config.requestLogger.http((context, millis) -> metrics.request(
                context.req().getMethod(), template(context), context.statusCode(), Duration.ofNanos((long)
                        (millis * 1e6))));
    }

    private static void limitUploads(JavalinConfig config, Settings settings) {
        int bytes = (int) Math.min(Integer.MAX_VALUE, Math.max(settings.uploadBytes(), MOST_BODY));
        config.jetty.multipartConfig.cacheDirectory(settings.data().toString());
        config.jetty.multipartConfig.maxFileSize(bytes, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(MOST_BODY, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize((long) bytes + MOST_BODY, SizeUnit.BYTES);
    }

    private static void limitConnections(JavalinConfig config, Duration uploadGrace) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("console");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(ConsoleServer::limitRequests);
        config.jetty.modifyServer(server -> limitIdling(server, uploadGrace));
    }

    private static void limitRequests(HttpConfiguration http) {
        http.setRequestHeaderSize(16 * 1024);
        http.setSendServerVersion(false);
    }

    private static void limitIdling(Server server, Duration uploadGrace) {
        LeastRate uploads = new LeastRate(Set.of("/submit", FileApi.PATH), uploadGrace);
        uploads.setHandler(new MinimumDataRateHandler(LEAST_BYTES_PER_SECOND, 0));
        server.setHandler(uploads);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.setStopTimeout(2_000);
        for (var connector : server.getConnectors()) {
            if (connector instanceof ServerConnector socket) {
                socket.setIdleTimeout(IDLE_MILLIS);
            }
        }
    }

    private static String template(Context context) {
        var endpoint = context.endpoints().lastHttpEndpoint();
        return endpoint == null ? "none" : endpoint.path;
    }

    private static void harden(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 404 -> Problem.notFound("there is nothing at this address: perhaps it was cut");
            case 405 -> new Problem(405, "METHOD_NOT_ALLOWED", "this address is not asked that way");
            case 408 ->
                new Problem(
                        408, "TOO_SLOW", "the request came too slowly and was given up: try again on a faster line");
            case 413 -> new Problem(413, "TOO_LARGE", "the request has too many bytes");
            case 503 ->
                new Problem(
                        503,
                        "DATABASE_UNAVAILABLE",
                        "the database does not answer: try again later",
                        Map.of("Retry-After", "10"));
            case 400 -> Problem.invalid("BAD_REQUEST", "the request cannot be read");
            default ->
                status < 500
                        ? new Problem(status, "REFUSED", "the request was refused")
                        : new Problem(500, "BUG", "a bug of ours, not of yours: it is in the operator's log");
        };
    }

    @Override
    public void close() {
        javalin.stop();
        content.close();
        metrics.close();
    }
}
