package org.deixis.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds the words of a typed phrase that choose among instances, after {@code data/vocabulary/sentences/references.yaml}.
 * Safe for use by several threads.
 */
@Component
public final class ReferenceReader {
    private static final String FILE = "sentences/references.yaml";

    private final Map<List<String>, Reference.Pick> picks = new LinkedHashMap<>();

    ReferenceReader() {
        try (InputStream yaml = ReferenceReader.class.getResourceAsStream("/data/vocabulary/" + FILE)) {
            if (yaml == null) {
                throw UnusableVocabularyException.missing(FILE + " is missing.");
            }
            VocabularyEntry root = VocabularyEntry.read(FILE, yaml);
            root.allow(Set.of("picks"));
            for (VocabularyEntry entry : root.entries("picks")) {
                entry.allow(Set.of("pick", "words"));
                Reference.Pick pick = Reference.Pick.fromSlug(entry.text("pick"))
                        .orElseThrow(() -> entry.refused("There is no pick of that name."));
                entry.texts("words").forEach(words -> picks.put(Words.of(words), pick));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the phrase chooses nothing, denies, or has no other words. */
    public Optional<Reference> of(Phrase phrase) {
        if (phrase.mention() != null || phrase.polarity() == Polarity.ABSENT) {
            return Optional.empty();
        }
        Set<Reference.Pick> found = EnumSet.noneOf(Reference.Pick.class);
        List<String> rest = new ArrayList<>();
        List<String> words = Words.of(phrase.text());
        int at = 0;
        while (at < words.size()) {
            int length = 0;
            for (Map.Entry<List<String>, Reference.Pick> entry : picks.entrySet()) {
                int end = at + entry.getKey().size();
                if (end <= words.size() && words.subList(at, end).equals(entry.getKey())) {
                    found.add(entry.getValue());
                    length = entry.getKey().size();
                    break;
                }
            }
            if (length == 0) {
                rest.add(words.get(at));
            }
            at += Math.max(1, length);
        }
        if (found.isEmpty() || rest.isEmpty()) {
            return Optional.empty();
        }
        Phrase thing = new Phrase(String.join(" ", rest), phrase.start(), phrase.end(), phrase.polarity());
        return Optional.of(new Reference(thing, List.copyOf(found)));
    }
}
