package org.tonemark.nets.train;

/**
 * Size of a forest.
 *
 * @param trees how many
 * @param leaf fewest samples of a leaf
 */
record ForestDesign(int trees, int leaf) {
    static final ForestDesign PARTIALS = new ForestDesign(300, 3);
}
