package org.tonemark.spark.recommend;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.tonemark.curation.core.recommend.Like;
import org.tonemark.curation.core.recommend.Neighbour;
import org.tonemark.curation.core.recommend.Neighbourhood;
import org.tonemark.curation.core.recommend.Profile;
import org.tonemark.curation.core.recommend.Support;
import org.tonemark.spark.SparkRunner;
import scala.Tuple2;

/**
 * All neighbourhoods on Spark, equal to those of {@link org.tonemark.curation.core.recommend.CoLikes} whatever the
 * partitions: users to profiles, profiles to pairs, sums of integers by pair, one list an item.
 */
public final class SparkCoLikes implements AutoCloseable {
    private final SparkSession spark;

    /** @param master such as {@code local[*]}; empty for that of {@code spark-submit} */
    public SparkCoLikes(String master) {
        spark = SparkSession.builder().config(SparkRunner.configure(master)).getOrCreate();
    }

    /** A pair of items, in both orders. */
    private record Pair(String item, String other) implements Serializable {}

    /** How much two items are liked together. */
    private record Together(String other, Support support) implements Serializable {}

    /**
     * Hands over the neighbourhood of every item, sorted by item.
     *
     * @param partitions at least
     */
    public void forEach(List<Like> likes, int partitions, Consumer<Neighbourhood> neighbourhoods) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        JavaRDD<Profile> profiles = context.parallelize(likes, partitions)
                .mapToPair(like -> new Tuple2<>(like.user(), like))
                .groupByKey(partitions)
                .map(user -> Profile.of(user._1(), list(user._2())))
                .cache();
        JavaPairRDD<String, Support> supports = profiles.flatMapToPair(SparkCoLikes::items)
                .reduceByKey(Support::plus, partitions)
                .cache();
        JavaPairRDD<String, Iterable<Neighbour>> nearest = profiles.flatMapToPair(SparkCoLikes::pairs)
                .reduceByKey(Support::plus, partitions)
                .filter(pair -> pair._2().people() >= Neighbourhood.FEWEST_PEOPLE)
                // the second item's support comes by one join, the first item's by another
                .mapToPair(pair ->
                        new Tuple2<>(pair._1().other(), new Together(pair._1().item(), pair._2())))
                .join(supports, partitions)
                .mapToPair(SparkCoLikes::turned)
                .join(supports, partitions)
                .flatMapToPair(SparkCoLikes::scored)
                .groupByKey(partitions);
        supports.leftOuterJoin(nearest, partitions)
                .map(item -> Neighbourhood.of(
                        item._1(), item._2()._1().people(), list(item._2()._2().or(List.of()))))
                .sortBy(Neighbourhood::item, true, partitions)
                .toLocalIterator()
                .forEachRemaining(neighbourhoods);
        supports.unpersist();
        profiles.unpersist();
    }

    private static Iterator<Tuple2<String, Support>> items(Profile profile) {
        return profile.items().stream()
                .map(item -> new Tuple2<>(item, profile.support()))
                .iterator();
    }

    private static Iterator<Tuple2<Pair, Support>> pairs(Profile profile) {
        List<Tuple2<Pair, Support>> pairs = new ArrayList<>();
        for (String item : profile.items()) {
            for (String other : profile.items()) {
                if (!item.equals(other)) {
                    pairs.add(new Tuple2<>(new Pair(item, other), profile.support()));
                }
            }
        }
        return pairs.iterator();
    }

    /** Keyed by the second item, with its support → keyed by the first. */
    private static Tuple2<String, Tuple2<Together, Support>> turned(Tuple2<String, Tuple2<Together, Support>> joined) {
        Together pair = joined._2()._1();
        return new Tuple2<>(
                pair.other(),
                new Tuple2<>(
                        new Together(joined._1(), pair.support()), joined._2()._2()));
    }

    private static Iterator<Tuple2<String, Neighbour>> scored(
            Tuple2<String, Tuple2<Tuple2<Together, Support>, Support>> joined) {
        Together pair = joined._2()._1()._1();
        Support second = joined._2()._1()._2();
        return Neighbourhood.neighbour(joined._2()._2(), pair.other(), second, pair.support()).stream()
                .map(neighbour -> new Tuple2<>(joined._1(), neighbour))
                .iterator();
    }

    private static <T> Collection<T> list(Iterable<T> values) {
        List<T> list = new ArrayList<>();
        values.forEach(list::add);
        return list;
    }

    @Override
    public void close() {
        spark.stop();
    }
}
