package org.tonemark.cli.catalogue;

import java.util.List;
import org.tonemark.ipfs.Denylist;
import org.tonemark.known.SharedIndex;

/**
 * The catalogues that a run uses.
 *
 * @param indexes of their recordings
 * @param denied their CIDs
 */
public record Catalogues(List<SharedIndex> indexes, Denylist denied) {}
