package io.leasehold.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuideTests {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "testkit.md");
    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void showsCodeThatTheBuildRuns() throws IOException {
        String sources = sources();
        List<String> examples = EXAMPLE.matcher(Files.readString(GUIDE)).results().map(MatchResult::group).toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> assertThat(sources).contains(withoutLayout(example
                .replace("```java", "")
                .replace("```", ""))));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile).map(GuideTests::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return withoutLayout(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String withoutLayout(String code) {
        return code.replaceAll("\\s", "");
    }
}
