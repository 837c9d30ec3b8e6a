package io.github.docsprint.github;

/**
 * What stands for a person at GitHub. Goes into a request's header and nowhere else: never into an address, a message, a
 * file or git's configuration.
 *
 * @param value the secret itself
 * @param source where it was found, for the user
 */
public record Token(String value, String source) {

    @Override
    public String toString() {
        return "Token[" + source + "]";
    }
}
