package org.deixis;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may connect.
 *
 * @param password asked for when set; without one, only this machine may connect
 */
@ConfigurationProperties("deixis.access")
record AccessProperties(@DefaultValue("") String password) {}
