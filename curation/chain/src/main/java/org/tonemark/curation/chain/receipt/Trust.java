package org.tonemark.curation.chain.receipt;

import java.util.Set;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.core.Address;

/**
 * What a checker brings: whom to believe, and where. The schemas are this program's own.
 *
 * @param attestors whose signatures count, 1 … 100: after a change of keys the old one too
 * @param domain the chain and the contract of EAS on it
 */
public record Trust(Set<Address> attestors, EasDomain domain) {
    /** A node is asked about each. */
    private static final int MOST_ATTESTORS = 100;

    public Trust {
        attestors = Set.copyOf(attestors);
        if (attestors.isEmpty() || attestors.size() > MOST_ATTESTORS) {
            throw new IllegalArgumentException(
                    "name 1 … " + MOST_ATTESTORS + " attestors to trust, not " + attestors.size());
        }
    }

    /** The chain in words: {@code Base (chain 8453)}. */
    String chainName() {
        String number = "chain " + domain.chainId();
        return Deployment.of(domain.chainId())
                .map(known -> known.name() + " (" + number + ")")
                .orElse(number);
    }
}
