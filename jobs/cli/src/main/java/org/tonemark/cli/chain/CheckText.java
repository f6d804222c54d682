package org.tonemark.cli.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Host;
import org.tonemark.cli.Printable;
import org.tonemark.curation.chain.receipt.CheckReport;
import org.tonemark.curation.chain.receipt.Finding;
import org.tonemark.curation.chain.receipt.Finding.Result;
import org.tonemark.curation.chain.receipt.Receipt;

/** A check's report as text and as JSON. */
final class CheckText {
    private CheckText() {}

    /** One step. @param result {@code proven}, {@code false} or {@code open} */
    record Step(String step, String result, String sentence) {}

    /** docs/schema/check-1.json. @param result {@code true}, {@code false} or {@code open} */
    record Json(
            int schema, String result, Receipt.@Nullable Plain decision, List<Step> findings, List<String> notProven) {}

    static void print(Host host, CheckReport report, boolean withNode, boolean json) {
        if (json) {
            host.out().println(json(report));
            return;
        }
        line(host, headline(report.result(), withNode));
        for (Finding finding : report.findings()) {
            line(host, "  " + word(finding.result()) + finding.sentence());
        }
        report.notProven().forEach(sentence -> line(host, "  not proven  " + sentence));
    }

    private static String headline(Result result, boolean withNode) {
        return switch (result) {
            case PROVEN ->
                withNode
                        ? "TRUE: the receipt is right, and attested on chain."
                        : "TRUE as far as this can be told without the chain.";
            case OPEN -> "NOT SETTLED: right so far; check again later.";
            case FALSE -> "FALSE: do not rely on this receipt.";
        };
    }

    private static String word(Result result) {
        return switch (result) {
            case PROVEN -> "proven      ";
            case OPEN -> "open        ";
            case FALSE -> "FALSE       ";
        };
    }

    private static void line(Host host, String text) {
        host.out().println(Printable.of(text));
    }

    private static String json(CheckReport report) {
        Json json = new Json(
                1,
                report.result() == Result.PROVEN ? "true" : lower(report.result()),
                report.decision(),
                report.findings().stream()
                        .map(f -> new Step(f.step().name(), lower(f.result()), f.sentence()))
                        .toList(),
                report.notProven());
        try {
            return JsonMapper.builder().build().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always writable", e);
        }
    }

    private static String lower(Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }
}
