package io.leasehold.platform.openapi;

import java.util.List;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.leasehold.platform.signin.CallingOperator;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;

/** Describes what all operations have in common: how one signs in, and what an answer that is not the one asked for looks like. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CallingOperator.class);
    }

    private static final String BEARER = "bearer";
    private static final String SESSION = "session";

    @Bean
    OpenAPI openApi() {
        Components components = new Components().addSecuritySchemes(BEARER, new SecurityScheme().type(
                SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT").description(
                        "For machines: a token of POST /api/tokens, which is for one organization, or for operators."))
                .addSecuritySchemes(SESSION, new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(
                        SecurityScheme.In.COOKIE).name("SESSION").description(
                                "For browsers: the session of the sign-in form. Writes need the header X-CSRF-TOKEN."));
        return new OpenAPI()
                .servers(List.of(new Server().url("/"))).info(new Info().title("Leasehold").version("1").description(
                        "Everything is done for one organization: the one of the token, the header X-Tenant-ID, or the path "
                                + "below /orgs/{slug}; else the one last switched to, or joined first."))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList(BEARER)).addSecurityItem(new SecurityRequirement()
                        .addList(SESSION));
    }

    @Bean
    OpenApiCustomizer problemResponses() {
        return new ProblemResponses();
    }
}
