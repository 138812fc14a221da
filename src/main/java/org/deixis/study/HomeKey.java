package org.deixis.study;

import org.springframework.stereotype.Component;

/** Opens the data folder for a command that needs it; other commands never touch it. */
@Component
public final class HomeKey {
    private final StudyProperties properties;

    HomeKey(StudyProperties properties) {
        this.properties = properties;
    }

    /**
     * Locks the folder and brings its database up to date.
     *
     * @throws StudyStoreException when another process holds it or it cannot be written
     */
    public OpenHome open() {
        return new OpenHome(new DataHome(properties));
    }
}
