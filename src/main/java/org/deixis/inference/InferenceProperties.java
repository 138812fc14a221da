package org.deixis.inference;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of inference.
 *
 * @param modelsDir folder of the packs; without it {@code models} beside the program or in the working directory
 * @param pack id of the pack that grounds; without it the first by folder name that can be used
 * @param device {@code auto} takes a GPU where there is one, {@code cpu} never, {@code gpu} refuses to go without
 * @param threads of one native run; 0 means as many as there are cores
 * @param waiting requests that may wait for each graph before further ones are refused
 * @param phrasesPerPass phrases that the decoder takes at once
 * @param featureCache off-heap bytes of image features kept
 */
@ConfigurationProperties("deixis.inference")
public record InferenceProperties(
        @Nullable Path modelsDir,
        @Nullable String pack,
        @DefaultValue("auto") DeviceChoice device,
        @DefaultValue("0") int threads,
        @DefaultValue("64") int waiting,
        @DefaultValue("64") int phrasesPerPass,
        @DefaultValue("256MB") DataSize featureCache) {

    public InferenceProperties {
        if (threads < 0 || waiting < 1 || phrasesPerPass < 1) {
            throw new IllegalArgumentException(
                    "deixis.inference: threads must be at least 0, waiting and phrases-per-pass at least 1");
        }
    }

    /** Which device to run on. */
    public enum DeviceChoice {
        AUTO,
        CPU,
        GPU
    }

    /** The defaults, with the packs in this folder. */
    public static InferenceProperties of(Path modelsDir) {
        return new InferenceProperties(modelsDir, null, DeviceChoice.AUTO, 0, 64, 64, DataSize.ofMegabytes(256));
    }
}
