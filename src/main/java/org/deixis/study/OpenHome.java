package org.deixis.study;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The data folder while a command holds it. Closing it gives it back. */
public final class OpenHome implements AutoCloseable {
    private final DataHome home;
    private final HikariDataSource database;

    OpenHome(DataHome home) {
        this.home = home;
        database = StudyConfiguration.pool(home.database());
        try {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            close();
            throw StudyStoreException.notRead(e);
        }
    }

    public DataHome home() {
        return home;
    }

    public DataSource database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        try {
            home.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
