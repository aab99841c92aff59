package org.comity.node.align;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Provision;

/// Which frameworks speak of which topics, and with what force.
///
/// @param topics in the order of the columns
/// @param rows one for each framework
public record Matrix(List<String> topics, List<Row> rows) {
    public Matrix {
        topics = List.copyOf(topics);
        rows = List.copyOf(rows);
    }

    /// What provisions of one framework say on one topic, the weightiest first.
    public enum Force {
        /// A duty that binds.
        DUTY,
        /// A duty, or advice, that does not bind.
        SOFT,
        /// A right, or a permission.
        RIGHT,
        /// What a word means, or what is covered.
        DEFINITION;

        public static Force of(Provision provision) {
            return switch (provision.modality()) {
                case MUST, MUST_NOT, STATE_MUST -> provision.binding() ? DUTY : SOFT;
                case SHOULD, STATE_SHOULD -> SOFT;
                case RIGHT, MAY -> RIGHT;
                case DEFINITION -> DEFINITION;
            };
        }
    }

    /// @param cells by topic; a topic of which it does not speak is in none
    public record Row(Framework framework, Map<String, Cell> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }

        public Optional<Cell> cell(String topic) {
            return Optional.ofNullable(cells.get(topic));
        }
    }

    /// @param provisions of one framework on one topic, at least one
    public record Cell(List<Provision> provisions) {
        public Cell {
            provisions = List.copyOf(provisions);
        }

        /// How many there are of each force.
        public Map<Force, Integer> forces() {
            var forces = new EnumMap<Force, Integer>(Force.class);
            provisions.forEach(provision -> forces.merge(Force.of(provision), 1, Integer::sum));
            return forces;
        }

        /// The weightiest.
        public Force force() {
            return forces().keySet().iterator().next();
        }

        /// How many nobody has seen at a source.
        public int unseen() {
            return (int) provisions.stream()
                    .filter(provision -> !provision.verified())
                    .count();
        }
    }

    /// Of these rows and columns.
    public static Matrix of(List<Framework> frameworks, List<String> topics) {
        return new Matrix(
                topics,
                frameworks.stream().map(framework -> row(framework, topics)).toList());
    }

    private static Row row(Framework framework, List<String> topics) {
        var cells = new LinkedHashMap<String, List<Provision>>();
        for (var provision : framework.provisions()) {
            provision.topics().stream()
                    .distinct()
                    .filter(topics::contains)
                    .forEach(topic ->
                            cells.computeIfAbsent(topic, _ -> new ArrayList<>()).add(provision));
        }
        var row = new LinkedHashMap<String, Cell>();
        cells.forEach((topic, provisions) -> row.put(topic, new Cell(provisions)));
        return new Row(framework, row);
    }

    /// How many pairs of a framework and a topic have a provision.
    public int filled() {
        return rows.stream().mapToInt(row -> row.cells().size()).sum();
    }
}
