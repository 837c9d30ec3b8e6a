package io.github.docsprint.cli;

import io.github.docsprint.message.Message;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words for a command line that makes no sense, since picocli has them in English only. */
record UsageErrors(Surroundings surroundings, Messages messages) {

    /** Says what is wrong and where to read on. Returns the exit code. */
    int tell(ParameterException exception) {
        surroundings.err().println(messages.text("cli.error", words(exception)));
        surroundings
                .err()
                .println(messages.text(
                        "cli.see-help",
                        exception.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private static Message words(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            List<String> near = unmatched.getSuggestions();
            boolean root = exception.getCommandLine().getParent() == null;
            String kind = unmatched.isUnknownOption() ? "option" : root ? "command" : "argument";
            return near.isEmpty()
                    ? Message.of("cli.unknown-" + kind, first)
                    : Message.of(
                            "cli.unknown-" + kind + "-near",
                            first,
                            near.stream().limit(3).collect(Collectors.joining(", ")));
        }
        if (exception instanceof MissingParameterException missing) {
            String names = missing.getMissing().stream().map(UsageErrors::name).collect(Collectors.joining(", "));
            return Message.of("cli.missing", names);
        }
        if (exception instanceof OverwrittenOptionException twice) {
            return Message.of("cli.twice", ((CommandLine.Model.OptionSpec) twice.getOverwritten()).longestName());
        }
        if (exception.getArgSpec() != null
                && List.of(Integer.class, int.class)
                        .contains(exception.getArgSpec().auxiliaryTypes()[0])) {
            return Message.of("cli.bad-number", name(exception.getArgSpec()), String.valueOf(exception.getValue()));
        }
        if (exception.getArgSpec() instanceof CommandLine.Model.OptionSpec option) {
            Class<?> type = option.auxiliaryTypes()[0]; // that of the elements, where it takes several
            String label = type.isEnum()
                    ? Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining("|"))
                    : option.paramLabel();
            return Message.of("cli.bad-value", option.longestName(), String.valueOf(exception.getValue()), label);
        }
        return Message.of("cli.bad-usage", String.valueOf(exception.getMessage()));
    }

    private static String name(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
