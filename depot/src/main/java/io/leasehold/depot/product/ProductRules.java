package io.leasehold.depot.product;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.validation.Validator;

import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import io.leasehold.web.problem.ValidationProblems;
import tools.jackson.databind.PropertyNamingStrategies;

/** What holds for every product, from wherever it comes: a request, the merge of a change, or a line of a file. */
@Component
class ProductRules {
    private final Validator validator;
    private final ValidationProblems problems = new ValidationProblems(
            name -> PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, name));

    ProductRules(Validator validator) {
        this.validator = validator;
    }

    List<InvalidField> violations(ProductFields product) {
        return problems.fieldsOf(validator.validateObject(product));
    }

    ProductFields require(ProductFields product) {
        List<InvalidField> violations = violations(product);
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations);
        }
        return product;
    }
}
