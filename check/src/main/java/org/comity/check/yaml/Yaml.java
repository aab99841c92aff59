package org.comity.check.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value of a YAML document, with the place where it stands.
public sealed interface Yaml {
    String file();

    /// Counted from 1.
    int line();

    /// A single value. What kind it is of, its reader says: a plain `no` is a text like any other.
    ///
    /// @param plain whether it stands without quotes
    record Scalar(String file, int line, String text, boolean plain) implements Yaml {
        /// `null`, `~` or nothing, without quotes.
        public boolean isNull() {
            return plain && (text.isEmpty() || text.equals("null") || text.equals("~"));
        }
    }

    record Items(String file, int line, List<Yaml> items) implements Yaml {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// @param fields by name, in their order
    record Fields(String file, int line, Map<String, Yaml> fields) implements Yaml {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /// Null if it is missing, or null.
        public @Nullable Yaml get(String name) {
            var value = fields.get(name);
            return value instanceof Scalar scalar && scalar.isNull() ? null : value;
        }
    }
}
