package io.leasehold.platform.openapi;

import org.springdoc.core.customizers.OpenApiCustomizer;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;

/** Adds to every operation that it may answer with a problem, and what that is. */
final class ProblemResponses implements OpenApiCustomizer {
    private static final String PROBLEM = "Problem";
    private static final String REFERENCE = "#/components/schemas/" + PROBLEM;

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(PROBLEM, problem());
        if (api.getPaths() != null) {
            api.getPaths().values().forEach(path -> path.readOperations().forEach(ProblemResponses::add));
        }
    }

    private static void add(Operation operation) {
        operation.getResponses().addApiResponse("4XX", response("The request is refused; code says why."))
                .addApiResponse("5XX", response("Something is wrong with the server."));
    }

    private static ApiResponse response(String description) {
        return new ApiResponse().description(description).content(new Content().addMediaType(
                "application/problem+json", new MediaType().schema(new Schema<>().$ref(REFERENCE))));
    }

    private static Schema<?> problem() {
        Schema<?> field = new ObjectSchema().addProperty("pointer", new StringSchema()).addProperty("code",
                new StringSchema()).addProperty("detail", new StringSchema());
        return new ObjectSchema().description("Problem details (RFC 9457)").addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema()).addProperty("status", new IntegerSchema()).addProperty(
                        "detail", new StringSchema())
                .addProperty("code", new StringSchema().description(
                        "A word for programs"))
                .addProperty("traceId", new StringSchema()).addProperty(
                        "permission", new StringSchema().description("What is missing, with 403"))
                .addProperty("errors", new ArraySchema().items(field).description("What is wrong, with 422"));
    }
}
