package org.deixis.language;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What says that a finding is there, not there, perhaps or before: {@code data/vocabulary/sentences/cues.yaml}. Immutable. */
final class Cues {
    static final String FILE = "sentences/cues.yaml";

    enum Kind {
        NOTHING,
        ABSENT_FORWARD,
        ABSENT_BACKWARD,
        UNCERTAIN_FORWARD,
        UNCERTAIN_BACKWARD,
        EXPLAINS,
        EXPLAINS_ONLY,
        PRIOR_FORWARD,
        PRIOR_BACKWARD,
        PRIOR_IS_NO_FINDING,
        STILL,
        RESOLVED,
        UNCHANGED,
        ENDS_DENIAL,
        ENDS_ALL;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param from first token
     * @param to one past its last token
     * @param refusal why what follows is refused, or null
     */
    record Cue(int from, int to, Set<Kind> kinds, Mention.@Nullable Refusal refusal) {
        boolean is(Kind kind) {
            return kinds.contains(kind);
        }
    }

    private record Refusing(WordSet words, Mention.Refusal refusal) {}

    private final Map<Kind, WordSet> words = new EnumMap<>(Kind.class);
    private final List<Refusing> refusing = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    Cues(VocabularyEntry root, Normaliser normaliser) {
        Set<String> keys = EnumSet.allOf(Kind.class).stream().map(Kind::key).collect(Collectors.toSet());
        keys.add("refused_forward");
        root.allow(keys);
        for (Kind kind : Kind.values()) {
            words.put(kind, WordSet.of(root.texts(kind.key()), normaliser));
            root.texts(kind.key()).forEach(entry -> known.addAll(normaliser.forms(entry)));
        }
        for (VocabularyEntry rule : root.entries("refused_forward")) {
            rule.allow(Set.of("reason", "message", "words"));
            rule.texts("words").forEach(entry -> known.addAll(normaliser.forms(entry)));
            refusing.add(new Refusing(
                    WordSet.of(rule.texts("words"), normaliser),
                    new Mention.Refusal(rule.text("reason"), rule.text("message"))));
        }
    }

    /** Every word of these cues, as {@link Token#form} has it. */
    Set<String> known() {
        return known;
    }

    /** The cues of a sentence in order, none within another; of two that begin at one place the longer. */
    List<Cue> in(List<Token> tokens) {
        List<Cue> cues = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Cue cue = at(tokens, at);
            if (cue == null) {
                at++;
            } else {
                cues.add(cue);
                at = cue.to();
            }
        }
        return cues;
    }

    private @Nullable Cue at(List<Token> tokens, int at) {
        int longest = 0;
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Map.Entry<Kind, WordSet> entry : words.entrySet()) {
            int length = entry.getValue().match(tokens, at);
            if (length > longest) {
                longest = length;
                kinds.clear();
            }
            if (length > 0 && length == longest) {
                kinds.add(entry.getKey());
            }
        }
        Mention.Refusal refusal = null;
        for (Refusing rule : refusing) {
            int length = rule.words().match(tokens, at);
            if (length > longest || (length > 0 && length == longest && refusal == null)) {
                if (length > longest) {
                    kinds.clear();
                }
                longest = length;
                refusal = rule.refusal();
            }
        }
        return longest == 0 ? null : new Cue(at, at + longest, kinds, refusal);
    }
}
