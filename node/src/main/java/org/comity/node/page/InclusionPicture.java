package org.comity.node.page;

import java.util.ArrayList;
import java.util.List;

/// The way from one entry to the signed root, drawn: the path that a browser computes, and the hashes that the receipt
/// brings along. The rest of the tree is left out, so that a log of millions takes the same room as one of a dozen.
///
/// Each level is one line. The path climbs towards the middle; the sibling of a step stands to the left if its entries
/// come
/// before, to the right if they come after. Numbers of entries are written, distances mean nothing.
public final class InclusionPicture {
    private static final int WIDTH = 880;
    private static final int LEVEL = 46;
    private static final int TOP = 44;
    private static final int ASIDE = 150;
    private static final int LEAN = 30;

    private final List<Node> nodes;
    private final List<Edge> edges;
    private final int height;

    private InclusionPicture(List<Node> nodes, List<Edge> edges, int height) {
        this.nodes = nodes;
        this.edges = edges;
        this.height = height;
    }

    /// What a mark stands for.
    public enum Kind {
        /// This act's own leaf.
        LEAF,
        /// A hash that is computed.
        PATH,
        /// A hash of the receipt.
        PROOF
    }

    /// One mark.
    ///
    /// @param start whether its text stands at its right, and runs from there
    public record Node(
            Kind kind, int x, int y, String hash, long firstEntry, long lastEntry, boolean start, boolean root) {
        /// The first eight digits.
        public String shortHash() {
            return hash.length() > 8 ? hash.substring(0, 8) : hash;
        }

        /// Where its text begins, or ends.
        public int textX() {
            return start ? x + 16 : x - 16;
        }
    }

    /// A line between a hash and the one above it.
    public record Edge(int fromX, int fromY, int toX, int toY, boolean path) {}

    /// The picture for the entry at `index` with this leaf hash and this proof.
    public static InclusionPicture of(long index, String leaf, List<ActPage.ProofStep> steps) {
        int bottom = TOP + steps.size() * LEVEL;
        // The path leans as its proof does, so that it starts where the entry lies in the tree and ends in the middle.
        int x = WIDTH / 2
                + steps.stream().mapToInt(step -> step.before() ? LEAN : -LEAN).sum();
        var nodes = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        nodes.add(new Node(Kind.LEAF, x, bottom, leaf, index, index, true, steps.isEmpty()));
        long first = index;
        long last = index;
        int y = bottom;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            int aside = step.before() ? x - ASIDE : x + ASIDE;
            int up = step.before() ? x - LEAN : x + LEAN;
            nodes.add(new Node(
                    Kind.PROOF, aside, y, step.hash(), step.firstEntry(), step.lastEntry(), !step.before(), false));
            edges.add(new Edge(aside, y, up, y - LEVEL, false));
            edges.add(new Edge(x, y, up, y - LEVEL, true));
            first = Math.min(first, step.firstEntry());
            last = Math.max(last, step.lastEntry());
            x = up;
            y -= LEVEL;
            nodes.add(new Node(Kind.PATH, x, y, step.gives(), first, last, step.before(), i == steps.size() - 1));
        }
        return new InclusionPicture(List.copyOf(nodes), List.copyOf(edges), bottom + 40);
    }

    public List<Node> nodes() {
        return nodes;
    }

    public List<Edge> edges() {
        return edges;
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return height;
    }
}
