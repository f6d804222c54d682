package org.tonemark.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.tonemark.verify.VerifiedTrack;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** One job whose partitions are handed over when each is done, not when all are. */
final class EachPartition {
    private EachPartition() {}

    /** @param tracks called by a thread of Spark's, which it must not hold up */
    static void collect(JavaSparkContext spark, JavaRDD<VerifiedTrack> rows, Consumer<VerifiedTrack> tracks) {
        List<Object> partitions = new ArrayList<>(
                IntStream.range(0, rows.getNumPartitions()).boxed().toList());
        spark.sc()
                .<VerifiedTrack, VerifiedTrack[]>runJob(
                        rows.rdd(),
                        new ToArray(),
                        CollectionConverters.asScala(partitions).toSeq(),
                        new AbstractFunction2<Object, VerifiedTrack[], BoxedUnit>() {
                            @Override
                            public BoxedUnit apply(Object partition, VerifiedTrack[] done) {
                                List.of(done).forEach(tracks);
                                return BoxedUnit.UNIT;
                            }
                        },
                        ClassTag$.MODULE$.apply(VerifiedTrack[].class));
    }

    /** The rows of one partition. */
    private static final class ToArray
            extends AbstractFunction2<TaskContext, scala.collection.Iterator<VerifiedTrack>, VerifiedTrack[]>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public VerifiedTrack[] apply(TaskContext context, scala.collection.Iterator<VerifiedTrack> rows) {
            List<VerifiedTrack> list = new ArrayList<>();
            CollectionConverters.asJava(rows).forEachRemaining(list::add);
            return list.toArray(new VerifiedTrack[0]);
        }
    }
}
