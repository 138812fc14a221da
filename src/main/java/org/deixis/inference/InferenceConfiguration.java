package org.deixis.inference;

import org.deixis.inference.text.TextEncoder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InferenceProperties.class)
class InferenceConfiguration {

    @Bean
    ModelPacks modelPacks(InferenceProperties settings, TextEncoder words) {
        return new ModelPacks(settings, words);
    }

    @Bean
    ImageTextPacks imageTextPacks(InferenceProperties settings, TextEncoder words) {
        return new ImageTextPacks(settings, words);
    }

    @Bean
    FeatureCache featureCache(InferenceProperties settings) {
        return new FeatureCache(settings.featureCache().toBytes());
    }

    /** A command loads what it needs when it needs it; the app begins as soon as its first page can be served. */
    @Component
    @Profile("!cli")
    static class AfterStart {
        private final ModelPacks packs;

        AfterStart(ModelPacks packs) {
            this.packs = packs;
        }

        @EventListener(ApplicationReadyEvent.class)
        void load() {
            var unused = packs.load();
        }
    }
}
