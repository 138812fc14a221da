package org.deixis;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command that another process runs has to say, as JSON lines: {@code {"out": text}}, {@code {"err": text}} and at
 * the end {@code {"exit": code}}. Thread-safe.
 */
final class CommandStream {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final OutputStream stream;

    CommandStream(OutputStream stream) {
        this.stream = stream;
    }

    Writer writer(String name) {
        return new Writer() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public void write(char[] characters, int from, int count) {
                text.append(characters, from, count);
            }

            @Override
            public void flush() throws IOException {
                if (!text.isEmpty()) {
                    String said = text.toString();
                    text.setLength(0);
                    line(MAPPER.writeValueAsBytes(MAPPER.createObjectNode().put(name, said)));
                }
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    void exit(int code) throws IOException {
        line(MAPPER.writeValueAsString(MAPPER.createObjectNode().put("exit", code))
                .getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void line(byte[] json) throws IOException {
        stream.write(json);
        stream.write('\n');
        stream.flush();
    }
}
