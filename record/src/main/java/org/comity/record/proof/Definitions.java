package org.comity.record.proof;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.comity.record.MalformedException;
import org.comity.record.note.KeyName;
import org.comity.record.note.VerifierKey;

/// What a policy has said so far; each new line may only lean on that.
final class Definitions {
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Boolean> names = new HashMap<>(); // whether a group has the name as a member
    private int logCount;
    private int witnessCount;
    private int groupCount;

    void add(Policy.Log log) throws MalformedException {
        require(++logCount <= Policy.MOST_OF_A_KIND, "more than " + Policy.MOST_OF_A_KIND + " logs");
        require(
                !(log.key() instanceof VerifierKey.Ed25519Cosigner),
                "the key of " + log.key().name() + " is a cosigner's");
        addKey(log.key());
        requireUrl(log.url());
    }

    void add(Policy.Witness witness) throws MalformedException {
        require(++witnessCount <= Policy.MOST_OF_A_KIND, "more than " + Policy.MOST_OF_A_KIND + " witnesses");
        require(
                !(witness.key() instanceof VerifierKey.Ed25519),
                "the key of " + witness.key().name() + " is no cosigner's");
        addKey(witness.key());
        requireUrl(witness.url());
        define(witness.name());
    }

    void add(Policy.Group group) throws MalformedException {
        require(++groupCount <= Policy.MOST_OF_A_KIND, "more than " + Policy.MOST_OF_A_KIND + " groups");
        int members = group.members().size();
        require(
                group.threshold() >= 1 && group.threshold() <= members,
                "the group \"" + group.name() + "\" of " + members + " cannot ask for " + group.threshold());
        for (var member : group.members()) {
            var isMember = names.get(member);
            if (isMember == null) {
                throw new MalformedException("\"" + member + "\" is not defined above the group that names it");
            }
            require(!isMember, "\"" + member + "\" is a member for the second time");
            names.put(member, true);
        }
        define(group.name());
    }

    void requireQuorum(String name) throws MalformedException {
        require(
                name.equals(Policy.NONE) || names.containsKey(name),
                "the quorum \"" + name + "\" is not defined above");
    }

    private void define(String name) throws MalformedException {
        require(!name.equals(Policy.NONE), "\"none\" has its meaning already");
        require(isWord(name), "not a name: \"" + Lines.abridged(name) + "\"");
        require(names.put(name, false) == null, "\"" + name + "\" is defined twice");
    }

    /// The same public key under another name or type is the same key, or one witness would count twice.
    private void addKey(VerifierKey key) throws MalformedException {
        KeyName name = key.name();
        require(
                keys.add(new String(key.keyBytes(), StandardCharsets.ISO_8859_1)),
                "the key of " + name + " stands here already");
    }

    private static void requireUrl(String url) throws MalformedException {
        require(url.isEmpty() || isWord(url), "not an address: \"" + Lines.abridged(url) + "\"");
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c != 0x7f);
    }

    private static void require(boolean condition, String otherwise) throws MalformedException {
        if (!condition) {
            throw new MalformedException(otherwise);
        }
    }
}
