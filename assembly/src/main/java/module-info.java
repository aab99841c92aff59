/// Agree and Cooperate: a pure fold. Acts in, state out; no clock, no chance, no locale, no file.
@org.jspecify.annotations.NullMarked
module org.comity.assembly {
    requires static org.jspecify;

    exports org.comity.assembly;
    exports org.comity.assembly.archive;
    exports org.comity.assembly.body;
    exports org.comity.assembly.decision;
}
