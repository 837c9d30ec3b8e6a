package io.github.docsprint.cli;

/** How text stands out on a terminal: with ANSI SGR codes (ECMA-48 8.3.117), or not at all. */
enum Style {
    PLAIN,
    COLOURED;

    String bold(String text) {
        return sgr("1", text);
    }

    String dim(String text) {
        return sgr("2", text);
    }

    String red(String text) {
        return sgr("31", text);
    }

    String green(String text) {
        return sgr("32", text);
    }

    String yellow(String text) {
        return sgr("33", text);
    }

    String cyan(String text) {
        return sgr("36", text);
    }

    private String sgr(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
