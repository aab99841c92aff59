package org.comity.node.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Topics that a reader looks for together, in the order in which tables have them.
public enum TopicGroup {
    SCOPE(
            "scope-definitions",
            "classification",
            "compute-threshold",
            "gpai-frontier",
            "prohibited-practice",
            "military-national-security"),
    SAFETY(
            "risk-management",
            "impact-assessment",
            "safety-testing",
            "security",
            "post-market-monitoring",
            "incident-reporting",
            "corrective-action"),
    DATA("data-governance", "personal-data", "sensitive-data", "cross-border-transfer", "ip-copyright"),
    PERSONS(
            "bias-fairness",
            "human-oversight",
            "automated-decision",
            "explanation",
            "redress",
            "human-rights",
            "minors-protection",
            "worker-protection",
            "user-wellbeing",
            "consumer-protection"),
    TRANSPARENCY(
            "transparency-to-users",
            "transparency-to-deployers",
            "public-transparency",
            "synthetic-content-labelling",
            "recommender-transparency",
            "recommender-opt-out",
            "content-moderation"),
    ORGANISATION(
            "accountability",
            "quality-management",
            "record-keeping",
            "technical-documentation",
            "literacy",
            "whistleblowing",
            "supply-chain",
            "representative"),
    STATE(
            "conformity-assessment",
            "registration-filing",
            "supervision-enforcement",
            "procurement",
            "innovation-support",
            "environment",
            "democracy-rule-of-law",
            "capacity-building",
            "cooperation");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<String> topics;

    TopicGroup(String... topics) {
        this.topics = List.of(topics);
    }

    /// Ids of its topics.
    public List<String> topics() {
        return topics;
    }

    /// How addresses and bundles write it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TopicGroup> parse(String key) {
        return Arrays.stream(values()).filter(group -> group.key().equals(key)).findFirst();
    }
}
