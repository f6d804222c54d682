package org.tonemark.spark.curation;

import com.esotericsoftware.kryo.io.Input;
import java.util.ArrayList;
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
import org.tonemark.curation.core.decision.CaseClose;
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
        int atOnce = slice * Math.max(1, context.defaultParallelism());
        for (int from = 0; from == 0 || from < ballots.size(); from += atOnce) {
            List<byte[]> slices = new ArrayList<>();
            for (int at = from; at < Math.min(ballots.size(), from + atOnce); at += slice) {
                slices.add(BallotRows.pack(ballots.subList(at, Math.min(ballots.size(), at + slice))));
            }
            spark.createDataFrame(
                            context.parallelize(slices, Math.max(1, slices.size()))
                                    .flatMap(BallotRows::unpack),
                            BallotRows.SCHEMA)
                    .write()
                    .mode(SaveMode.Append)
                    .parquet(folder);
        }
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
        int contestStage = input.rule().votes().contestStage();
        DocketDesk desk =
                new DocketDesk(PackedDockets.of(plan.dockets()), plan.caseRule(), plan.weights(), contestStage);
        Gathered all = new Gathered(plan, contestStage);
        decide(desk, ballots, partitions, all);
        all.closeSilent();
        EpochPlan decided = new EpochPlan(
                plan.input(),
                withTrainingBallots(plan.dockets(), ballots),
                all.orphans(),
                plan.weights(),
                plan.caseRule());
        return EpochFinish.of(decided, all.closes, all.pairs);
    }

    private void decide(DocketDesk desk, Dataset<Row> ballots, int partitions, Gathered into) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<DocketDesk> shared = context.broadcast(desk);
        try {
            ballots.repartition(partitions, functions.col("cid"), functions.col("round"))
                    .sortWithinPartitions("cid", "round")
                    .toJavaRDD()
                    .mapPartitions(
                            rows -> List.of(shared.value().decide(parse(rows))).iterator())
                    .collect()
                    .forEach(into::add);
        } finally {
            shared.destroy();
        }
    }

    /** What has come back from the partitions. */
    private static final class Gathered {
        private final EpochPlan plan;
        private final List<CaseClose> closes = new ArrayList<>();
        private final PairSums pairs;
        private final List<Ballot> orphans = new ArrayList<>();

        Gathered(EpochPlan plan, int contestStage) {
            this.plan = plan;
            this.pairs = new PairSums(contestStage);
        }

        void add(DocketDesk.Slice slice) {
            closes.addAll(SliceWire.decode(slice.closes(), plan.dockets()));
            pairs.merge(slice.pairs());
            BallotWire.Reader reader = new BallotWire.Reader(new Input(slice.orphans()));
            for (int i = 0; i < slice.orphanCount(); i++) {
                orphans.add(reader.withCase());
            }
        }

        /** Cases on which nobody voted. */
        void closeSilent() {
            Set<CaseId> heard = new HashSet<>(closes.size() * 2);
            closes.forEach(close -> heard.add(close.was().id()));
            for (Docket docket : plan.dockets()) {
                if (!heard.contains(docket.open().id())) {
                    CaseClose close = plan.caseRule().close(docket);
                    closes.add(close);
                    pairs.add(close, plan.weights());
                }
            }
        }

        List<Ballot> orphans() {
            orphans.sort(Ballot.ORDER);
            return orphans;
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
