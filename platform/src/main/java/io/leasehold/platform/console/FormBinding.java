package io.leasehold.platform.console;

import java.beans.PropertyEditorSupport;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessException;
import org.springframework.validation.BindingErrorProcessor;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DefaultBindingErrorProcessor;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

import io.leasehold.core.UserId;

/** How forms become commands: a field left empty is absent, and one that does not fit is said so in words for people. */
@ControllerAdvice(annotations = PageController.class)
class FormBinding {
    @InitBinder({"form", "query"})
    void prepare(WebDataBinder form) {
        form.registerCustomEditor(String.class, new EmptyIsAbsent());
        form.registerCustomEditor(UserId.class, new PersonEditor());
        form.setBindingErrorProcessor(new Unfitting());
    }

    private static final class EmptyIsAbsent extends PropertyEditorSupport {
        @Override
        public void setAsText(@Nullable String text) {
            setValue(text == null || text.isEmpty() ? null : text);
        }

        @Override
        public String getAsText() {
            return getValue() instanceof String text ? text : "";
        }
    }

    /** Somebody who was chosen; no choice is nobody. */
    private static final class PersonEditor extends PropertyEditorSupport {
        @Override
        public void setAsText(@Nullable String id) {
            setValue(id == null || id.isEmpty() ? null : new UserId(UUID.fromString(id)));
        }

        @Override
        public String getAsText() {
            return getValue() instanceof UserId person ? person.toString() : "";
        }
    }

    private static final class Unfitting extends DefaultBindingErrorProcessor implements BindingErrorProcessor {
        @Override
        public void processPropertyAccessException(PropertyAccessException failure, BindingResult result) {
            String field = failure.getPropertyName();
            if (field == null) {
                super.processPropertyAccessException(failure, result);
                return;
            }
            result.addError(new FieldError(result.getObjectName(), field, failure.getValue(), true, null, null,
                    "This does not fit here. Choose or write another value."));
        }
    }
}
