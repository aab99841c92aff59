package org.comity.check.report;

import java.util.List;
import org.comity.check.Answer;
import org.comity.check.finding.Applicability;
import org.comity.check.finding.Finding;
import org.comity.check.finding.Met;

/// How many provisions stand how. The first four sum up to all of them.
///
/// @param applies in play on the day, whosoever's duty
/// @param notYet that apply from a later day, or once the framework is in force
/// @param unknown that hang on facts which nobody stated
/// @param doesNot that do not apply according to these facts
/// @param asks that apply and ask something of this actor
/// @param binding of these, the binding ones
/// @param met of `asks`, those whose named evidence was stated
/// @param notMet of `asks`, those for which evidence is missing or has expired
/// @param open of `asks`, those of whose evidence not enough was stated
/// @param later that will ask something of this actor
/// @param mayAsk of `unknown`, those that would ask something of this actor
/// @param unseen of `asks`, those that were not seen at a source
public record Tally(
        long applies,
        long notYet,
        long unknown,
        long doesNot,
        long asks,
        long binding,
        long met,
        long notMet,
        long open,
        long later,
        long mayAsk,
        long unseen) {
    /// The figures that tables show, in their order.
    static final List<String> COLUMNS = List.of("asks", "binding", "met", "notmet", "open", "later", "unknown");

    long of(String column) {
        return switch (column) {
            case "asks" -> asks;
            case "binding" -> binding;
            case "met" -> met;
            case "notmet" -> notMet;
            case "open" -> open;
            case "later" -> later;
            case "unknown" -> mayAsk;
            default -> throw new IllegalArgumentException(column);
        };
    }

    public static Tally of(List<Finding> findings) {
        long applies = 0;
        long notYet = 0;
        long unknown = 0;
        long doesNot = 0;
        long asks = 0;
        long binding = 0;
        long met = 0;
        long notMet = 0;
        long open = 0;
        long later = 0;
        long mayAsk = 0;
        long unseen = 0;
        for (var finding : findings) {
            switch (finding.applicability()) {
                case Applicability.Applies _ -> applies++;
                case Applicability.NotYet _ -> {
                    notYet++;
                    later += finding.ours() == Answer.NO || !finding.duty() ? 0 : 1;
                }
                case Applicability.Unknown _ -> {
                    unknown++;
                    mayAsk += finding.ours() == Answer.NO || !finding.duty() ? 0 : 1;
                }
                case Applicability.DoesNot _ -> doesNot++;
            }
            if (finding.asks()) {
                asks++;
                binding += finding.provision().binding() ? 1 : 0;
                met += finding.met() == Met.MET ? 1 : 0;
                notMet += finding.met() == Met.NOT_MET ? 1 : 0;
                open += finding.met() == Met.UNKNOWN ? 1 : 0;
                unseen += finding.provision().verified() ? 0 : 1;
            }
        }
        return new Tally(applies, notYet, unknown, doesNot, asks, binding, met, notMet, open, later, mayAsk, unseen);
    }
}
