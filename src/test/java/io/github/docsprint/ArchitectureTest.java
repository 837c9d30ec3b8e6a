package io.github.docsprint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows of docs/architecture.md, held. */
class ArchitectureTest {

    private static final String ROOT = "io.github.docsprint";

    /** From the top down: a package may use those on lines below its own, never one beside or above it. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("cli"),
            List.of("demo", "report", "starter", "review"),
            List.of("lint"),
            List.of("drift"),
            List.of("rules"),
            List.of("glossary", "site"),
            List.of("git", "github", "preview"),
            List.of("markdown", "yaml", "json", "html"),
            List.of("text", "cache"),
            List.of("message", "file", "parallel"));

    /** Each outside library, and the one package that imports it. */
    private static final Map<String, List<String>> OWNERS = Map.of(
            "picocli..", List.of("cli"),
            "org.eclipse.jgit..", List.of("git"),
            "org.kohsuke..", List.of("github"),
            "org.commonmark..", List.of("markdown"),
            "com.fasterxml.jackson..", List.of("yaml", "json"),
            "com.google.re2j..", List.of("rules"),
            "com.samskivert..", List.of("html"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void arrowsPointDownwardsOnly() {
        LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (List<String> floor : FLOORS) {
            for (String room : floor) {
                house = house.layer(room).definedBy(ROOT + "." + room + "..");
            }
        }
        for (int i = 0; i < FLOORS.size(); i++) {
            String[] above = FLOORS.subList(0, i).stream().flatMap(List::stream).toArray(String[]::new);
            for (String room : FLOORS.get(i)) {
                house = above.length == 0
                        ? house.whereLayer(room).mayNotBeAccessedByAnyLayer()
                        : house.whereLayer(room).mayOnlyBeAccessedByLayers(above);
            }
        }
        house.check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @TestFactory
    List<DynamicTest> eachLibraryHasOnePackageThatImportsIt() {
        return OWNERS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> noClasses()
                                .that()
                                .resideOutsideOfPackages(entry.getValue().stream()
                                        .map(room -> ROOT + "." + room + "..")
                                        .toArray(String[]::new))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(entry.getKey())
                                .check(CLASSES)))
                .toList();
    }

    @Test
    void onlyCliPrintsOrExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }
}
