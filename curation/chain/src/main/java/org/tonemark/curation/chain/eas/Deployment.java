package org.tonemark.curation.chain.eas;

import java.util.List;
import java.util.Optional;
import org.tonemark.curation.core.Address;

/**
 * Where EAS stands on a chain. Source: the README of npm {@code @ethereum-attestation-service/eas-contracts} 1.9.0.
 *
 * @param contract EAS
 * @param registry SchemaRegistry
 */
public record Deployment(long chainId, String name, Address contract, Address registry) {
    /** The chain when none is named. */
    public static final long BASE = 8453;

    /** The well-known ones, main networks first. */
    public static final List<Deployment> KNOWN = List.of(
            predeployed(BASE, "Base"),
            predeployed(10, "OP Mainnet"),
            of(
                    1,
                    "Ethereum",
                    "0xA1207F3BBa224E2c9c3c6D5aF63D0eb1582Ce587",
                    "0xA7b39296258348C78294F95B872b282326A97BDF"),
            of(
                    42161,
                    "Arbitrum One",
                    "0xbD75f629A22Dc1ceD33dDA0b68c546A1c035c458",
                    "0xA310da9c5B885E7fb3fbA9D66E9Ba6Df512b78eB"),
            of(
                    137,
                    "Polygon",
                    "0x5E634ef5355f45A855d02D66eCD687b1502AF790",
                    "0x7876EEF51A891E737AF8ba5A5E0f0Fd29073D5a7"),
            predeployed(84532, "Base Sepolia"),
            predeployed(11155420, "OP Sepolia"),
            of(
                    11155111,
                    "Sepolia",
                    "0xC2679fBD37d54388Ce493F1DB75320D236e1815e",
                    "0x0a7E2Ff54e76B8E6659aedc9103FB21c038050D0"));

    /** Of a well-known chain. */
    public static Optional<Deployment> of(long chainId) {
        return KNOWN.stream().filter(d -> d.chainId == chainId).findFirst();
    }

    public EasDomain domain() {
        return new EasDomain(chainId, contract);
    }

    /** Chains of the OP Stack have it at the same place from their first block. */
    private static Deployment predeployed(long chainId, String name) {
        return of(
                chainId,
                name,
                "0x4200000000000000000000000000000000000021",
                "0x4200000000000000000000000000000000000020");
    }

    private static Deployment of(long chainId, String name, String contract, String registry) {
        return new Deployment(chainId, name, Eip55.parse(contract), Eip55.parse(registry));
    }
}
