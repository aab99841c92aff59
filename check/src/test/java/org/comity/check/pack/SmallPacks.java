package org.comity.check.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A folder with the smallest packs in which nothing is wrong; a test changes one thing.
final class SmallPacks {
    private final Map<String, String> files = new LinkedHashMap<>(Map.of(
            "facts.yaml", """
                    facts: comity.facts/v0
                    vocabulary:
                      - name: market.places
                        type: "set{places}"
                        meaning: "places of offer"
                        question: "Where is it offered?"
                        why: "Every law begins here."
                      - name: market.anywhere
                        type: "set{places}"
                        meaning: "places of offer and of use"
                        why: "Every law begins here."
                      - name: actor.roles
                        type: "set{bearers}"
                        meaning: "roles"
                        question: "Which roles do you play?"
                        why: "Duties go by role."
                      - name: model.flop
                        type: "number"
                        meaning: "training compute (FLOP)"
                        question: "How much compute?"
                        why: "Large models have duties of their own."
                      - name: use.scoring
                        type: "bool"
                        meaning: "persons are scored"
                        question: "Are persons scored?"
                        why: "Banned in places."
                    """,
            "derived.yaml", """
                    derived: comity.derived/v0
                    checked: 2026-11-23
                    places:
                      EU: [FR, DE]
                    bearers:
                      provider: "`actor.roles` has provider"
                      deployer: "`actor.roles` has deployer"
                    rules:
                      - fact: market.anywhere
                        type: "set{places}"
                        union: [market.places]
                        source: "Art. 2"
                    """,
            "topics.yaml", """
                    topics: comity.topics/v0
                    entries:
                      - {id: scope, title: "Scope"}
                    """,
            "evidence.yaml", """
                    evidence: comity.evidence/v0
                    checked: 2026-11-23
                    groups:
                      - {id: documents, title: "Documents"}
                    kinds:
                      - id: policy
                        title: "Policy"
                        group: documents
                        what: "Principles."
                        typical_form: "document"
                        held_by: "management"
                        freshness: {max_age: P12M, bound_to: time, renew: "each year"}
                        outsider_checks: [digest]
                        standards: []
                        law_says:
                          - {provision: "eu-law#art-1", rule: "each year"}
                    """,
            "frameworks/eu-law.yaml", pack("eu-law", "`market.in_eu` AND `use.scoring`"),
            "frameworks/fr-law.yaml", pack("fr-law", "`market.in_fr` AND `model.flop` >= 1e25"),
            "crosswalk-all.yaml", """
                    crosswalk: comity.crosswalk/v0
                    checked: 2026-11-23
                    mappings:
                      - from: eu-law#art-1
                        to: fr-law#art-1
                        relation: intersects
                        rationale: "Both ban."
                        confidence: high
                    """,
            "conflicts.yaml", """
                    conflicts: comity.conflicts/v0
                    checked: 2026-11-23
                    entries:
                      - from: eu-law#art-1
                        to: fr-law#art-1
                        relation: tension
                        facts: "`market.in_fr` AND `market.in_eu` AND `use.scoring` AND `model.flop` >= 1e26"
                        only_if: "both act"
                        why: "They differ."
                        ways_out: ["ask"]
                        cited_seen: {from: true, to: false}
                        confidence: medium
                        reviewed: false
                    """,
            "changes.yaml", """
                    changes: comity.changes/v0
                    checked: 2026-11-23
                    entries:
                      - date: 2024-02-01
                        framework: eu-law
                        provisions: [art-1]
                        what: "The ban began."
                        source: "the text"
                        verified: true
                      - date: 2024-01-01
                        framework: eu-law
                        what: "It was adopted."
                        source: "the text"
                        verified: false
                    """));

    static String pack(String id, String applies) {
        return """
                pack: comity.pack/v0
                id: %s
                title: "A law"
                short: "Law"
                authority: "Court"
                jurisdictions: [EU]
                kind: law
                status: in-force
                dates:
                  adopted: 2024-01-01
                  in_force: 2024-02-01
                  applies:
                    - {date: 2024-02-01, what: "all"}
                source: "https://law.example/1"
                checked: 2026-11-23
                checked_against: "the text"
                provisions:
                  - id: art-1
                    citation: "Art. 1"
                    title: "Ban"
                    summary: "No scoring."
                    modality: must-not
                    bearers: [provider]
                    topics: [scope]
                    applies: "%s"
                    shown_by: "Policy."
                    evidence:
                      all_of: [policy]
                      basis: sheet
                    binds_from: 2024-02-01
                    verified: true
                    source: "https://law.example/1"
                """.formatted(id, applies);
    }

    /// @throws IllegalArgumentException if the file does not hold the text
    SmallPacks with(String file, String text, String instead) {
        var before = files.getOrDefault(file, "");
        if (!before.contains(text)) {
            throw new IllegalArgumentException(file + " has no " + text);
        }
        files.put(file, before.replace(text, instead));
        return this;
    }

    SmallPacks with(String file, String text) {
        files.put(file, text);
        return this;
    }

    Path write(Path folder) throws IOException {
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }
}
