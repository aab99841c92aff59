package org.comity.node.web;

import org.springframework.http.HttpStatus;

/// What went wrong with a request: one value, from which both the page and the RFC 9457 problem are made.
///
/// @param status what HTTP calls it
/// @param detail what was found and what to do, for a person
record Problem(HttpStatus status, String detail) {
    static final class Exception extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Exception(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    static Exception notFound(String detail) {
        return new Exception(new Problem(HttpStatus.NOT_FOUND, detail));
    }

    static Exception badRequest(String detail) {
        return new Exception(new Problem(HttpStatus.BAD_REQUEST, detail));
    }
}
