package org.deixis.study;

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

    @Bean
    DataSource dataSource(DataHome home) {
        return DataSourceBuilder.create()
                .url("jdbc:h2:file:" + home.database() + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0")
                .username("deixis")
                .password("")
                .build();
    }
}
