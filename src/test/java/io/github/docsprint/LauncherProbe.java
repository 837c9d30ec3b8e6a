package io.github.docsprint;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Stands in for docsprint in {@link LauncherTest}: says how it was started. */
public final class LauncherProbe {

    private LauncherProbe() {}

    /**
     * Does what the first argument says.
     *
     * @param arguments {@code exit CODE}, {@code wait}, {@code exists PATH}, {@code env NAME}, {@code flags},
     *     {@code stdin}, or anything else, which is printed back
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "exit" -> System.exit(Integer.parseInt(arguments[1]));
            case "exists" -> System.out.println(Files.exists(Path.of(arguments[1])));
            case "flags" ->
                System.out.println(ManagementFactory.getRuntimeMXBean().getInputArguments());
            case "env" -> System.out.println(System.getenv(arguments[1]));
            case "stdin" -> System.in.transferTo(System.out);
            case "wait" -> {
                System.out.println("waiting");
                Thread.sleep(60_000);
            }
            default -> {
                // The same at two places: an archive of classes is to have each.
                UnaryOperator<String> first = String::intern;
                UnaryOperator<String> second = String::intern;
                System.out.println(second.apply(first.apply(String.join("|", arguments))));
            }
        }
    }
}
