package io.leasehold.platform.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leasehold.platform.member.Permissions;

/** What permissions are called where people read them. */
final class PermissionWords {
    /** In the order in which they are shown, from what everybody may do to what few may. */
    private static final Map<String, String> WORDS = Stream.of(word(Permissions.DATA_READ, "see the data"),
            word(Permissions.DATA_WRITE, "add, change and delete data"),
            word(Permissions.ORGANIZATION_READ, "see the organization"),
            word(Permissions.MEMBERS_READ, "see who is a member"),
            word(Permissions.MEMBERS_INVITE, "add members"),
            word(Permissions.MEMBERS_MANAGE, "change roles and remove members"),
            word(Permissions.ORGANIZATION_UPDATE, "change the organization's name, address and settings"),
            word(Permissions.BILLING_VIEW, "see what the organization pays"),
            word(Permissions.ORGANIZATION_DELETE, "deactivate the organization")).collect(
                    Collectors.toMap(
                            Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));

    private PermissionWords() {}

    /** What somebody may do who has this permission, as the end of "You may". */
    static String of(String permission) {
        return WORDS.getOrDefault(permission, permission);
    }

    /** All permissions with their words. */
    static Map<String, String> all() {
        return WORDS;
    }

    private static Map.Entry<String, String> word(String permission, String words) {
        return Map.entry(permission, words);
    }
}
