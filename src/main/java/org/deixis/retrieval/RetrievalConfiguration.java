package org.deixis.retrieval;

import java.time.Clock;
import javax.sql.DataSource;
import org.deixis.inference.ImageTextPacks;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.Vocabulary;
import org.deixis.study.DataHome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The library while the application holds the data folder. */
@Configuration(proxyBeanMethods = false)
@Profile("!cli")
class RetrievalConfiguration {

    /** Made at the first use, which opens no index yet. */
    @Bean
    PairLibrary pairLibrary(
            DataHome home, DataSource database, TextEncoder encoder, ImageTextPacks packs, Vocabulary vocabulary) {
        return new PairLibrary(home.root(), database, encoder, packs::encoder, vocabulary);
    }

    @Bean
    SearchService searchService(PairLibrary library) {
        return new SearchService(library);
    }

    @Bean
    Reindexing reindexing(PairLibrary library) {
        return new Reindexing(library);
    }

    @Bean
    PairPictures pairPictures(DataHome home) {
        return new PairPictures(home.root());
    }

    @Bean
    QueryPictures queryPictures(DataHome home) {
        return new QueryPictures(home.root(), Clock.systemUTC());
    }

    @Bean
    PairDetails pairDetails(PairLibrary library, PairPictures pictures) {
        return new PairDetails(library, pictures);
    }

    @Bean
    PairExport pairExport(PairPictures pictures) {
        return new PairExport(pictures);
    }

    @Bean
    IngestJobs ingestJobs(PairLibrary library, DataSource database, DataHome home) {
        return new IngestJobs(library, database, home.root());
    }
}
