package org.comity.check.predicate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comity.check.MalformedException;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.fact.Vocabulary;

/// Reads one predicate by recursive descent; bounded in length and depth.
final class PredicateReader {
    private static final int LONGEST = 16_384;
    private static final int DEEPEST = 64;
    private static final int MOST_DIGITS = 30;
    private static final int MOST_MAGNITUDE = 90;

    private static final Pattern TOKEN = Pattern.compile("`[^`]*`|[()\\[\\],]|>=|<=|=|>|<|[A-Za-z0-9_.:+-]+");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]{1,40}(?:\\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,2})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Set<String> WORDS = Set.of(
            "(",
            ")",
            "[",
            "]",
            ",",
            "AND",
            "OR",
            "NOT",
            "TRUE",
            "has",
            "has-any",
            "has-other-than",
            "is",
            "empty",
            "=",
            "<",
            "<=",
            ">",
            ">=");
    private static final Set<String> ORDERS = Set.of("=", "<", "<=", ">", ">=");

    private final String text;
    private final Vocabulary vocabulary;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    PredicateReader(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    private record Token(String text, int at) {}

    Predicate read() throws MalformedException {
        if (text.length() > LONGEST) {
            throw new MalformedException("a predicate has at most " + LONGEST + " characters, not " + text.length());
        }
        split();
        var predicate = any(0);
        if (next < tokens.size()) {
            throw found("AND, OR or the end");
        }
        return predicate;
    }

    private void split() throws MalformedException {
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (token.region(at, text.length()).lookingAt()) {
                tokens.add(new Token(token.group(), at));
                at = token.end();
            } else {
                throw new MalformedException("no word of a predicate begins with " + text.charAt(at), at);
            }
        }
    }

    private Predicate any(int depth) throws MalformedException {
        var parts = new ArrayList<Predicate>();
        do {
            parts.add(all(depth));
        } while (take("OR"));
        return parts.size() == 1 ? parts.getFirst() : new Predicate.Any(parts);
    }

    private Predicate all(int depth) throws MalformedException {
        var parts = new ArrayList<Predicate>();
        do {
            parts.add(unary(depth));
        } while (take("AND"));
        return parts.size() == 1 ? parts.getFirst() : new Predicate.All(parts);
    }

    private Predicate unary(int depth) throws MalformedException {
        if (depth > DEEPEST) {
            throw new MalformedException("brackets and NOT may stand " + DEEPEST + " deep", place());
        }
        if (take("NOT")) {
            return new Predicate.Not(unary(depth + 1));
        }
        if (take("(")) {
            var within = any(depth + 1);
            expect(")");
            return within;
        }
        return take("TRUE") ? new Predicate.Always() : atom();
    }

    private Predicate atom() throws MalformedException {
        int at = place();
        var fact = fact();
        var operator = peek();
        if (take("has")) {
            return new Predicate.HasAny(fact, List.of(listed(fact, setOf(fact, at, "has"))));
        }
        if (take("has-any")) {
            return new Predicate.HasAny(fact, list(fact, setOrEnum(fact, at)));
        }
        if (take("has-other-than")) {
            return new Predicate.HasOtherThan(fact, list(fact, setOf(fact, at, "has-other-than")));
        }
        if (take("is")) {
            expect("empty");
            if (!(fact.type() instanceof Type.SetOf || fact.type() instanceof Type.Text)) {
                throw unfit(fact, "is empty", "a set or a string", at);
            }
            return new Predicate.IsEmpty(fact);
        }
        if (operator != null && ORDERS.contains(operator)) {
            next++;
            return compared(fact, operator, at);
        }
        if (fact.type() instanceof Type.Bool) {
            return new Predicate.Holds(fact);
        }
        throw new MalformedException(
                "`" + fact.name() + "` is " + fact.type().words() + ", so an operator must follow it", at);
    }

    private Fact fact() throws MalformedException {
        int at = place();
        var token = peek();
        if (token == null || !token.startsWith("`")) {
            throw found("a fact in backquotes, NOT, TRUE or (");
        }
        next++;
        var name = token.substring(1, token.length() - 1);
        var fact = vocabulary.find(name);
        if (fact.isEmpty()) {
            var meant = vocabulary
                    .nearest(name)
                    .map(near -> "; did you mean `" + near + "`?")
                    .orElse("");
            throw new MalformedException("no fact is called `" + name + "`" + meant, at);
        }
        return fact.get();
    }

    private Predicate compared(Fact fact, String operator, int at) throws MalformedException {
        var relation = relation(operator);
        int valueAt = place();
        return switch (fact.type()) {
            case Type.Whole _, Type.Amount _ -> {
                var value = value();
                if (!NUMBER.matcher(value).matches()) {
                    throw new MalformedException(
                            "`" + fact.name() + "` is compared with a number, not " + value, valueAt);
                }
                yield new Predicate.Compares(fact, relation, bounded(new BigDecimal(value), valueAt));
            }
            case Type.Day _ -> {
                var value = value();
                try {
                    if (DATE.matcher(value).matches()) {
                        yield new Predicate.Dated(fact, relation, LocalDate.parse(value));
                    }
                } catch (DateTimeException e) {
                    throw new MalformedException("the calendar has no " + value, valueAt);
                }
                throw new MalformedException(
                        "`" + fact.name() + "` is compared with a day such as 2026-08-02, not " + value, valueAt);
            }
            case Type.OneOf(var values) -> {
                if (relation == Predicate.Relation.EQUAL) {
                    yield new Predicate.Is(fact, checked(value -> Type.unlisted(value, values)));
                }
                throw unfit(fact, operator, "a number or a date", at);
            }
            case Type.Text _ -> {
                if (relation == Predicate.Relation.EQUAL) {
                    yield new Predicate.Is(fact, value());
                }
                throw unfit(fact, operator, "a number or a date", at);
            }
            case Type.Bool _, Type.SetOf _ -> throw unfit(fact, operator, "a number, a date, an enum or a string", at);
        };
    }

    /// So that a number can be read again from the text of the predicate.
    private static BigDecimal bounded(BigDecimal number, int at) throws MalformedException {
        var plain = number.stripTrailingZeros();
        int magnitude = plain.precision() - plain.scale();
        if (plain.precision() > MOST_DIGITS || Math.abs(magnitude) > MOST_MAGNITUDE) {
            throw new MalformedException(
                    "a number has at most " + MOST_DIGITS + " digits and lies between 1e-" + MOST_MAGNITUDE + " and 1e"
                            + MOST_MAGNITUDE,
                    at);
        }
        return number;
    }

    private static Predicate.Relation relation(String sign) {
        for (var relation : Predicate.Relation.values()) {
            if (relation.sign().equals(sign)) {
                return relation;
            }
        }
        throw new IllegalArgumentException(sign);
    }

    private static Function<String, Optional<String>> setOf(Fact fact, int at, String operator)
            throws MalformedException {
        if (fact.type() instanceof Type.SetOf(var range)) {
            return range::objection;
        }
        throw unfit(fact, operator, "a set", at);
    }

    private static Function<String, Optional<String>> setOrEnum(Fact fact, int at) throws MalformedException {
        if (fact.type() instanceof Type.OneOf(var values)) {
            return value -> Type.unlisted(value, values);
        }
        if (fact.type() instanceof Type.SetOf(var range)) {
            return range::objection;
        }
        throw unfit(fact, "has-any", "a set or an enum", at);
    }

    private String listed(Fact fact, Function<String, Optional<String>> objection) throws MalformedException {
        return checked(value -> objection.apply(value).map(why -> "`" + fact.name() + "`: " + why));
    }

    private List<String> list(Fact fact, Function<String, Optional<String>> objection) throws MalformedException {
        expect("[");
        var values = new ArrayList<String>();
        do {
            values.add(listed(fact, objection));
        } while (take(","));
        expect("]");
        return values;
    }

    private String checked(Function<String, Optional<String>> objection) throws MalformedException {
        int at = place();
        var value = value();
        var why = objection.apply(value);
        if (why.isPresent()) {
            throw new MalformedException(why.get(), at);
        }
        return value;
    }

    private String value() throws MalformedException {
        var token = peek();
        if (token == null || WORDS.contains(token) || token.startsWith("`")) {
            throw found("a value");
        }
        next++;
        return token;
    }

    private @org.jspecify.annotations.Nullable String peek() {
        return next < tokens.size() ? tokens.get(next).text() : null;
    }

    private boolean take(String word) {
        if (word.equals(peek())) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String word) throws MalformedException {
        if (!take(word)) {
            throw found(word);
        }
    }

    private int place() {
        return next < tokens.size() ? tokens.get(next).at() : text.length();
    }

    private MalformedException found(String expected) {
        var token = peek();
        return new MalformedException(
                "here must stand " + expected + ", not " + (token == null ? "the end" : token), place());
    }

    private static MalformedException unfit(Fact fact, String operator, String wanted, int at) {
        return new MalformedException(
                operator + " goes with " + wanted + "; `" + fact.name() + "` is "
                        + fact.type().words(),
                at);
    }
}
