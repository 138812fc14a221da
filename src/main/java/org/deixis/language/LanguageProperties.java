package org.deixis.language;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of language. The three similarities are cosines of {@code bge-small-en-v1.5} vectors, chosen by measurement:
 * see {@code docs/decisions.md}.
 *
 * @param neighbourFloor least similarity at which words outside the dictionary are read as a concept
 * @param neighbourMargin least lead over the next concept that the words could mean
 * @param offerFloor least similarity at which a concept is offered in place of unknown words
 */
@ConfigurationProperties("deixis.language")
public record LanguageProperties(
        @DefaultValue("0.85") double neighbourFloor,
        @DefaultValue("0.02") double neighbourMargin,
        @DefaultValue("0.75") double offerFloor) {
    public LanguageProperties {
        if (!(neighbourFloor > 0 && neighbourFloor <= 1)
                || !(neighbourMargin >= 0 && neighbourMargin <= 1)
                || !(offerFloor > 0 && offerFloor <= 1)) {
            throw new IllegalArgumentException(
                    "deixis.language: neighbour-floor and offer-floor must be above 0 and at most 1,"
                            + " neighbour-margin from 0 to 1");
        }
    }
}
