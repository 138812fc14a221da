package org.deixis.grounding;

import java.util.Locale;
import org.deixis.language.Mention;
import org.deixis.language.Phrase;
import org.deixis.language.Polarity;
import org.deixis.language.Temporality;
import org.deixis.study.Revision;
import org.deixis.study.Sentence;
import org.jspecify.annotations.Nullable;

/** What a sentence said, as it is kept, and the phrase that it was. */
final class SentenceRecord {
    private SentenceRecord() {}

    static @Nullable Sentence of(Phrase phrase) {
        Mention mention = phrase.mention();
        if (mention == null) {
            return null;
        }
        Mention.Refusal refusal = mention.refusal();
        return new Sentence(
                slug(phrase.polarity()),
                mention.temporality().slug(),
                slug(mention.says()),
                mention.claim(),
                mention.laterality(),
                mention.location(),
                mention.size(),
                mention.count(),
                mention.qualifiers(),
                mention.readings(),
                refusal == null ? null : refusal.reason(),
                refusal == null ? null : refusal.message());
    }

    static Phrase phrase(Revision revision, Sentence said) {
        String reason = said.refusalReason();
        String message = said.refusalMessage();
        Mention mention = new Mention(
                said.readings(),
                Temporality.valueOf(said.temporality().toUpperCase(Locale.ROOT)),
                said.claim(),
                Mention.Says.valueOf(said.says().toUpperCase(Locale.ROOT)),
                said.laterality(),
                said.location(),
                said.size(),
                said.count(),
                said.qualifiers(),
                reason == null || message == null ? null : new Mention.Refusal(reason, message));
        return new Phrase(revision.phrase(), revision.spanStart(), revision.spanEnd(), polarity(said), mention);
    }

    static Polarity polarity(Sentence said) {
        return Polarity.valueOf(said.polarity().toUpperCase(Locale.ROOT));
    }

    private static String slug(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
