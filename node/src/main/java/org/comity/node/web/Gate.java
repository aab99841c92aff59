package org.comity.node.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;

/// Where every request enters and every answer leaves.
///
/// It puts the security headers on all, and refuses what no route takes: another host, another method, content. Those
/// that no route ever sees, because they are no proper HTTP, it answers with what they are, and nothing of our insides.
final class Gate extends ErrorReportValve {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Site site;

    Gate(Site site) {
        this.site = site;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        SecurityHeaders.putOn(response, request.isSecure());
        if (response.isError()) {
            super.invoke(request, response);
        } else if (!request.getProtocol().startsWith("HTTP/1.")) {
            // HTTP 0.9, which names no version: an answer to it has no headers, and so none that protects.
            refuse(request, response, Problem.of(HttpStatus.HTTP_VERSION_NOT_SUPPORTED));
        } else if (!site.answersTo(request.getServerName())) {
            refuse(request, response, Problem.of(HttpStatus.MISDIRECTED_REQUEST));
        } else if (!METHODS.contains(request.getMethod())) {
            refuse(request, response, Problem.of(HttpStatus.METHOD_NOT_ALLOWED));
        } else if (request.getRequestURI().indexOf(';') >= 0) {
            // A path's parameters: no address here has any, and readers of addresses differ about them.
            refuse(
                    request,
                    response,
                    new Problem(HttpStatus.BAD_REQUEST, "No address of this node has a semicolon in its path."));
        } else if (carriesContent(request)) {
            refuse(
                    request,
                    response,
                    new Problem(HttpStatus.BAD_REQUEST, "A request to this node carries no content."));
        } else {
            super.invoke(request, response);
            site.library().prepare();
        }
    }

    /// What carries something means to change something; and where it ends is what two servers in a row disagree about.
    private static boolean carriesContent(Request request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private void refuse(Request request, Response response, Problem problem) {
        response.setStatus(problem.status().value());
        answer(request, response, problem);
    }

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int code = response.getStatus();
        if (code >= 400 && response.getContentWritten() == 0 && response.setErrorReported()) {
            // What broke off has lost its headers.
            SecurityHeaders.putOn(response, request.isSecure());
            var status = HttpStatus.resolve(code);
            answer(request, response, Problem.of(status == null ? HttpStatus.BAD_REQUEST : status));
        }
    }

    private void answer(Request request, Response response, Problem problem) {
        boolean person = Preference.of(Collections.list(request.getHeaders("Accept"))) == Preference.PAGE;
        try {
            problem.headers().forEach(response::setHeader);
            response.setContentType((person ? Answers.HTML : Answers.PROBLEM).toString());
            response.getOutputStream().write(person ? site.render(problem) : problem.json(""));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            getContainer().getLogger().debug("the reader is gone", e);
        }
    }
}
