package org.deixis.explanation;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of explanation. Without a provider nothing is ever sent anywhere.
 *
 * @param provider whose protocol the language model speaks
 * @param baseUrl e.g. {@code http://127.0.0.1:8000/v1}; needed for {@code openai}, for {@code ollama} this machine's port
 *     11434 without it
 * @param model name of the model, as its server knows it
 * @param key sent as bearer token, or null
 * @param timeout longest silence: before the first word, and between two
 * @param limit longest time for a whole answer
 * @param retries how often a request is sent again after "too many requests" or "unavailable"
 * @param longestWait longest wait before such a retry, whatever the server asks for
 * @param maxSteps tool calls in one answer
 * @param tokenBudget tokens of a request, roughly; earlier answers that no longer fit are left out, oldest first
 * @param sendImages whether the picture itself is sent to the model
 * @param uncited what becomes of sentences that cite nothing
 */
@ConfigurationProperties("deixis.explanation")
public record ExplanationProperties(
        @DefaultValue("none") Provider provider,
        @Nullable URI baseUrl,
        @Nullable String model,
        @Nullable String key,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("3m") Duration limit,
        @DefaultValue("2") int retries,
        @DefaultValue("10s") Duration longestWait,
        @DefaultValue("8") int maxSteps,
        @DefaultValue("12000") int tokenBudget,
        @DefaultValue("false") boolean sendImages,
        @DefaultValue("drop") Uncited uncited) {

    private static final URI OLLAMA = URI.create("http://127.0.0.1:11434");

    public ExplanationProperties {
        if (provider == Provider.OLLAMA && baseUrl == null) {
            baseUrl = OLLAMA;
        }
        if (provider != Provider.NONE && (baseUrl == null || model == null || model.isBlank())) {
            throw new IllegalArgumentException(
                    "deixis.explanation: the provider needs a model" + (baseUrl == null ? " and a base-url" : ""));
        }
        if (retries < 0 || maxSteps < 0 || tokenBudget < 1 || timeout.isNegative() || limit.isNegative()) {
            throw new IllegalArgumentException(
                    "deixis.explanation: retries, max-steps, timeout and limit must be at least 0, token-budget at least 1");
        }
    }

    /** Protocols of language models. */
    public enum Provider {
        NONE,
        OPENAI,
        OLLAMA
    }

    /** What becomes of sentences that cite nothing. */
    public enum Uncited {
        DROP,
        /** They stand, marked, where they agree with all evidence. */
        MARK
    }

    /** No language model. */
    public static ExplanationProperties none() {
        return of(Provider.NONE, null, null);
    }

    /** The defaults, with this model. */
    public static ExplanationProperties of(Provider provider, @Nullable URI baseUrl, @Nullable String model) {
        return new ExplanationProperties(
                provider,
                baseUrl,
                model,
                null,
                Duration.ofSeconds(60),
                Duration.ofMinutes(3),
                2,
                Duration.ofSeconds(10),
                8,
                12_000,
                false,
                Uncited.DROP);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "%s %s at %s".formatted(provider, model, baseUrl);
    }
}
