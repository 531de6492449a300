package io.leasehold.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import io.leasehold.web.Problem;

/** Answers for requests that Tomcat refuses before any application sees them, such as an address that is none. */
public final class ContainerErrorValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerErrorValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = RequestProblems.ofStatus(status);
        try {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            response.setContentType(ProblemBody.MEDIA_TYPE);
            response.getReporter()
                    .write(new String(ProblemBody.json(problem, RequestTrace.known(request)), StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("Nobody is there any more to answer {} to", status, gone);
        }
    }
}
