package io.leasehold.platform.console;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;

import io.leasehold.platform.organization.OrganizationService;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/** Puts what a service refused where the form shows it. */
public final class FormProblems {
    private FormProblems() {}

    /**
     * Does what a form asks for.
     *
     * @return whether it was done; if not, the form now says why not
     * @throws Problem when it was refused for a reason that has nothing to do with the form, such as that there is nothing with this id
     */
    public static boolean attempt(BindingResult form, Runnable work) {
        if (form.hasErrors()) {
            return false;
        }
        try {
            work.run();
            return true;
        } catch (Problem refusal) {
            reject(form, refusal);
            return false;
        }
    }

    private static void reject(BindingResult form, Problem refusal) {
        HttpStatus status = refusal.status();
        if (refusal.properties().get("errors") instanceof List<?> errors) {
            errors.forEach(error -> reject(form, error));
        } else if (refusal.code().equals(OrganizationService.SLUG_UNAVAILABLE)) {
            form.rejectValue("slug", refusal.code(), refusal.detail());
        } else if (status == HttpStatus.CONFLICT || status == HttpStatus.PRECONDITION_FAILED || refusal.code().equals(
                "role_escalation")) {
            form.reject(refusal.code(), refusal.detail());
        }
        if (!form.hasErrors()) {
            throw refusal;
        }
    }

    private static void reject(BindingResult form, Object error) {
        if (error instanceof InvalidField(String pointer, String code, String detail)) {
            form.rejectValue(property(pointer), code, detail);
        }
    }

    /** {@code /due_date} is the property {@code dueDate}. */
    private static String property(String pointer) {
        StringBuilder property = new StringBuilder();
        boolean capital = false;
        for (char character : pointer.substring(Math.min(1, pointer.length())).toCharArray()) {
            if (character == '_') {
                capital = true;
            } else {
                property.append(capital ? Character.toUpperCase(character) : character);
                capital = false;
            }
        }
        return property.toString();
    }
}
