package org.deixis.language;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of language. The three similarities are cosines of {@code bge-small-en-v1.5} vectors, chosen by measurement:
 * see {@code docs/decisions.md}.
 *
 * @param neighbourFloor least similarity at which words outside the dictionary are read as a concept
 * @param neighbourMargin least lead over the next concept that the words could mean
 * @param paraphraseFloor least similarity at which words that share no name with a concept are read as it
 * @param paraphraseMargin least lead of such a concept over the next
 * @param offerFloor least similarity at which a concept is offered in place of unknown words
 */
@ConfigurationProperties("deixis.language")
public record LanguageProperties(
        @DefaultValue("0.85") double neighbourFloor,
        @DefaultValue("0.02") double neighbourMargin,
        @DefaultValue("0.80") double paraphraseFloor,
        @DefaultValue("0.01") double paraphraseMargin,
        @DefaultValue("0.75") double offerFloor) {
    public LanguageProperties {
        if (!floor(neighbourFloor) || !floor(paraphraseFloor) || !floor(offerFloor)) {
            throw new IllegalArgumentException("deixis.language: a floor must be above 0 and at most 1");
        }
        if (!margin(neighbourMargin) || !margin(paraphraseMargin)) {
            throw new IllegalArgumentException("deixis.language: a margin must lie from 0 to 1");
        }
    }

    private static boolean floor(double value) {
        return value > 0 && value <= 1;
    }

    private static boolean margin(double value) {
        return value >= 0 && value <= 1;
    }
}
