package org.tonemark.curation.chain.receipt;

import java.util.Set;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.core.Address;

/**
 * What a checker brings: whom to believe, and where. The schemas are this program's own.
 *
 * @param attestors whose signatures count, at least one: after a change of keys the old one too
 * @param domain the chain and the contract of EAS on it
 */
public record Trust(Set<Address> attestors, EasDomain domain) {
    public Trust {
        attestors = Set.copyOf(attestors);
        if (attestors.isEmpty()) {
            throw new IllegalArgumentException("name an attestor to trust");
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
