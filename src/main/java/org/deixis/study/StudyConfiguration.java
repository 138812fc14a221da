package org.deixis.study;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The embedded database, inside the home that is locked first. Every commit is on disk before it returns. */
@Configuration
@Profile("!cli")
@EnableConfigurationProperties(StudyProperties.class)
class StudyConfiguration {

    /**
     * A database that a full disk closed is opened again: a connection is tried by a query before it is lent, for the
     * driver holds it for valid.
     */
    @Bean
    DataSource dataSource(DataHome home) {
        return pool(home.database());
    }

    /** @param database its file, without the ending */
    static HikariDataSource pool(Path database) {
        HikariDataSource pool = DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url("jdbc:h2:file:" + database + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0")
                .username("deixis")
                .password("")
                .build();
        pool.setConnectionTestQuery("select count(*) from information_schema.users");
        return pool;
    }
}
