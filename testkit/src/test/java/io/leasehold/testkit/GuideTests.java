package io.leasehold.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GuideTests {
    private static final Path GUIDES = Path.of("..", "docs", "guide");
    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"testkit.md", "inspection.md"})
    void showsCodeThatTheBuildRuns(String guide) throws IOException {
        String sources = sources();
        List<String> examples = EXAMPLE.matcher(Files.readString(GUIDES.resolve(guide))).results()
                .map(MatchResult::group).toList();

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
