package org.comity.node.page;

import java.util.ArrayList;
import java.util.List;

/// The way from one entry to the signed root, drawn: the path that a browser computes, and the hashes that the receipt
/// brings along. The rest of the tree is left out, so that a log of millions takes the same room as one of a dozen.
///
/// Each level is one line. The sibling of a step stands to the left if its entries come before, to the right if they
/// come
/// after; in a script that runs from right to left it is the other way round. Numbers of entries are written, distances
/// mean nothing.
public final class InclusionPicture {
    private static final int LEVEL = 42;
    private static final int TOP = 44;
    private static final int BELOW_LEAF = 50;
    private static final int ASIDE = 124;
    private static final int LEAN = 24;

    /// Room for the words beside a mark, and for the half of those above the root.
    private static final int WORDS = 100;

    private static final int HALF_OF_ROOT = 150;

    private final List<Node> nodes;
    private final List<Edge> edges;
    private final int width;
    private final int height;

    private InclusionPicture(List<Node> nodes, List<Edge> edges, int width, int height) {
        this.nodes = nodes;
        this.edges = edges;
        this.width = width;
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

        private Node movedBy(int by) {
            return new Node(kind, x + by, y, hash, firstEntry, lastEntry, start, root);
        }
    }

    /// A line between a hash and the one above it.
    public record Edge(int fromX, int fromY, int toX, int toY, boolean path) {
        private Edge movedBy(int by) {
            return new Edge(fromX + by, fromY, toX + by, toY, path);
        }
    }

    /// The picture for the entry at `index` with this leaf hash and this proof.
    ///
    /// @param turned whether what comes before stands on the right
    public static InclusionPicture of(long index, String leaf, List<ActPage.ProofStep> steps, boolean turned) {
        var nodes = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        int x = 0;
        int y = TOP + steps.size() * LEVEL;
        nodes.add(new Node(Kind.LEAF, x, y, leaf, index, index, true, steps.isEmpty()));
        long first = index;
        long last = index;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            boolean left = step.before() != turned;
            int aside = left ? x - ASIDE : x + ASIDE;
            int up = left ? x - LEAN : x + LEAN;
            nodes.add(new Node(Kind.PROOF, aside, y, step.hash(), step.firstEntry(), step.lastEntry(), !left, false));
            edges.add(new Edge(aside, y, up, y - LEVEL, false));
            edges.add(new Edge(x, y, up, y - LEVEL, true));
            first = Math.min(first, step.firstEntry());
            last = Math.max(last, step.lastEntry());
            x = up;
            y -= LEVEL;
            nodes.add(new Node(Kind.PATH, x, y, step.gives(), first, last, left, i == steps.size() - 1));
        }
        return framed(nodes, edges, TOP + steps.size() * LEVEL + BELOW_LEAF);
    }

    /// Moved so that everything with its words has room, and nothing more.
    private static InclusionPicture framed(List<Node> nodes, List<Edge> edges, int height) {
        int root = nodes.getLast().x();
        int left = root - HALF_OF_ROOT;
        int right = root + HALF_OF_ROOT;
        for (var node : nodes) {
            left = Math.min(left, node.x() - WORDS);
            right = Math.max(right, node.x() + WORDS);
        }
        int by = -left;
        return new InclusionPicture(
                nodes.stream().map(node -> node.movedBy(by)).toList(),
                edges.stream().map(edge -> edge.movedBy(by)).toList(),
                right - left,
                height);
    }

    public List<Node> nodes() {
        return nodes;
    }

    public List<Edge> edges() {
        return edges;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }
}
