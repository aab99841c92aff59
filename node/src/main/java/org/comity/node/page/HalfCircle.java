package org.comity.node.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Marks of one size in a half circle, one for each member.
///
/// Rings share one centre. Each ring gets a share of the marks in proportion to its length, so that the gaps are nearly
/// equal everywhere; the marks are then taken by angle, so that a group is a wedge and not a stripe.
public final class HalfCircle {
    /// The width and height that the picture is drawn in.
    public static final int WIDTH = 700;

    public static final int HEIGHT = 352;

    private static final double CENTRE_X = 360;
    private static final double CENTRE_Y = 336;
    private static final double OUTER = 330;
    private static final double INNER = 150;
    private static final double WIDEST_GAP = 46;

    private final List<Place> places;
    private final double gap;

    private HalfCircle(List<Place> places, double gap) {
        this.places = places;
        this.gap = gap;
    }

    /// Where a mark's centre stands.
    public record Place(int x, int y) {}

    /// The places of `count` marks, from one end of the half circle to the other.
    ///
    /// @param turned whether the first mark stands on the right, as in a script that runs from right to left
    public static HalfCircle of(int count, boolean turned) {
        for (int rings = 1; ; rings++) {
            var radii = radii(rings);
            var length = radii.stream().mapToDouble(radius -> Math.PI * radius).sum();
            // So many rings that marks along a ring stand no closer than the rings do.
            var along = length / Math.max(1, count);
            var across = rings == 1 ? WIDEST_GAP : (OUTER - INNER) / (rings - 1);
            if (along >= across * 0.98 || rings > 40) {
                return new HalfCircle(places(count, radii, turned), Math.min(Math.min(along, across), WIDEST_GAP));
            }
        }
    }

    public List<Place> places() {
        return places;
    }

    /// The radius of a mark, one for all.
    public double radius() {
        return Math.round(gap * 0.30 * 10) / 10.0;
    }

    /// What the signs, drawn for a radius of 8.4, are scaled by.
    public double scale() {
        return Math.round(radius() / 8.4 * 1000) / 1000.0;
    }

    private static List<Double> radii(int rings) {
        var radii = new ArrayList<Double>();
        for (int i = 0; i < rings; i++) {
            radii.add(rings == 1 ? (OUTER + INNER) / 2 : OUTER - i * (OUTER - INNER) / (rings - 1));
        }
        return radii;
    }

    private static List<Place> places(int count, List<Double> radii, boolean turned) {
        record Marked(double angle, double radius) {}
        var shares = shares(count, radii);
        var marks = new ArrayList<Marked>();
        for (int ring = 0; ring < radii.size(); ring++) {
            int share = shares.get(ring);
            for (int i = 0; i < share; i++) {
                var angle = share == 1 ? Math.PI / 2 : Math.PI * i / (share - 1);
                marks.add(new Marked(angle, radii.get(ring)));
            }
        }
        marks.sort(Comparator.comparingDouble(Marked::angle)
                .thenComparing(Comparator.comparingDouble(Marked::radius).reversed()));
        return marks.stream()
                .map(mark -> {
                    var x = Math.cos(mark.angle()) * mark.radius() * (turned ? 1 : -1);
                    return new Place((int) Math.round(CENTRE_X + x), (int)
                            Math.round(CENTRE_Y - Math.sin(mark.angle()) * mark.radius()));
                })
                .toList();
    }

    // Largest remainders, the outer ring first among equals, so that the shares add up to the count.
    private static List<Integer> shares(int count, List<Double> radii) {
        var whole = radii.stream().mapToDouble(Double::doubleValue).sum();
        var shares = new ArrayList<Integer>();
        var rests = new ArrayList<Integer>();
        int given = 0;
        for (int ring = 0; ring < radii.size(); ring++) {
            var exact = count * radii.get(ring) / whole;
            shares.add((int) exact);
            given += (int) exact;
            rests.add(ring);
        }
        rests.sort(Comparator.comparingDouble(ring -> -(count * radii.get(ring) / whole % 1)));
        for (int i = 0; i < count - given; i++) {
            shares.set(rests.get(i), shares.get(rests.get(i)) + 1);
        }
        return shares;
    }
}
