package org.tonemark.curation.core.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Crowd labels with items, workers and classes numbered from 0 in the order of their names (numbers numerically).
 * Exact duplicates are dropped. Input order plays no part.
 *
 * @param items names by number
 * @param workers names by number
 * @param classes names by number
 * @param item item of each label
 * @param worker worker of each label
 * @param label class of each label
 */
public record Labels(
        List<String> items, List<String> workers, List<String> classes, int[] item, int[] worker, int[] label) {

    /** One row of {@code item,worker,label}. */
    public record Row(String item, String worker, String label) {}

    /**
     * @param extraClasses classes that no label names, such as those of a truth; may be empty
     * @throws IllegalArgumentException without rows
     */
    public static Labels of(Collection<Row> rows, Collection<String> extraClasses) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no labels");
        }
        List<Row> distinct = new ArrayList<>(new LinkedHashSet<>(rows));
        List<String> classNames = new ArrayList<>(extraClasses);
        distinct.forEach(row -> classNames.add(row.label()));
        Map<String, Integer> items = number(distinct.stream().map(Row::item).toList());
        Map<String, Integer> workers = number(distinct.stream().map(Row::worker).toList());
        Map<String, Integer> classes = number(classNames);
        int[][] columns = distinct.stream()
                .map(r -> new int[] {at(items, r.item()), at(workers, r.worker()), at(classes, r.label())})
                .sorted(Arrays::compare)
                .toArray(int[][]::new);
        return new Labels(
                names(items),
                names(workers),
                names(classes),
                column(columns, 0),
                column(columns, 1),
                column(columns, 2));
    }

    public int size() {
        return label.length;
    }

    /** Labels of each item. */
    public int[] redundancy() {
        int[] counts = new int[items.size()];
        for (int i : item) {
            counts[i]++;
        }
        return counts;
    }

    /** The number of an item, or −1. */
    public int itemNumber(String name) {
        return items.indexOf(name);
    }

    private static int at(Map<String, Integer> numbers, String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalStateException(name);
        }
        return number;
    }

    private static Map<String, Integer> number(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        TreeSet<String> sorted = new TreeSet<>(Labels::compareNames);
        sorted.addAll(names);
        for (String name : sorted) {
            numbers.put(name, numbers.size());
        }
        return numbers;
    }

    private static List<String> names(Map<String, Integer> numbers) {
        String[] names = new String[numbers.size()];
        numbers.forEach((name, number) -> names[number] = name);
        return List.of(names);
    }

    private static int[] column(int[][] rows, int column) {
        return Arrays.stream(rows).mapToInt(row -> row[column]).toArray();
    }

    private static int compareNames(String a, String b) {
        boolean numbers = a.matches("\\d{1,9}") && b.matches("\\d{1,9}");
        int order = numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : 0;
        return order != 0 ? order : a.compareTo(b);
    }
}
