package org.comity.check.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.comity.check.RefusedException;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.predicate.Derivation;
import org.comity.check.predicate.Predicate;

// The image is for one thing, to be read fast by a Java that has just started and interprets what it runs. Hence: each
// text, day, fact and predicate stands once, in a pool, in an order in which whatever is needed was read before; a text
// is kept in the form in which a Java string is made by one copy. The build makes the image and the jar that reads it
// together, so it has no version, and nothing in it is checked when it is read.

/// Writes packs as the image that a start reads in place of YAML; the build runs it.
final class ImageWriter {
    private final Pool<String> texts = new Pool<>(this::textBytes);
    private final Pool<LocalDate> days = new Pool<>(day -> number(Math.toIntExact(day.toEpochDay())));
    private final Pool<Fact> facts = new Pool<>(this::factBytes);
    private final Pool<Predicate> predicates = new Pool<>(this::predicateBytes);
    private ByteArrayOutputStream out = new ByteArrayOutputStream();

    private ImageWriter() {}

    /// Reads the folder that is the first argument and writes its image to the file that is the second.
    public static void main(String[] arguments) throws IOException, RefusedException {
        var file = Path.of(arguments[1]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, write(Packs.read(Path.of(arguments[0]))));
    }

    static byte[] write(Packs packs) {
        return new ImageWriter().image(packs);
    }

    /// What stands once, and is named by its place.
    private final class Pool<T> {
        private final Map<T, Integer> places = new LinkedHashMap<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Consumer<T> write;

        Pool(Consumer<T> write) {
            this.write = write;
        }

        int place(T value) {
            var known = places.get(value);
            if (known == null) {
                var outer = out;
                out = new ByteArrayOutputStream();
                write.accept(value);
                // What this one needs has its place now, before it.
                bytes.writeBytes(out.toByteArray());
                out = outer;
                known = places.size();
                places.put(value, known);
            }
            return known;
        }
    }

    private byte[] image(Packs packs) {
        var terms = packs.terms();
        list(
                List.copyOf(terms.vocabulary().places().parts().entrySet()).stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList(),
                place -> {
                    text(place.getKey());
                    texts(place.getValue());
                });
        var places = out;
        out = new ByteArrayOutputStream();
        list(List.copyOf(terms.vocabulary().facts()), this::fact);
        list(terms.derivations(), this::derivation);
        list(List.copyOf(terms.bearers().entrySet()), bearer -> {
            text(bearer.getKey());
            predicate(bearer.getValue());
        });
        list(List.copyOf(terms.topics().entrySet()), topic -> {
            text(topic.getKey());
            text(topic.getValue());
        });
        list(List.copyOf(terms.evidence().values()), this::kind);
        list(packs.frameworks(), this::framework);
        list(packs.mappings(), this::mapping);
        list(packs.divergences(), this::divergence);
        list(packs.changes(), this::change);
        text(packs.digests().whole());
        list(List.copyOf(packs.digests().files().entrySet()), file -> {
            text(file.getKey());
            text(file.getValue());
        });
        var image = new ByteArrayOutputStream();
        var rest = out;
        out = image;
        pool(texts);
        pool(days);
        image.writeBytes(places.toByteArray());
        pool(facts);
        pool(predicates);
        image.writeBytes(rest.toByteArray());
        return image.toByteArray();
    }

    private void pool(Pool<?> pool) {
        number(pool.places.size());
        out.writeBytes(pool.bytes.toByteArray());
    }

    /// Seven bits a byte, the least first; the last byte has no eighth bit.
    private void number(int number) {
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private void flag(boolean flag) {
        number(flag ? 1 : 0);
    }

    private void textBytes(String text) {
        boolean latin = text.chars().allMatch(c -> c < 0x100);
        byte[] bytes = text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        number(bytes.length << 1 | (latin ? 0 : 1));
        out.writeBytes(bytes);
    }

    private void text(String text) {
        number(texts.place(text));
    }

    private void texts(List<String> texts) {
        list(texts, this::text);
    }

    private void optionalText(Optional<String> text) {
        optional(text, this::text);
    }

    private void day(LocalDate day) {
        number(days.place(day));
    }

    private <T> void list(List<T> list, Consumer<T> each) {
        number(list.size());
        list.forEach(each);
    }

    private <T> void optional(Optional<T> value, Consumer<T> write) {
        flag(value.isPresent());
        value.ifPresent(write);
    }

    @SuppressWarnings("EnumOrdinal") // the build that writes it is the one that reads it
    private void constant(Enum<?> constant) {
        number(constant.ordinal());
    }

    private void fact(Fact fact) {
        number(facts.place(fact));
    }

    private void factBytes(Fact fact) {
        text(fact.name());
        switch (fact.type()) {
            case Type.Bool _ -> number(Tag.BOOL);
            case Type.Whole _ -> number(Tag.WHOLE);
            case Type.Amount _ -> number(Tag.AMOUNT);
            case Type.Day _ -> number(Tag.DAY);
            case Type.Text _ -> number(Tag.TEXT);
            case Type.OneOf(var values) -> {
                number(Tag.ONE_OF);
                texts(values);
            }
            case Type.SetOf(Type.Range.Listed(var words, var values)) -> {
                number(Tag.SET_OF_LISTED);
                text(words);
                texts(values);
            }
            case Type.SetOf(Type.Range.PlaceCodes _) -> number(Tag.SET_OF_PLACES);
        }
        text(fact.meaning());
        text(fact.question());
        text(fact.why());
    }

    private void predicate(Predicate predicate) {
        number(predicates.place(predicate));
    }

    private void predicateBytes(Predicate predicate) {
        switch (predicate) {
            case Predicate.Always _ -> number(Tag.ALWAYS);
            case Predicate.All(var parts) -> {
                number(Tag.ALL);
                list(parts, this::predicate);
            }
            case Predicate.Any(var parts) -> {
                number(Tag.ANY);
                list(parts, this::predicate);
            }
            case Predicate.Not(var part) -> {
                number(Tag.NOT);
                predicate(part);
            }
            case Predicate.Holds(var fact) -> {
                number(Tag.HOLDS);
                fact(fact);
            }
            case Predicate.Is(var fact, var value) -> {
                number(Tag.IS);
                fact(fact);
                text(value);
            }
            case Predicate.Compares(var fact, var relation, var amount) -> {
                number(Tag.COMPARES);
                fact(fact);
                constant(relation);
                text(amount.toString());
            }
            case Predicate.Dated(var fact, var relation, var day) -> {
                number(Tag.DATED);
                fact(fact);
                constant(relation);
                day(day);
            }
            case Predicate.HasAny(var fact, var values) -> {
                number(Tag.HAS_ANY);
                fact(fact);
                texts(values);
            }
            case Predicate.HasOtherThan(var fact, var values) -> {
                number(Tag.HAS_OTHER_THAN);
                fact(fact);
                texts(values);
            }
            case Predicate.IsEmpty(var fact) -> {
                number(Tag.IS_EMPTY);
                fact(fact);
            }
        }
    }

    private void value(Value value) {
        switch (value) {
            case Value.Choice(var choice) -> {
                number(Tag.ONE_OF);
                text(choice);
            }
            case Value.Amount(BigDecimal amount) -> {
                number(Tag.AMOUNT);
                text(amount.toString());
            }
            case Value.Day(var day) -> {
                number(Tag.DAY);
                day(day);
            }
            case Value.Flag _, Value.Text _, Value.Set _ ->
                throw new IllegalArgumentException("no case has such a result: " + value);
        }
    }

    private void derivation(Derivation derivation) {
        fact(derivation.fact());
        text(derivation.source());
        switch (derivation) {
            case Derivation.Rule rule -> {
                number(Tag.RULE);
                predicate(rule.value());
            }
            case Derivation.Cases cases -> {
                number(Tag.CASES);
                list(cases.cases(), each -> {
                    predicate(each.when());
                    value(each.value());
                });
                optional(cases.otherwise(), this::value);
            }
            case Derivation.Listing listing -> {
                number(Tag.LISTING);
                list(listing.members(), each -> {
                    text(each.value());
                    predicate(each.when());
                });
            }
            case Derivation.Union union -> {
                number(Tag.UNION);
                list(union.of(), this::fact);
            }
            case Derivation.Judged judged -> {
                number(Tag.JUDGED);
                text(judged.gap());
            }
        }
    }

    private void kind(EvidenceKind kind) {
        text(kind.id());
        text(kind.title());
        text(kind.group());
        text(kind.what());
        text(kind.form());
        text(kind.heldBy());
        optional(kind.freshness().longest(), longest -> text(longest.toString()));
        constant(kind.freshness().boundTo());
        text(kind.freshness().renewed());
        list(kind.lookedAt(), this::constant);
        texts(kind.standards());
        list(kind.stated(), stated -> {
            text(stated.provision());
            text(stated.rule());
        });
    }

    private void framework(Framework framework) {
        text(framework.id());
        text(framework.title());
        text(framework.shortTitle());
        list(new ArrayList<>(framework.originalTitles().entrySet()), title -> {
            text(title.getKey());
            text(title.getValue());
        });
        text(framework.authority());
        texts(framework.jurisdictions());
        constant(framework.kind());
        constant(framework.status());
        optional(framework.adopted(), this::day);
        optional(framework.inForce(), this::day);
        list(framework.milestones(), milestone -> {
            day(milestone.date());
            text(milestone.what());
        });
        text(framework.source());
        day(framework.checked());
        text(framework.checkedAgainst());
        list(framework.provisions(), this::provision);
    }

    private void provision(Provision provision) {
        text(provision.id());
        text(provision.citation());
        text(provision.title());
        text(provision.summary());
        constant(provision.modality());
        flag(provision.binding());
        texts(provision.bearers());
        texts(provision.topics());
        predicate(provision.applies());
        text(provision.shownBy());
        optional(provision.evidence(), evidence -> {
            texts(evidence.allOf());
            list(evidence.anyOf(), this::texts);
            flag(evidence.asWritten());
        });
        optionalText(provision.penalty());
        optional(provision.bindsFrom(), this::day);
        list(provision.variants(), variant -> {
            predicate(variant.when());
            day(variant.date());
        });
        optional(provision.bindsUntil(), this::day);
        flag(provision.verified());
        text(provision.source());
        optionalText(provision.notes());
        number(provision.line());
    }

    private void mapping(Mapping mapping) {
        text(mapping.from());
        text(mapping.to());
        constant(mapping.relation());
        text(mapping.rationale());
        constant(mapping.confidence());
    }

    private void change(Change change) {
        day(change.date());
        text(change.framework());
        texts(change.provisions());
        text(change.what());
        text(change.source());
        flag(change.verified());
    }

    private void divergence(Divergence divergence) {
        text(divergence.from());
        text(divergence.to());
        constant(divergence.kind());
        predicate(divergence.fromFacts());
        predicate(divergence.toFacts());
        optionalText(divergence.onlyIf());
        text(divergence.why());
        texts(divergence.waysOut());
        flag(divergence.fromSeen());
        flag(divergence.toSeen());
        constant(divergence.confidence());
        flag(divergence.reviewed());
    }
}
