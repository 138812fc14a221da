package org.deixis.evaluation;

import java.nio.file.Path;
import java.util.Map;
import org.deixis.evaluation.cli.EvaluateGroundingCommand;
import org.deixis.grounding.Grounder;
import org.deixis.inference.ImageTextPacks;
import org.deixis.inference.InferenceProperties;
import org.deixis.inference.ModelPacks;
import org.deixis.inference.text.BgeTextEncoder;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The product's own reading and judging of phrases, as a command has it, with packs from a folder of the test's. */
public final class EvaluationBeans implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public EvaluationBeans(Path models) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("deixis.version", "9.9")));
        context.scan("org.deixis.language");
        context.register(
                BgeTextEncoder.class,
                Grounder.class,
                GroundingEvaluation.class,
                EvaluateGroundingCommand.class,
                Bench.class,
                SearchBench.class);
        context.registerBean(InferenceProperties.class, () -> InferenceProperties.of(models));
        context.registerBean(
                ImageTextPacks.class,
                () -> new ImageTextPacks(InferenceProperties.of(models), context.getBean(BgeTextEncoder.class)));
        context.registerBean(
                ModelPacks.class,
                () -> new ModelPacks(InferenceProperties.of(models), context.getBean(BgeTextEncoder.class)));
        context.refresh();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
