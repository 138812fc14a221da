package org.deixis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The options of the web application, as a person types them, turned into Spring's. */
final class WebArguments {
    private static final Map<String, String> NAMES = Map.of(
            "--port", "--server.port",
            "--address", "--server.address",
            "--data-dir", "--deixis.study.data-dir");

    private WebArguments() {}

    /**
     * @param args {@code --port N}, {@code --data-dir DIR}, {@code --address A} (a space or {@code =} before the value), or
     *     any {@code --spring.property=value}
     * @throws StartFailure when an option is not known or has no value, or the port is none
     */
    static String[] toSpring(String... args) {
        List<String> spring = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            String name = equals < 0 ? args[i] : args[i].substring(0, equals);
            String property = NAMES.get(name);
            if (property == null) {
                if (equals < 0 || !name.matches("--[a-z][\\w-]*(\\.[\\w-]+)+")) {
                    throw StartFailure.badUsage(
                            "There is no option " + name + "; see ./deixis --help for those there are.");
                }
                spring.add(args[i]);
                continue;
            }
            if (equals < 0 && (i + 1 == args.length || args[i + 1].isBlank())) {
                throw StartFailure.badUsage("The option " + name + " needs a value.");
            }
            String value = equals < 0 ? args[++i] : args[i].substring(equals + 1);
            if (name.equals("--port") && !isPort(value)) {
                throw StartFailure.badUsage("The port must be a number from 0 to 65535, not " + value + ".");
            }
            spring.add(property + "=" + value);
        }
        return spring.toArray(String[]::new);
    }

    private static boolean isPort(String value) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65535;
    }
}
