package org.comity.assembly.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.comity.assembly.ActId;
import org.comity.assembly.Reason;

/// What the attestations of one archive body say: its members and their roll calls. Immutable.
///
/// The order in which attestations came leaves no trace, but that members come before roll calls they vote in.
public final class Archive {
    public static final Archive EMPTY = new Archive(new TreeMap<>(), MemberIndex.EMPTY, SortedChunks.empty());

    private final SortedMap<MemberCode, Member> members;
    private final MemberIndex places;
    private final SortedChunks<RollCallId, RollCall> rollCalls;

    private Archive(
            SortedMap<MemberCode, Member> members, MemberIndex places, SortedChunks<RollCallId, RollCall> rollCalls) {
        this.members = Collections.unmodifiableSortedMap(members);
        this.places = places;
        this.rollCalls = rollCalls;
    }

    /// By code.
    public SortedMap<MemberCode, Member> members() {
        return members;
    }

    public Optional<Member> member(MemberCode code) {
        return Optional.ofNullable(members.get(code));
    }

    /// All roll calls in the order of their numbers. A view, made without copying.
    public List<RollCall> rollCalls() {
        return rollCalls.values();
    }

    public Optional<RollCall> rollCall(RollCallId id) {
        return rollCalls.get(id);
    }

    /// Why the attestation has no effect, if so.
    public Optional<Reason> refuses(ArchiveAct act) {
        return switch (act) {
            case ArchiveAct.AttestParty party ->
                member(party.member()).map(first -> new Reason.PartyAttestedBefore(first.code(), first.attestedBy()));
            case ArchiveAct.AttestRollCall call -> refuses(call);
        };
    }

    private Optional<Reason> refuses(ArchiveAct.AttestRollCall call) {
        var first = rollCall(call.rollCall());
        if (first.isPresent()) {
            return Optional.of(new Reason.RollCallAttestedBefore(
                    call.rollCall(), first.get().attestedBy()));
        }
        List<MemberCode> strangers = new ArrayList<>();
        for (var vote : call.votes()) {
            if (places.of(vote.member()) < 0) {
                strangers.add(vote.member());
            }
        }
        return strangers.isEmpty() ? Optional.empty() : Optional.of(new Reason.UnattestedMember(strangers));
    }

    /// With an attestation that [#refuses(ArchiveAct)] does not refuse.
    public Archive plus(ActId id, ArchiveAct act) {
        return switch (act) {
            case ArchiveAct.AttestParty party -> plus(id, party);
            case ArchiveAct.AttestRollCall call ->
                new Archive(members, places, rollCalls.plus(call.rollCall(), RollCall.of(id, call, places)));
        };
    }

    private Archive plus(ActId id, ArchiveAct.AttestParty party) {
        var more = new TreeMap<>(members);
        more.put(
                party.member(),
                new Member(
                        party.member(),
                        party.name(),
                        party.names(),
                        party.firstSession(),
                        party.lastSession(),
                        party.sources(),
                        id));
        return new Archive(more, places.plus(party.member()), rollCalls);
    }

    /// Hands out the lines from which the digest of state is made.
    public void digestLines(Consumer<? super String> lines) {
        Collection<Member> all = members.values();
        for (var member : all) {
            lines.accept("member " + member.code() + " " + member.attestedBy());
        }
        for (var rollCall : rollCalls()) {
            var count = rollCall.count();
            var line = new StringBuilder("roll-call ")
                    .append(rollCall.id())
                    .append(' ')
                    .append(rollCall.attestedBy());
            line.append(' ').append(count.yes()).append(' ').append(count.no());
            line.append(' ').append(count.abstain()).append(' ').append(count.absent());
            for (var vote : rollCall.votes()) {
                line.append(' ')
                        .append(vote.member())
                        .append('=')
                        .append(vote.choice().text());
            }
            lines.accept(line.toString());
        }
    }
}
