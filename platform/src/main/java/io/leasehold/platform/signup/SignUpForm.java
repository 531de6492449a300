package io.leasehold.platform.signup;

/**
 * What a newcomer typed.
 *
 * @param name the person's
 * @param organization the name of the organization to found
 * @param slug its slug; empty takes one that is made from the name
 */
public record SignUpForm(String email, String password, String name, String organization, String slug) {
    @Override
    public String toString() {
        return "SignUpForm[" + email + "]";
    }
}
