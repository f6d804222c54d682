package org.tonemark.spark.curation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.decision.Docket;
import org.tonemark.curation.core.epoch.EpochFinish;
import org.tonemark.curation.core.epoch.EpochPlan;
import org.tonemark.curation.core.epoch.PairSums;

/**
 * Closes an epoch on Spark: ballots are shuffled by case and decided where they land; the sums over cases, the seats and
 * the root are made on the driver. Weights are fixed before the epoch and all sums are of integers, so the partitioning
 * cannot change a bit.
 */
public final class SparkEpoch {
    /** Rows that the driver sends at once. */
    private static final int SLICE = 250_000;

    private final SparkSession spark;

    public SparkEpoch(SparkSession spark) {
        this.spark = spark;
    }

    /** Writes ballots as Parquet, for {@link #close}. @param files how many, at least */
    public void write(List<Ballot> ballots, int files, String folder) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        int slice = Math.max(1, Math.min(SLICE, (ballots.size() + files - 1) / files));
        for (int from = 0; from < ballots.size(); from += slice) {
            List<Row> rows = ballots.subList(from, Math.min(ballots.size(), from + slice)).stream()
                    .map(BallotRows::toRow)
                    .toList();
            spark.createDataFrame(context.parallelize(rows, 1), BallotRows.SCHEMA)
                    .write()
                    .mode(SaveMode.Append)
                    .parquet(folder);
        }
    }

    /** The same input, its ballots left out: what {@link #close} wants. */
    public static EpochInput withoutBallots(EpochInput input) {
        return new EpochInput(
                input.epoch(),
                input.rule(),
                input.previousRoot(),
                input.beacon(),
                input.curators(),
                input.rosters(),
                input.cases(),
                input.seats(),
                List.of(),
                input.submissions(),
                input.appeals(),
                input.gold(),
                input.past(),
                input.reputations(),
                input.pairs(),
                input.goldOrigin());
    }

    /**
     * Equal to {@code TonemarkRule.close} of the input with these ballots.
     *
     * @param input without ballots
     * @param ballots Parquet, in any order
     * @param partitions to shuffle into
     */
    public EpochResult close(EpochInput input, Dataset<Row> ballots, int partitions, SignatureCheck signatures) {
        EpochPlan plan = EpochPlan.of(input, signatures);
        Map<CaseId, Docket> dockets = new HashMap<>(plan.dockets().size() * 2);
        plan.dockets().forEach(docket -> dockets.put(docket.open().id(), docket));
        int contestStage = input.rule().votes().contestStage();
        DocketDesk desk = new DocketDesk(dockets, plan.caseRule(), plan.weights(), contestStage);
        DocketDesk.Slice all = new DocketDesk.Slice(new ArrayList<>(), new PairSums(contestStage), new ArrayList<>());
        decide(desk, ballots, partitions).forEach(slice -> merge(slice, all));
        closeSilent(desk, plan.dockets(), all);
        all.orphans().sort(Ballot.ORDER);
        EpochPlan decided = new EpochPlan(
                plan.input(),
                withTrainingBallots(plan.dockets(), ballots),
                all.orphans(),
                plan.weights(),
                plan.caseRule());
        return EpochFinish.of(decided, all.closes(), all.pairs());
    }

    private List<DocketDesk.Slice> decide(DocketDesk desk, Dataset<Row> ballots, int partitions) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<DocketDesk> shared = context.broadcast(desk);
        try {
            List<byte[]> slices = ballots.repartition(partitions, functions.col("cid"), functions.col("round"))
                    .sortWithinPartitions("cid", "round")
                    .toJavaRDD()
                    .mapPartitions(
                            rows -> List.of(SliceCodec.encode(shared.value().decide(parse(rows))))
                                    .iterator())
                    .collect();
            return slices.parallelStream().map(SliceCodec::decode).toList();
        } finally {
            shared.unpersist();
        }
    }

    private static Iterator<Ballot> parse(Iterator<Row> rows) {
        BallotRows parser = new BallotRows();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Ballot next() {
                return parser.ofRow(rows.next());
            }
        };
    }

    private static void merge(DocketDesk.Slice slice, DocketDesk.Slice into) {
        into.closes().addAll(slice.closes());
        into.pairs().merge(slice.pairs());
        into.orphans().addAll(slice.orphans());
    }

    private static void closeSilent(DocketDesk desk, List<Docket> dockets, DocketDesk.Slice all) {
        Set<CaseId> heard = new HashSet<>(all.closes().size() * 2);
        all.closes().forEach(close -> heard.add(close.was().id()));
        dockets.stream().filter(d -> !heard.contains(d.open().id())).forEach(d -> desk.closeSilent(d, all));
    }

    /** The training round is judged over all training cases at once, by their ballots; they are few. */
    private static List<Docket> withTrainingBallots(List<Docket> dockets, Dataset<Row> ballots) {
        Object[] training = dockets.stream()
                .filter(docket -> docket.open().kind() == CaseKind.TRAINING)
                .map(docket -> docket.open().id().cid())
                .toArray();
        if (training.length == 0) {
            return dockets;
        }
        BallotRows parser = new BallotRows();
        Map<CaseId, List<Ballot>> cast = ballots.where(functions.col("cid").isin(training)).collectAsList().stream()
                .map(parser::ofRow)
                .sorted(Ballot.ORDER)
                .collect(Collectors.groupingBy(Ballot::caseId));
        return dockets.stream()
                .map(d -> DocketDesk.with(d, cast.getOrDefault(d.open().id(), List.of())))
                .toList();
    }
}
