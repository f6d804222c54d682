package org.tonemark.cli.similar;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.recommend.CoLikes;
import org.tonemark.curation.core.recommend.Like;
import org.tonemark.curation.core.recommend.OfflineEvaluation;
import org.tonemark.curation.core.recommend.OfflineEvaluation.Grades;
import org.tonemark.curation.core.recommend.OfflineEvaluation.Split;
import org.tonemark.curation.core.recommend.Profile;
import org.tonemark.curation.core.recommend.PushAttack;
import org.tonemark.curation.core.recommend.SimulatedTaste;
import org.tonemark.spark.recommend.SparkCoLikes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratings learn} and {@code ratings evaluate}. */
@Command(
        name = "ratings",
        description = "Learns from published ballots and plays what is liked together (docs/similar.md).",
        mixinStandardHelpOptions = true)
public final class RatingsCommand implements Runnable {
    private static final String INPUTS =
            "folder that tonemark export wrote, or CSV file with a header: user, item, and "
                    + "where known value and time";
    private static final String LEAST = "value of a CSV row from which on it is a like (default: ${DEFAULT-VALUE})";
    private static final int PUSHED_GROUPS = 10;
    private static final int MOST_COLLUDERS = 10_000;
    private static final int PARTITION_LIKES = 100_000;

    private final Host host;

    @Spec
    private @Nullable CommandSpec spec;

    public RatingsCommand(Host host) {
        this.host = host;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "ratings needs \"learn\" or \"evaluate\"");
    }

    @Command(
            name = "learn",
            description = {
                "Writes DIR/liked.jsonl: of each item the items that the same people like, which tonemark similar --out DIR "
                        + "then shows. Equal inputs give equal bytes, with and without Spark.",
                ""
            },
            footer = {"", "Example: tonemark ratings learn epoch-* plays.csv --out results"},
            mixinStandardHelpOptions = true)
    int learn(
            @Parameters(arity = "1..*", paramLabel = "INPUT", description = INPUTS) List<String> inputs,
            @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder given to verify --out")
                    String out,
            @Option(names = "--least", paramLabel = "V", defaultValue = "1", description = LEAST) double least,
            @Option(
                            names = "--master",
                            paramLabel = "M",
                            description =
                                    "compute on Spark: local[*], spark://host:7077, or spark-submit for the one that "
                                            + "started this (default: in this process)")
                    @Nullable
                    String master)
            throws IOException {
        List<Like> likes = Likes.read(host, inputs, checked(least));
        Path folder = Files.createDirectories(host.resolve(out));
        LikedFile.Header header = LikedFile.header(
                likes.stream().map(Like::user).distinct().count(),
                likes.stream().map(Like::item).distinct().count(),
                likes.size());
        try (LikedFile file = new LikedFile(folder, header)) {
            if (master == null) {
                new CoLikes(Profile.all(likes)).forEach(file::add);
            } else {
                try (SparkCoLikes spark = new SparkCoLikes(master.equals("spark-submit") ? "" : master)) {
                    spark.forEach(likes, 2 + likes.size() / PARTITION_LIKES, file::add);
                }
            }
            file.finish();
        }
        host.out()
                .println(header.likes() + " likes of " + header.users() + " users on " + header.items() + " items: "
                        + folder.resolve(LikedFile.NAME));
        return ExitCode.OK;
    }

    @Command(
            name = "evaluate",
            description = {
                "Holds out a fifth of each user's likes, the newest where times are known, learns from the rest, and "
                        + "compares what is recommended with what was held out: recall and NDCG at 20 and coverage, against "
                        + "recommending what most people like.",
                ""
            },
            footer = {
                "",
                "Example: tonemark ratings evaluate ratings.csv --least 4",
                "         tonemark ratings evaluate --simulated --push 1,10,100"
            },
            mixinStandardHelpOptions = true)
    int evaluate(
            @Parameters(arity = "0..*", paramLabel = "INPUT", description = INPUTS) @Nullable List<String> inputs,
            @Option(
                            names = "--simulated",
                            description = "likes of simulated users in place of inputs: 4,000 on 1,500 items")
                    boolean simulated,
            @Option(names = "--least", paramLabel = "V", defaultValue = "1", description = LEAST) double least,
            @Option(
                            names = "--seed",
                            paramLabel = "N",
                            defaultValue = "1",
                            description = "of what is held out and simulated (default: ${DEFAULT-VALUE})")
                    long seed,
            @Option(
                            names = "--push",
                            split = ",",
                            paramLabel = "N",
                            description = "also: into how many lists so many colluding accounts push an item")
                    @Nullable
                    List<Integer> push,
            @Option(names = "--json", description = "one JSON object") boolean json)
            throws IOException {
        List<String> named = inputs == null ? List.of() : inputs;
        if (simulated != named.isEmpty()) {
            throw UserException.usage("name ratings, or write --simulated");
        }
        List<Integer> pushes = push == null ? List.of() : push;
        if (pushes.stream().anyMatch(n -> n < 1 || n > MOST_COLLUDERS)) {
            throw UserException.usage("--push takes numbers from 1 to " + MOST_COLLUDERS);
        }
        List<Like> likes = simulated
                ? new SimulatedTaste(4_000, 1_500, 10, 0.1, seed).likes()
                : Likes.read(host, named, checked(least));
        ObjectNode report = report(likes, simulated, seed, pushes);
        host.out().println(json ? report.toString() : words(report));
        return ExitCode.OK;
    }

    private static ObjectNode report(List<Like> likes, boolean simulated, long seed, List<Integer> push) {
        Split split = OfflineEvaluation.split(likes, seed);
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("schema", "ratings-1").put("simulated", simulated).put("seed", seed);
        report.put("likes", likes.size()).put("learned", split.learned().size());
        try {
            ObjectNode methods = report.putObject("methods");
            CoLikes learned = new CoLikes(Profile.all(split.learned()));
            put(
                    methods.putObject("liked-together"),
                    OfflineEvaluation.grade(split, OfflineEvaluation.byNeighbours(learned.all())));
            put(
                    methods.putObject("popularity"),
                    OfflineEvaluation.grade(split, OfflineEvaluation.byPopularity(split.learned())));
            ArrayNode pushes = report.putArray("push");
            for (int colluders : push) {
                PushAttack.run(likes, colluders, PUSHED_GROUPS)
                        .forEach(reach -> pushes.addObject()
                                .put("colluders", reach.colluders())
                                .put("likedBy", reach.likedBy())
                                .put("lists", reach.lists())
                                .put("reached", reach.reached()));
            }
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
        return report;
    }

    private static void put(ObjectNode node, Grades grades) {
        node.put("users", grades.users()).put("recallAt20", round(grades.recall()));
        node.put("recallMargin95", round(grades.recallMargin())).put("ndcgAt20", round(grades.ndcg()));
        node.put("tailRecallAt20", round(grades.tailRecall())).put("coverage", round(grades.coverage()));
    }

    private static String words(ObjectNode report) {
        StringBuilder text = new StringBuilder(report.get("simulated").asBoolean() ? "Simulated likes: " : "Likes: ");
        text.append(report.get("likes")).append(", learned from ").append(report.get("learned"));
        report.get("methods")
                .properties()
                .forEach(method -> text.append(String.format(
                        Locale.ROOT,
                        "%n%-15s recall@20 %.4f ± %.4f  NDCG@20 %.4f  tail recall %.4f  coverage %.4f  (%d users)",
                        method.getKey(),
                        method.getValue().get("recallAt20").asDouble(),
                        method.getValue().get("recallMargin95").asDouble(),
                        method.getValue().get("ndcgAt20").asDouble(),
                        method.getValue().get("tailRecallAt20").asDouble(),
                        method.getValue().get("coverage").asDouble(),
                        method.getValue().get("users").asInt())));
        report.get("push")
                .forEach(reach -> text.append(String.format(
                        Locale.ROOT,
                        "%n%d colluders come into %d of %d lists of items that about %d people like",
                        reach.get("colluders").asInt(),
                        reach.get("reached").asInt(),
                        reach.get("lists").asInt(),
                        reach.get("likedBy").asInt())));
        return text.toString();
    }

    private static double checked(double least) {
        if (!(least >= 0)) {
            throw UserException.usage("--least is a number from 0");
        }
        return least;
    }

    private static double round(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
