package org.comity.node.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.comity.assembly.archive.Member;
import org.comity.node.HostedBody;
import org.comity.node.data.RollCallData;
import org.comity.node.page.Filter;

/// The same state as pages show, as CSV, where it is not of roll calls alone.
final class Tables {
    private Tables() {}

    static byte[] members(HostedBody body) {
        var text = new StringBuilder("member,name,first_session,last_session\n");
        Views.archive(body)
                .members()
                .values()
                .forEach(member -> text.append(member.code())
                        .append(',')
                        .append(RollCallData.quoted(member.name()))
                        .append(',')
                        .append(member.firstSession())
                        .append(',')
                        .append(member.lastSession())
                        .append('\n'));
        return utf8(text);
    }

    static byte[] member(HostedBody body, Member member, Filter filter) {
        var text = new StringBuilder("rcid,date,symbol,title,vote\n");
        for (var rollCall : DecisionViews.filtered(Views.archive(body), filter, Optional.of(member.code()))) {
            text.append(rollCall.id())
                    .append(',')
                    .append(rollCall.date())
                    .append(',')
                    .append(RollCallData.quoted(rollCall.symbol()))
                    .append(',')
                    .append(RollCallData.quoted(rollCall.title()))
                    .append(',')
                    .append(rollCall.choice(member.code()).orElseThrow().text())
                    .append('\n');
        }
        return utf8(text);
    }

    static byte[] agreement(HostedBody body, Member member) {
        var archive = Views.archive(body);
        var text = new StringBuilder("member,name,same,common\n");
        for (var partner : MemberViews.partners(archive, member)) {
            var other = archive.member(partner.member()).orElseThrow();
            text.append(other.code())
                    .append(',')
                    .append(RollCallData.quoted(other.name()))
                    .append(',')
                    .append(partner.agreement().identical())
                    .append(',')
                    .append(partner.agreement().common())
                    .append('\n');
        }
        return utf8(text);
    }

    private static byte[] utf8(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
