package org.tonemark.cli.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.KnownWords;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.SpectrumSketch;

/** A track as the page's script reads it: short names, since there are thousands. */
final class ReportRow {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ReportRow() {}

    static String json(Verdict verdict, String detail, @Nullable SpectrumSketch picture, boolean explained) {
        ObjectNode row = MAPPER.createObjectNode();
        row.put("i", verdict.input()).put("c", verdict.cid());
        row.put("o", verdict.outcome() == null ? "none" : verdict.outcome().json());
        ArrayNode reasons = row.putArray("r");
        verdict.reasons().forEach(reasons::add);
        if (!detail.isEmpty()) {
            row.put("t", detail);
        }
        if (explained) {
            row.put("y", true);
        }
        addOrigin(row, verdict.origin());
        addRest(row, verdict);
        if (!verdict.known().isEmpty()) {
            ArrayNode known = row.putArray("v");
            verdict.known().forEach(k -> known.add(k.kind().json() + ": " + KnownWords.of(k)));
        }
        if (picture != null) {
            row.put("s", Base64.getEncoder().encodeToString(picture.levels())).put("h", picture.hzPerPoint());
            ArrayNode lines = row.putArray("x");
            for (float hz : picture.linesHz()) {
                lines.add(hz);
            }
        }
        return row.toString();
    }

    private static void addOrigin(ObjectNode row, Verdict.@Nullable Origin origin) {
        if (origin == null) {
            return;
        }
        row.put("l", origin.aiLikelihood()).put("p", origin.humanPValue()).put("g", origin.generator());
        ArrayNode evidence = row.putArray("e");
        for (Verdict.Evidence e : origin.evidence()) {
            evidence.addArray().add(e.family()).add(e.name()).add(e.score()).add(e.nullQuantile());
        }
        ArrayNode segments = row.putArray("w");
        for (Verdict.Segment s : origin.segments()) {
            segments.addArray().add(s.startSeconds()).add(s.endSeconds()).add(s.aiLikelihood());
        }
    }

    private static void addRest(ObjectNode row, Verdict verdict) {
        if (verdict.genre() != null) {
            row.put("n", verdict.genre().label());
        }
        if (verdict.mood() != null) {
            verdict.mood().scores().entrySet().stream()
                    .max(java.util.Map.Entry.comparingByValue())
                    .ifPresent(top -> row.put("m", top.getKey()));
        }
        if (verdict.quality() != null) {
            row.put("q", verdict.quality().score()).put("u", verdict.quality().loudnessLufs());
            ArrayNode deductions = row.putArray("k");
            verdict.quality()
                    .deductions()
                    .forEach(d -> deductions.addArray().add(d.code()).add(d.points()));
        }
        if (verdict.audio() != null) {
            row.put("d", verdict.audio().durationSeconds());
            row.put("f", verdict.audio().codec() + " " + verdict.audio().sampleRateHz() / 100 / 10.0 + " kHz");
        }
    }
}
