package org.deixis.explanation;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words for a language model, with named variables.
 *
 * @param name of its file in {@code prompts/}, without the ending
 * @param version raised with every change of its words
 * @param variables every one occurs in the text as <code>{{name}}</code>
 * @param text in Markdown
 */
public record Prompt(String name, int version, List<String> variables, String text) {
    private static final Pattern FILE = Pattern.compile("^---\\R(.*?)\\R---\\R(.*)$", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");

    public Prompt {
        variables = List.copyOf(variables);
        List<String> used =
                VARIABLE.matcher(text).results().map(m -> m.group(1)).distinct().toList();
        if (!List.copyOf(variables).containsAll(used) || !used.containsAll(variables)) {
            throw new IllegalArgumentException(
                    "The prompt %s names the variables %s and uses %s".formatted(name, variables, used));
        }
    }

    /** E.g. {@code answer/1}. */
    public String id() {
        return name + "/" + version;
    }

    /** @throws IllegalArgumentException when the front matter is not as it should be */
    static Prompt parse(String file) {
        Matcher parts = FILE.matcher(file);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A prompt must begin with its front matter between two lines of ---");
        }
        return new Prompt(
                entry(parts.group(1), "name"),
                Integer.parseInt(entry(parts.group(1), "version")),
                List.of(entry(parts.group(1), "variables").split("\\s*,\\s*")),
                parts.group(2).strip());
    }

    private static String entry(String frontMatter, String name) {
        return frontMatter
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A prompt has no " + name));
    }

    /** @param values of all variables; words in them that look like variables stay as they are */
    String filled(Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}
