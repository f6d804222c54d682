package org.tonemark.curation.chain.attest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.tonemark.curation.chain.batch.Batch;
import org.tonemark.curation.chain.batch.BatchFiles;
import org.tonemark.curation.chain.eas.AttestationJson;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.attest.SignedDecision;
import org.tonemark.curation.core.port.BatchStore;
import org.tonemark.curation.core.port.DecidedCases;
import org.tonemark.curation.core.port.Publisher;

/**
 * Makes batches of decisions and keeps them, before anybody sees them; publishes what is kept. A decision gives the same
 * attestation for ever, and stands in one batch: a killed program makes no second one.
 */
public final class Batches {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DecidedCases decided;
    private final BatchStore store;
    private final Publisher publisher;
    private final EasDomain domain;

    public Batches(DecidedCases decided, BatchStore store, Publisher publisher, EasDomain domain) {
        this.decided = decided;
        this.store = store;
        this.publisher = publisher;
        this.domain = domain;
    }

    /** Decisions that stand in no batch yet, sorted. @param epochs how many are closed */
    public List<AttestedDecision> waiting(long epochs) {
        List<AttestedDecision> waiting = new ArrayList<>();
        for (long epoch = 0; epoch < epochs; epoch++) {
            List<AttestedDecision> all = decided.decidedIn(epoch);
            if (!all.isEmpty()) {
                Set<CaseId> attested = store.attestedIn(epoch, domain.chainId(), domain.contract());
                all.stream().filter(d -> !attested.contains(d.caseId())).forEach(waiting::add);
            }
        }
        return waiting.stream().sorted().toList();
    }

    /** Signs decisions and keeps them in batches. @param sign gives equal bytes for equal input */
    public List<BatchRecord> make(
            List<AttestedDecision> decisions, Address attestor, Function<AttestedDecision, OffchainAttestation> sign) {
        List<BatchRecord> made = new ArrayList<>();
        for (int from = 0; from < decisions.size(); from += Batch.LARGEST) {
            int to = Math.min(decisions.size(), from + Batch.LARGEST);
            made.add(one(decisions.subList(from, to), attestor, sign));
        }
        return made;
    }

    private BatchRecord one(
            List<AttestedDecision> decisions, Address attestor, Function<AttestedDecision, OffchainAttestation> sign) {
        Map<Bytes32, AttestedDecision> byUid = new HashMap<>();
        List<OffchainAttestation> signed = decisions.parallelStream().map(sign).toList();
        for (int i = 0; i < signed.size(); i++) {
            byUid.put(signed.get(i).uid(), decisions.get(i));
        }
        Batch batch = Batch.of(signed);
        SortedMap<String, byte[]> files = BatchFiles.of(batch);
        BatchRecord batchRecord = new BatchRecord(
                batch.root(),
                domain.chainId(),
                domain.contract(),
                attestor,
                batch.size(),
                publisher.cid(new Publisher.Folder(files)),
                false);
        store.add(batchRecord, rows(batch, lines(files), byUid));
        return batchRecord;
    }

    private static List<SignedDecision> rows(
            Batch batch, List<String> lines, Map<Bytes32, AttestedDecision> decisions) {
        List<SignedDecision> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Bytes32 uid = batch.uids().get(i);
            AttestedDecision decision = decisions.get(uid);
            rows.add(new SignedDecision(
                    uid, decision.caseId(), decision.epoch(), decision.outcome(), batch.root(), lines.get(i)));
        }
        return rows;
    }

    private static List<String> lines(SortedMap<String, byte[]> files) {
        String text = new String(files.get(BatchFiles.ATTESTATIONS), StandardCharsets.UTF_8);
        return Arrays.asList(text.split("\n"));
    }

    /** The batch as it is kept. @throws IllegalStateException if the database was changed by hand */
    public Batch kept(BatchRecord batch) {
        Batch made = Batch.of(store.attestations(batch.root()).stream()
                .map(row -> attestation(row.line()))
                .toList());
        if (!made.root().equals(batch.root())) {
            throw new IllegalStateException("the attestations kept for batch " + batch.root() + " give another root");
        }
        return made;
    }

    /** One line of a batch's published attestations. @throws IllegalStateException if it is none */
    public static OffchainAttestation attestation(String line) {
        try {
            return MAPPER.readValue(line, AttestationJson.class).attestation();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("an attestation that is kept cannot be read", e);
        }
    }

    /** Publishes and pins a kept batch, and keeps that it is. */
    public Publisher.Publication publish(BatchRecord batch) {
        Publisher.Publication publication = publisher.publish(new Publisher.Folder(BatchFiles.of(kept(batch))));
        if (publication instanceof Publisher.Published published) {
            if (!published.cid().equals(batch.folder())) {
                return new Publisher.Unpublished("batch " + batch.root() + " gave CID " + published.cid() + " and not "
                        + batch.folder() + ", which is kept");
            }
            store.published(batch.root(), published.place());
        }
        return publication;
    }

    /** Batches for this contract that have yet to be published. */
    public List<BatchRecord> unpublished() {
        return store.batches(domain.chainId(), domain.contract()).stream()
                .filter(b -> !b.published())
                .toList();
    }
}
