package org.deixis.explanation;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.service.AiServices;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A language model's answer in the making: its words are cut into sentences as they stream, every sentence goes through
 * the guards before anybody sees it, and what was withheld may be corrected once.
 */
final class ModelAnswer {
    private static final int MOST_MESSAGES = 1_000;
    private static final int TOKENS_OF_A_TURN = 20;

    private final LanguageModels models;
    private final Prompts prompts;
    private final AnswerGuard guard;
    private final Casebook book;
    private final Turn turn;
    private final Explainer.Tools tools;
    private final String name;
    private final RetryingHttpClient client;
    private final Assistant assistant;
    private final List<AnswerGuard.Withheld> withheld = new ArrayList<>();

    ModelAnswer(
            LanguageModels models,
            Prompts prompts,
            AnswerGuard guard,
            Mentions vocabulary,
            Casebook book,
            Turn turn,
            Explainer.Tools tools) {
        this.models = models;
        this.prompts = prompts;
        this.guard = guard;
        this.book = book;
        this.turn = turn;
        this.tools = tools;
        this.name = models.name().orElseThrow();
        this.client = models.client(turn::isStopped);
        int steps = models.settings().maxSteps();
        this.assistant = AiServices.builder(Assistant.class)
                .streamingChatModel(models.open(client.builder()))
                .chatMemory(memory())
                .chatRequestTransformer(this::withPicture)
                .tools(new EvidenceTools(book, turn, vocabulary, steps).all())
                .executeToolsConcurrently(models.tools())
                .maxToolCallingRoundTrips(steps + 2)
                .hallucinatedToolNameStrategy(call ->
                        ToolExecutionResultMessage.from(call, "There is no such tool; answer from the evidence."))
                .build();
    }

    /** Ids of the prompts that are used. */
    static String promptIds(Prompts prompts) {
        return prompts.answer().id() + " " + prompts.question().id();
    }

    /** @return what kept the model from answering, in words that go on after its name; empty where it did */
    Optional<String> answer() {
        Optional<String> trouble = round(question());
        if (trouble.isEmpty() && !withheld.isEmpty() && !turn.isStopped()) {
            String drafts = withheld.stream()
                    .map(w -> "- %s %s Why: %s"
                            .formatted(w.sentence().text(), w.sentence().evidence(), w.why()))
                    .map(EvidenceText::harmless)
                    .collect(Collectors.joining("\n"));
            withheld.clear();
            Optional<String> again = round(prompts.correct().filled(Map.of("withheld", drafts)));
            trouble = turn.hasSaidSomething() ? Optional.empty() : again;
        }
        return trouble.isEmpty() && !turn.hasSaidSomething() && !turn.isStopped()
                ? Optional.of(ModelTrouble.SAID_NOTHING)
                : trouble;
    }

    private Optional<String> round(String message) {
        return new ModelReply(assistant, client, models.settings(), turn, this::examine).await(message);
    }

    private void examine(Sentence draft) {
        AnswerGuard.Guarded guarded = guard.check(
                List.of(draft),
                book.evidence(),
                turn.ask().level(),
                models.settings().uncited());
        withheld.addAll(guarded.withheld());
        turn.take(guarded, name);
    }

    private String question() {
        String evidence = new EvidenceText(book.evidence(), turn.ask().level()).all();
        return prompts.question()
                .filled(Map.of(
                        "evidence",
                        evidence,
                        "question",
                        harmlessQuestion(turn.ask().question())));
    }

    /** What a person asks may be long, but can open and close no block either. */
    private static String harmlessQuestion(String question) {
        return question.replace("<", "‹").replace(">", "›").replace("{{", "{ {").replace("}}", "} }");
    }

    /** The rules, then as many earlier answers as the budget allows, newest kept. */
    private ChatMemory memory() {
        String rules = prompts.answer()
                .filled(Map.of(
                        "level",
                        turn.ask().level() == ReadingLevel.PATIENT
                                ? "a patient: plain words, no scores, no name of any disease"
                                : "a clinician",
                        "image",
                        book.evidence().imageWords()));
        int left = models.settings().tokenBudget() - tokens(rules) - tokens(question());
        List<ChatMessage> earlier = new ArrayList<>();
        for (AnswerRecord answer : turn.ask().earlier().reversed()) {
            String asked = harmlessQuestion(answer.question());
            String said = answer.sentences().stream()
                    .map(s -> s.text() + " [" + String.join(", ", s.evidence()) + "]")
                    .map(EvidenceText::harmless)
                    .collect(Collectors.joining(" "));
            left -= tokens(asked) + tokens(said) + TOKENS_OF_A_TURN;
            if (left < 0) {
                break;
            }
            if (!said.isEmpty()) {
                earlier.addAll(0, List.of(UserMessage.from(asked), AiMessage.from(said)));
            }
        }
        ChatMemory memory = MessageWindowChatMemory.withMaxMessages(MOST_MESSAGES);
        memory.add(SystemMessage.from(rules));
        earlier.forEach(memory::add);
        return memory;
    }

    /** Roughly: a token of English has four characters. */
    private static int tokens(String text) {
        return text.length() / 4 + 1;
    }

    /** The picture goes out only where the settings say so. */
    private ChatRequest withPicture(ChatRequest request) {
        if (!models.settings().sendImages()) {
            return request;
        }
        List<ChatMessage> messages = new ArrayList<>(request.messages());
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof UserMessage asked && asked.hasSingleText()) {
                Optional<byte[]> png = tools.picture().png();
                if (png.isPresent()) {
                    Image image = Image.builder()
                            .base64Data(Base64.getEncoder().encodeToString(png.get()))
                            .mimeType("image/png")
                            .build();
                    messages.set(i, UserMessage.from(TextContent.from(asked.singleText()), ImageContent.from(image)));
                }
                break;
            }
        }
        return request.toBuilder().messages(messages).build();
    }
}
