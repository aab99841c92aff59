package org.comity.assembly.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.comity.assembly.ActId;
import org.comity.assembly.Reason;
import org.comity.assembly.decision.Count;

/// What the attestations of one archive body say: its members and their roll calls. Immutable.
///
/// The order in which attestations came leaves no trace, but that members come before roll calls they vote in.
public final class Archive {
    private static final Comparator<Partner> CLOSEST_FIRST = Comparator.comparing(
                    (Partner partner) -> partner.agreement().identicalShare())
            .thenComparingInt(partner -> partner.agreement().common())
            .reversed()
            .thenComparing(Partner::member);

    private final SortedMap<MemberCode, Member> members;
    private final MemberIndex places;
    private final SortedChunks<RollCallId, RollCall> rollCalls;
    private final Kept kept;

    private Archive(
            SortedMap<MemberCode, Member> members,
            MemberIndex places,
            SortedChunks<RollCallId, RollCall> rollCalls,
            Kept kept) {
        this.members = Collections.unmodifiableSortedMap(members);
        this.places = places;
        this.rollCalls = rollCalls;
        this.kept = kept;
    }

    /// The archive in which nothing is attested.
    public static Archive empty() {
        return new Archive(new TreeMap<>(), MemberIndex.EMPTY, SortedChunks.empty(), new Kept());
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

    /// The roll calls asked for, from `offset` on, at most `limit`.
    ///
    /// @throws IllegalArgumentException if one of them is below zero
    public Page<RollCall> find(RollCallQuery query, int offset, int limit) {
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("from " + offset + ", " + limit + " of them");
        }
        var found =
                rollCalls().stream().filter(query).sorted(query.comparator()).toList();
        var items = found.stream().skip(offset).limit(limit).toList();
        return new Page<>(items, found.size(), offset);
    }

    /// How often the member did what, over the roll calls that list it.
    public Count countOf(MemberCode member) {
        return count(places.of(member));
    }

    private Count count(int place) {
        var counted = new long[RollCall.NOT_LISTED + 1];
        for (var rollCall : rollCalls()) {
            counted[rollCall.choiceAt(place)]++;
        }
        return new Count(counted[0], counted[1], counted[2], counted[3]);
    }

    /// How alike the member and each of the others voted, the most alike first.
    ///
    /// By the share of identical votes, then by more common votes, then by code. From the end: the farthest.
    ///
    /// @param minimum of common votes; who has fewer is left out ([Agreement#USUAL_MINIMUM])
    /// @param over which roll calls; a [RollCallQuery], for instance
    /// @throws IllegalArgumentException if the minimum is below one
    public List<Partner> partners(MemberCode member, int minimum, Predicate<? super RollCall> over) {
        if (minimum < 1) {
            throw new IllegalArgumentException("no share over " + minimum + " votes");
        }
        int place = places.of(member);
        var compared = new int[places.size()][3];
        for (var rollCall : rollCalls()) {
            byte own = rollCall.choiceAt(place);
            if (own < RollCall.ABSENT && over.test(rollCall)) {
                rollCall.compare(own, compared);
            }
        }
        return members.keySet().stream()
                .filter(other -> !other.equals(member))
                .map(other -> new Partner(other, agreement(compared[places.of(other)])))
                .filter(partner -> partner.agreement().common() >= minimum)
                .sorted(CLOSEST_FIRST)
                .toList();
    }

    private static Agreement agreement(int[] compared) {
        return new Agreement(compared[0], compared[1], compared[2]);
    }

    /// How alike two members voted.
    public Agreement agreement(MemberCode one, MemberCode other, Predicate<? super RollCall> over) {
        var agreement = Agreement.NONE;
        for (var rollCall : rollCalls()) {
            var did = rollCall.choice(one);
            var otherDid = rollCall.choice(other);
            if (did.isPresent() && otherDid.isPresent() && over.test(rollCall)) {
                agreement = agreement.plus(did.get(), otherDid.get());
            }
        }
        return agreement;
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

    /// With an attestation that [#refuses(ArchiveAct)] does not refuse. Only the owner of the fold calls it.
    public Archive plus(ActId id, ArchiveAct act) {
        return switch (act) {
            case ArchiveAct.AttestParty party -> plus(id, party);
            case ArchiveAct.AttestRollCall call ->
                new Archive(
                        members, places, rollCalls.plus(call.rollCall(), RollCall.of(id, call, places, kept)), kept);
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
                        kept.sources(party.sources()),
                        id));
        return new Archive(more, places.plus(party.member()), rollCalls, kept);
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
