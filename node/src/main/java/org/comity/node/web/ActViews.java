package org.comity.node.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.comity.assembly.Effect;
import org.comity.node.HostedBody;
import org.comity.node.page.ActPage;
import org.comity.node.page.ActRef;
import org.comity.node.page.Frame;
import org.comity.node.page.Heading;
import org.comity.node.page.Receipt;
import org.comity.node.page.Text;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.act.Approval;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;
import org.comity.record.merkle.InclusionProof;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.note.Note;
import org.comity.record.proof.TlogProof;

/// Fills the page of one act, and makes its receipt.
final class ActViews {
    private ActViews() {}

    static Entry entry(HostedBody body, HostedBody.Place place) throws IOException {
        if (place.index() >= body.log(place.origin()).size()) {
            throw Problem.notFound("The log " + place.origin() + " has "
                    + body.log(place.origin()).size() + " entries, counted from 0; there is no entry " + place.index()
                    + ".");
        }
        try {
            return Entry.parse(body.log(place.origin()).entry(place.index()));
        } catch (MalformedException e) {
            throw new IllegalStateException("an entry that was folded", e);
        }
    }

    static byte[] receipt(HostedBody body, HostedBody.Place place) throws IOException {
        var entry = entry(body, place);
        try {
            var log = body.log(place.origin());
            // Proof and checkpoint must be of one tree, and a newer one may be published in between: the proof is made
            // for the size signed.
            var checkpoint = LogView.of(body, place.origin());
            var inclusion = new org.comity.record.tiles.TileHashes(
                            log, checkpoint.checkpoint().checkpoint().size())
                    .inclusion(
                            place.index(), checkpoint.checkpoint().checkpoint().size());
            return TlogProof.receipt(
                            entry.bytes(),
                            inclusion,
                            Note.parse(checkpoint.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .bytes();
        } catch (MalformedException e) {
            throw new IllegalStateException("a checkpoint that this node wrote", e);
        }
    }

    static ActPage page(Frame frame, HostedBody body, HostedBody.Place place) throws IOException {
        var entry = entry(body, place);
        var log = body.log(place.origin());
        long size = log.size();
        var inclusion = log.inclusion(place.index());
        var leaf = MerkleHash.leaf(entry.bytes());
        return new ActPage(
                frame,
                new ActRef(place.origin(), place.index(), entry.id().toString()),
                size,
                entry.act().verb(),
                Views.partyName(body, place.origin(), frame.language()),
                entry.act().created(),
                about(frame, body, entry),
                signatures(body, place, entry),
                effect(body.effect(place.origin(), place.index())),
                entry.document().indented(),
                leaf.hex(),
                steps(inclusion, leaf),
                log.root().hex(),
                Views.receipt(body, place, Receipt.stepsOfAct()),
                new ActPage.Neighbours(
                        place.index() > 0 ? verb(body, new HostedBody.Place(place.origin(), place.index() - 1)) : "",
                        place.index() + 1 < size
                                ? verb(body, new HostedBody.Place(place.origin(), place.index() + 1))
                                : ""));
    }

    private static String verb(HostedBody body, HostedBody.Place place) throws IOException {
        return entry(body, place).act().verb();
    }

    private static List<ActPage.Link> about(Frame frame, HostedBody body, Entry entry) {
        var links = frame.links();
        var payload = entry.act().payload();
        if (payload.get("rollCall").orElse(null) instanceof Json.Whole(long id)
                && payload.get("title").orElse(null) instanceof Json.Text(var title)) {
            var question = payload.get("description").orElse(null) instanceof Json.Text(var described) ? described : "";
            var heading = Heading.of(title, question).words();
            return List.of(new ActPage.Link(
                    links.decision(body.name(), Long.toString(id)),
                    Text.english(heading.isEmpty() ? Long.toString(id) : heading)));
        }
        if (payload.get("member").orElse(null) instanceof Json.Text(var code)
                && payload.get("name").orElse(null) instanceof Json.Text(var name)) {
            return List.of(new ActPage.Link(links.member(body.name(), code), Text.english(name)));
        }
        return List.of(new ActPage.Link(links.body(body.name()), Views.bodyName(body, frame.language())));
    }

    private static List<ActPage.Signature> signatures(HostedBody body, HostedBody.Place place, Entry entry) {
        var signatures = new ArrayList<ActPage.Signature>();
        var root = Views.view(body)
                .body()
                .charter()
                .rootKey(org.comity.assembly.Origin.of(place.origin()))
                .map(Object::toString)
                .orElse("");
        for (var approval : entry.approvals()) {
            var role = approval.key().text().equals(root) ? ActPage.Role.ROOT_KEY : ActPage.Role.APPROVAL_KEY;
            if (approval instanceof Approval.Ed25519) {
                signatures.add(new ActPage.Signature(role, approval.key().text()));
            }
        }
        signatures.add(
                new ActPage.Signature(ActPage.Role.LOG_KEY, entry.logKey().text()));
        return signatures;
    }

    private static ActPage.Effect effect(Effect effect) {
        return switch (effect) {
            case Effect.Took() -> new ActPage.Effect.Took();
            case Effect.None(var reason) -> new ActPage.Effect.None(reason.code(), reason.arguments());
        };
    }

    /// The climb from the leaf to the root: which entries each hash of the proof covers, and what it gives.
    private static List<ActPage.ProofStep> steps(InclusionProof proof, Hash leaf) {
        record Side(boolean before, long first, long last) {}
        var sides = new ArrayList<Side>();
        long low = 0;
        long high = proof.size();
        while (high - low > 1) {
            long middle = low + Long.highestOneBit(high - low - 1);
            if (proof.index() < middle) {
                sides.add(new Side(false, middle, high - 1));
                high = middle;
            } else {
                sides.add(new Side(true, low, middle - 1));
                low = middle;
            }
        }
        var steps = new ArrayList<ActPage.ProofStep>();
        var hash = leaf;
        for (int i = 0; i < proof.path().size(); i++) {
            var side = sides.get(sides.size() - 1 - i);
            var sibling = proof.path().get(i);
            hash = side.before() ? MerkleHash.node(sibling, hash) : MerkleHash.node(hash, sibling);
            steps.add(new ActPage.ProofStep(sibling.hex(), side.before(), side.first(), side.last(), hash.hex()));
        }
        return steps;
    }
}
