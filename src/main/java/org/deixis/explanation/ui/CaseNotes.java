package org.deixis.explanation.ui;

import java.util.Map;
import java.util.UUID;
import org.deixis.study.Chats;
import org.deixis.study.StudyStoreException;
import org.deixis.study.TypedFacts;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What a person writes about an image. */
@Component
@Profile("!cli")
class CaseNotes {
    private final Chats chats;
    private final TypedFacts facts;

    CaseNotes(Chats chats, TypedFacts facts) {
        this.chats = chats;
        this.facts = facts;
    }

    /** By name. */
    Map<String, String> facts(UUID imageId) {
        return facts.of(imageId);
    }

    void keepFacts(UUID imageId, Map<String, String> typed) {
        facts.put(imageId, typed);
    }

    /** As a person typed it. */
    String impression(UUID imageId) {
        return chats.impression(imageId);
    }

    /** @return what became of it */
    String keepImpression(UUID imageId, String words) {
        try {
            chats.impression(imageId, words);
            return "Kept with the image.";
        } catch (StudyStoreException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
