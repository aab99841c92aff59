package org.comity.check.pack;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Places;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.fact.Vocabulary;
import org.comity.check.predicate.Derivation;
import org.comity.check.predicate.Predicate;

// Runs at every start, interpreted: plain loops and arrays, and neither streams nor functions nor switches over types,
// each of which Java first has to put together.

/// Reads what [ImageWriter] wrote.
final class ImageReader {
    private static final Framework.Kind[] KINDS = Framework.Kind.values();
    private static final Framework.Status[] STATUSES = Framework.Status.values();
    private static final Provision.Modality[] MODALITIES = Provision.Modality.values();
    private static final Predicate.Relation[] COMPARISONS = Predicate.Relation.values();
    private static final Mapping.Relation[] RELATIONS = Mapping.Relation.values();
    private static final Confidence[] CONFIDENCES = Confidence.values();
    private static final EvidenceKind.Bound[] BOUNDS = EvidenceKind.Bound.values();
    private static final EvidenceKind.Look[] LOOKS = EvidenceKind.Look.values();
    private static final Divergence.Kind[] PULLS = Divergence.Kind.values();

    private final byte[] bytes;
    private int at;
    private final String[] texts;
    private final LocalDate[] days;
    private final Places places;
    private final Fact[] facts;
    private final Predicate[] predicates;

    private ImageReader(byte[] bytes) {
        this.bytes = bytes;
        this.texts = new String[number()];
        for (int i = 0; i < texts.length; i++) {
            int length = number();
            texts[i] = new String(
                    bytes, at, length >>> 1, (length & 1) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            at += length >>> 1;
        }
        this.days = new LocalDate[number()];
        for (int i = 0; i < days.length; i++) {
            days[i] = LocalDate.ofEpochDay(number());
        }
        this.places = readPlaces();
        this.facts = new Fact[number()];
        for (int i = 0; i < facts.length; i++) {
            facts[i] = new Fact(text(), type(), text(), text(), text());
        }
        this.predicates = new Predicate[number()];
        for (int i = 0; i < predicates.length; i++) {
            predicates[i] = readPredicate();
        }
    }

    static Packs read(byte[] image) {
        return new ImageReader(image).packs();
    }

    private Packs packs() {
        var facts = new Fact[number()];
        for (int i = 0; i < facts.length; i++) {
            facts[i] = fact();
        }
        var derivations = new Derivation[number()];
        for (int i = 0; i < derivations.length; i++) {
            derivations[i] = derivation();
        }
        Map<String, Predicate> bearers = new LinkedHashMap<>();
        for (int left = number(); left > 0; left--) {
            bearers.put(text(), predicate());
        }
        Map<String, String> topics = new LinkedHashMap<>();
        for (int left = number(); left > 0; left--) {
            topics.put(text(), text());
        }
        Map<String, EvidenceKind> evidence = new LinkedHashMap<>();
        for (int left = number(); left > 0; left--) {
            var kind = kind();
            evidence.put(kind.id(), kind);
        }
        var terms = new Terms(
                new Vocabulary(Arrays.asList(facts), places), List.of(derivations), bearers, topics, evidence);
        var frameworks = new Framework[number()];
        for (int i = 0; i < frameworks.length; i++) {
            frameworks[i] = framework();
        }
        var mappings = new Mapping[number()];
        for (int i = 0; i < mappings.length; i++) {
            mappings[i] = new Mapping(text(), text(), RELATIONS[number()], text(), CONFIDENCES[number()]);
        }
        var divergences = new Divergence[number()];
        for (int i = 0; i < divergences.length; i++) {
            divergences[i] = divergence();
        }
        var changes = new Change[number()];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = new Change(day(), text(), texts(), text(), text(), flag());
        }
        var whole = text();
        var files = new TreeMap<String, String>();
        for (int left = number(); left > 0; left--) {
            files.put(text(), text());
        }
        return Packs.of(
                terms,
                List.of(frameworks),
                List.of(mappings),
                List.of(divergences),
                List.of(changes),
                new Digests(whole, files));
    }

    private int number() {
        int number = 0;
        int shift = 0;
        byte next = bytes[at++];
        while (next < 0) {
            number |= (next & 0x7f) << shift;
            shift += 7;
            next = bytes[at++];
        }
        return number | next << shift;
    }

    private boolean flag() {
        return bytes[at++] != 0;
    }

    private String text() {
        return texts[number()];
    }

    private List<String> texts() {
        int size = number();
        if (size == 0) {
            return List.of();
        }
        var list = new String[size];
        for (int i = 0; i < size; i++) {
            list[i] = texts[number()];
        }
        return List.of(list);
    }

    private Optional<String> optionalText() {
        return flag() ? Optional.of(text()) : Optional.empty();
    }

    private LocalDate day() {
        return days[number()];
    }

    private Optional<LocalDate> optionalDay() {
        return flag() ? Optional.of(day()) : Optional.empty();
    }

    private Fact fact() {
        return facts[number()];
    }

    private Places readPlaces() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (int left = number(); left > 0; left--) {
            parts.put(text(), texts());
        }
        return new Places(parts);
    }

    private Type type() {
        return switch (number()) {
            case Tag.BOOL -> new Type.Bool();
            case Tag.WHOLE -> new Type.Whole();
            case Tag.AMOUNT -> new Type.Amount();
            case Tag.DAY -> new Type.Day();
            case Tag.TEXT -> new Type.Text();
            case Tag.ONE_OF -> new Type.OneOf(texts());
            case Tag.SET_OF_LISTED -> new Type.SetOf(new Type.Range.Listed(text(), texts()));
            case Tag.SET_OF_PLACES -> new Type.SetOf(new Type.Range.PlaceCodes(places));
            default -> throw damaged();
        };
    }

    private Predicate predicate() {
        return predicates[number()];
    }

    private List<Predicate> parts() {
        var parts = new Predicate[number()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = predicate();
        }
        return List.of(parts);
    }

    private Predicate readPredicate() {
        return switch (number()) {
            case Tag.ALWAYS -> new Predicate.Always();
            case Tag.ALL -> new Predicate.All(parts());
            case Tag.ANY -> new Predicate.Any(parts());
            case Tag.NOT -> new Predicate.Not(predicate());
            case Tag.HOLDS -> new Predicate.Holds(fact());
            case Tag.IS -> new Predicate.Is(fact(), text());
            case Tag.COMPARES -> new Predicate.Compares(fact(), COMPARISONS[number()], new BigDecimal(text()));
            case Tag.DATED -> new Predicate.Dated(fact(), COMPARISONS[number()], day());
            case Tag.HAS_ANY -> new Predicate.HasAny(fact(), texts());
            case Tag.HAS_OTHER_THAN -> new Predicate.HasOtherThan(fact(), texts());
            case Tag.IS_EMPTY -> new Predicate.IsEmpty(fact());
            default -> throw damaged();
        };
    }

    private Value value() {
        return switch (number()) {
            case Tag.ONE_OF -> new Value.Choice(text());
            case Tag.AMOUNT -> new Value.Amount(new BigDecimal(text()));
            case Tag.DAY -> new Value.Day(day());
            default -> throw damaged();
        };
    }

    private Derivation derivation() {
        var fact = fact();
        var source = text();
        return switch (number()) {
            case Tag.RULE -> new Derivation.Rule(fact, predicate(), source);
            case Tag.CASES -> cases(fact, source);
            case Tag.LISTING -> {
                var members = new Derivation.Member[number()];
                for (int i = 0; i < members.length; i++) {
                    members[i] = new Derivation.Member(text(), predicate());
                }
                yield new Derivation.Listing(fact, List.of(members), source);
            }
            case Tag.UNION -> {
                var of = new Fact[number()];
                for (int i = 0; i < of.length; i++) {
                    of[i] = fact();
                }
                yield new Derivation.Union(fact, List.of(of), source);
            }
            case Tag.JUDGED -> new Derivation.Judged(fact, text());
            default -> throw damaged();
        };
    }

    private Derivation cases(Fact fact, String source) {
        var cases = new Derivation.Case[number()];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = new Derivation.Case(predicate(), value());
        }
        return new Derivation.Cases(fact, List.of(cases), flag() ? Optional.of(value()) : Optional.empty(), source);
    }

    private EvidenceKind kind() {
        return new EvidenceKind(
                text(), text(), text(), text(), text(), text(), freshness(), looks(), texts(), stated());
    }

    private EvidenceKind.Freshness freshness() {
        Optional<Period> longest = flag() ? Optional.of(Period.parse(text())) : Optional.empty();
        return new EvidenceKind.Freshness(longest, BOUNDS[number()], text());
    }

    private List<EvidenceKind.Look> looks() {
        var looks = new EvidenceKind.Look[number()];
        for (int i = 0; i < looks.length; i++) {
            looks[i] = LOOKS[number()];
        }
        return List.of(looks);
    }

    private List<EvidenceKind.Stated> stated() {
        var stated = new EvidenceKind.Stated[number()];
        for (int i = 0; i < stated.length; i++) {
            stated[i] = new EvidenceKind.Stated(text(), text());
        }
        return List.of(stated);
    }

    private Framework framework() {
        return new Framework(
                text(),
                text(),
                text(),
                originalTitles(),
                text(),
                texts(),
                KINDS[number()],
                STATUSES[number()],
                optionalDay(),
                optionalDay(),
                milestones(),
                text(),
                day(),
                text(),
                provisions());
    }

    private Map<String, String> originalTitles() {
        Map<String, String> titles = new LinkedHashMap<>();
        for (int left = number(); left > 0; left--) {
            titles.put(text(), text());
        }
        return titles;
    }

    private List<Framework.Milestone> milestones() {
        var milestones = new Framework.Milestone[number()];
        for (int i = 0; i < milestones.length; i++) {
            milestones[i] = new Framework.Milestone(day(), text());
        }
        return List.of(milestones);
    }

    private List<Provision> provisions() {
        var provisions = new Provision[number()];
        for (int i = 0; i < provisions.length; i++) {
            provisions[i] = new Provision(
                    text(),
                    text(),
                    text(),
                    text(),
                    MODALITIES[number()],
                    flag(),
                    texts(),
                    texts(),
                    predicate(),
                    text(),
                    flag() ? Optional.of(evidence()) : Optional.empty(),
                    optionalText(),
                    optionalDay(),
                    variants(),
                    optionalDay(),
                    flag(),
                    text(),
                    optionalText(),
                    number());
        }
        return List.of(provisions);
    }

    private Provision.Evidence evidence() {
        var allOf = texts();
        var anyOf = new ArrayList<List<String>>();
        for (int left = number(); left > 0; left--) {
            anyOf.add(texts());
        }
        return new Provision.Evidence(allOf, anyOf, flag());
    }

    private List<Provision.Variant> variants() {
        var variants = new Provision.Variant[number()];
        for (int i = 0; i < variants.length; i++) {
            variants[i] = new Provision.Variant(predicate(), day());
        }
        return List.of(variants);
    }

    private Divergence divergence() {
        return new Divergence(
                text(),
                text(),
                PULLS[number()],
                predicate(),
                predicate(),
                optionalText(),
                text(),
                texts(),
                flag(),
                flag(),
                CONFIDENCES[number()],
                flag());
    }

    private static IllegalStateException damaged() {
        return new IllegalStateException("the image of the packs is of another build: build anew");
    }
}
