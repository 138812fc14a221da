package org.deixis.study;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where studies are kept.
 *
 * @param dataDir the home of database, files and caches
 */
@ConfigurationProperties("deixis.study")
record StudyProperties(@DefaultValue("data/local") Path dataDir) {}
