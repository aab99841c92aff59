package org.comity.assembly.decision;

import java.math.BigInteger;

/// One comparison by which an outcome was found: `3 × 105 ≥ 2 × 159`.
///
/// @param group whose count it is, where a rule looks at groups; otherwise empty
public record Step(Term left, Relation relation, Term right, String group) {
    /// What is counted.
    public enum Quantity {
        YES,
        NO,
        ABSTAIN,
        PRESENT_AND_VOTING,
        PRESENT,
        MEMBERS,
        /// Members that did not vote yes: those against, abstaining and absent.
        NOT_IN_FAVOUR,
        WEIGHT_OF_YES,
        WEIGHT_OF_NO,
        WEIGHT_OF_PRESENT_AND_VOTING,
        WEIGHT_OF_PRESENT,
        WEIGHT_OF_MEMBERS,
        /// A number that the rule itself names.
        NUMBER
    }

    /// How the two sides are compared.
    public enum Relation {
        GREATER(">"),
        AT_LEAST("≥"),
        AT_MOST("≤"),
        EQUAL("="),
        LESS("<");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /// A factor and what it multiplies.
    public record Term(long factor, Quantity quantity, long value) {
        BigInteger product() {
            return BigInteger.valueOf(factor).multiply(BigInteger.valueOf(value));
        }

        @Override
        public String toString() {
            return factor == 1 ? Long.toString(value) : factor + " × " + value;
        }
    }

    public boolean holds() {
        int order = left.product().compareTo(right.product());
        return switch (relation) {
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case LESS -> order < 0;
        };
    }

    /// The comparison in numbers, such as `3 × 105 ≥ 2 × 159`; it says what was asked, [#holds] whether it is so.
    @Override
    public String toString() {
        return left + " " + relation.sign() + " " + right;
    }
}
