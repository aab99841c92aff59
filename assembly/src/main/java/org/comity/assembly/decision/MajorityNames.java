package org.comity.assembly.decision;

import java.util.regex.Pattern;
import org.comity.assembly.MalformedException;

/// Reads a rule's name: `name`, or `name:argument`.
final class MajorityNames {
    private static final Pattern PART = Pattern.compile("([1-9][0-9]{0,5})/([1-9][0-9]{0,5})");

    private MajorityNames() {}

    static Majority parse(String name) throws MalformedException {
        int colon = name.indexOf(':');
        var rule = colon < 0 ? plain(name) : withArgument(name.substring(0, colon), name.substring(colon + 1), name);
        // A rule has one spelling: "double-majority:two-thirds" would be a second one of "double-majority".
        if (!rule.code().equals(name)) {
            throw new MalformedException("the rule \"" + name + "\" is written \"" + rule.code() + "\"");
        }
        return rule;
    }

    private static Majority plain(String name) throws MalformedException {
        return switch (name) {
            case DoubleMajority.NAME -> new DoubleMajority(CountRule.TWO_THIRDS);
            case MetricMajority.NAME -> new MetricMajority(MetricMajority.USUAL);
            case QualifiedMajority.NAME -> new QualifiedMajority();
            case IsoMajority.NAME -> new IsoMajority();
            default -> countRule(name, name);
        };
    }

    private static Majority withArgument(String name, String argument, String whole) throws MalformedException {
        return switch (name) {
            case DoubleMajority.NAME -> new DoubleMajority(countRule(argument, whole));
            case MetricMajority.NAME -> new MetricMajority(share(argument));
            case "weighted" -> new WeightedMajority(countRule(argument, whole));
            default -> throw unknown(whole);
        };
    }

    private static CountRule countRule(String name, String whole) throws MalformedException {
        for (var rule : CountRule.values()) {
            if (rule.code().equals(name)) {
                return rule;
            }
        }
        throw unknown(whole);
    }

    private static Part share(String text) throws MalformedException {
        var matcher = PART.matcher(text);
        if (matcher.matches()) {
            int numerator = Integer.parseInt(matcher.group(1));
            int denominator = Integer.parseInt(matcher.group(2));
            if (numerator <= denominator) {
                return new Part(numerator, denominator);
            }
        }
        throw new MalformedException(
                "a share is written as a fraction of at most 1, such as 2/3, not \"" + text + "\"");
    }

    private static MalformedException unknown(String name) {
        var nearest = Nearest.to(name, Majority.names());
        return new MalformedException("there is no rule \"" + name + "\"."
                + nearest.map(known -> " Did you mean \"" + known + "\"?").orElse("") + " Rules: "
                + String.join(", ", Majority.names()));
    }
}
