package org.tonemark.curation.core.synthetic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.Roster;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.panel.Rosters;

/**
 * The input of an epoch with about a given number of ballots: synthetic, and equal for an equal seed. Most cases are at
 * the first stage, one in eight at the second; nine tracks in ten are worth promoting and a curator says so with
 * probability .85; a few ballots are unsure, superseded or uninvited. One epoch's seats, no loads or quotas.
 */
public final class SyntheticEpoch {
    /** The epoch that is closed; its cases were opened in epoch 0. */
    public static final long EPOCH = 2;

    private static final int SECOND_STAGE = 8;
    private static final Rule RULE = Rule.V1;
    private static final List<ClaimAnswer> YES = List.of(new ClaimAnswer(Claim.QUALITY, Answer.YES));
    private static final List<ClaimAnswer> NO = List.of(new ClaimAnswer(Claim.QUALITY, Answer.NO));
    private static final List<ClaimAnswer> UNSURE = List.of(new ClaimAnswer(Claim.QUALITY, Answer.UNSURE));

    private final Random random;
    private final boolean signed;
    private final List<BigInteger> keys = new ArrayList<>();
    private final List<Address> hands = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();
    private final List<Ballot> ballots = new ArrayList<>();

    private SyntheticEpoch(long seed, boolean signed) {
        this.random = new Random(seed);
        this.signed = signed;
    }

    /** With signatures that are random bytes: for {@link SignatureCheck#trusting()}. */
    public static EpochInput of(int ballots, long seed) {
        return new SyntheticEpoch(seed, false).make(ballots);
    }

    /** With real signatures, about a millisecond each. */
    public static EpochInput signed(int ballots, long seed) {
        return new SyntheticEpoch(seed, true).make(ballots);
    }

    private EpochInput make(int count) {
        int curators = Math.max(100, Math.min(20_000, count / 500));
        IntStream.range(0, curators).forEach(i -> addHand());
        List<Curator> admitted = hands.stream()
                .map(a -> new Curator(a, Curator.Admission.STAKE, 200, 0, Curator.Standing.ACTIVE))
                .sorted()
                .toList();
        Roster roster = Rosters.of(0, admitted, RULE.panels());
        while (ballots.size() < count) {
            addCase(cases.size());
        }
        return new EpochInput(
                EPOCH,
                RULE,
                HexFormat.of().formatHex(bytes(32)),
                new Beacon(EPOCH, HexFormat.of().formatHex(bytes(32)), "synthetic:" + EPOCH),
                admitted,
                List.of(roster),
                cases,
                seats,
                ballots,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                GoldRecord.NONE);
    }

    private void addHand() {
        if (signed) {
            BigInteger key = new BigInteger(1, bytes(32)).shiftRight(1).add(BigInteger.ONE);
            keys.add(key);
            hands.add(Secp256k1.address(key));
        } else {
            hands.add(Address.of(bytes(20)));
        }
    }

    private void addCase(int number) {
        CaseId id = new CaseId("bafkreisynthetic" + base32(40) + "%07d".formatted(number), 0);
        int stage = number % SECOND_STAGE == 0 ? 1 : 0;
        int first = RULE.panels().stages().get(0).seats();
        int size = RULE.panels().stages().get(stage).seats();
        boolean worth = random.nextInt(10) > 0;
        int at = random.nextInt(hands.size());
        int stride = 1 + 2 * random.nextInt(3);
        for (int position = 0; position < size; position++) {
            long called = stage == 1 && position < first ? EPOCH - 1 : EPOCH;
            int hand = (at + position * stride) % hands.size();
            seats.add(new Seat(id, hands.get(hand), position, called));
            cast(id, hand, called, worth);
        }
        if (random.nextInt(50) == 0) {
            cast(id, (at + size * stride) % hands.size(), EPOCH, worth); // uninvited
        }
        cases.add(new Case(
                id,
                CaseKind.INTAKE,
                Address.of(bytes(20)),
                List.of(Claim.QUALITY),
                0,
                "0".repeat(64),
                stage,
                size,
                List.of()));
    }

    private void cast(CaseId id, int hand, long epoch, boolean worth) {
        List<ClaimAnswer> answers = random.nextInt(50) == 0 ? UNSURE : random.nextInt(100) < 85 == worth ? YES : NO;
        int sequence = random.nextInt(100) == 0 ? 1 : 0;
        for (int s = 0; s <= sequence; s++) {
            Ballot ballot = new Ballot(id, hands.get(hand), epoch, s, answers, List.of(), "", "", "", "");
            ballots.add(signed ? SignatureCheck.sign(ballot, keys.get(hand), RULE.chainId()) : withNoise(ballot));
        }
    }

    private Ballot withNoise(Ballot b) {
        String noise = "0x" + HexFormat.of().formatHex(bytes(64)) + "1b";
        return b.withSignature(noise);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String base32(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append("abcdefghijklmnopqrstuvwxyz234567".charAt(random.nextInt(32)));
        }
        return text.toString();
    }
}
