package org.tonemark.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** One job whose partitions are handed over when each is done, not when all are. */
final class EachPartition {
    private EachPartition() {}

    /** @param results called by a thread of Spark's, which it must not hold up */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a class cannot name the type of what its lists hold
    static <T> void collect(JavaSparkContext spark, JavaRDD<T> rows, Consumer<T> results) {
        List<Object> partitions = new ArrayList<>(
                IntStream.range(0, rows.getNumPartitions()).boxed().toList());
        spark.sc()
                .<T, ArrayList>runJob(
                        rows.rdd(),
                        new ToList<>(),
                        CollectionConverters.asScala(partitions).toSeq(),
                        new AbstractFunction2<Object, ArrayList, BoxedUnit>() {
                            @Override
                            public BoxedUnit apply(Object partition, ArrayList done) {
                                ((ArrayList<T>) done).forEach(results);
                                return BoxedUnit.UNIT;
                            }
                        },
                        ClassTag$.MODULE$.apply(ArrayList.class));
    }

    /** The rows of one partition. */
    @SuppressWarnings("rawtypes")
    private static final class ToList<T> extends AbstractFunction2<TaskContext, scala.collection.Iterator<T>, ArrayList>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public ArrayList<T> apply(TaskContext context, scala.collection.Iterator<T> rows) {
            ArrayList<T> list = new ArrayList<>();
            CollectionConverters.asJava(rows).forEachRemaining(list::add);
            return list;
        }
    }
}
