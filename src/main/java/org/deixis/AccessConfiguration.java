package org.deixis;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One local user without a log-in on a loopback address; any other address only with a password. Pages asked for under
 * another host's name are refused, so that a web site cannot reach the local application by its own name.
 */
@Configuration
@Profile("!cli")
class AccessConfiguration {
    /** Nothing is loaded from or sent to elsewhere; the client engine needs inline script and {@code new Function}. */
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    UserDetailsService users(AccessProperties access, @Value("${server.address:127.0.0.1}") String address) {
        boolean local = isLoopback(address);
        if (!local && access.password().isBlank()) {
            throw StartFailure.badUsage("The address " + address + " can be reached from other machines: set"
                    + " deixis.access.password, or stay on 127.0.0.1.");
        }
        return new InMemoryUserDetailsManager(User.withUsername("deixis")
                .password(access.password().isBlank() ? "{noop}" : "{noop}" + access.password())
                .roles("USER")
                .build());
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, AccessProperties access) {
        http.csrf(forged -> forged.ignoringRequestMatchers(CommandController.PATH)); // it asks for a token of its own
        http.authorizeHttpRequests(
                any -> any.requestMatchers(CommandController.PATH).permitAll());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.enableNavigationAccessControl(false)
                        .enableExceptionHandlingConfiguration(false)
                        .anyRequest(any -> {
                            if (access.password().isBlank()) {
                                any.permitAll();
                            } else {
                                any.authenticated();
                            }
                        }));
        if (!access.password().isBlank()) {
            http.httpBasic(Customizer.withDefaults());
        }
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter(AccessConfiguration::notice));
        return http.build();
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw StartFailure.badUsage("There is no address " + address + " on this machine.");
        }
    }

    private static void notice(HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            response.setHeader("X-Deixis-Notice", Notice.TEXT);
        }
    }

    /** Refuses requests whose Host names another machine while only this one may connect. */
    @Component
    @Profile("!cli")
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class LocalHostOnly extends OncePerRequestFilter {
        private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1", "::1");

        private final boolean open;

        LocalHostOnly(AccessProperties access) {
            open = !access.password().isBlank();
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (open || LOCAL.contains(request.getServerName())) {
                chain.doFilter(request, response);
            } else {
                response.sendError(HttpServletResponse.SC_MISDIRECTED_REQUEST, "Only this machine may connect.");
            }
        }
    }
}
