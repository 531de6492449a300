package io.leasehold.depot.browser;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.leasehold.platform.console.PageController;

/** The addresses of all pages, read from the application itself, so that none is forgotten. */
final class Addresses {
    private Addresses() {}

    /**
     * Every address that a browser asks for by this method.
     *
     * @param below what they begin with, empty for all
     * @param variables what stands in for the variable parts, by the end of the path that holds one
     */
    static List<String> of(ApplicationContext application, RequestMethod method, String below,
            Map<String, String> variables) {
        return application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet().stream().filter(entry -> AnnotatedElementUtils.hasAnnotation(entry.getValue().getBeanType(),
                        PageController.class))
                .map(Map.Entry::getKey).filter(mapping -> answers(mapping, method))
                .flatMap(mapping -> mapping.getPatternValues().stream()).distinct()
                .filter(pattern -> pattern.startsWith(below)).sorted()
                .map(pattern -> fill(pattern, variables)).toList();
    }

    private static boolean answers(RequestMappingInfo mapping, RequestMethod method) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(method);
    }

    private static String fill(String pattern, Map<String, String> variables) {
        String address = pattern;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            address = address.replace(variable.getKey(), variable.getValue());
        }
        if (address.contains("{")) {
            throw new AssertionError("Nobody looks at " + pattern + ": say what stands in for its variables, of which "
                    + variables.keySet() + " are known.");
        }
        return address;
    }
}
