package org.tonemark.curation.store;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.port.BallotStore.Cast;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

/** A small curation for tests: curators with keys, tracks, signed ballots of everybody who is called. */
final class World {
    static final Address UPLOADER = Address.parse("0x00000000000000000000000000000000000000ff");
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_790_000_000_000L), ZoneOffset.UTC);
    static final Rule RULE = Rule.V1;

    final CurationStore store;
    private final List<KeyFile> keys = new ArrayList<>();

    World(CurationStore store) {
        this.store = store;
    }

    static World open(DatabaseAddress address) {
        return new World(CurationStore.open(address, RULE, key("server"), CLOCK));
    }

    static KeyFile key(String name) {
        return KeyFile.of(new BigInteger(1, sha256(name)).shiftRight(1));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    World curators(int count) {
        for (int i = 0; i < count; i++) {
            KeyFile key = key("curator " + i);
            keys.add(key);
            store.curators().admitByStake(key.address(), "c" + i, 100, Standing.ACTIVE);
        }
        return this;
    }

    World track(String cid, Outcome outcome) {
        store.submissions().submit(cid, UPLOADER, null, null);
        store.submissions().importVerdicts(List.of(verdict(cid, outcome)));
        return this;
    }

    static Verdict verdict(String cid, Outcome outcome) {
        return new Verdict(
                cid,
                cid,
                outcome,
                List.of("TEST"),
                null,
                null,
                null,
                null,
                null,
                "origin-test",
                "policy-test",
                "0.1.0");
    }

    static Beacon beacon(long epoch) {
        return new Beacon(epoch, HexFormat.of().formatHex(sha256("beacon " + epoch)), "hash-chain:" + epoch);
    }

    EpochResult close() {
        EpochInput input = store.epochs().seal(beacon(store.epochs().current()));
        EpochResult result = new TonemarkRule(SignatureCheck.trusting()).close(input);
        store.epochs().append(input, result);
        return result;
    }

    KeyFile keyOf(Address curator) {
        return keys.stream()
                .filter(k -> k.address().equals(curator))
                .findFirst()
                .orElseThrow();
    }

    Ballot ballot(CaseId id, Address curator, int sequence, Answer answer) {
        long epoch = store.epochs().current();
        EpochResult last = store.epochs().result(epoch - 1);
        Case open =
                last.cases().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
        List<ClaimAnswer> answers =
                open.claims().stream().map(c -> new ClaimAnswer(c, answer)).toList();
        Ballot unsigned = new Ballot(id, curator, epoch, sequence, answers, List.of(), "", "", "", "");
        return keyOf(curator).sign(unsigned, RULE.chainId());
    }

    Cast cast(CaseId id, Address curator, Answer answer) {
        return store.ballots().cast(ballot(id, curator, 0, answer));
    }

    /** Everybody called for the open epoch answers: no to CIDs with "bad" in them, yes to others. */
    int everybodyVotes(EpochResult last) {
        int cast = 0;
        for (Seat seat : last.seats()) {
            if (seat.calledEpoch() == last.epoch() + 1) {
                Answer answer = seat.caseId().cid().contains("bad") ? Answer.NO : Answer.YES;
                cast(seat.caseId(), seat.curator(), answer);
                cast++;
            }
        }
        return cast;
    }
}
