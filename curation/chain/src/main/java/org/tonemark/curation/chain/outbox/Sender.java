package org.tonemark.curation.chain.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.key.AttestorKey;
import org.tonemark.curation.chain.outbox.Progress.State;
import org.tonemark.curation.chain.rpc.Block;
import org.tonemark.curation.chain.rpc.EasReader;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.chain.rpc.NodeException;
import org.tonemark.curation.chain.rpc.Receipt;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.outbox.Action;
import org.tonemark.curation.core.outbox.Candidate;
import org.tonemark.curation.core.outbox.Entry;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.curation.core.outbox.Note;
import org.tonemark.curation.core.port.Outbox;
import org.web3j.crypto.Credentials;

/**
 * Brings the actions of an outbox onto the chain, each exactly once in the end, whatever is killed, lost, repeated,
 * replaced or reorganised on the way. A round looks at the chain once and takes every action one step further; rounds are
 * repeated until all are done. Nothing but the outbox and the chain decides what is next, so a killed program goes on
 * where it was.
 *
 * <p>Why not zero times: an action stays open until its effect was seen in a final block and, later, once more. While it is
 * open its last candidate is sent again whenever the node does not know it. A nonce below the account's that another
 * transaction took makes a new one; one above it that nothing comes before is reached by filling the gap.
 *
 * <p>Why not twice: an action that could happen twice ({@link Action.Kind#ATTEST}) could do so only by two of its own
 * transactions, for only this account attests for itself. A transaction is in the outbox before it is sent, so none is
 * forgotten. All live candidates share one nonce, and a chain holds one transaction a nonce. A second nonce is reserved only
 * after the first is used in a final block by something that had no such effect: then no candidate of it can ever be
 * included. Before that the chain is searched for the root, so that even an operator who lost the outbox does not double.
 *
 * <p>What remains is a node that lies about finality. Blocks of one's own count on top narrow that; landings are looked at
 * again; and {@link Audit} reads all attestations back and has the later one of two revoked. One outbox must be worked by
 * one process at a time ({@link Outbox#lock}).
 */
public final class Sender {
    /** Actions on their way at once, filled gaps aside, since others wait for these: a round stays short, and one taken nonce disturbs few. */
    private static final int AT_ONCE = 16;

    private final EthNode node;
    private final Deployment eas;
    private final Outbox outbox;
    private final SendPolicy policy;
    private final TransactionSigner signer;
    private final Effects effects;

    /** @param credentials of the account that attests */
    public Sender(EthNode node, Deployment eas, Credentials credentials, Outbox outbox, SendPolicy policy) {
        this.node = node;
        this.eas = eas;
        this.outbox = outbox;
        this.policy = policy;
        this.signer = new TransactionSigner(credentials, eas.chainId());
        this.effects = new Effects(new EasReader(node, eas));
    }

    /** With an attestor's key. */
    public static Sender of(EthNode node, Deployment eas, AttestorKey key, Outbox outbox, SendPolicy policy) {
        return new Sender(node, eas, key.credentials(), outbox, policy);
    }

    public Address account() {
        return signer.address();
    }

    /**
     * Takes every open action one step further.
     *
     * @throws NodeException when the node fails; what was done before is kept, and another round goes on
     */
    public List<Progress> round() throws NodeException {
        return round(view());
    }

    ChainView view() throws NodeException {
        long chainId = node.chainId();
        if (chainId != eas.chainId()) {
            throw NodeException.wrongChain(node.shown(), eas.chainId(), chainId);
        }
        return ChainView.read(node, account(), policy);
    }

    private List<Progress> round(ChainView view) throws NodeException {
        List<Entry> open = outbox.open(eas.chainId(), account());
        Nonces nonces = new Nonces(view, open);
        List<Progress> progress = new ArrayList<>();
        int onTheWay = 0;
        for (Entry entry : open) {
            boolean always = entry.landing().isPresent() || entry.action().kind() == Action.Kind.FILL;
            onTheWay += always ? 0 : 1;
            progress.add(
                    always || onTheWay <= AT_ONCE
                            ? step(entry, view, nonces)
                            : waiting(entry.action(), "its turn comes after earlier ones"));
        }
        nonces.gap(view, policy).forEach(nonce -> reopen(FillNonce.action(eas.chainId(), account(), nonce)));
        return progress;
    }

    private void reopen(Action fill) {
        outbox.intend(fill);
        if (outbox.entry(fill.key()).map(Entry::settled).orElse(false)) {
            outbox.note(fill, new Note.Lost());
        }
    }

    private Progress step(Entry entry, ChainView view, Nonces nonces) throws NodeException {
        Action action = entry.action();
        Optional<Landing> landing = entry.landing();
        if (landing.isPresent()) {
            return recheck(action, landing.get(), view);
        }
        Optional<Receipt> included = included(entry);
        if (included.isPresent()) {
            return include(entry, included.get(), view);
        }
        OptionalLong nonce = entry.nonce();
        if (nonce.isEmpty()) {
            return begin(action, view, nonces);
        }
        if (nonce.getAsLong() < view.finalNonce()) {
            outbox.note(action, new Note.Displaced(nonce.getAsLong()));
            return waiting(action, "another transaction took nonce " + nonce.getAsLong() + "; a new one follows");
        }
        if (nonce.getAsLong() < view.nonce()) {
            return waiting(action, "another transaction took nonce " + nonce.getAsLong() + ", not yet finally");
        }
        return push(entry, view);
    }

    /** The inclusion of any candidate, also of nonces that were given up on. */
    private Optional<Receipt> included(Entry entry) throws NodeException {
        for (Candidate candidate : entry.candidates()) {
            Optional<Receipt> receipt = node.receipt(candidate.hash().hex());
            boolean spent = receipt.isPresent() && !receipt.get().succeeded() && !isLive(entry, candidate);
            if (receipt.isPresent() && !spent) {
                return receipt;
            }
        }
        return Optional.empty();
    }

    private static boolean isLive(Entry entry, Candidate candidate) {
        return entry.live().contains(candidate);
    }

    private Progress include(Entry entry, Receipt receipt, ChainView view) throws NodeException {
        Action action = entry.action();
        boolean standing = view.isFinal(receipt.block())
                && node.block(receipt.block())
                        .map(Block::hash)
                        .filter(receipt.blockHash()::equals)
                        .isPresent();
        if (!standing) {
            long missing = Math.max(1, receipt.block() - view.horizon().number());
            return waiting(action, "in block " + receipt.block() + ", final in about " + missing + " blocks");
        }
        if (!receipt.succeeded()) {
            outbox.note(action, new Note.Reverted(entry.nonce().orElseThrow(), EasReader.hash(receipt.transaction())));
            return waiting(action, "transaction " + receipt.transaction() + " was reverted; it is tried again");
        }
        Bytes32 uid = action.kind() == Action.Kind.ATTEST ? uid(receipt) : Bytes32.ZERO;
        Landing landing = new Landing(
                EasReader.hash(receipt.transaction()), receipt.block(), EasReader.hash(receipt.blockHash()), uid);
        return land(action, landing);
    }

    private Bytes32 uid(Receipt receipt) throws NodeException {
        EasReader reader = new EasReader(node, eas);
        for (Receipt.Log log : receipt.logs()) {
            Optional<Landing> landing = reader.landing(log, account());
            if (landing.isPresent()) {
                return landing.get().uid();
            }
        }
        throw NodeException.noEvent(node.shown(), receipt.transaction());
    }

    private Progress land(Action action, Landing landing) {
        outbox.note(action, new Note.Landed(landing));
        return new Progress(action, State.LANDED, "in block " + landing.block() + ", final");
    }

    /** A landing is looked at until enough stands on it; one that is gone opens the action again. */
    private Progress recheck(Action action, Landing landing, ChainView view) throws NodeException {
        if (!stands(action, landing, view)) {
            outbox.note(action, new Note.Lost());
            return waiting(action, "the chain took block " + landing.block() + " back, which had been called final");
        }
        if (view.latest().number() - landing.block() < policy.recheck() || !view.isFinal(landing.block())) {
            return new Progress(action, State.LANDED, "in block " + landing.block() + ", final, to be looked at again");
        }
        outbox.note(action, new Note.Settled());
        return new Progress(action, State.SETTLED, "in block " + landing.block() + ", settled");
    }

    private boolean stands(Action action, Landing landing, ChainView view) throws NodeException {
        if (landing.transaction().equals(Bytes32.ZERO)) {
            return effects.at(action, view, 0, view.horizon().number()).isPresent();
        }
        return node.receipt(landing.transaction().hex())
                .filter(r -> r.succeeded()
                        && r.blockHash().equals(landing.blockHash().hex()))
                .isPresent();
    }

    private Progress begin(Action action, ChainView view, Nonces nonces) throws NodeException {
        long from = searchedFrom(view);
        Optional<Landing> already = effects.at(action, view, from, view.latest().number());
        if (already.isPresent()) {
            Optional<Landing> standing =
                    effects.at(action, view, from, view.horizon().number());
            return standing.isPresent()
                    ? land(action, standing.get())
                    : waiting(action, "the chain has it already, not yet finally");
        }
        EthNode.Estimate estimate = node.estimate(account(), action.contract(), action.data());
        if (estimate instanceof EthNode.WouldRevert refused) {
            String why = refused.error() == org.tonemark.curation.chain.rpc.EasError.OTHER
                    ? refused.message()
                    : refused.error().sentence();
            return new Progress(action, State.STUCK, "it would fail: " + why);
        }
        Optional<Fees> fees = Fees.first(view, policy);
        if (fees.isEmpty()) {
            return waiting(action, overCap(view));
        }
        long nonce = action.kind() == Action.Kind.FILL ? FillNonce.of(action) : nonces.next();
        long gas = ((EthNode.Gas) estimate).units();
        return signAndSend(
                action,
                signer.sign(action, nonce, gas, fees.get(), view.latest().number()));
    }

    /** The block from which attestations of this account are searched: before its first transaction there are none. */
    long searchedFrom(ChainView view) throws NodeException {
        Optional<Long> start = outbox.start(eas.chainId(), account());
        if (start.isPresent()) {
            return start.get();
        }
        long from = view.nonce() == 0
                ? view.horizon().number()
                : firstTransaction(view.latest().number());
        outbox.startAt(eas.chainId(), account(), from);
        return from;
    }

    /** The block of the account's first transaction; 0 where the node has no states so old. */
    private long firstTransaction(long latest) throws NodeException {
        long low = 0;
        long high = latest;
        try {
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (node.nonce(account(), middle) > 0) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        } catch (NodeException e) {
            if (!e.answered()) {
                throw e;
            }
            return 0;
        }
    }

    private Progress push(Entry entry, ChainView view) throws NodeException {
        Action action = entry.action();
        List<Candidate> live = entry.live();
        Candidate best = live.get(live.size() - 1);
        Optional<String> refusal = refusal(best);
        if (waitsBelow(best, view)) {
            return waiting(action, "waits for nonce " + view.nonce() + ", has " + best.nonce());
        }
        if (view.latest().number() - best.block() < policy.bumpAfter()) {
            return refusal.map(why -> new Progress(action, State.STUCK, why))
                    .orElseGet(() -> waiting(action, "sent, waits for a block"));
        }
        Optional<Fees> fees = Fees.replacing(best, view, policy);
        if (fees.isEmpty()) {
            return waiting(action, overCap(view));
        }
        return signAndSend(
                action, signer.replace(best, fees.get(), view.latest().number()));
    }

    /** Sends again what the node does not know; why it does not take it. */
    private Optional<String> refusal(Candidate candidate) throws NodeException {
        if (node.knows(candidate.hash().hex())) {
            return Optional.empty();
        }
        return node.send(candidate.raw()) instanceof EthNode.NotTaken notTaken
                ? Optional.of(notTaken(notTaken))
                : Optional.empty();
    }

    private static String notTaken(EthNode.NotTaken answer) {
        return "the node does not take it: " + answer.message();
    }

    private static boolean waitsBelow(Candidate candidate, ChainView view) {
        return candidate.nonce() > view.nonce();
    }

    private Progress signAndSend(Action action, Candidate candidate) throws NodeException {
        outbox.sign(action, candidate);
        EthNode.Sent sent = node.send(candidate.raw());
        return sent instanceof EthNode.NotTaken notTaken
                ? new Progress(action, State.STUCK, notTaken(notTaken))
                : waiting(action, "sent, waits for a block");
    }

    private String overCap(ChainView view) {
        return "fees of " + view.latest().baseFee() + " wei a gas are near or over the cap of " + policy.maxFee()
                + ": waits for lower ones";
    }

    private static Progress waiting(Action action, String sentence) {
        return new Progress(action, State.WAITING, sentence);
    }
}
