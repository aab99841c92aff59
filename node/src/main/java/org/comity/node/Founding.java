package org.comity.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.assembly.Act.Said;
import org.comity.assembly.BodyName;
import org.comity.assembly.Content;
import org.comity.assembly.Digest;
import org.comity.assembly.Effect;
import org.comity.assembly.Multikey;
import org.comity.assembly.Origin;
import org.comity.assembly.PartyId;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;
import org.comity.assembly.Wording;
import org.comity.assembly.body.BodyAct;
import org.comity.assembly.body.BodyKind;
import org.comity.assembly.body.Charter;
import org.comity.assembly.body.Founder;
import org.comity.assembly.body.LogKeys;
import org.comity.assembly.body.Mandate;
import org.comity.assembly.body.Standing;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.ActId;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.log.DamagedException;

/// How an archive comes to be: charter, keeper's log, and the mandate of whoever attests.
final class Founding {
    private Founding() {}

    static HostedBody archive(
            DataFolder folder, String name, Wording purpose, Wording importer, InstantSource clock, SecureRandom random)
            throws IOException, DamagedException, MalformedException {
        var keys = BodyKeys.generate(random);
        var roots = BodyKeys.Roots.generate(random);
        keys.write(folder, name);
        roots.write(folder, name);
        var body = HostedBody.open(folder, name, clock);
        try {
            var party = name + "/" + HostedBody.PARTY;
            var keeper = name + "/" + HostedBody.KEEPER;
            var adopt = new BodyAct.AdoptCharter(
                    charter(name, purpose, importer, keys, roots), logKeys(keys.party(), roots.party()));
            var charter = HostedBody.act(Optional.empty(), party, adopt, clock.instant());
            var id = charter.id();
            requireTook(body.fileApproved(party, List.of(charter.approvedBy(List.of(roots.party())))));
            say(
                    body,
                    id,
                    keeper,
                    new BodyAct.OpenKeeperLog(logKeys(keys.keeper(), roots.keeper())),
                    roots.keeper(),
                    clock);
            say(body, id, party, new BodyAct.GrantMandate(mandate(keys, random)), roots.party(), clock);
            return body;
        } catch (IOException | DamagedException | MalformedException | RuntimeException e) {
            body.close();
            throw e;
        } catch (UnverifiedException e) {
            body.close();
            throw new IllegalStateException("an approval that was just made does not hold", e);
        }
    }

    private static void say(
            HostedBody body, ActId id, String origin, Said act, Ed25519PrivateKey root, InstantSource clock)
            throws IOException, DamagedException, MalformedException, UnverifiedException {
        requireTook(body.fileApproved(
                origin,
                List.of(HostedBody.act(Optional.of(id), origin, act, clock.instant())
                        .approvedBy(List.of(root)))));
    }

    private static void requireTook(List<Effect> effects) {
        for (var effect : effects) {
            if (effect instanceof Effect.None(var reason)) {
                throw new IllegalStateException("a founding act has no effect: " + reason);
            }
        }
    }

    private static Charter charter(
            String name, Wording purpose, Wording importer, BodyKeys keys, BodyKeys.Roots roots) {
        var bodyName = new BodyName(name);
        var keeperOrigin = new Origin(bodyName, new PartyId(HostedBody.KEEPER));
        return new Charter(
                bodyName,
                BodyKind.ARCHIVE,
                purpose,
                List.copyOf(purpose.texts().keySet()),
                List.of(new Founder(new PartyId(HostedBody.PARTY), importer, Standing.MEMBER, multikey(roots.party()))),
                List.of(new org.comity.assembly.body.Keeper(
                        keeperOrigin,
                        "the operator of this node",
                        multikey(roots.keeper()),
                        Keeper.witness(keeperOrigin.toString(), keys)
                                .verifierKey()
                                .toString(),
                        Keeper.mirror(keeperOrigin.toString(), keys)
                                .verifierKey()
                                .toString())),
                "v0",
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(Map.of()));
    }

    private static Mandate mandate(BodyKeys keys, SecureRandom random) {
        // Nobody's name is behind the importer's key; the commitment is to empty content, so that mandates have one
        // form.
        var salt = new byte[org.comity.record.act.Content.SALT_BYTES];
        random.nextBytes(salt);
        var nobody = org.comity.record.act.Content.commit(salt, "".getBytes(StandardCharsets.UTF_8));
        return new Mandate(
                multikey(keys.approval()),
                new TreeSet<>(Set.of(Verb.ATTEST_PARTY, Verb.ATTEST_ROLL_CALL)),
                new TreeSet<>(Set.of(Subject.PUBLIC_RECORD)),
                Optional.empty(),
                "importer of the public record",
                new Content(Digest.of(nobody.commitment().hex()), 0, "text/plain"));
    }

    private static LogKeys logKeys(BodyKeys.LogKeyPair pair, Ed25519PrivateKey root) {
        return new LogKeys(
                multikey(root),
                multikey(pair.ed25519()),
                new Multikey(pair.mlDsa44().publicKey().multikeyText()));
    }

    private static Multikey multikey(Ed25519PrivateKey key) {
        return new Multikey(key.publicKey().multikey().text());
    }
}
