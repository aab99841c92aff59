package org.comity.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comity.assembly.Scene.IMPORTER;
import static org.comity.assembly.Scene.KEEPER;
import static org.comity.assembly.Scene.READER;
import static org.comity.assembly.Scene.actId;
import static org.comity.assembly.Scene.attestParty;
import static org.comity.assembly.Scene.attestRollCall;
import static org.comity.assembly.Scene.delegate;
import static org.comity.assembly.Scene.key;
import static org.comity.assembly.Scene.keys;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.comity.assembly.body.Body;
import org.comity.assembly.body.BodyAct;
import org.comity.assembly.body.BodyKind;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

/// The order in which logs are read leaves no trace.
class OrderTest {
    /// Entries of three logs, some of which have no effect.
    private static Scene busy() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        scene.fileByDelegate(IMPORTER, "AAA", attestParty("AAA"));
        scene.fileByDelegate(IMPORTER, "BBB", attestParty("BBB"));
        scene.fileByDelegate(IMPORTER, "2", attestRollCall(2, "AAA=Y BBB=N"));
        scene.fileByDelegate(IMPORTER, "2 again", attestRollCall(2, "AAA=N BBB=N"));
        scene.fileByDelegate(IMPORTER, "1", attestRollCall(1, "AAA=Y ZZZ=N"));
        scene.fileByRoot(IMPORTER, "rotate", new BodyAct.RotateKey(key("new"), key("new post-quantum")));
        scene.fileByDelegate(IMPORTER, "3", attestRollCall(3, "AAA=Y"));
        scene.fileByRoot(KEEPER, "open", new BodyAct.OpenKeeperLog(keys(KEEPER)));
        scene.fileByRoot(KEEPER, "open", new BodyAct.OpenKeeperLog(keys(KEEPER)));
        scene.fileByRoot(KEEPER, "CCC", attestParty("CCC"));
        scene.fileByRoot(READER, "early", new BodyAct.RotateKey(key("a"), key("b")));
        scene.fileByRoot(READER, "accept", new BodyAct.AcceptCharter(keys(READER)));
        var mandate = Scene.mandate(delegate(READER), Verb.ATTEST_PARTY);
        scene.fileByRoot(READER, "grant reader", new BodyAct.GrantMandate(mandate));
        scene.fileByDelegate(READER, "DDD", attestParty("DDD"));
        scene.fileByRoot(READER, "revoke", new BodyAct.RevokeMandate(actId("grant reader")));
        return scene;
    }

    private record Result(TreeMap<String, Effect> effects, List<String> lines, List<Digest> digests) {}

    private static Result fold(List<Filed> entries) {
        var assembly = new Assembly();
        var effects = new TreeMap<String, Effect>();
        for (var entry : entries) {
            effects.put(entry.origin() + " " + entry.entryIndex(), assembly.after(entry));
        }
        var lines = new ArrayList<String>();
        assembly.state().bodies().values().forEach(body -> body.digestLines(lines::add));
        var digests =
                assembly.state().bodies().values().stream().map(Body::digest).toList();
        return new Result(effects, lines, digests);
    }

    @Test
    void logs_mayBeReadInAnyOrderAfterTheCharter() {
        var filed = busy().filed();
        var expected = fold(filed);
        assertThat(expected.lines().getFirst()).isEqualTo("rules v0");
        assertThat(expected.effects()).hasSize(filed.size());
        assertThat(expected.digests()).containsExactly(Scene.digest(String.join("\n", expected.lines()) + "\n"));
        Choices.some(1_648, 300, choices -> {
            var logs = new TreeMap<Origin, Deque<Filed>>();
            for (var entry : filed.subList(1, filed.size())) {
                logs.computeIfAbsent(entry.origin(), _ -> new ArrayDeque<>()).add(entry);
            }
            var entries = new ArrayList<Filed>(filed.subList(0, 1));
            while (!logs.isEmpty()) {
                var origin = choices.of(List.copyOf(logs.keySet()));
                var rest = logs.getOrDefault(origin, new ArrayDeque<>());
                entries.add(rest.remove());
                if (rest.isEmpty()) {
                    logs.remove(origin);
                }
            }
            assertThat(fold(entries)).isEqualTo(expected);
        });
    }

    @Test
    void digest_changesWithEveryEntryThatIsLeftOut() {
        var filed = busy().filed();
        var whole = fold(filed).lines();
        for (int size = 1; size < filed.size(); size++) {
            assertThat(fold(filed.subList(0, size)).lines()).isNotEqualTo(whole);
        }
    }

    @Test
    void bodies_doNotKnowOneAnother() {
        var one = busy();
        var expected = fold(one.filed()).lines();
        var other = new BodyId(actId("other"));
        var strange = one.filed().stream()
                .map(entry -> new Filed(
                        entry.id(),
                        other,
                        entry.origin(),
                        entry.entryIndex(),
                        entry.logKey(),
                        entry.approvedBy(),
                        entry.act()))
                .toList();
        var both = new ArrayList<Filed>(one.filed());
        both.addAll(strange);
        assertThat(fold(both).lines()).isEqualTo(expected);
    }
}
