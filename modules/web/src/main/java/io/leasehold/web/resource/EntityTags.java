package io.leasehold.web.resource;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists of entity tags as headers have them: {@code "3", W/"4"}. */
final class EntityTags {
    private static final String OPAQUE = "\"[!#-~\\x80-\\xff]*+\"";
    private static final Pattern TAG = Pattern.compile("(W/)?+(" + OPAQUE + ")");
    private static final Pattern LIST = Pattern.compile(
            "[ \\t,]*+(W/)?+" + OPAQUE + "([ \\t]*+,[ \\t,]*+((W/)?+" + OPAQUE
                    + ")?+)*+[ \\t]*+");

    private EntityTags() {}

    /** The strong ones of a list; none where it is no list of entity tags. */
    static Set<String> strong(String list) {
        return LIST.matcher(list).matches()
                ? TAG.matcher(list).results().filter(tag -> tag.group(1) == null).map((
                        MatchResult tag) -> tag.group(2)).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
