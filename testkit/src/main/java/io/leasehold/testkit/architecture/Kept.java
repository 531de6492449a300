package io.leasehold.testkit.architecture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.PackageMatcher;

/** What an application does on purpose, each with its reason, and which of it was come by. */
final class Kept {
    private final Map<String, String> reasons;
    private final Set<String> needed = new HashSet<>();

    Kept(Map<String, String> reasons) {
        this.reasons = Map.copyOf(reasons);
    }

    /** The same, and one more; {@code otherwise} is said where the reason is missing. */
    Kept and(String member, String reason, String otherwise) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(member + " needs a reason: " + otherwise);
        }
        Map<String, String> more = new HashMap<>(reasons);
        more.put(member, reason);
        return new Kept(more);
    }

    boolean covers(JavaMember member) {
        return covers((member.getOwner().getSimpleName() + "." + member.getName())::equals);
    }

    /** By its simple name, or by a package such as {@code com.acme.orders..}. */
    boolean covers(JavaClass type) {
        return covers(name -> name.equals(type.getSimpleName()) || (name.endsWith("..") && PackageMatcher.of(name)
                .matches(type.getPackageName())));
    }

    private boolean covers(Predicate<String> means) {
        List<String> met = reasons.keySet().stream().filter(means).toList();
        needed.addAll(met);
        return !met.isEmpty();
    }

    void forget() {
        needed.clear();
    }

    List<String> unneeded() {
        return reasons.keySet().stream().filter(name -> !needed.contains(name)).sorted().toList();
    }
}
