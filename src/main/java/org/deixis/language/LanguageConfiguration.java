package org.deixis.language;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LanguageProperties.class)
class LanguageConfiguration {

    @Bean
    Vocabulary vocabulary() {
        return VocabularyReader.packaged();
    }

    @Bean
    Wording wording() {
        return Wording.packaged();
    }
}
