package io.leasehold.testkit.architecture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaMember;

/** The state that an application keeps on purpose, each with its reason, and which of it was come by. */
final class Kept {
    private final Map<String, String> reasons;
    private final Set<String> needed = new HashSet<>();

    Kept(Map<String, String> reasons) {
        this.reasons = Map.copyOf(reasons);
    }

    /** The same, and one more. */
    Kept and(String member, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Keeping " + member
                    + " without the tenant in its key needs a reason: say why it is the same for all, or where its key has the tenant.");
        }
        Map<String, String> more = new HashMap<>(reasons);
        more.put(member, reason);
        return new Kept(more);
    }

    boolean covers(JavaMember member) {
        String name = member.getOwner().getSimpleName() + "." + member.getName();
        if (reasons.containsKey(name)) {
            needed.add(name);
            return true;
        }
        return false;
    }

    void forget() {
        needed.clear();
    }

    List<String> unneeded() {
        return reasons.keySet().stream().filter(name -> !needed.contains(name)).sorted().toList();
    }
}
