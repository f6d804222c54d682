package org.tonemark.curation.chain.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.rpc.EasReader;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.chain.rpc.NodeException;
import org.tonemark.curation.chain.rpc.OnchainAttestation;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.outbox.Entry;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.curation.core.outbox.Note;
import org.tonemark.curation.core.port.Outbox;

/**
 * Reads every attestation of an account back from the chain and holds the outbox against it. Of two live ones of a batch
 * the one that receipts name stays, else the earlier; the other is to be revoked. An attestation that the outbox thinks
 * landed and the chain does not have is opened again.
 */
public final class Audit {
    /**
     * What was found.
     *
     * @param doubled UIDs that are to be revoked now
     * @param missing keys of actions that are open again
     * @param unknown live attestations of batches that the outbox does not know, by root: an outbox was lost
     */
    public record Findings(List<Bytes32> doubled, List<String> missing, Map<Bytes32, Landing> unknown) {
        public boolean clean() {
            return doubled.isEmpty() && missing.isEmpty() && unknown.isEmpty();
        }
    }

    private final Sender sender;
    private final Outbox outbox;
    private final Actions actions;
    private final EasReader reader;

    /** @param node the sender's */
    public Audit(Sender sender, EthNode node, Deployment eas, Outbox outbox) {
        this.sender = sender;
        this.outbox = outbox;
        this.actions = new Actions(eas, sender.account());
        this.reader = new EasReader(node, eas);
    }

    /** @param roots of all batches that were ever to be attested by this account */
    public Findings run(List<Bytes32> roots) throws NodeException {
        ChainView view = sender.view();
        Map<Bytes32, List<Landing>> live = live(view);
        List<Bytes32> doubled = new ArrayList<>();
        for (Map.Entry<Bytes32, List<Landing>> entry : live.entrySet()) {
            doubled.addAll(revokeLater(entry.getKey(), entry.getValue()));
        }
        List<String> missing = new ArrayList<>();
        for (Bytes32 root : roots) {
            reopened(root, live.getOrDefault(root, List.of()), view).ifPresent(missing::add);
        }
        Map<Bytes32, Landing> unknown = new LinkedHashMap<>();
        TreeSet<Bytes32> known = new TreeSet<>(roots);
        live.forEach((root, landings) -> {
            if (!known.contains(root)) {
                unknown.put(root, landings.get(0));
            }
        });
        return new Findings(doubled, missing, unknown);
    }

    /** Attestations that hold at the horizon, by root, in the chain's order. */
    private Map<Bytes32, List<Landing>> live(ChainView view) throws NodeException {
        Map<Bytes32, List<Landing>> live = new LinkedHashMap<>();
        long to = view.horizon().number();
        for (Landing landing : reader.batches(sender.account(), sender.searchedFrom(view), to)) {
            Optional<OnchainAttestation> attestation = reader.attestation(landing.uid(), to);
            if (attestation.isPresent() && !attestation.get().revoked()) {
                live.computeIfAbsent(Effects.rootOf(attestation.get()), root -> new ArrayList<>())
                        .add(landing);
            }
        }
        return live;
    }

    private List<Bytes32> revokeLater(Bytes32 root, List<Landing> landings) {
        if (landings.size() < 2) {
            return List.of();
        }
        Bytes32 named = entry(root)
                .flatMap(Entry::landing)
                .map(Landing::uid)
                .filter(uid -> landings.stream().anyMatch(l -> l.uid().equals(uid)))
                .orElse(landings.get(0).uid());
        List<Bytes32> others = landings.stream()
                .map(Landing::uid)
                .filter(uid -> !uid.equals(named))
                .toList();
        others.forEach(uid -> outbox.intend(actions.revoke(uid)));
        return others;
    }

    /** Opens an action again whose landing is not on the chain any more. */
    private Optional<String> reopened(Bytes32 root, List<Landing> live, ChainView view) throws NodeException {
        Optional<Entry> entry = entry(root);
        Optional<Landing> landing = entry.flatMap(Entry::landing);
        if (landing.isEmpty()
                || live.stream().anyMatch(l -> l.uid().equals(landing.get().uid()))) {
            return Optional.empty();
        }
        boolean revoked =
                reader.attestation(landing.get().uid(), view.horizon().number()).isPresent();
        if (revoked) {
            return Optional.empty();
        }
        outbox.note(entry.get().action(), new Note.Lost());
        return Optional.of(entry.get().action().key());
    }

    private Optional<Entry> entry(Bytes32 root) {
        return outbox.entry(actions.attestKey(root));
    }
}
