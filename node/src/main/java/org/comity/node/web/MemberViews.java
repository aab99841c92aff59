package org.comity.node.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.comity.assembly.archive.Archive;
import org.comity.assembly.archive.Member;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.Partner;
import org.comity.assembly.archive.RollCall;
import org.comity.node.HostedBody;
import org.comity.node.page.Filter;
import org.comity.node.page.Frame;
import org.comity.node.page.MemberPage;
import org.comity.node.page.MembersPage;
import org.comity.node.page.Paging;

/// The pages of members: who they are, how they voted, and who voted alike.
final class MemberViews {
    private static final int PARTNERS = 10;

    /// With fewer common votes a share says little; members with a short history are compared over what there is.
    private static final int USUAL_COMMON = 100;

    private MemberViews() {}

    static MembersPage members(Frame frame, HostedBody body) {
        var archive = Views.archive(body);
        int lastSession =
                archive.rollCalls().stream().mapToInt(RollCall::session).max().orElse(0);
        var rows = new ArrayList<MembersPage.Row>();
        for (var member : archive.members().values()) {
            var span = span(archive, member.code());
            if (span.rollCalls() > 0) {
                rows.add(new MembersPage.Row(
                        Views.ref(member),
                        span.firstYear(),
                        span.lastYear(),
                        span.rollCalls(),
                        member.lastSession() < lastSession));
            }
        }
        return new MembersPage(frame, rows);
    }

    /// From when to when the archive lists a member, and how often.
    private record Span(int firstYear, int lastYear, int rollCalls) {}

    private static Span span(Archive archive, MemberCode member) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        int count = 0;
        for (var rollCall : archive.rollCalls()) {
            if (rollCall.choice(member).isPresent()) {
                first = Math.min(first, rollCall.date().year());
                last = Math.max(last, rollCall.date().year());
                count++;
            }
        }
        return new Span(count == 0 ? 0 : first, last, count);
    }

    static MemberPage member(Frame frame, HostedBody hosted, Member member, Filter filter) {
        var archive = Views.archive(hosted);
        var span = span(archive, member.code());
        var found = DecisionViews.filtered(archive, filter, Optional.of(member.code()));
        var paging = new Paging(filter.page(), DecisionViews.PAGE_SIZE, found.size());
        var votes = DecisionViews.page(found, paging).stream()
                .map(rollCall -> new MemberPage.Vote(
                        Views.row(rollCall),
                        Views.position(rollCall.choice(member.code()).orElseThrow())))
                .toList();
        var count = archive.countOf(member.code());
        var partners = partners(archive, member);
        return new MemberPage(
                frame,
                Views.ref(member),
                span.firstYear(),
                span.lastYear(),
                Views.counts(count),
                filter,
                memberYears(archive, member.code()),
                paging,
                votes,
                agreements(archive, partners),
                agreements(archive, partners.reversed()),
                leastCommon(archive, member));
    }

    /// How alike the member and each of the others voted, the most alike first.
    static List<Partner> partners(Archive archive, Member member) {
        return archive.partners(member.code(), leastCommon(archive, member), _ -> true);
    }

    /// How many common votes another member needs to be compared with this one.
    static int leastCommon(Archive archive, Member member) {
        return archive.countOf(member.code()).present() >= 5 * USUAL_COMMON ? USUAL_COMMON : 10;
    }

    private static List<MemberPage.Agreement> agreements(Archive archive, List<Partner> partners) {
        return partners.stream()
                .limit(PARTNERS)
                .map(partner -> new MemberPage.Agreement(
                        Views.ref(archive.member(partner.member()).orElseThrow()),
                        partner.agreement().identical(),
                        partner.agreement().common()))
                .toList();
    }

    private static List<Integer> memberYears(Archive archive, MemberCode member) {
        var years = new TreeSet<Integer>(Comparator.reverseOrder());
        for (var rollCall : archive.rollCalls()) {
            if (rollCall.choice(member).isPresent()) {
                years.add(rollCall.date().year());
            }
        }
        return List.copyOf(years);
    }
}
