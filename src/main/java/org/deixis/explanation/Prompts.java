package org.deixis.explanation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The prompts that language models are given, as packaged from {@code prompts/}. */
@Component
public final class Prompts {
    private final Prompt answer = load("answer");
    private final Prompt question = load("question");
    private final Prompt correct = load("correct");

    /** All of them, to be read by whoever wants to know. */
    public List<Prompt> all() {
        return List.of(answer, question, correct);
    }

    Prompt answer() {
        return answer;
    }

    Prompt question() {
        return question;
    }

    Prompt correct() {
        return correct;
    }

    private static Prompt load(String name) {
        try (@Nullable InputStream file = Prompts.class.getResourceAsStream("/prompts/" + name + ".md")) {
            if (file == null) {
                throw new IllegalStateException("The program lacks its prompt " + name + ".md");
            }
            return Prompt.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
