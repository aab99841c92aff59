package org.comity.node.page;

import java.util.List;
import java.util.Optional;

/// Where a person checks a system in their own browser; or one of the examples, checked by the node.
///
/// @param examples dossiers to start from
/// @param day on which the node looks at the examples
/// @param report of the example that is shown
public record CheckPage(Frame frame, List<Example> examples, String day, Optional<Shown> report) implements Page {
    public CheckPage {
        examples = List.copyOf(examples);
    }

    /// @param name in its address
    /// @param file where a browser loads it
    /// @param title as the dossier has it, in English
    public record Example(String name, String file, String title) {}

    /// @param article the report's sections, as HTML
    public record Shown(Example example, String article) {}
}
