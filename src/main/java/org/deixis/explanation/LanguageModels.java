package org.deixis.explanation;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * The language model that the settings name, if they do. Nothing is sent before a question is asked. Safe for use by several
 * threads.
 */
@Component
public final class LanguageModels implements AutoCloseable {
    private final ExplanationProperties settings;
    private final HttpClient http;
    private final ExecutorService tools = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("deixis-tool-", 0).factory());

    LanguageModels(ExplanationProperties settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** The model's name as its server knows it; empty where the narrator answers alone. */
    public Optional<String> name() {
        return settings.provider() == ExplanationProperties.Provider.NONE
                ? Optional.empty()
                : Optional.ofNullable(settings.model());
    }

    /** Host and port that questions are sent to; empty where nothing is sent. */
    public Optional<String> host() {
        return name().map(name -> Objects.requireNonNull(settings.baseUrl()).getAuthority());
    }

    ExplanationProperties settings() {
        return settings;
    }

    /** Where tools run, so that no other pool's threads wait for them. */
    ExecutorService tools() {
        return tools;
    }

    RetryingHttpClient client(BooleanSupplier stopped) {
        return new RetryingHttpClient(http, settings, stopped);
    }

    /** @throws IllegalStateException when no provider is configured */
    StreamingChatModel open(HttpClientBuilder client) {
        String url = String.valueOf(settings.baseUrl());
        return switch (settings.provider()) {
            case NONE -> throw new IllegalStateException("No language model is configured");
            case OPENAI -> {
                var builder = OpenAiStreamingChatModel.builder()
                        .httpClientBuilder(client)
                        .baseUrl(url)
                        .modelName(settings.model())
                        .temperature(0.0);
                yield (settings.key() == null ? builder : builder.apiKey(settings.key())).build();
            }
            case OLLAMA ->
                OllamaStreamingChatModel.builder()
                        .httpClientBuilder(client)
                        .baseUrl(url)
                        .modelName(settings.model())
                        .temperature(0.0)
                        .build();
        };
    }

    @Override
    public void close() {
        tools.shutdownNow();
        http.shutdownNow();
    }
}
