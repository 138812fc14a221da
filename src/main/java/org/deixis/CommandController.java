package org.deixis;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.deixis.study.DataHome;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a command of this machine's command line in the application, which holds the data folder. Whoever asks shows the token
 * of {@code run.json}, which only the folder's owner can read. The answer is a {@link CommandStream}.
 */
@RestController
@Profile("!cli")
class CommandController {
    static final String PATH = "/api/command";
    static final String TOKEN = "X-Deixis-Token";
    static final String TYPE = "application/x-ndjson";

    private static final int LONGEST = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final DataHome home;
    private final ApplicationContext beans;

    CommandController(DataHome home, ApplicationContext beans) {
        this.home = home;
        this.beans = beans;
    }

    @PostMapping(PATH)
    void run(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!mayAsk(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "Only commands of this machine may ask for this.");
            return;
        }
        String[] arguments;
        Path folder;
        try {
            JsonNode asked = MAPPER.readTree(request.getInputStream().readNBytes(LONGEST));
            folder = Path.of(asked.path("folder").asString(""));
            arguments = asked.path("arguments")
                    .valueStream()
                    .map(argument -> argument.asString(""))
                    .toArray(String[]::new);
        } catch (JacksonException | java.nio.file.InvalidPathException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "This is no command.");
            return;
        }
        if (!Forwarding.concerns(arguments) || !folder.isAbsolute()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "This command is not run for others.");
            return;
        }
        response.setContentType(TYPE);
        CommandStream stream = new CommandStream(response.getOutputStream());
        PrintWriter out = new PrintWriter(stream.writer("out"));
        PrintWriter err = new PrintWriter(stream.writer("err"), true);
        int code = new Commands(beans).run(out, err, folder, arguments);
        out.flush();
        err.flush();
        stream.exit(code);
    }

    private boolean mayAsk(HttpServletRequest request) throws IOException {
        String token = request.getHeader(TOKEN);
        return token != null
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && home.announced()
                        .filter(here -> MessageDigest.isEqual(
                                here.token().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }
}
