package org.comity.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.comity.record.json.Form;
import org.comity.record.json.Json;
import org.comity.testkit.Golden;

/// Pages of the documentation, and their tables made from the code's own types.
final class FormatPages {
    static final String PATH = "docs/formats/";

    /// Texts in an example that are longer are cut: keys of ML-DSA-44 have 1,796 characters.
    private static final int LONGEST_SHOWN = 96;

    private static final Pattern PARAM = Pattern.compile("@param (\\w+) (.*)");

    private FormatPages() {}

    /// A table with a head and rows.
    static String table(List<String> head, List<List<String>> rows) {
        var text =
                new StringBuilder(row(head)).append("|---".repeat(head.size())).append("|\n");
        rows.forEach(row -> text.append(row(row)));
        return text.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /// The members of a form, and of those that stand in it, each once.
    static String members(Form<?> form) {
        var text = new StringBuilder(table(form));
        var open = new ArrayList<>(within(form));
        Set<Form<?>> told = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            if (told.add(next)) {
                text.append("\n### ").append(next.name()).append("\n\n").append(table(next));
                open.addAll(0, within(next));
            }
        }
        return text.toString();
    }

    private static List<Form<?>> within(Form<?> form) {
        List<Form<?>> within = new ArrayList<>();
        form.members().forEach(member -> within.addAll(member.forms()));
        return within;
    }

    private static String table(Form<?> form) {
        return table(
                List.of("member", "must be", ""),
                form.members().stream()
                        .map(member -> List.of(
                                "`" + member.name() + "`" + (member.mayLack() ? " *(may lack)*" : ""),
                                linked(member),
                                member.meaning()))
                        .toList());
    }

    private static String linked(Form.Member member) {
        var words = member.words();
        for (var form : member.forms()) {
            words = words.replace(form.name(), "[" + form.name() + "](#" + anchor(form.name()) + ")");
        }
        return words;
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /// The components of a record, in their order: name, what it is, and what its comment says.
    ///
    /// @param is how a type is written in this form
    static List<List<String>> components(Class<?> type, Function<Type, String> is) {
        var told = params(type);
        return Arrays.stream(type.getRecordComponents())
                .map(component -> List.of(
                        component.getName(),
                        is.apply(component.getGenericType()),
                        told.getOrDefault(component.getName(), "")))
                .toList();
    }

    /// What the comment above a record says of each of its components.
    private static Map<String, String> params(Class<?> type) {
        var outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        var source = Path.of(System.getProperty("comity.root", ".."), "record/src/main/java")
                .resolve(outermost.getName().replace('.', '/') + ".java");
        var told = new LinkedHashMap<String, String>();
        try {
            String last = "";
            for (var line : Files.readAllLines(source)) {
                var comment = line.strip();
                var param = PARAM.matcher(comment);
                if (comment.startsWith("///") && param.find()) {
                    last = param.group(1);
                    told.put(last, plain(param.group(2)));
                } else if (comment.startsWith("///     ") && !last.isEmpty()) {
                    told.merge(last, plain(comment.substring(3).strip()), (before, more) -> before + " " + more);
                } else if (comment.contains("record " + type.getSimpleName() + "(")) {
                    return told;
                } else if (!comment.startsWith("///")) {
                    told.clear();
                    last = "";
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no record " + type.getSimpleName() + " in " + source);
    }

    /// Without links that lead somewhere in the code only.
    private static String plain(String comment) {
        return comment.replaceAll("\\[#(\\w+)]", "`$1`");
    }

    /// A document for reading, long texts cut.
    static String shown(Json.Members document) {
        return "```json\n" + cut(document).indented() + "\n```\n";
    }

    private static Json cut(Json value) {
        return switch (value) {
            case Json.Text(var text) -> text.length() <= LONGEST_SHOWN ? value : Json.of(cut(text));
            case Json.Items(var items) ->
                Json.array(items.stream().map(FormatPages::cut).toList());
            case Json.Members members -> cut(members);
            default -> value;
        };
    }

    private static Json.Members cut(Json.Members document) {
        var members = new LinkedHashMap<String, Json>();
        document.members().forEach((name, value) -> members.put(name, cut(value)));
        return new Json.Members(members);
    }

    /// A text of lines for reading, long ones cut.
    static String shown(String lines) {
        return lines.lines()
                .map(line -> line.length() <= LONGEST_SHOWN ? line : cut(line))
                .collect(Collectors.joining("\n", "```\n", "\n```\n"));
    }

    private static String cut(String text) {
        return text.substring(0, LONGEST_SHOWN - 40) + "… (" + text.length() + " characters)";
    }

    record Bound(String what, String most) {}

    static Bound bound(String what, long most, String unit) {
        var number = String.format(java.util.Locale.ROOT, "%,d", most);
        return new Bound(what, ("at most " + number + (unit.startsWith(";") ? "" : " ") + unit).strip());
    }

    static String bounds(Bound... bounds) {
        return table(
                List.of("bound", ""),
                Arrays.stream(bounds)
                        .map(bound -> List.of(bound.what(), bound.most()))
                        .toList());
    }

    static Object constant(Class<?> type, String name) throws ReflectiveOperationException {
        var field = type.getDeclaredField(name);
        field.setAccessible(true);
        return Objects.requireNonNull(field.get(null));
    }

    /// @param parts name and text, one after the other
    static void assertPage(String page, String... parts) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            named.put(parts[i], parts[i + 1]);
        }
        Golden.assertParts(PATH + page + ".md", named);
    }
}
