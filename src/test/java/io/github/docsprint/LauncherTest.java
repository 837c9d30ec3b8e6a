package io.github.docsprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher on its own: with a jar that is a probe, and with a Maven and a Java that are not what they seem. */
class LauncherTest {

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    /** What the launcher needs besides Java and Maven. */
    private static final List<String> TOOLS = List.of(
            "bash", "cat", "cp", "find", "head", "mkdir", "mv", "nice", "readlink", "rm", "sed", "sleep", "touch");

    @TempDir
    private Path folder;

    /** A checkout, with a blank and Japanese in its path. */
    private Path home;

    /** The whole PATH of the launcher. */
    private Path bin;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void layOut() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = Files.createDirectories(folder.resolve("my 作業/docsprint"));
        bin = Files.createDirectory(folder.resolve("bin"));
        Files.copy(Path.of("docsprint"), home.resolve("docsprint"));
        Files.createDirectories(home.resolve("src/main"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        for (String tool : TOOLS) {
            standIn(tool);
        }
        environment.put("PATH", bin.toString());
        environment.put("HOME", folder.toString());
        environment.put("JAVA_HOME", JAVA_HOME.toString());
        environment.put("DOCSPRINT_ARCHIVE", "off");
    }

    @Test
    void startsThroughASymbolicLinkFromAnotherFolder() throws Exception {
        built();
        Path link = Files.createSymbolicLink(bin.resolve("ds"), Path.of("../my 作業/docsprint/docsprint"));

        Run run = run(folder, List.of(link.toString(), "status", "a b"));

        assertThat(run).isEqualTo(new Run(0, "status|a b\n", ""));
    }

    @Test
    void printsJapaneseUnderLocaleC() throws Exception {
        built();
        environment.put("LC_ALL", "C");

        assertThat(run("日本語").out()).isEqualTo("日本語\n");
    }

    @Test
    void findsFilesWithJapaneseNamesUnderLocaleC() throws Exception {
        built();
        environment.put("LC_ALL", "C");
        Path page = Files.writeString(folder.resolve("概要.md"), "");

        assertThat(run("exists", page.toString()).out()).isEqualTo("true\n");
    }

    @Test
    void passesTheUsersLocaleOnAsGettextReadsIt() throws Exception {
        built();
        environment.put("LANG", "en_US.UTF-8");
        assertThat(run("env", "DOCSPRINT_LOCALE").out()).isEqualTo("en_US.UTF-8\n");
        environment.put("LC_MESSAGES", "ja_JP.UTF-8");
        assertThat(run("env", "DOCSPRINT_LOCALE").out()).isEqualTo("ja_JP.UTF-8\n");
        environment.put("LC_ALL", "C");
        assertThat(run("env", "DOCSPRINT_LOCALE").out()).isEqualTo("C\n");
    }

    @Test
    void saysThatNoStreamIsATerminalWhateverAnEnclosingDocsprintSaid() throws Exception {
        built();
        environment.put("DOCSPRINT_TERMINAL", "12");

        assertThat(run("env", "DOCSPRINT_TERMINAL").out()).isEqualTo("\n");
    }

    @Test
    void saysWhichStreamsAreTerminalsAndHowWide() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")), "script(1) makes the terminal");
        built();
        standIn("stty");
        String probe = "'" + home + "/docsprint' env ";
        String both = "stty cols 77; " + probe + "DOCSPRINT_TERMINAL; " + probe + "DOCSPRINT_COLUMNS";

        assertThat(run(folder, List.of("/usr/bin/script", "-qec", both, "/dev/null"))
                        .out())
                .isEqualToNormalizingNewlines("12\n77\n");
    }

    @Test
    void passesTheExitCodeThrough() throws Exception {
        built();

        assertThat(run("exit", "7").code()).isEqualTo(7);
    }

    @Test
    void passesStandardInputThrough() throws Exception {
        built();

        assertThat(run(home, List.of(home + "/docsprint", "stdin"), "本文").out()).isEqualTo("本文");
    }

    @Test
    void anInterruptEndsItWith130() throws Exception {
        built();
        Process process = start(home, List.of(home + "/docsprint", "wait"));
        assumeTrue(heedsInterrupts(process), "interrupts are ignored where the tests run");
        assertThat(process.inputReader(UTF_8).readLine()).isEqualTo("waiting");

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
    }

    @Test
    void flagsOfTheUserComeLast() throws Exception {
        built();
        environment.put("DOCSPRINT_JAVA_OPTIONS", "-Xmx99m -Dx=y");

        assertThat(run("flags").out()).contains("-XX:+UseParallelGC").endsWith("-Xmx99m, -Dx=y]\n");
    }

    @Test
    void buildsOnTheFirstStartAndSaysSoOnStandardErrorOnly() throws Exception {
        maven("cp probe.jar \"$target/docsprint.jar\"; echo built >>builds");

        Run first = run("status");
        Run second = run("status");

        assertThat(first.code()).isZero();
        assertThat(first.out()).isEqualTo("status\n");
        assertThat(first.err()).contains("first start: building").contains("built in");
        assertThat(second).isEqualTo(new Run(0, "status\n", ""));
        assertThat(home.resolve("builds")).hasContent("built");
    }

    @Test
    void speaksJapaneseWhenTheLocaleOrTheOptionSaysSo() throws Exception {
        maven("cp probe.jar \"$target/docsprint.jar\"");
        environment.put("LANG", "ja_JP.UTF-8");
        assertThat(run("status").err()).contains("初回起動のため、ビルドしています");

        Files.delete(home.resolve("target/docsprint.jar"));
        assertThat(run("--ui-lang", "en", "status").err()).contains("first start");

        Files.delete(home.resolve("target/docsprint.jar"));
        environment.remove("LANG");
        assertThat(run("status", "--ui-lang=ja").err()).contains("初回起動のため、ビルドしています");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        built();
        maven("cp probe.jar \"$target/docsprint.jar\"");
        Path source = Files.writeString(home.resolve("src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(run("status").err()).contains("building again");
    }

    @Test
    void buildsAgainWhenASourceIsGone() throws Exception {
        Path source = Files.writeString(home.resolve("src/main/Old.java"), "");
        built();
        Files.setLastModifiedTime(
                home.resolve("target/docsprint.jar"),
                FileTime.from(Instant.now().minusSeconds(5)));
        Files.setLastModifiedTime(
                home.resolve("src/main"), FileTime.from(Instant.now().minusSeconds(9)));
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.from(Instant.now().minusSeconds(9)));
        maven("cp probe.jar \"$target/docsprint.jar\"");

        Files.delete(source);

        assertThat(run("status").err()).contains("building again");
    }

    @Test
    void aFailedBuildShowsWhatMavenSaidAndLeavesNothing() throws Exception {
        maven("echo 'cannot find symbol'; echo junk >\"$target/docsprint.jar\"; exit 1");

        Run run = run("status");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("cannot find symbol").contains("the build failed");
        assertThat(home.resolve("target/docsprint.jar")).doesNotExist();
    }

    @Test
    void aBuildLeavesStandardInputToDocsprint() throws Exception {
        maven("cat >/dev/null; cp probe.jar \"$target/docsprint.jar\"");

        assertThat(run(home, List.of(home + "/docsprint", "stdin"), "本文").out()).isEqualTo("本文");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "perl"})
    void twoFirstStartsAtOnceBuildOnce(String lockingTool) throws Exception {
        standIn(lockingTool);
        assumeTrue(Files.exists(bin.resolve(lockingTool)), "without flock(1) and perl both build, each for itself");
        maven("echo built >>builds; sleep 1; cp probe.jar \"$target/docsprint.jar\"");

        Process one = start(home, List.of(home + "/docsprint", "exit", "5"));
        Process other = start(home, List.of(home + "/docsprint", "exit", "6"));

        assertThat(one.waitFor()).isEqualTo(5);
        assertThat(other.waitFor()).isEqualTo(6);
        assertThat(home.resolve("builds")).hasContent("built");
    }

    @Test
    void runsWhatIsThereWhenTheTargetFolderIsReadOnlyEvenIfASourceIsNewer() throws Exception {
        built();
        environment.put("DOCSPRINT_ARCHIVE", "on");
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(5)));
        Files.setPosixFilePermissions(home.resolve("target"), PosixFilePermissions.fromString("r-xr-xr-x"));

        Run run = run(folder, asNobody(List.of(home + "/docsprint", "status")));

        assertThat(run).isEqualTo(new Run(0, "status\n", ""));
    }

    @Test
    void saysThatJavaIsMissingAndHowToGetIt() throws Exception {
        built();
        environment.remove("JAVA_HOME");

        assertThat(run("status").code()).isEqualTo(3);
        assertThat(run("status").err()).contains("Java is missing").contains("https://adoptium.net/");
        assertThat(run("--ui-lang", "ja").err()).contains("Java が見つかりません").contains("https://adoptium.net/");
    }

    @Test
    void saysThatJavaIsTooOld() throws Exception {
        built();
        environment.put("JAVA_HOME", java("1.8.0_292").toString());

        Run run = run("status");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("Java 17 or newer is needed").contains("1.8.0_292");
    }

    @Test
    void takesTheJavaOnThePathWhenThatOfJavaHomeIsTooOld() throws Exception {
        built();
        environment.put("JAVA_HOME", java("11.0.2").toString());
        script(bin.resolve("java"), "exec '" + JAVA_HOME + "/bin/java' \"$@\"");

        assertThat(run("status").out()).isEqualTo("status\n");
    }

    @Test
    void saysThatAJreCannotBuild() throws Exception {
        environment.put("JAVA_HOME", java("17.0.1").toString());
        maven("exit 1");

        assertThat(run("status").code()).isEqualTo(3);
        assertThat(run("status").err()).contains("has no compiler");
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        assertThat(run("status").code()).isEqualTo(3);
        assertThat(run("status").err()).contains("Maven (mvn) is missing").contains("https://maven.apache.org/");
    }

    @Test
    void saysThatMavenIsTooOld() throws Exception {
        script(bin.resolve("mvn"), "echo 'Apache Maven 3.5.4'");

        assertThat(run("status").code()).isEqualTo(3);
        assertThat(run("status").err()).contains("Maven 3.5.4 is too old");
    }

    @Test
    void makesAnArchiveOfClassesInTheBackgroundAndUsesItFromThenOn() throws Exception {
        built();
        archived();

        assertThat(run("flags").out()).contains("-XX:SharedArchiveFile=" + archive());
    }

    @Test
    void aLambdaThatAClassMakesAtTwoPlacesComesFromTheArchiveAtBoth() throws Exception {
        // Java 17 takes a path that has another form in an address for another path.
        home = Files.move(home, folder.resolve("docsprint"));
        standIn("awk");
        built();
        archived();
        environment.put("DOCSPRINT_JAVA_OPTIONS", "-Xlog:class+load");

        List<String> lambdas = run("status")
                .out()
                .lines()
                .filter(line -> line.contains(LauncherProbe.class.getName() + "$$Lambda"))
                .toList();
        assertThat(lambdas).hasSize(2).allMatch(line -> line.contains("shared objects file"));
    }

    @Test
    void aBrokenArchiveShowsNowhere() throws Exception {
        built();
        archived();
        for (int length : List.of(10, 5_000, 1_000_000)) {
            byte[] junk = Files.readAllBytes(archive());
            new Random(length).nextBytes(junk);
            Files.write(archive(), Arrays.copyOf(junk, Math.min(length, junk.length)));

            assertThat(run("exit", "4")).isEqualTo(new Run(4, "", ""));
        }
    }

    @Test
    void anArchiveOfAnotherJarShowsNowhere() throws Exception {
        built();
        archived();
        FileTime later = FileTime.from(Instant.now().plusSeconds(1));
        Files.setLastModifiedTime(home.resolve("target/docsprint.jar"), later);
        Files.setLastModifiedTime(archive(), FileTime.from(later.toInstant().plusSeconds(1)));

        assertThat(run("exit", "4")).isEqualTo(new Run(4, "", ""));
    }

    /** What one run left behind. */
    private record Run(int code, String out, String err) {}

    private void built() throws IOException {
        Files.createDirectories(home.resolve("target"));
        probe(home.resolve("target/docsprint.jar"));
    }

    /** Runs twice: the first makes the archive, of whose end only the file tells. */
    private void archived() throws Exception {
        environment.put("DOCSPRINT_ARCHIVE", "on");
        assertThat(run("status")).isEqualTo(new Run(0, "status\n", ""));
        for (int i = 0; i < 300 && !(Files.exists(archive()) && Files.size(archive()) > 0); i++) {
            Thread.sleep(100);
        }
        assertThat(archive()).isNotEmptyFile();
    }

    private Path archive() throws IOException {
        try (var files = Files.newDirectoryStream(home.resolve("target"), "docsprint-*.jsa")) {
            for (Path file : files) {
                return file;
            }
        }
        return home.resolve("target/none");
    }

    /** A Maven that answers for its version and else runs a script, in which {@code $target} is where the jar goes. */
    private void maven(String script) throws IOException {
        probe(home.resolve("probe.jar"));
        script(bin.resolve("mvn"), """
                if [ "$1" = -version ]; then echo 'Apache Maven 3.9.9'; exit; fi
                for argument in "$@"; do
                  case "$argument" in -Ddocsprint.target=*) target="${argument#*=}" ;; esac
                done
                """ + script);
    }

    /** A folder that looks like a Java without a compiler. */
    private Path java(String version) throws IOException {
        Path java = Files.createDirectories(folder.resolve("jdk " + version));
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(java.resolve("bin/java"), "exit 99");
        return java;
    }

    /** Puts a tool of this machine on the launcher's path. */
    private void standIn(String tool) throws IOException {
        for (String place : List.of("/usr/bin/", "/bin/")) {
            if (Files.exists(Path.of(place, tool))) {
                script(bin.resolve(tool), "#!/bin/sh\nexec " + place + tool + " \"$@\"");
                return;
            }
        }
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, (body.startsWith("#!") ? "" : "#!/usr/bin/env bash\n") + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void probe(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, LauncherProbe.class.getName());
        String entry = LauncherProbe.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar, StandardOpenOption.CREATE);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var classFile = LauncherProbe.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            assertThat(classFile).isNotNull();
            classFile.transferTo(out);
            out.closeEntry();
        }
    }

    /** The same command without root's right to write everywhere. */
    private static List<String> asNobody(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")), "root can write anywhere, and there is no setpriv(1)");
        List<String> all =
                new ArrayList<>(List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        all.addAll(command);
        return all;
    }

    /** Whether SIGINT (signal 2) is not among those that the process ignores, as background jobs of a script do. */
    private static boolean heedsInterrupts(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .noneMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private Run run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(home + "/docsprint"));
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    private Run run(Path directory, List<String> command) throws Exception {
        return run(directory, command, "");
    }

    private Run run(Path directory, List<String> command, String input) throws Exception {
        Path err = Files.createTempFile(folder, "err", "");
        Process process =
                builder(directory, command).redirectError(err.toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), out, Files.readString(err));
    }

    private Process start(Path directory, List<String> command) throws IOException {
        return builder(directory, command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private ProcessBuilder builder(Path directory, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
