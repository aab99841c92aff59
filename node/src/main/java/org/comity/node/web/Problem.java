package org.comity.node.web;

import org.springframework.http.HttpStatus;

/// What went wrong with a request: one value, from which both the page and the RFC 9457 problem are made.
///
/// @param status what HTTP calls it
/// @param detail what was found and what to do, for a person
record Problem(HttpStatus status, String detail) {
    static final class Answered extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Answered(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    static Answered notFound(String detail) {
        return new Answered(new Problem(HttpStatus.NOT_FOUND, detail));
    }

    static Answered badRequest(String detail) {
        return new Answered(new Problem(HttpStatus.BAD_REQUEST, detail));
    }
}
