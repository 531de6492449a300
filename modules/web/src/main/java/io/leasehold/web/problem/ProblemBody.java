package io.leasehold.web.problem;

import java.util.LinkedHashMap;
import java.util.Map;

import io.leasehold.web.Problem;
import tools.jackson.databind.json.JsonMapper;

/** What an answer says about a problem, in the order in which it says it. */
public final class ProblemBody {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** One of its own: however an application configures its JSON, problems look the same. */
    private static final JsonMapper JSON = new JsonMapper();

    private ProblemBody() {}

    /** The members of the answer. */
    public static Map<String, Object> of(Problem problem, String traceId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:leasehold:problem:" + problem.code());
        body.put("title", title(problem.code()));
        body.put("status", problem.status().value());
        body.put("detail", problem.detail());
        body.put("code", problem.code());
        body.put("traceId", traceId);
        problem.properties().forEach(body::putIfAbsent);
        return body;
    }

    static byte[] json(Problem problem, String traceId) {
        return JSON.writeValueAsBytes(of(problem, traceId));
    }

    private static String title(String code) {
        String words = code.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
