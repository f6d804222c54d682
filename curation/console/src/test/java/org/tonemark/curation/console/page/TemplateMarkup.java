package org.tonemark.curation.console.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a template writes itself: its markup and texts, without directives and expressions. */
final class TemplateMarkup {
    private static final Pattern CODE = Pattern.compile(
            "@(?:import|param)[^\\n]*|@(?:template[\\w.]*|if|elseif|for)\\(|@(?:else|endif|endfor)\\b|!\\{|\\$unsafe\\{|\\$\\{");

    private TemplateMarkup() {}

    static String of(String template) {
        StringBuilder out = new StringBuilder();
        Matcher code = CODE.matcher(template);
        int at = 0;
        while (code.find(at)) {
            out.append(template, at, code.start());
            char last = template.charAt(code.end() - 1);
            at = last == '(' || last == '{' ? closed(template, code.end() - 1, out) : code.end();
        }
        return out.append(template.substring(at)).toString();
    }

    /** The place after the bracket that closes; blocks of markup inside, between back-ticks, are kept. */
    private static int closed(String template, int open, StringBuilder out) {
        int depth = 0;
        for (int i = open; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '"') {
                i = template.indexOf('"', i + 1);
            } else if (c == '`') {
                int end = template.lastIndexOf('`');
                out.append(of(template.substring(i + 1, end)));
                i = end;
            } else if (c == '(' || c == '{') {
                depth++;
            } else if ((c == ')' || c == '}') && --depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalStateException(
                "not closed: " + template.substring(open, Math.min(open + 60, template.length())));
    }
}
