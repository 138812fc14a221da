package org.deixis.explanation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of explanation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExplanationProperties.class)
class ExplanationConfiguration {}
