package org.deixis.evaluation.cli;

import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deixis evaluate}: says what can be measured. */
@Component
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measure on annotated data.",
        subcommands = {EvaluateGroundingCommand.class, EvaluateLanguageCommand.class, EvaluateRetrievalCommand.class})
public final class EvaluateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "What is to be measured? For instance: evaluate grounding, evaluate language");
    }
}
