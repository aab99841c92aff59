package org.comity.check.pack;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.comity.check.MalformedException;
import org.comity.check.fact.Places;
import org.comity.check.fact.Type;

/// Reads what the vocabulary says of a fact's type.
record Types(Places places, List<String> bearers, List<String> frameworks) {
    private static final Pattern LIST = Pattern.compile("(enum|set)\\{(.+)}");

    Type parse(String words) throws MalformedException {
        return switch (words) {
            case "bool" -> new Type.Bool();
            case "int" -> new Type.Whole();
            case "number" -> new Type.Amount();
            case "date" -> new Type.Day();
            case "string" -> new Type.Text();
            default -> list(words);
        };
    }

    private Type list(String words) throws MalformedException {
        var list = LIST.matcher(words);
        if (!list.matches()) {
            throw new MalformedException(
                    "\"" + words
                            + "\" is no type: there are bool, int, number, date, string, enum{a, b}, set{a, b}, set{places}, set{bearers}, set{frameworks}");
        }
        var within = list.group(2);
        if (list.group(1).equals("enum")) {
            return new Type.OneOf(values(within));
        }
        return new Type.SetOf(
                switch (within) {
                    case "places" -> new Type.Range.PlaceCodes(places);
                    case "bearers" -> new Type.Range.Listed("bearers", bearers);
                    case "frameworks" -> new Type.Range.Listed("frameworks", frameworks);
                    default -> new Type.Range.Listed(values(within));
                });
    }

    private static List<String> values(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }
}
