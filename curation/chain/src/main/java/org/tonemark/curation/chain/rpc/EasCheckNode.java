package org.tonemark.curation.chain.rpc;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.receipt.CheckNode;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;

/** What a check of a receipt asks, over the JSON-RPC of one node. */
public final class EasCheckNode implements CheckNode {
    private final EthNode node;
    private final EasReader eas;
    private final Address contract;

    /** @param domain that the checker trusts */
    public EasCheckNode(EthNode node, EasDomain domain) {
        this.node = node;
        this.contract = domain.contract();
        this.eas = new EasReader(node, new Deployment(domain.chainId(), "", contract, contract));
    }

    @Override
    public String shown() {
        return node.shown();
    }

    @Override
    public long chainId() throws NodeException {
        return node.chainId();
    }

    @Override
    public Optional<Attested> attestation(Bytes32 uid) throws NodeException {
        return eas.attestation(uid)
                .filter(found -> found.uid().equals(uid))
                .map(found -> new Attested(
                        found.schema(),
                        found.attester(),
                        found.time(),
                        found.expirationTime(),
                        found.revocationTime(),
                        "0x" + HexFormat.of().formatHex(found.data())));
    }

    @Override
    public long revokedOffchain(Address revoker, Bytes32 uid) throws NodeException {
        return eas.revokedOffchain(revoker, uid);
    }

    @Override
    public Optional<Included> inclusion(Bytes32 transaction) throws NodeException {
        Optional<Receipt> found =
                node.receipt(transaction.hex()).filter(r -> r.transaction().equals(transaction.hex()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Receipt receipt = found.get();
        List<Bytes32> attested = new ArrayList<>();
        for (Receipt.Log log : receipt.logs()) {
            boolean ours = log.address().equals(contract.hex())
                    && !log.topics().isEmpty()
                    && log.topics().get(0).equals(EasReader.ATTESTED);
            if (ours) {
                attested.add(EasReader.hash(log.data()));
            }
        }
        return Optional.of(new Included(
                receipt.block(), EasReader.hash(receipt.blockHash()), receipt.succeeded(), List.copyOf(attested)));
    }

    @Override
    public OptionalLong finalized() throws NodeException {
        return node.block(EthNode.Tag.FINALIZED).stream()
                .mapToLong(Block::number)
                .findFirst();
    }

    @Override
    public Optional<Mined> block(long number) throws NodeException {
        Optional<Block> found = node.block(number);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mined(
                        EasReader.hash(found.get().hash()), found.get().time()));
    }
}
