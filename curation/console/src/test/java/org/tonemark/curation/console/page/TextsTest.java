package org.tonemark.curation.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue holds every text that people see, and nothing else. */
class TextsTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z0-9][A-Za-z0-9_.]*)\"");
    private static final Pattern FIXED = Pattern.compile("\\bt(?:exts)?\\.(of|count)\\(\"([A-Za-z0-9.]+)\"(?!\\s*\\+)");
    private static final Pattern SHOWN =
            Pattern.compile("(?:aria-label|placeholder|title|alt)=\"([^\"$]*\\p{L}[^\"$]*)\"");

    private final Texts texts = new Texts();

    @Test
    void shouldHoldEveryKeyThatIsAskedFor() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path file : sources()) {
            Matcher call = FIXED.matcher(Files.readString(file));
            while (call.find()) {
                List<String> keys = call.group(1).equals("count")
                        ? List.of(call.group(2) + ".one", call.group(2) + ".many")
                        : List.of(call.group(2));
                keys.stream().filter(key -> !texts.keys().contains(key)).forEach(key -> missing.add(file + ": " + key));
            }
        }
        assertThat(missing).isEmpty();
    }

    /** A key is used if it stands in a source, or is put together from a beginning and perhaps an end that do. */
    @Test
    void shouldHoldNoKeyThatNobodyAsksFor() throws IOException {
        Set<String> literals = new LinkedHashSet<>();
        for (Path file : sources()) {
            Matcher literal = LITERAL.matcher(Files.readString(file));
            while (literal.find()) {
                literals.add(literal.group(1));
            }
        }
        Set<String> beginnings = literals.stream()
                .filter(l -> l.matches("[A-Za-z][A-Za-z0-9.]*\\."))
                .collect(Collectors.toSet());
        assertThat(texts.keys())
                .allMatch(key -> literals.contains(key)
                        || literals.contains(key.replaceFirst("\\.(one|many|means)$", ""))
                        || beginnings.stream().anyMatch(key::startsWith));
    }

    @Test
    void shouldBeTheOnlyPlaceWithTexts() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(TEMPLATES, ".jte")) {
            String markup = TemplateMarkup.of(Files.readString(file));
            Matcher shown = SHOWN.matcher(markup);
            while (shown.find()) {
                found.add(file.getFileName() + ": " + shown.group());
            }
            Matcher text = Pattern.compile("\\p{L}{2,}").matcher(markup.replaceAll("<[^>]*>", " "));
            while (text.find()) {
                found.add(file.getFileName() + ": " + text.group());
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        return Stream.concat(files(TEMPLATES, ".jte").stream(), files(SOURCES, ".java").stream())
                .toList();
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
