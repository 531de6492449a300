package io.leasehold.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission that a caller has to have in the bound tenant for this handler; checked before anything is read, else {@code 403 forbidden}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresPermission {
    /** The permission's name, such as {@code members.manage}. */
    String value();
}
