/// Align: packs, provisions, predicates, dossiers, findings.
///
/// Knows no log, no vote, no web framework. A fact that nobody stated stays unknown, and becomes a question.
@org.jspecify.annotations.NullMarked
module org.comity.check {
    requires static org.jspecify;
    requires java.xml;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;

    exports org.comity.check;
    exports org.comity.check.compare;
    exports org.comity.check.dossier;
    exports org.comity.check.exchange;
    exports org.comity.check.exchange.bom;
    exports org.comity.check.exchange.json;
    exports org.comity.check.exchange.oscal;
    exports org.comity.check.exchange.register;
    exports org.comity.check.fact;
    exports org.comity.check.finding;
    exports org.comity.check.pack;
    exports org.comity.check.predicate;
    exports org.comity.check.report;
}
