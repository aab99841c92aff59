package org.comity.check.predicate;

import java.util.List;
import java.util.Optional;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Value;

/// How a fact follows from others, with the text of the law that says so.
public sealed interface Derivation {
    Fact fact();

    /// The provision that it puts into facts.
    String source();

    /// A fact of yes or no is what a predicate answers.
    record Rule(Fact fact, Predicate value, String source) implements Derivation {}

    /// The first case whose condition holds. Of unknown conditions every result stays possible: only if all agree there
    /// is an answer.
    record Cases(Fact fact, List<Case> cases, Optional<Value> otherwise, String source) implements Derivation {
        public Cases {
            cases = List.copyOf(cases);
        }
    }

    record Case(Predicate when, Value value) {}

    /// A set holds each value of which a predicate says so, and no other.
    record Listing(Fact fact, List<Member> members, String source) implements Derivation {
        public Listing {
            members = List.copyOf(members);
        }
    }

    record Member(String value, Predicate when) {}

    /// A set holds what one of these sets holds.
    record Union(Fact fact, List<Fact> of, String source) implements Derivation {
        public Union {
            of = List.copyOf(of);
        }
    }

    /// No rule: a person answers, as a matter of judgement.
    ///
    /// @param gap why there is no rule
    record Judged(Fact fact, String gap) implements Derivation {
        @Override
        public String source() {
            return "";
        }
    }
}
